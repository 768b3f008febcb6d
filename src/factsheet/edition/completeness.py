"""Measure how much of an edition is translated, for reports and for the edition policy.

Only texts that documents print are counted, so a text that no page shows on the edition date
does not hold back a language. Messages that belong to no sheet (the toolkit's phrases, texts of
templates) count for the language as a whole.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from factsheet.catalogs.catalog import TranslationState
from factsheet.catalogs.po import Entry, Key, content
from factsheet.diagnostics import Findings, Location
from factsheet.edition.document import LocalizedText
from factsheet.edition.edition import Edition
from factsheet.edition.samples import samples
from factsheet.edition.voice import Voice
from factsheet.edition.walk import inlines
from factsheet.load.theme import Theme
from factsheet.messages.message import Message, word_count
from factsheet.messages.phrases import ORIGIN
from factsheet.messages.templates import template_messages
from factsheet.model.sheet import Sheet
from factsheet.model.text import Text


@dataclass(frozen=True, slots=True)
class PrintedMessage:
    """One printed message in one language."""

    message: Message
    progress: TranslationState
    at: Location
    """The place of its entry in the catalog, or the catalog if it has none."""
    sheets: tuple[str, ...] = ()
    """Ids of the sheets, as written, that print it; empty for messages of all pages."""
    entry: Entry | None = None
    """Its entry in the catalog."""

    @property
    def content(self) -> Hashable:
        """The part of it that a translator sees. Messages of the same content are one task."""
        message = self.message
        return content(self.entry or Entry(message.singular, message.context, message.plural))


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of messages and words by progress.

    Words are counted in the source language. A text shared by several messages counts once if
    its translation and state are the same, because a translator sees it once.
    """

    messages: Mapping[TranslationState, int]
    words: Mapping[TranslationState, int]

    @classmethod
    def of(cls, units: Iterable[PrintedMessage]) -> "Tally":
        messages, words = dict.fromkeys(TranslationState, 0), dict.fromkeys(TranslationState, 0)
        counted: set[Hashable] = set()
        for unit in units:
            messages[unit.progress] += 1
            if (task := (unit.progress, unit.content)) not in counted:
                counted.add(task)
                words[unit.progress] += word_count(unit.message)
        return cls(messages, words)

    @property
    def total(self) -> int:
        return sum(self.messages.values())

    @property
    def left(self) -> int:
        """Number of messages that still need a translator."""
        return self.total - self.messages[TranslationState.TRANSLATED]

    @property
    def words_left(self) -> int:
        return sum(self.words.values()) - self.words[TranslationState.TRANSLATED]

    @property
    def percent(self) -> int:
        """Percentage of translated messages, rounded down, but at least 1 if any is translated."""
        translated = self.messages[TranslationState.TRANSLATED]
        least = 1 if translated else 0
        return max(least, 100 * translated // self.total) if self.total else 100

    def reaches(self, percent: float) -> bool:
        """Whether at least `percent` is translated, without rounding. True if there are no
        messages."""
        return 100 * self.messages[TranslationState.TRANSLATED] >= percent * self.total


@dataclass(frozen=True, slots=True)
class Completeness:
    """One language's printed messages, each once."""

    locale: str
    units: tuple[PrintedMessage, ...]

    def of_sheet(self, sheet: str) -> Iterator[PrintedMessage]:
        """The messages that a sheet prints. A message may belong to several sheets."""
        return (unit for unit in self.units if sheet in unit.sheets)

    def of_frame(self) -> Iterator[PrintedMessage]:
        """The messages that belong to no sheet: the toolkit's phrases, texts of templates."""
        return (unit for unit in self.units if not unit.sheets)

    @property
    def unfinished(self) -> tuple[PrintedMessage, ...]:
        return tuple(
            unit for unit in self.units if unit.progress is not TranslationState.TRANSLATED
        )


def measure(edition: Edition, theme: Theme) -> dict[str, Completeness]:
    """The completeness of every language of an edition, by tag."""
    # Errors in templates are reported when pages are rendered.
    frame = tuple(template_messages(theme.texts, Findings()))
    written = edition.publication.sheets
    made = {name: list(samples(sheet, edition)) for name, sheet in written.items()}
    return {
        tag: Completeness(tag, tuple(_units(edition, tag, made, frame))) for tag in edition.voices
    }


def _units(
    edition: Edition, tag: str, made: Mapping[str, list[Sheet]], frame: tuple[Message, ...]
) -> Iterator[PrintedMessage]:
    voice = edition.voices[tag]
    texts: dict[Key, Text] = {}
    sheets: dict[Key, list[str]] = {}
    for name, copies in made.items():
        printed: dict[Key, Text] = {}
        for sheet in copies:
            printed |= _printed(sheet, edition, tag)
        for key, text in printed.items():
            texts.setdefault(key, text)
            # The toolkit's phrases may be used in any sheet.
            sheets.setdefault(key, []).extend([name] if text.at != ORIGIN else [])
    for key, text in texts.items():
        message = Message(text.singular, text.context, text.plural, references=(text.at,))
        yield _unit(message, voice, tuple(sheets[key]))
    for message in frame:
        yield _unit(message, voice)


def _printed(sheet: Sheet, edition: Edition, tag: str) -> dict[Key, Text]:
    """The texts that a sheet prints; empty if the sheet is left out on the day."""
    said = (
        one
        for one in inlines(edition.localize(sheet, tag, keep=True))
        if isinstance(one, LocalizedText)
    )
    return {(one.text.context, one.text.singular): one.text for one in said}


def _unit(message: Message, voice: Voice, sheets: tuple[str, ...] = ()) -> PrintedMessage:
    is_plural = message.plural is not None
    found = voice.translation(message.context, message.singular, is_plural=is_plural)
    at = Location(voice.catalog.path if voice.catalog else "")
    if found.entry:
        at = found.entry.location
    return PrintedMessage(message, found.progress, at, sheets, found.entry)
