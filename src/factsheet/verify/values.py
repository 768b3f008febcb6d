"""Check the values of pages: they are those of the facts, and the same in all languages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from unicodedata import category

from factsheet.diagnostics import Findings, excerpt
from factsheet.edition.classes import CLASS
from factsheet.edition.scales import AXIS
from factsheet.locales.spelling import LARGEST_READ, spelled_numbers
from factsheet.messages.forms import SCIENTIFIC, calendar_of
from factsheet.model.numbers import Share
from factsheet.pages.notice import ADDRESS as TRANSLATED
from factsheet.published.folding import figures, fits, is_of_year, is_scientific, runs
from factsheet.published.manifest import Values
from factsheet.published.page import PageValue, PublishedPage
from factsheet.rules.proof import VALUE_DIFFERS, VALUE_MISSING, VALUE_UNKNOWN, WORDS_DIFFER
from factsheet.verify.classes import check_classes

SAID_IN_WORDS = frozenset({"0", "1", "2"})
"""Counts that a plural form may state without a figure: “one member”, Arabic’s dual."""

_IN_WORDS = re.compile(r"P?(\d{1,4})(?:[YMWD]|/(\d{1,4})|[/ ][a-z-]+)?")
"""Values that may be printed in words: counts, ordinals, shares, durations, frequencies,
quantities."""


def check_values(page: PublishedPage, known: Values, percent: int, findings: Findings) -> None:
    """Compare each value with the statements. `percent` of the page's language is translated."""
    progress = {Share(Fraction(percent, 100)).canonical}
    scales: dict[str, list[PageValue]] = {}
    for number, printed in enumerate(page.values):
        if figure := _redrawn(printed, page.after.get(number, "")):
            message = (
                f"“{figure}” is printed for “{printed.address}”, but looks like another number"
            )
            findings.error(WORDS_DIFFER, message, printed.at, locale=page.locale or None)
        is_progress = printed.address == TRANSLATED
        allowed = progress if is_progress else known.at(printed.address)
        if printed.address.startswith(AXIS):
            scales.setdefault(printed.address, []).append(printed)
        if printed.address.startswith((AXIS, CLASS)):
            allowed = {printed.value}
        _check_stated(printed, allowed, page.locale, findings)
        _check_figures(printed, known.names_at(printed.address), page.locale, findings)
        _check_words(printed, page.locale, findings)
    check_classes(page, findings)
    for numbers in scales.values():
        _check_scale(numbers, page.locale, findings)


def _check_scale(numbers: Sequence[PageValue], locale: str, findings: Findings) -> None:
    """Check that the numbers of a scale are in equal steps of 1, 2 or 5 × 10ⁿ."""
    try:
        read = [Fraction(one.value) for one in numbers]
    except (ValueError, ZeroDivisionError):
        read = []
    steps = {one - other for one, other in pairwise(read)}
    step = steps.pop() if len(steps) == 1 else Fraction(0)
    digits = str(step.numerator * 10**27 // step.denominator).strip("0")
    if digits not in ("1", "2", "5"):
        said = ", ".join(one.value for one in numbers[:10])
        message = f"the numbers of a scale, {excerpt(said)}, are not in equal steps"
        findings.error(VALUE_DIFFERS, message, numbers[0].at, locale=locale or None)


_CONTROLS = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2060")
_PLAIN = re.compile(r"\d++(?:\.\d++)?")
"""A count without sign and unit."""
_BEFORE = re.compile(r"(?:^|[\s(])[-−+±]$|[.,]$|\d$")
_AFTER = re.compile(r"[%‰٪½¼¾⅓⅔]|\s?[%‰٪]|[.,]?\d")
_TURNING = re.compile("[\u202a-\u202e]|\\d[\u0334-\u0338\u20d0-\u20ff\U000e0000-\U000e007f]")
"""Characters that reverse letters, and marks that strike through digits."""


def _redrawn(printed: PageValue, after: str) -> str:
    """A value as it looks, if that is another number than its text; otherwise empty."""
    words, before = printed.words.translate(_CONTROLS), printed.before.translate(_CONTROLS)
    after = after.translate(_CONTROLS)
    is_number = any(map(str.isdigit, words))
    if not is_number or printed.form == SCIENTIFIC:
        return ""
    if printed.is_redrawn or _TURNING.search(printed.before + printed.words):
        return words
    is_count = bool(_PLAIN.fullmatch(printed.value))
    signs = set(words) & set("%‰٪−") | {one for one in words if category(one) == "Sc"}
    if is_count and (signs or words[0] == "-"):
        return words
    is_beside = _BEFORE.search(before) and words[0].isdigit()
    if is_beside or (words[-1].isdigit() and _AFTER.match(after)):
        return f"{before}{words}{after}".strip()
    if before and category(before[-1]) == "Sc":
        return f"{before}{words}".strip()
    return ""


def _check_stated(
    printed: PageValue, allowed: set[str] | None, locale: str, findings: Findings
) -> None:
    if allowed is None:
        message = f"“{printed.address}” is a fact that the edition doesn’t state"
        findings.error(VALUE_UNKNOWN, message, printed.at, locale=locale or None)
    elif printed.value not in allowed:
        stated = " or ".join(f"“{value}”" for value in sorted(allowed)[:3])
        message = f"“{printed.address}” is {stated}, and the page has “{printed.value}”"
        findings.error(VALUE_DIFFERS, message, printed.at, locale=locale or None)


def _check_figures(
    printed: PageValue, names: Iterable[str], locale: str, findings: Findings
) -> None:
    known = {run for name in names for run in runs(name)}
    if printed.form == SCIENTIFIC and is_scientific(printed.words, printed.value):
        return
    if calendar_of(printed.form) is None and not is_of_year(printed.words, printed.value):
        _report_words(printed, locale, findings)
    for _, figure in figures(printed.words):
        is_its = fits(figure, printed.value, printed.form, locale)
        if not is_its and not known.issuperset(runs(figure)):
            _report_words(printed, locale, findings)


def _check_words(printed: PageValue, locale: str, findings: Findings) -> None:
    """Report number words of another value, if no digits are printed. A value may be stated without
    its number: once, half, Arabic’s dual.
    """
    stated = _IN_WORDS.fullmatch(printed.value)
    if stated is None or runs(printed.words):
        return
    numbers = {int(number) for number in stated.groups() if number}
    said = spelled_numbers(printed.words, printed.language or locale)
    if said and max(numbers) <= LARGEST_READ and numbers.isdisjoint(said):
        _report_words(printed, locale, findings)


def _report_words(printed: PageValue, locale: str, findings: Findings) -> None:
    message = (
        f"“{printed.words}” is printed for “{printed.address}”, whose value is “{printed.value}”"
    )
    findings.error(WORDS_DIFFER, message, printed.at, locale=locale or None)


def check_same(sheet: str, pages: Mapping[str, PublishedPage], findings: Findings) -> None:
    """Check that the pages of a sheet, by language, state the same facts."""
    stated = {tag: _addresses(page.values) for tag, page in pages.items()}
    everywhere = {address: place for found in stated.values() for address, place in found.items()}
    for tag, found in stated.items():
        for address in sorted(everywhere.keys() - found.keys()):
            if everywhere[address].value in SAID_IN_WORDS:
                continue
            others = ", ".join(other for other in stated if address in stated[other])
            message = f"sheet “{sheet}” doesn’t state “{address}” here ({others}: it does)"
            findings.error(VALUE_MISSING, message, pages[tag].at, locale=tag)


def _addresses(values: Iterable[PageValue]) -> dict[str, PageValue]:
    return {one.address: one for one in values if one.address != TRANSLATED}
