"""The words of a text, as a term is looked for in them."""

import re

from factsheet.locales.languages import by_language

_WORD = re.compile(
    r"""\ufffc|[^\s.,;:!?¡¿()\[\]{}<>|/«»“”„‟‘’‚‹›'"…–—،؛؟。，；：！？、।۔\ufffc]+"""
)

UNSPACED: dict[str, bool] = dict.fromkeys(("bo", "ja", "km", "lo", "my", "th", "zh"), True)
"""Languages that put no space between words."""

GAPS: dict[str, int] = {"ar": 2}
"""How many words may come between those of a term: أمانة الإنتربول العامة."""


def words_in(text: str) -> list[str]:
    """The words, hyphenated ones whole, what is elided by itself (*l’*, *Assemblée*).

    A placeholder (U+FFFC) is a word, so that no term reaches across it.
    """
    return _WORD.findall(text)


def has_spaces(tag: str) -> bool:
    """Whether the language puts spaces between words."""
    return not by_language(UNSPACED, tag)
