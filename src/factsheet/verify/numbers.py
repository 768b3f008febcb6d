"""Numbers of a page outside of values: typed by hand, or in texts that are not shown."""

from collections.abc import Iterable
from itertools import islice

from factsheet.diagnostics import Findings
from factsheet.published.folding import figures, fits, runs
from factsheet.published.manifest import Values
from factsheet.published.page import PublishedPage, StrayNumber
from factsheet.rules.proof import NUMBER_UNPROVEN

SHOWN = 5
"""Maximum number of numbers of one line that a finding names."""


def check_numbers(
    page: PublishedPage, known: Values, named: Iterable[str], findings: Findings
) -> None:
    """Report numbers without a fact; `named` are the facts in the page's data."""
    _check_shown(page, known, findings)
    _check_unseen(page, known, named, findings)


def _check_shown(page: PublishedPage, known: Values, findings: Findings) -> None:
    """Report printed numbers that are neither values nor part of a known name: ISO 9001, G20."""
    cited = {run for name in known.sources for run in runs(name)}
    names = known.names
    by_line: dict[int, list[StrayNumber]] = {}
    for number in page.bare:
        is_known = number.is_cited and cited.issuperset(runs(number.figure))
        if not is_known and not _is_in_a_name(number, names):
            by_line.setdefault(number.at.line, []).append(number)
    for found in by_line.values():
        shown = ", ".join(dict.fromkeys(number.figure for number in found[:SHOWN]))
        message = f"{shown} is printed, and no fact states it"
        hint = (
            "a number is a fact, and a name with a number a term: state it, and print it by "
            "its placeholder"
        )
        at, locale = found[0].at, page.locale or None
        findings.error(NUMBER_UNPROVEN, message, at, hint=hint, locale=locale)


def _is_in_a_name(number: StrayNumber, names: Iterable[str]) -> bool:
    end = number.start + len(number.figure)
    return any(
        number.text.find(name, max(0, end - len(name)), number.start + len(name)) >= 0
        for name in names
    )


def _check_unseen(
    page: PublishedPage, known: Values, named: Iterable[str], findings: Findings
) -> None:
    """Report numbers in alternatives, labels and metadata that are not values of the sheet."""
    values = {(printed.value, printed.form) for printed in page.values}
    values |= {(value, None) for name in named for value in known.at(name) or ()}
    # An alternative rounds what its chart draws in full.
    values |= {(value, "compact") for value, _ in values}
    names = known.runs_of_names
    for where, text, at in page.unseen:
        different = dict.fromkeys(figure for _, figure in figures(text))
        strange = (
            figure
            for figure in different
            if not names.issuperset(runs(figure))
            and not any(fits(figure, value, form, page.locale) for value, form in values)
        )
        if shown := ", ".join(islice(strange, SHOWN)):
            message = f"{shown} is in {where}, and is not a value of the page"
            locale = page.locale or None
            findings.error(NUMBER_UNPROVEN, message, at, locale=locale)
