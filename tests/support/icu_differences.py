"""Where we do not print what ICU 78 prints, and why.

ICU 78 carries CLDR 48; Babel 2.18 carries CLDR 47 and Babel 2.19 carries CLDR 49. A row
holds for the versions of CLDR that it names. A row that explains nothing any more is to
be deleted: `tests/locales/test_icu.py` says which.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from support.icu_formats import AMOUNTS, LISTS, PERIODS, Differences

CLDR = ("47", "49")
"""The versions of CLDR that these rows are for."""

LOCALES = (
    *(("ar", "latn"), ("ar", "arab"), ("en-GB", "latn"), ("en-US", "latn"), ("fr", "latn")),
    *(("es", "latn"), ("es-MX", "latn"), ("de", "latn"), ("ru", "latn"), ("he", "latn")),
    *(("fa", "arabext"), ("zh", "latn"), ("zh-Hant", "latn"), ("pt-BR", "latn")),
    *(("pt-PT", "latn"), ("hi", "latn"), ("hi", "deva"), ("it", "latn"), ("pl", "latn")),
    *(("sv", "latn"), ("th", "latn"), ("el", "latn"), ("ja", "latn"), ("ko", "latn")),
    *(("cs", "latn"), ("de-CH", "latn"), ("fr-CH", "latn"), ("it-CH", "latn")),
    *(("en-CH", "latn"), ("mr", "deva"), ("ne", "deva")),
)
"""The languages of the publications and of docs/scripts.md, and their like."""

ENGLISH = ("en-GB", "en-US", "en-CH")
SWISS = ("de-CH", "fr-CH", "it-CH", "en-CH")
NOT_ENGLISH = tuple(sorted({tag for tag, _ in LOCALES}.difference(ENGLISH)))


@dataclass(frozen=True)
class Row:
    """Known differences in one kind of value, with the reason.

    They are the `cases`, or those in which ours becomes ICU's once `ours` (a regular
    expression) is replaced with `theirs`.
    """

    kind: str
    tags: tuple[str, ...]
    reason: str
    cases: tuple[str, ...] = ()
    ours: str | None = None
    theirs: str = ""
    cldr: tuple[str, ...] = CLDR
    digits: str | None = None

    def applies(self, kind: str, tag: str, digits: str, cldr: str) -> bool:
        is_there = kind == self.kind and tag in self.tags and cldr in self.cldr
        return is_there and self.digits in (None, digits)

    def explained(self, found: Differences) -> set[str]:
        """The cases, of those found, that this row is for."""
        if self.ours is None:
            return found.keys() & set(self.cases)
        return {
            case
            for case, (one, other) in found.items()
            if re.sub(self.ours, self.theirs, one) == other
        }


def _codes(kind: str, reason: str, cldr: str, known: dict[str, str]) -> Iterable[Row]:
    """Rows for names by code: `known` has the codes by tags, with spaces between."""
    for tags, codes in known.items():
        yield Row(kind, tuple(tags.split()), reason, tuple(codes.split()), cldr=(cldr,))


_ONE_PATTERN = "Babel has one pattern for all of a locale's numbering systems"
_APOSTROPHE = "since CLDR 48 all languages of Switzerland group digits with the same apostrophe"
_MISSPELLED = "CLDR's Arabic names of these months of the Solar Hijri calendar are misspelled"
_FRENCH_FIRST = "the first of the month is an ordinal in French, which CLDR cannot say"
_ITALIAN = "CLDR's interval has dd; we take the width of the date alone"
_CHINESE = "ICU spells the month out in the interval, and not in the date alone"
_LONG_LISTS = tuple(", ".join(names) for names in LISTS if len(names) > 2)
_DAYS = tuple(case for case in PERIODS if len(case) == 21)
_CHANGED = "the patterns have changed between the two versions of CLDR"
_PERSIAN = "since CLDR 49 months have no ezafe"
_NAME = "one of the two versions of CLDR has no name of it, or another"
_ITALIAN_SHORT = ("999.5", "1000", "1234", "9950", "45000", "99500", "999499", "999500", "999950")
_PORTUGUESE_ERAS = ("-0753", "-0001", "-0753/-0509", "-0027/0014")
_CLOSED_UP = "we set no space around a dash between the numbers of two days or years"
_CLOSE, _SPACED = r"(?<=\d)–(?=\d)", "\u2009–\u2009"
_SPACED_ERAS = ("en-GB", "en-US", "pt-BR", "it", "it-CH", "en-CH", "ne")
_EURO = "ICU 78 formats euros in en-CH as in English, and other currencies as in Switzerland"


def _names(kind: str, cldr: str, known: dict[str, str]) -> Iterable[Row]:
    """Rows for names: tags and codes with spaces between."""
    for tags, codes in known.items():
        yield Row(kind, tuple(tags.split()), _NAME, tuple(codes.split()), cldr=(cldr,))


def _swiss() -> Iterable[Row]:
    kinds = ("number", "rounded", "signed", "percent", "signed-percent", "money", "quantity")
    for kind, tag in product(kinds, SWISS):
        ours = "(?<=[0-9])\u202f(?=[0-9])" if tag == "fr-CH" else "’"
        yield Row(kind, (tag,), _APOSTROPHE, ours=ours, theirs="'", cldr=("47",))


_ONE_THOUSAND = tuple(f"1000 {currency}" for currency in ("EUR", "USD", "CHF"))
_UNLISTED = (
    "CLDR lists no plural form for these two ends. UTS 35 has that of the last one then; ICU "
    "takes “other”."
)

DIFFERENCES: tuple[Row, ...] = (
    *_swiss(),
    Row("percent", ("ne",), _ONE_PATTERN, ("-1234567.5",)),
    Row("signed-percent", ("ne",), _ONE_PATTERN, ("-1234567.5",)),
    Row("compact-short", ("de-CH",), _APOSTROPHE, ours="’", theirs="'", cldr=("47",)),
    Row("compact-short", ("en-GB",), _CHANGED, ours="K$", theirs="k", cldr=("47",)),
    Row("compact-short", ("en-GB",), _CHANGED, ours="M$", theirs="m", cldr=("47",)),
    Row("compact-short", ("en-GB",), _CHANGED, ours="B$", theirs="bn", cldr=("47",)),
    Row("compact-short", ("en-GB",), _CHANGED, ours="T$", theirs="tn", cldr=("47",)),
    Row("compact-short", ("it", "it-CH"), _CHANGED, _ITALIAN_SHORT, cldr=("47",)),
    *(
        Row(kind, ("sv",), _CHANGED, ours="‒", theirs="–", cldr=("47",))
        for kind in ("number-range", "percent-range", "compact-range", "quantity-range")
    ),
    *(
        Row("compact-short-money", (tag,), _CHANGED, _ONE_THOUSAND, cldr=("49",))
        for tag in ("fa", "he")
    ),
    Row("quantity-range", ("mr",), _UNLISTED, ("0 1 duration-year",)),
    Row(
        "quantity-range",
        ("pt-PT",),
        _UNLISTED,
        tuple(
            f"0 1 {unit}"
            for unit in ("length-kilometer", "duration-day", "duration-year", "mass-kilogram")
        ),
    ),
    Row("year", ("ru",), _CHANGED, ours="—", theirs="–", cldr=("49",)),
    Row("year", ("pt-PT",), _CHANGED, _PORTUGUESE_ERAS),
    Row("year", ("sv",), _CHANGED, ("-0027/0014",), cldr=("49",)),
    Row(
        "money", ("ar",), _ONE_PATTERN, ours="^\u200f\u061c-", theirs="\u061c-\u200f", digits="arab"
    ),
    Row("money", ("en-CH",), _EURO, tuple(f"EUR {amount}" for amount in AMOUNTS)),
    Row("money", ("fa",), _ONE_PATTERN, ours="(?<=[€£¥₹$])\u00a0"),
    Row("quantity", ("he",), _CHANGED, ours="מ״ק", theirs='מ"ק', cldr=("49",)),
    Row("quantity", ("he",), _CHANGED, ours="m³", theirs='מ"ק', cldr=("47",)),
    Row("quantity", ("he",), _CHANGED, ("1 digital-gigabyte short",), cldr=("47",)),
    *(
        Row("persian", ("ar",), _MISSPELLED, ours=ours, theirs=theirs)
        for ours, theirs in (
            *(("فروردين", "فرفردن"), ("أرديبهشت", "أذربيهشت"), ("تير", "تار")),
            *(("شهريور", "شهرفار"), ("آبان", "آيان"), ("إسفند", "اسفندار")),
        )
    ),
    Row("date", ("fr", "fr-CH"), _FRENCH_FIRST, ours="1er", theirs="1"),
    Row("date", ("fa",), _PERSIAN, ours="(ژانویه|فوریه|مه|ژوئیه)(?= )", theirs="\\1ٔ", cldr=("49",)),
    Row("period", ("fr", "fr-CH"), _FRENCH_FIRST, ours="1er", theirs="1"),
    Row("period", ("fa",), _PERSIAN, ours="(ژانویه|فوریه)(?= )", theirs="\\1ٔ", cldr=("49",)),
    Row("period", ("it", "it-CH"), _ITALIAN, ours="\\b(?=[0-9](?![0-9]))", theirs="0"),
    Row("period", ("zh",), _CHINESE, _DAYS, cldr=("49",)),
    Row("period", ("zh",), _CHINESE, (*_DAYS, "2021-11/2021-12", "2021-11/2022-01"), cldr=("47",)),
    Row("period", ("ru",), _CHANGED, ours="—", theirs="–", cldr=("49",)),
    Row("period", ("ru",), _CHANGED, ours="\u00a0— ", theirs=" – ", cldr=("49",)),
    Row("period", ("he",), _CHANGED, ours="(?<= )ב", theirs="", cldr=("49",)),
    Row("period", ("en-GB",), _CLOSED_UP, ours=_CLOSE, theirs=_SPACED, cldr=("49",)),
    Row("period", ("en-US", "pt-BR"), _CLOSED_UP, ours=_CLOSE, theirs=_SPACED),
    Row("year", _SPACED_ERAS, _CLOSED_UP, ours=_CLOSE, theirs=_SPACED),
    Row("period", ("en-GB",), _CHANGED, ours="–", theirs="\u2009–\u2009", cldr=("47",)),
    Row("period", ("ko",), _CHANGED, ours=" ~ ", theirs="~", cldr=("47",)),
    Row("period", ("sv",), _CHANGED, ours="\u2009–\u2009", theirs="–", cldr=("47",)),
    Row("list", ("hi",), _CHANGED, _LONG_LISTS, cldr=("49",)),
    Row("list", ("ne",), _CHANGED, ours=",(?! )", theirs=", ", cldr=("47",)),
    *_names("currency", "49", {"hi": "AED"}),
    *_names("territory", "47", {" ".join(NOT_ENGLISH): "CQ", "mr": "AE"}),
    *_names("territory", "49", {" ".join(ENGLISH): "HM SH TF", "es-MX": "CG VI"}),
    *_names(
        "language",
        "47",
        {
            "ar": "smj",
            "cs": "cic",
            "el": "nan",
            " ".join(ENGLISH): "saz tkl",
            "es-MX": "bax bua dum enm frm gan gmh gu hak hsn ks mga nan shu",
            "fr-CH": "gu pdc sdh",
            "hi": "ie lmo ug vec",
            "ja": "blo mnc",
            "ko": "pa",
            "mr": "ks",
            "ne": "tl tw",
            "pt-BR": "hi",
            "ru": "bew",
            "zh": "blt cic hnj ky",
            "zh-Hant": "hnj mus tl",
        },
    ),
    *_names(
        "language",
        "49",
        {
            "ar el es he ko mr pt-BR pt-PT": "pms",
            "cs": "lad",
            "de de-CH": "lld",
            " ".join(ENGLISH): "apw lld mid nnp rej sjd sje sju",
            "es-MX": "bax bua dum enm frm gan gmh hak hsn mga nan pms prg raj rm sd shu",
            "fa": "kiu pms",
            "fr-CH": "gu pdc sdh",
            "hi": "bn pms",
            "ja": "nn",
            "ne": "tl tw",
            "ru": "bew pms",
            "zh": "blt cic hnj lld pms",
            "zh-Hant": "hnj lld",
        },
    ),
)
