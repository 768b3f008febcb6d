"""Syllables of the scripts of India and South-East Asia, whose letters change places.

The sign for i is drawn before its letter, and r above the next one (The Unicode Standard,
12.1). Joined letters may even be one shape, whose text in the PDF is one of them alone.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

_JOINING = 9
"""Combining class of a virama, which joins the next letter to its syllable."""
_MARKS = frozenset(("Mn", "Mc", "Me", "Cf"))


def syllables(text: str) -> Iterator[str]:
    """Each letter with its marks, and with the letters joined to it."""
    syllable = ""
    for character in text:
        is_mark = unicodedata.category(character) in _MARKS
        if syllable and not is_mark and not _is_joining(syllable.rstrip("\u200c\u200d")[-1:]):
            yield syllable
            syllable = ""
        syllable += character
    if syllable:
        yield syllable


def as_drawn(text: str, is_seen: Callable[[str], bool]) -> re.Pattern[str]:
    """A pattern for the visible characters of a text, those of a syllable in any order."""
    found: list[str] = []
    for syllable in syllables(text):
        seen = list(filter(is_seen, syllable))
        if len(seen) < 2:
            found += map(re.escape, seen)
            continue
        least = 1 if any(map(_is_joining, syllable)) else len(seen)
        any_of_them = "".join(map(re.escape, sorted(set(seen))))
        found.append(f"[{any_of_them}]{{{least},{len(seen)}}}")
    return re.compile("".join(found))


def _is_joining(character: str) -> bool:
    return bool(character) and unicodedata.combining(character) == _JOINING
