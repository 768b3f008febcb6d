"""Read numbers in digits of any script, and report digits that the language does not use."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from unicodedata import decimal as decimal_digit

from factsheet.gate.suspicions.citations import without_names
from factsheet.gate.target import Problem, Target
from factsheet.gate.translations.links import ADDRESS
from factsheet.locales.numberwords import decimal_mark, number_words
from factsheet.locales.numerals import numbering_system
from factsheet.rules import error

FOREIGN = error(
    code="foreign-digits",
    summary="A number is typed in digits that the language does not print.",
    rationale="Values are printed in the digits of `[locales.TAG]` in factsheet.toml, by default "
    "in Latin ones: 5 and ٥ would stand on one page. Digits that the source has too are allowed. "
    "Latin digits in a language that prints others are a warning: they may belong to a name or a "
    "formula.",
    bad='msgid "Article 5"\nmsgstr "المادة ٥"',
    good='msgid "Article 5"\nmsgstr "المادة 5"',
    locale="ar",
    flag="ignore-foreign-digits",
)
RULES = (FOREIGN,)

_DIGIT = re.compile(r"\d")
_SPACES = "\u00a0\u2009\u202f"
_RUN = re.compile(rf"\d+(?:[.,٫٬'’ {_SPACES}]\d+)*")
_PERCENT = "%٪﹪％"
_AFTER = re.compile(rf"[ {_SPACES}]?[{_PERCENT}]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ALWAYS = re.compile(r"(?<![\d/])(?:24 ?[/x×] ?7|24 ?h? ?/ ?24|7 ?j? ?/ ?7)(?![\d/])")
ROUND_THE_CLOCK = frozenset({Decimal(24), Decimal(7)})
"""The numbers of “24/7”, for which each language has its own words."""
_IN_A_WORD = re.compile(r"(?:st|nd|rd|th)\b|[A-Z]")
"""Text after a digit that is part of a word: 3rd, 2D."""
_TWELVE_HOURS = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)
_DECADE = re.compile(r"0['’]?s\b")
_FULL_HOUR = re.compile(rf"(?<=\d)(?::|[ {_SPACES}]?[hH][ {_SPACES}]?)00(?!\d)")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as written, its possible values, and whether it is a percentage."""

    written: str
    values: frozenset[Decimal]
    is_percent: bool = False
    is_in_word: bool = False
    """Whether it is part of a word with letters, which may be translated: 2D, E2EE, 3rd."""
    is_dialled: bool = False
    """Whether a plus sign precedes it, as in telephone numbers."""

    @property
    def centuries(self) -> frozenset[Decimal]:
        """The century that begins in a round year: 9 for 800."""
        return frozenset(n // 100 + 1 for n in self.values if n < 2100 and not n % 100)

    @property
    def parts(self) -> frozenset[Decimal]:
        """The numbers of a list typed without spaces, “1,2”; empty if it can only be one number."""
        parts = self.written.split(",")
        is_list = len(parts) > 1 and all(part.isdecimal() and len(part) < 3 for part in parts)
        return frozenset(map(Decimal, parts)) if is_list else frozenset()


def has_digit(text: str) -> bool:
    """Whether it has a digit of any script."""
    return _DIGIT.search(text) is not None


def says_always(text: str) -> bool:
    """Whether it contains “24/7” or the like."""
    return has_digit(text) and _ALWAYS.search(text) is not None


def numbers_of(text: str, tag: str, *, is_bare: bool = False) -> list[WrittenNumber]:
    """The numbers that a text writes in digits, in its order.

    “1.8 million” is 1,800,000, and with `is_bare` 1.8 as well.
    """
    if not has_digit(text):
        return []
    text = _FULL_HOUR.sub("", ADDRESS.sub(" ", _ALWAYS.sub(" ", text)))
    words = number_words(tag)
    scales, mark = words.scales if words else {}, decimal_mark(tag)
    found = []
    for run in _RUN.finditer(text):
        is_percent = bool(_AFTER.match(text, run.end())) or text[run.start() - 1 : run.start()] in (
            *_PERCENT,
        )
        scale = _scale(text, run.end(), scales)
        for written, values in _read(run[0], mark):
            meant = {value * scale for value in values} if scale > 1 and words else values
            if is_bare:
                meant = meant | values
            if _TWELVE_HOURS.match(text, run.end() - 1):
                meant = values | {value + 12 for value in values}
            before = text[max(run.start() - 2, 0) : run.start()]
            if before[-1:] == "." and not before[:-1].strip("( "):
                # “.001”, as English omits the zero
                meant = meant | {value.scaleb(-len(run[0])) for value in values}
            if _DECADE.match(text, run.end() - 1):
                # “the 1970s” are les années 70, and “the 1700s” le XVIIIe siècle
                meant = meant | {n for value in values for n in (value % 100, value // 100 + 1)}
            is_in_word = before[-1:].isalpha() or bool(_IN_A_WORD.match(text, run.end()))
            is_dialled = before[-1:] == "+"
            found.append(
                WrittenNumber(written, frozenset(meant), is_percent, is_in_word, is_dialled)
            )
    return found


def _scale(text: str, position: int, scales: Mapping[str, int]) -> int:
    """The factor that the words directly after a number multiply it by."""
    scale = 1
    while word := _WORD.match(text, position + 1):
        if text[position] not in f" {_SPACES}" or word[0].casefold() not in scales:
            break
        scale *= scales[word[0].casefold()]
        position = word.end()
    return scale


@lru_cache(maxsize=4096)
def _read(run: str, decimal_mark: str) -> tuple[tuple[str, set[Decimal]], ...]:
    """A run of digits and separators as one number, or as several where it can't be one."""
    digits = "".join(str(decimal_digit(c)) if c.isdecimal() else c for c in run)
    groups = re.split(r"\D", digits)
    marks = re.findall(r"\D", digits)
    readings = set()
    if not marks:
        readings.add(Decimal(digits))
    elif _is_grouped(groups, marks):
        readings.add(Decimal("".join(groups)))
    elif len(marks) > 1 and marks[-1] in ".,٫" and _is_grouped(groups[:-1], marks[:-1]):
        readings.add(Decimal(f"{''.join(groups[:-1])}.{groups[-1]}"))
    is_grouping = len(groups[-1]) == 3 and marks[:1] not in ([decimal_mark], ["٫"]) and readings
    if len(marks) == 1 and marks[0] in ".,٫'’" and not is_grouping:
        readings.add(Decimal(f"{groups[0]}.{groups[1]}"))
    if readings:
        return ((run, readings),)
    if " " in marks:
        return tuple(number for part in run.split(" ") for number in _read(part, decimal_mark))
    return tuple((group, {Decimal(group)}) for group in groups)


def _is_grouped(groups: list[str], marks: list[str]) -> bool:
    """Whether groups have three digits, or two before the last, as in India."""
    return (
        len(set(marks)) == 1
        and 1 <= len(groups[0]) <= 3
        and groups[0] != "0"
        and len(groups[-1]) == 3
        and all(len(group) in (2, 3) for group in groups[1:])
    )


_TYPED = re.compile(r"\d+(?:[.,٫٬'’\u00a0\u202f]\d+)*")


def check(target: Target) -> Iterator[Problem]:
    """Report numbers in digits that are neither the language's nor the source's."""
    house = numbering_system(target.profile.digits)
    is_latin = house.digits.isascii()
    for unit in target.units:
        known = {*house.digits, *"".join(w.text for w in unit.source.wordings if is_latin)}
        for form in unit.forms:
            text = form.words if form.words.isascii() else ADDRESS.sub(" ", form.words)
            if form.error or (is_latin and text.isascii()):
                continue
            for number in _TYPED.findall(text if is_latin else without_names(text)):
                if any(digit.isdecimal() and digit not in known for digit in number):
                    plain = "".join(str(int(c)) if c.isdecimal() else c for c in number)
                    message = f"“{number}” is not in the digits that this language prints"
                    hint = f"write {house.localize(plain)}, or set digits in factsheet.toml"
                    report = unit.problem if is_latin else unit.suspicion
                    yield report(FOREIGN, message, form, hint=hint)
                    break
