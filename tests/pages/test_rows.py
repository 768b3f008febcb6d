from factsheet.edition.document import RowView
from factsheet.pages.rows import date_style, shared_sources
from support.documents import phrase


def row(date: str, *sources: int) -> RowView:
    return RowView("r", {"date": phrase("en", date)}, {}, sources)


def test_years_stand_in_a_column() -> None:
    assert date_style([row("[1924]"), row("[2021]")], "date") == "years"


def test_one_longer_date_changes_them_all() -> None:
    assert date_style([row("[1924]"), row("[November 2021]")], "date") == "dates"


def test_rows_without_the_date_do_not_count() -> None:
    assert date_style([row("[November 2021]")], "other") == "years"


def test_sources_of_all_rows_are_cited_once() -> None:
    assert shared_sources([row("[1924]", 1, 2), row("[1960]", 1, 2)]) == (1, 2)


def test_sources_that_differ_are_cited_in_each_row() -> None:
    assert shared_sources([row("[1924]", 1), row("[1960]", 2)]) == ()
    assert shared_sources([]) == ()
