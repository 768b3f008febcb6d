"""The prose of a text, without foreign passages, as words and sentences."""

import re
from functools import lru_cache

from factsheet.edition.wording import OBJECT, Wording
from factsheet.messages.pattern import Literal, Markup, Pattern

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
"""A word of letters; `don’t` and `dix-sept` are one."""
_ELIDED = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?؟。！？])[\"”»’)\]]*\s+|(?<=[。！？])")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")


def prose(wording: Wording) -> str:
    """The text without passages in another language and without cited titles."""
    if wording.error or "<" not in wording.text:
        return wording.words
    return _prose(wording.pattern)


def _prose(pattern: Pattern) -> str:
    return "".join(
        node.text
        if isinstance(node, Literal)
        else _prose(node.children)
        if isinstance(node, Markup) and node.tag not in ("span", "cite")
        else OBJECT
        for node in pattern
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text, as far as their ends are known."""
    return [part for part in _SENTENCE.split(text) if part]


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as written, parted at apostrophes and hyphens, without vowel marks."""
    return tuple(_ELIDED.findall(_MARKS.sub("", text)))


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A text without case, punctuation, placeholders and spaces, to recognize copies."""
    return " ".join(WORD.findall(text.casefold()))
