"""Normalize texts for comparison, and read the numbers in them, in any digits."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache

from factsheet.gate.theme.marks import NUMBER
from factsheet.locales.calendars import converted
from factsheet.messages.forms import SCIENTIFIC, calendar_of, is_compact, split_decimals
from factsheet.model.dates import FISCAL, Calendar, PartialDate, Period, YearPart
from factsheet.model.ranges import values_of_range

HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
FOLDED = HYPHENS | str.maketrans({"٪": "%", "٫": ".", "٬": ",", "\u2212": "-"})
IGNORED = re.compile(
    "[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\ufffe\x02]"
)
"""Soft hyphens, tatweel, and invisible characters."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")
"""Characters that make a text, or a part of it, right-to-left."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SHARE = re.compile(r"-?([0-9]+)/([1-9][0-9]*)")
_NUMBER = re.compile(
    r"-?(?P<number>[0-9]+(\.(?P<decimals>[0-9]+))?)( (?P<unit>[A-Z]{3}|[a-z][a-z0-9-]*))?"
)
_POWERS: tuple[int, ...] = (0, 3, 6, 9, 12)
"""Powers of ten for which most languages have words."""
_MYRIADS: dict[str, tuple[int, ...]] = dict.fromkeys(("ja", "ko", "yue", "zh"), (0, 4, 8, 12))
"""The powers of 万, 億 and 兆."""
_LAKHS: dict[str, tuple[int, ...]] = dict.fromkeys(
    ("as", "bn", "en-IN", "gu", "hi", "kn", "ml", "mr", "ne", "or", "pa", "ta", "te", "ur"),
    (0, 3, 5, 6, 7, 9, 11, 12),
)
"""The powers of लाख and करोड़, which some of these languages mix with millions."""
_POWER_OF_TEN = re.compile(r"(?P<digits>\d[\d.,'’ ]{0,60})[×·⋅] ?10(?P<power>-?\d{1,2})(?!\d)")
_SEPARATOR = re.compile("([.,'’ ])")
_LONGEST = 80
"""Maximum length of a figure. A value has up to 18 digits and 9 decimals."""
_CURRENCY_DECIMALS = 4
"""Maximum number of decimals of a currency (ISO 4217)."""


def contains(text: str, phrase: str) -> bool:
    """Whether searching the text for the phrase would find it.

    Folded are compatibility forms (NFKC: a lam-alef ligature is two letters), digits of
    any script, vowel marks, bidi controls, and white space, line breaks included.
    """
    return folded(phrase) in folded(text)


def folded(text: str) -> str:
    """The text as programs search it."""
    plain = IGNORED.sub("", unicodedata.normalize("NFKC", text))
    return " ".join("".join(map(_folded, plain)).translate(FOLDED).split())


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[str, tuple[int, ...]]:
    """The normalized text without white space, and the position of each character in the original.

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
    """Words and signs of a normalized text."""
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


def fits(figure: str, canonical: str, form: str | None = None, language: str = "") -> bool:
    """Whether a number printed for a value can be that value, or a part of it.

    Numbers are compared as numbers, with the separators of any language. A date may be printed as
    its year, a share in per cent. `form` is that of the page's value: `decimals-1` is rounded to
    one decimal, `compact` to a number of thousands, millions or the like, as the language counts
    them; `persian` has the days, months and years of that calendar.
    """
    if calendar := calendar_of(form):
        return set(runs(figure)) <= _counted(canonical, calendar)
    if ends := values_of_range(canonical):
        return any(fits(figure, end, form, language) for end in ends)
    parts = set(runs(figure))
    if parts and parts.issubset(_years(canonical)):
        return True
    if share := _SHARE.fullmatch(canonical):
        percent = Fraction(int(share[1]), int(share[2])) * 100
        parts_of_rate = (int(share[1]), int(share[2]))
        is_said = any(
            _rounds(percent, *reading) or reading[0] in parts_of_rate
            for reading in _readings(figure)
        )
        return is_said or parts <= set(share.groups())
    if number := _NUMBER.fullmatch(canonical):
        stated, unit = Fraction(number["number"]), number["unit"] or ""
        decimals = len(number["decimals"] or "")
        # An amount is printed with the decimals of its currency, if it has any.
        most = max(decimals, _CURRENCY_DECIMALS if unit.isupper() else 0)
        readings = list(_readings(figure))
        if form == SCIENTIFIC:
            return _is_scientific_part(readings, stated)
        is_said = any(value == stated and n <= most for value, n in readings)
        is_said = is_said or any(
            _rounds_to(stated, value, n, form, language) for value, n in readings
        )
        return is_said or parts <= set(runs(unit))
    allowed = set(runs(canonical))
    allowed |= {run.lstrip("0") for run in allowed}
    return digits(figure) in allowed or parts <= allowed


