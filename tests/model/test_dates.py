"""Quarters, halves and fiscal years."""

import pytest

from factsheet.model.dates import Period, YearPart
from factsheet.model.values import parse_value


@pytest.mark.parametrize(
    ("notation", "start", "end"),
    [
        ("2025-Q1", "2025-01", "2025-03"),
        ("2025-Q4", "2025-10", "2025-12"),
        ("2025-H1", "2025-01", "2025-06"),
        ("2025-H2", "2025-07", "2025-12"),
        ("2023/24", "2023", "2024"),
        ("1999/00", "1999", "2000"),
    ],
)
def test_a_part_of_a_year(notation: str, start: str, end: str) -> None:
    value = parse_value("period", notation)
    assert isinstance(value, YearPart)
    assert (value.canonical, value.start.canonical, value.end.canonical) == (notation, start, end)


@pytest.mark.parametrize("notation", ["2025-Q5", "2025-H3", "2023/25", "2023/22", "0000-Q1"])
def test_what_is_none(notation: str) -> None:
    with pytest.raises(ValueError, match=notation[:4]):
        parse_value("period", notation)


def test_two_years_in_full_are_a_period() -> None:
    assert isinstance(parse_value("period", "2023/2024"), Period)
