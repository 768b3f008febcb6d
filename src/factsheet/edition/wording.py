"""A text prepared for rules: its pattern, and its words without placeholders and tags."""

from dataclasses import dataclass

from factsheet.messages.pattern import (
    Markup,
    Pattern,
    PatternError,
    Placeholder,
    parse_pattern,
)
from factsheet.messages.templates import parse_template_text

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Replaces a placeholder in the words."""
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
"""Isolates around a passage, which are removed from its words."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A source text, or one form of a translation."""

    text: str
    """As written."""
    pattern: Pattern
    """The parsed text; empty if it does not parse."""
    words: str
    """The text with U+FFFC for each value and without tags; as written if it does not parse."""
    error: PatternError | None = None
    index: int = 0
    """Number of the form: the n of `msgstr[n]`."""
    line: int = 0
    """The line of its msgstr in the catalog."""
    numbers: tuple[int, ...] = ()
    """The numbers from 0 to 999 that select this form; empty if the message has no plural."""

    @classmethod
    def of(
        cls,
        text: str,
        *,
        is_template: bool,
        index: int = 0,
        line: int = 0,
        numbers: tuple[int, ...] = (),
    ) -> "Wording":
        try:
            pattern = parse_template_text(text) if is_template else parse_pattern(text)
        except PatternError as error:
            return cls(text, (), text, error, index, line, numbers)
        words = words_of(pattern).translate(_ISOLATES)
        return cls(text, pattern, words, None, index, line, numbers)


def words_of(pattern: Pattern) -> str:
    """The words of a pattern without tags, with U+FFFC for each placeholder."""
    return "".join(
        OBJECT
        if isinstance(node, Placeholder)
        else words_of(node.children)
        if isinstance(node, Markup)
        else node.text
        for node in pattern
    )
