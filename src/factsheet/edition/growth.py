"""Messages whose translation is longer than the source, to explain why a sheet needs more room."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.edition.document import Document, LocalizedText
from factsheet.edition.voice import Voice
from factsheet.edition.walk import inlines
from factsheet.messages.pattern import Literal, Markup, Pattern


@dataclass(frozen=True, slots=True)
class Growth:
    """A message's length in one language and in the source, in characters without values."""

    context: str
    source: int
    translation: int

    @property
    def more(self) -> int:
        """Number of characters by which the translation is longer."""
        return self.translation - self.source

    def __str__(self) -> str:
        percent = f" ({self.more / self.source:+.0%})" if self.source else ""
        return f"{self.context} {self.more:+} characters{percent}"


def grown(document: Document, source: Voice) -> list[Growth]:
    """The messages of a sheet that are longer than their source, those that grew most first."""
    printed = {
        (said.text.context, said.text.singular): said
        for said in inlines(document)
        if isinstance(said, LocalizedText) and said.locale == document.locale
    }
    growths = [
        Growth(said.text.context, _length(own.pattern), _length(said.wording.pattern))
        for said in printed.values()
        if said.wording and (own := source.wording(said.text, said.number))
    ]
    longer = [growth for growth in growths if growth.more > 0]
    return sorted(longer, key=lambda growth: (-growth.more, growth.context))


def _length(pattern: Pattern) -> int:
    return sum(len(words) for words in _words(pattern))


def _words(pattern: Pattern) -> Iterator[str]:
    for part in pattern:
        if isinstance(part, Literal):
            yield part.text
        elif isinstance(part, Markup):
            yield from _words(part.children)
