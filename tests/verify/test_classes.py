"""The bounds of a map's classes, as a page prints them."""

import pytest

from factsheet.diagnostics import Findings, Location
from factsheet.published.page import PageValue, PublishedPage
from factsheet.verify.classes import check_classes


@pytest.mark.parametrize(
    ("bounds", "number"),
    [
        (("10", "10", "20", "20"), 0),
        (("1/2", "1/2", "7/10", "7/10"), 0),
        (("54/100000", "54/100000"), 0),
        (("5 EUR", "5 EUR", "10 EUR", "10 EUR"), 0),
        (("10", "11", "20", "20"), 1),
        (("10", "10", "20"), 1),
        (("20", "20", "10", "10"), 1),
        (("10", "10", "10", "10"), 1),
        (("ten", "ten"), 1),
        (("1/0", "1/0"), 1),
    ],
)
def test_each_class_begins_where_the_one_before_it_ends(
    bounds: tuple[str, ...], number: int
) -> None:
    values = [PageValue("class:map", bound, bound, Location("a.html", 1)) for bound in bounds]
    other = PageValue("library.members", "195", "195", Location("a.html", 2))
    findings = Findings()
    check_classes(PublishedPage("a.html", values=[*values, other]), findings)
    assert [one.code for one in findings] == ["value-differs"] * number
