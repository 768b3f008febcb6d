"""One gettext message, as the source states it, and its length in words."""

import re
from dataclasses import dataclass

from factsheet.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Message:
    """What a translator is handed: the text, its stable id, and what to know about it."""

    singular: str
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    """Lines for the translator: where it stands, what each placeholder will show."""
    references: tuple[Location, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalog looks a message up by."""
        return (self.context, self.singular)


_NO_WORDS = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%\(\w+\)s|</?[a-zA-Z][^<>]*>")
"""Braces, placeholders of texts and of templates, tags: a translator copies them."""


def word_count(message: Message) -> int:
    """The words of the source text, its plural included: both are translated.

    A word is what stands between blanks and has a letter or a digit.
    """
    texts = (message.singular, message.plural or "")
    words = " ".join(_NO_WORDS.sub(" ", text) for text in texts).split()
    return sum(any(character.isalnum() for character in word) for word in words)
