"""Hears what a language says while its sheets are made: every message and every value.

Nothing is worded a second time: the listener is the speaker that a build has, and writes
down what passes through it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from factsheet.localize.document import plain
from factsheet.localize.speaker import NOTHING, Given, Inlines, Speaker, Used
from factsheet.localize.voice import Voice
from factsheet.messages.pattern import Placeholder
from factsheet.model.base import Found
from factsheet.model.ranges import Counted
from factsheet.model.text import FactRef, Text
from factsheet.model.values import Value


@dataclass(frozen=True, slots=True)
class Said:
    """A text as a sheet says it."""

    text: Text
    number: Counted | None
    """What selected the plural form; None for a text without plural."""
    runs: Inlines
    fell_back: bool
    """The language had no words for it: the source language stands in."""
    rests_on: frozenset[str]
    """The addresses that were looked up for it, those behind other facts too."""

    @property
    def what(self) -> str:
        return self.text.context

    @property
    def words(self) -> str:
        return plain(self.runs)

    @property
    def state(self) -> tuple[object, ...]:
        """All by which it can differ from the same text in another edition."""
        text = self.text
        return (self.words, self.number, self.fell_back, text.singular, text.plural)


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that stands by itself: a figure, a cell of a table."""

    address: str
    form: str | None
    runs: Inlines
    rests_on: frozenset[str]

    @property
    def what(self) -> str:
        return f"{self.address}:{self.form}" if self.form else self.address

    @property
    def words(self) -> str:
        return plain(self.runs)

    @property
    def state(self) -> tuple[object, ...]:
        return (self.words,)


Item = Said | Shown


@dataclass(frozen=True, slots=True)
class Listener(Speaker):
    """A speaker that remembers. One for each sheet and language."""

    texts: list[Said] = field(default_factory=list)
    values: list[Shown] = field(default_factory=list)
    _open: list[set[str]] = field(default_factory=list)
    """What has been looked up so far by whatever is being said, the outermost first."""

    # Calls of the base class name it: super() doesn't work in a dataclass with slots.

    def spoken(
        self,
        text: Text,
        voice: Voice,
        used: Used,
        given: Given = NOTHING,
        number: Counted | None = None,
    ) -> tuple[Inlines, Voice]:
        with self._listening() as rests_on:
            number = self.count(text) if number is None else number
            runs, spoken = Speaker.spoken(self, text, voice, used, given, number)
        if voice is self.voice:
            fell_back = spoken is not voice
            self.texts.append(Said(text, number, runs, fell_back, frozenset(rests_on)))
        return runs, spoken

    def hole(self, hole: Placeholder, voice: Voice, used: Used) -> Inlines:
        is_alone = not self._open
        with self._listening() as rests_on:
            runs = Speaker.hole(self, hole, voice, used)
        if is_alone:
            address = self.base.absolute(hole.name)
            self.values.append(Shown(address, hole.form, runs, frozenset(rests_on)))
        return runs

    def value(
        self, value: Value | FactRef, address: str, form: str | None, voice: Voice, used: Used
    ) -> Inlines:
        is_alone = not self._open
        with self._listening() as rests_on:
            rests_on.add(address)
            runs = Speaker.value(self, value, address, form, voice, used)
        if is_alone:
            self.values.append(Shown(address, form, runs, frozenset(rests_on)))
        return runs

    def find(self, address: str) -> Found:
        if self._open:
            self._open[-1].add(self.base.absolute(address))
        return Speaker.find(self, address)

    @contextmanager
    def _listening(self) -> Iterator[set[str]]:
        rests_on: set[str] = set()
        self._open.append(rests_on)
        try:
            yield rests_on
        finally:
            self._open.pop()
            if self._open:
                self._open[-1] |= rests_on
