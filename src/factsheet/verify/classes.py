"""Check the classes of maps of data: each begins where the previous one ends."""

from fractions import Fraction
from itertools import pairwise

from factsheet.diagnostics import Findings, excerpt
from factsheet.edition.classes import CLASS
from factsheet.published.page import PageValue, PublishedPage
from factsheet.rules.proof import VALUE_DIFFERS


def check_classes(page: PublishedPage, findings: Findings) -> None:
    """Check that the printed bounds of each map rise, inner ones being printed twice."""
    maps: dict[str, list[PageValue]] = {}
    for printed in page.values:
        if printed.address.startswith(CLASS):
            maps.setdefault(printed.address, []).append(printed)
    for bounds in maps.values():
        numbers = [_number(one.value) for one in bounds]
        rising = [number for number in numbers[0::2] if number is not None]
        is_rising = all(one < other for one, other in pairwise(rising))
        if rising != numbers[0::2] or rising != numbers[1::2] or not is_rising:
            said = ", ".join(one.value for one in bounds[:10])
            message = f"the bounds of classes, {excerpt(said)}, do not rise from one to the next"
            findings.error(VALUE_DIFFERS, message, bounds[0].at, locale=page.locale or None)


def _number(value: str) -> Fraction | None:
    try:
        return Fraction(value.partition(" ")[0])
    except (ValueError, ZeroDivisionError):
        return None
