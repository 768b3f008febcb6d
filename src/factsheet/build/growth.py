"""Why a language needs more paper than its source: the messages of a sheet that grew most."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from factsheet.build.edition import Edition
from factsheet.catalogs.po import Key
from factsheet.diagnostics import Findings
from factsheet.localize.localizer import localize
from factsheet.localize.speaker import Speaker
from factsheet.localize.voice import Voice
from factsheet.messages.pattern import Literal, Markup, Pattern
from factsheet.model.ranges import Counted
from factsheet.model.sheet import Sheet
from factsheet.model.text import Text


@dataclass(frozen=True, slots=True)
class Growth:
    """A message in one language beside its source. Lengths count characters, without values."""

    context: str
    source: int
    translation: int

    @property
    def more(self) -> int:
        """Characters that the translation is longer."""
        return self.translation - self.source

    def __str__(self) -> str:
        percent = f" ({self.more / self.source:+.0%})" if self.source else ""
        return f"{self.context} {self.more:+} characters{percent}"


def grown(sheet: Sheet, tag: str, edition: Edition) -> list[Growth]:
    """The sheet's messages that are longer in a language than in the source, most first."""
    voice = edition.voices[tag]
    listener = _Listener(voice.profile, voice.catalog, voice.is_source)
    base = edition.publication.base
    localize(sheet, Speaker(base, edition.day, listener, edition.source, Findings()))
    growths = [
        Growth(text.context, _length(source), _length(pattern))
        for text, number, pattern in listener.heard.values()
        if (source := edition.source.wording(text, number, Findings())) is not None
    ]
    longer = [growth for growth in growths if growth.more > 0]
    return sorted(longer, key=lambda growth: (-growth.more, growth.context))


@dataclass(frozen=True, slots=True)
class _Listener(Voice):
    """A voice that remembers what it worded, and how."""

    heard: dict[Key, tuple[Text, Counted | None, Pattern]] = field(default_factory=dict)

    def wording(self, text: Text, number: Counted | None, findings: Findings) -> Pattern | None:
        pattern = Voice.wording(self, text, number, findings)
        if pattern is not None:
            self.heard.setdefault((text.context, text.singular), (text, number, pattern))
        return pattern


def _length(pattern: Pattern) -> int:
    return sum(len(words) for words in _words(pattern))


def _words(pattern: Pattern) -> Iterator[str]:
    for part in pattern:
        if isinstance(part, Literal):
            yield part.text
        elif isinstance(part, Markup):
            yield from _words(part.children)
