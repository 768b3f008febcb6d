"""Reduce words of Arabic and Persian: remove marks, clitics and endings. All possible readings are
returned, because no rule can decide whether a first ب is a preposition, or whether a last ی belongs
to the word. Arabic: a light stemmer after Larkey, Ballesteros and Connell (2007). Persian: endings
may be joined or separated by a zero-width non-joiner.
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
"""Minimum length of a stem: Arabic roots have three letters."""


def bare(word: str) -> str:
    """The word without vowel marks and tatweel: tashkeel (U+064B …), U+0640."""
    return _MARKS.sub("", word)


@lru_cache(maxsize=1 << 16)
def arabic_readings(word: str) -> frozenset[str]:
    """Every possible stem of the word, and the word itself, with hamza seats and ة ى folded."""
    folded = bare(word).translate(_SEATS).replace("ة", "ه")
    starts = set(without_clitics(folded))
    found = set(starts)
    for start in starts:
        # الأمانة must not be reduced to الأم, to which الأمين would be reduced too.
        if _ARTICLE.match(start):
            continue
        found.update(
            start[: -len(suffix)]
            for suffix in _SUFFIXES
            if start.endswith(suffix) and len(start) - len(suffix) >= _SHORTEST
        )
    return frozenset(found)


def without_clitics(word: str) -> Iterator[str]:
    """The word, and the word without each clitic that it may begin with."""
    yield word
    for clitic in _CLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) >= _SHORTEST - 1:
            yield word[len(clitic) :]


_PERSIAN_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
"""Vowel marks, tatweel, and the hamza above that stands for the ezafe: دبیرخانهٔ."""
_LETTERS = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "ئ": "ی", "ؤ": "و", "ۀ": "ه", "ة": "ه"}
)
_NON_JOINER = "\u200c"
_ENDINGS = (
    *("هایشان", "هایمان", "هایتان", "هایی", "هایم", "هایت", "هایش", "های", "ها"),
    *("شان", "مان", "تان", "ان", "اش", "ام", "ات", "ای", "یی", "ی", "ش", "م", "ت"),
)
"""Plurals, pronouns and the indefinite article, alone and together, the longest first."""
_SILENT = "گان"
"""The plural in ان of a word that ends in a silent ه: نماینده, نمایندگان."""
_SHORTEST_PERSIAN = 2


@lru_cache(maxsize=1 << 16)
def persian_readings(word: str) -> frozenset[str]:
    """The word in a normalized spelling, and its possible forms without endings."""
    joined = _PERSIAN_MARKS.sub("", word).translate(_LETTERS).replace(_NON_JOINER, "").casefold()
    return frozenset(_shorter(joined))


def _shorter(word: str) -> Iterator[str]:
    yield word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_PERSIAN:
            yield stem
    stem = word.removesuffix("ی").removesuffix(_SILENT)
    if len(stem) >= _SHORTEST_PERSIAN and word.removesuffix("ی").endswith(_SILENT):
        yield f"{stem}ه"
