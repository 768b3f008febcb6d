"""Arabic words without what is written onto them: marks, clitics, endings.

A light stemmer after Larkey, Ballesteros and Connell (2007), which gives every reading
instead of one: whether a first ب is a preposition no rule can say.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_SEATS = str.maketrans("أإآٱىؤئ", "اااايوي")
_SUFFIXES = (
    "ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا", "ي",
    "ته", "تها", "تهم", "تهن", "تهما", "تك", "تكم", "تنا", "تي",
    "ا", "ان", "ين", "ون", "و", "ات", "تا", "تان", "تين",
    "اته", "اتها", "اتهم", "اتنا", "انه", "انها", "انهم", "اه", "اها", "يه", "يها", "وه", "وها",
)  # fmt: skip
"""Feminine ending (with ه for ة), duals, sound plurals and pronouns, alone and together."""
_CLITICS = (
    *(
        conjunction + preposition + article
        for conjunction in ("", "و", "ف")
        for preposition in ("", "ب", "ك", "ل", "س")
        for article in ("", "ال")
        if conjunction + preposition + article
    ),
    *("لل", "ولل", "فلل"),
)
"""And, so; by, like, for, will; the. After ل the article is written ل."""
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")
_SHORTEST = 3
"""Letters of the shortest stem: Arabic roots have three."""


def bare(word: str) -> str:
    """The word without vowel marks and tatweel: tashkeel (U+064B …), U+0640."""
    return _MARKS.sub("", word)


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> frozenset[str]:
    """Every stem that the word may have, hamza seats and ة ى folded; itself among them."""
    folded = bare(word).translate(_SEATS).replace("ة", "ه")
    starts = set(without_clitics(folded))
    found = set(starts)
    for start in starts:
        # What is left of الأمانة must not be الأم, which الأمين would leave as well.
        if _ARTICLE.match(start):
            continue
        found.update(
            start[: -len(suffix)]
            for suffix in _SUFFIXES
            if start.endswith(suffix) and len(start) - len(suffix) >= _SHORTEST
        )
    return frozenset(found)


def without_clitics(word: str) -> Iterator[str]:
    """The word, and what remains of it when the clitics it may begin with are taken away."""
    yield word
    for clitic in _CLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) >= _SHORTEST - 1:
            yield word[len(clitic) :]
