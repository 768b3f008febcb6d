"""Comparison words: a number that changes may no longer support “largest” or “rose”.

Each language has a list of its own in `claims/`, which says how it is written.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from factsheet.messages.pattern import Literal, Markup, Pattern

_BEFORE = "(?:[وف]?(?:[بكل]?ال|لل|[بكل])?)?"
"""What Arabic writes together with the word that follows: and, so, in, as, for, the."""
_BEHIND = "(?:هما|هم|هن|ها|ه|نا|كم)?"
"""Pronouns that Arabic writes together with the word before."""
_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "’": " ", "'": " "})
_TATWEEL = "\u0640"
_VALUE = "\ufffc"
"""Stands where a value is: no phrase reaches across it."""


def silent_languages(tags: Iterable[str]) -> Iterator[str]:
    """A sentence on each language that has no list."""
    for tag in tags:
        if _expression(_language(tag)) is None:
            yield f"{tag} has no list of comparison words: its texts were not searched for them"


def claims_in(pattern: Pattern, locale: str) -> tuple[str, ...]:
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
    """Vowel marks and the stroke that only lengthens a word."""
    return char == _TATWEEL or unicodedata.category(char) == "Mn"


def _folded(text: str) -> str:
    """One spelling for what readers take as the same; as long as the text."""
    lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_SAME)


@cache
def _expression(language: str) -> re.Pattern[str] | None:
    """What finds the words of the language's list; None where it has none."""
    file = files("factsheet.impact") / "claims" / f"{language}.txt"
    if not file.is_file():
        return None
    lines = (line.strip() for line in file.read_text("utf-8").splitlines())
    words = sorted((line for line in lines if line and not line.startswith("#")), key=len)
    before, behind = (_BEFORE, _BEHIND) if language == "ar" else ("", "")
    # The longest first: of “more than” and “more” the whole phrase is what was said.
    choices = "|".join(map(_choice, reversed(words)))
    return re.compile(rf"(?<!\w){before}(?:{choices}){behind}(?!\w)")


def _choice(line: str) -> str:
    folded = _folded(line.removesuffix("*"))
    word = r"\s+".join(map(re.escape, folded.split()))
    return rf"{word}\w*" if line.endswith("*") else word