def is_of_year(words: str, canonical: str) -> bool:
    """Whether words name a fiscal year: its first year, alone or before the last, in four digits or
    two. Figures that are right one by one may be wrong together: 2024/24, 2025-2024 and 2025 are
    not 2024/25. True for any other value, and without digits."""
    years, found = _years(canonical), runs(words)
    if not years or not found:
        return True
    first, last = years
    return found in ([first], [first, last], [first, last[-2:]])


def _years(canonical: str) -> tuple[str, ...]:
    """Both years of a fiscal year, which many languages write in full: 2023-2024."""
    try:
        part = YearPart.parse(canonical)
    except ValueError:
        return ()
    return (part.start.canonical, part.end.canonical) if part.unit == FISCAL else ()


@lru_cache
def _counted(canonical: str, calendar: Calendar) -> set[str]:
    """The numbers of a date's days, months and years in another calendar."""
    for kind in (PartialDate, YearPart, Period):
        try:
            dates = converted(kind.parse(canonical), calendar)
        except ValueError:
            continue
        return {
            str(number)
            for one in (dates.start, dates.end)
            for number in (one.year, one.month, one.day)
            if number is not None
        }
    return set()


def is_scientific(words: str, canonical: str) -> bool:
    """Whether words print the value as digits times a power of ten."""
    number = _NUMBER.fullmatch(canonical.removeprefix("-"))
    found = _POWER_OF_TEN.search(folded(words))
    if number is None or found is None:
        return False
    power = Fraction(10) ** int(found["power"])
    stated = Fraction(number["number"])
    return any(value * power == stated for value, _ in _readings(found["digits"].strip()))


def _is_scientific_part(readings: Sequence[tuple[Fraction, int]], stated: Fraction) -> bool:
    """Whether a figure is the number, or the digits, the ten or the exponent of its scientific
    form."""
    power = 0
    while stated and stated >= Fraction(10) ** (power + 1):
        power += 1
    while stated and stated < Fraction(10) ** power:
        power -= 1
    parts = {stated, stated / Fraction(10) ** power, Fraction(10), Fraction(abs(power))}
    return any(value in parts for value, _ in readings)


def _rounds_to(
    stated: Fraction, printed: Fraction, decimals: int, form: str | None, language: str
) -> bool:
    """Whether the printed number is the stated one, rounded to these decimals by its form."""
    if is_compact(form):
        counted = _MYRIADS | _LAKHS
        powers = counted.get(language) or counted.get(language.split("-")[0], _POWERS)
        return any(round(stated / 10**power, decimals) == printed for power in powers)
    asked = split_decimals(form)[1]
    return asked == decimals and round(stated, decimals) == printed


def _readings(figure: str) -> Iterator[tuple[Fraction, int]]:
    """The numbers that a figure may be read as, each with its decimals: 1.500 is two."""
    parts = _SEPARATOR.split(folded(figure))
    numerals, separators = parts[::2], parts[1::2]
    if len(figure) > _LONGEST or not all(map(str.isdecimal, numerals)):
        return
    if _is_grouped(numerals):
        yield Fraction("".join(numerals)), 0
    *whole, decimals = numerals
    is_decimal = whole and separators[-1] in ".," and separators[-1] not in separators[:-1]
    if is_decimal and _is_grouped(whole):
        yield Fraction(f"{''.join(whole)}.{decimals}"), len(decimals)


def _is_grouped(numerals: Sequence[str]) -> bool:
    """Whether these are groups of digits of one number: 1,234,567 or 12,34,567."""
    first, *rest = numerals
    sizes = [len(group) for group in rest]
    return not rest or (len(first) <= 3 and sizes[-1] == 3 and {*sizes[:-1]} <= {2, 3})


def _rounds(percent: Fraction, printed: Fraction, decimals: int) -> bool:
    """Whether a percentage is printed, possibly rounded, but not to 0 or 100."""
    is_exact = printed == percent
    return is_exact or (round(percent, decimals) == printed and printed not in (0, 100))


def _folded(character: str) -> str:
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    return "" if "\u064b" <= character <= "\u065f" or character == "\u0670" else character
