"""Find comparison words: a changed number may no longer support “largest” or “rose”.

Each language has its own list in `comparisons/`, which documents its format.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from factsheet.messages.pattern import Literal, Markup, Pattern

_BEFORE = "(?:[وف]?(?:[بكل]?ال|لل|[بكل])?)?"
"""Arabic prefixes joined to the next word: and, so, in, as, for, the."""
_BEHIND = "(?:هما|هم|هن|ها|ه|نا|كم)?"
"""Arabic pronouns joined to the previous word."""
_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "’": " ", "'": " "})
_TATWEEL = "\u0640"
_VALUE = "\ufffc"
"""Replaces a value, so that no phrase extends across it."""


def languages_without_comparisons(tags: Iterable[str]) -> Iterator[str]:
    """A note on each language that has no list."""
    for tag in tags:
        if _expression(_language(tag)) is None:
            yield f"{tag} has no list of comparison words: its texts were not searched for any"


def comparisons_in(pattern: Pattern, locale: str) -> tuple[str, ...]:
    """The comparison words in the pattern's own text, not in its values, as written."""
    expression = _expression(_language(locale))
    if expression is None:
        return ()
    text = unicodedata.normalize("NFC", _text(pattern))
    kept = [place for place, char in enumerate(text) if not _is_mark(char)]
    folded = _folded("".join(text[place] for place in kept))
    places = (*kept, len(text))
    found = (text[places[hit.start()] : places[hit.end()]] for hit in expression.finditer(folded))
    return tuple(dict.fromkeys(found))


def _text(pattern: Pattern) -> str:
    parts = []
    for node in pattern:
        if isinstance(node, Literal):
            parts.append(node.text)
        else:
            parts.append(_text(node.children) if isinstance(node, Markup) else _VALUE)
    return "".join(parts)


def _language(locale: str) -> str:
    return locale.split("-")[0]


def _is_mark(char: str) -> bool:
    """Whether it is a vowel mark, or tatweel, which only lengthens a word."""
    return char == _TATWEEL or unicodedata.category(char) == "Mn"


def _folded(text: str) -> str:
    """The text in a normalized spelling, of the same length."""
    lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_SAME)


@cache
def _expression(language: str) -> re.Pattern[str] | None:
    """The pattern of the words in the language's list; None if it has no list."""
    file = files("factsheet.locales") / "comparisons" / f"{language}.txt"
    if not file.is_file():
        return None
    lines = (line.strip() for line in file.read_text("utf-8").splitlines())
    words = sorted((line for line in lines if line and not line.startswith("#")), key=len)
    before, behind = (_BEFORE, _BEHIND) if language == "ar" else ("", "")
    # The longest first, so that “more than” is found before “more”.
    choices = "|".join(map(_choice, reversed(words)))
    return re.compile(rf"(?<!\w){before}(?:{choices}){behind}(?!\w)")


def _choice(line: str) -> str:
    folded = _folded(line.removesuffix("*"))
    word = r"\s+".join(map(re.escape, folded.split()))
    return rf"{word}\w*" if line.endswith("*") else word
