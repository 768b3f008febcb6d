"""One gettext message, as the source states it, and its length in words."""

import re
from dataclasses import dataclass

from factsheet.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate, its stable id, and notes for the translator."""

    singular: str
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    """Lines for the translator: its place, and what each placeholder will show."""
    references: tuple[Location, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str | None, str]:
        """The key of a message in a catalog."""
        return (self.context, self.singular)


_NO_WORDS = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%\(\w+\)s|</?[a-zA-Z][^<>]*>")
"""Braces, placeholders of texts and templates, and tags, which are not translated."""


def word_count(message: Message) -> int:
    """The number of words of the source text, including the plural.

    A word is a sequence without white space that has a letter or a digit.
    """
    texts = (message.singular, message.plural or "")
    words = " ".join(_NO_WORDS.sub(" ", text) for text in texts).split()
    return sum(any(character.isalnum() for character in word) for word in words)
