"""Texts as a search sees them, and the numbers in them whatever digits they are written in."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from itertools import count

from factsheet.checks.theme.marks import NUMBER

HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
FOLDED = HYPHENS | str.maketrans({"٪": "%", "٫": ".", "٬": ",", "\u2212": "-"})
IGNORED = re.compile(
    "[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\ufffe\x02]"
)
"""Soft hyphens, tatweel, and what has no shape."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")
"""What makes a text run from right to left, or a part of it."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SHARE = re.compile(r"(\d+)/([1-9]\d*)")
_DECIMALS = 3
"""How precisely a share that does not end may be printed: 33%, 33.3%, 33.33%."""


def contains(text: str, phrase: str) -> bool:
    """Whether searching the text for the phrase would find it.

    Folded are compatibility forms (NFKC: a lam-alef ligature is two letters), digits of
    any script, vowel marks, bidi controls, and white space, line breaks included.
    """
    return folded(phrase) in folded(text)


def folded(text: str) -> str:
    """The text as a search sees it."""
    plain = IGNORED.sub("", unicodedata.normalize("NFKC", text))
    return " ".join("".join(map(_folded, plain)).translate(FOLDED).split())


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[str, tuple[int, ...]]:
    """The text as it is read, without white space, and where each character comes from.

    Folded are compatibility forms, case, hyphens, and what has no shape but the joiners,
    which Persian spells with.
    """
    found: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        for plain in _read(character):
            found.append(plain)
            origins.append(place)
    return "".join(found), tuple(origins)


def tokens(text: str) -> list[str]:
    """Words and signs of a text, as it is read."""
    parts = ("".join(map(_read, part)) for part in text.split())
    return [token for part in parts for token in _TOKEN.findall(part)]


@cache
def _read(character: str) -> str:
    if character in "\u200c\u200d":
        return character
    plain = IGNORED.sub("", unicodedata.normalize("NFKC", character)).casefold()
    return "".join(plain.split()).translate(HYPHENS)


def letters(text: str) -> str:
    """Letters and digits in their order.

    Lines may break inside a value, and pdfium moves a full stop or a hyphen beside a
    number in a right-to-left line.
    """
    return "".join(character for character in folded(text) if character.isalnum())


def digits(text: str) -> str:
    """The digits of a text, as 0 … 9."""
    return "".join(character for character in folded(text) if character.isdecimal())


def figures(text: str) -> Iterator[tuple[int, str]]:
    """Each number of a text as it is written, with its place."""
    for found in NUMBER.finditer(text):
        yield found.start(), found[0]


def runs(text: str) -> list[str]:
    """The runs of digits in a text, as 0 … 9: “1,000” has two."""
    return re.findall(r"\d+", folded(text))


def fits(figure: str, canonical: str) -> bool:
    """Whether a number printed for a value can be that value, or a part of it.

    A date may be said by its year; a share in per cent; decimals with the locale's sign.
    """
    allowed = _sayings(canonical)
    return digits(figure) in allowed or all(run in allowed for run in runs(figure))


def _sayings(canonical: str) -> set[str]:
    """The digits by which a canonical value, or a part of it, may be printed."""
    found = {digits(figure) for _, figure in figures(canonical)} | set(runs(canonical))
    found |= {run.lstrip("0") for run in found}
    if share := _SHARE.fullmatch(canonical):
        percent = Fraction(int(share[1]), int(share[2])) * 100
        found |= {digits(f"{float(percent):.{places}f}") for places in range(_DECIMALS)}
        # Of what is very small as many decimals are printed as leave more than zero.
        if 0 < percent < Fraction(1, 10):
            places = next(places for places in count(1) if round(percent * 10**places))
            found.add(digits(f"{float(percent):.{places}f}"))
    # An amount of money may be printed with the hundredths that its notation leaves out.
    return found | {f"{part}00" for part in found if re.search(r"\d [A-Z]{3}$", canonical)}


def _folded(character: str) -> str:
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    return "" if "\u064b" <= character <= "\u065f" or character == "\u0670" else character
