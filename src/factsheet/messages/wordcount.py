"""How much there is to translate, in words."""

import re

from factsheet.messages.message import Message

_NO_WORDS = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%\(\w+\)s|</?[a-zA-Z][^<>]*>")
"""Braces, placeholders of texts and of templates, tags: a translator copies them."""


def word_count(message: Message) -> int:
    """The words of the source text, its plural included: both are translated.

    A word is what stands between blanks and has a letter or a digit.
    """
    texts = (message.singular, message.plural or "")
    words = " ".join(_NO_WORDS.sub(" ", text) for text in texts).split()
    return sum(any(character.isalnum() for character in word) for word in words)
