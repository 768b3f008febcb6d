"""The status on a terminal."""

from factsheet.report.status.table import LONGEST_LIST, as_table
from support.statuses import status


def test_a_line_for_each_language_and_details_of_what_is_left() -> None:
    printed = as_table(status())
    overview = printed.splitlines()[2:6]
    assert [line.split()[0] for line in overview] == ["language", "ar", "en", "fr"]
    assert overview[1].split() == ["ar", "100%", "4", "of", "4", "·", "·", "·", "published"]
    assert overview[2].endswith("source language")
    assert overview[3].split()[1:8] == ["50%", "2", "of", "4", "1", "1", "5"]
    assert "\nfr: with fallback; 50% is translated" in printed
    assert "\nar:" not in printed


def test_columns_line_up() -> None:
    overview = as_table(status()).splitlines()[2:6]
    [end] = {line.index("of 4") for line in overview[1:]}
    assert overview[0].index("messages") + len("messages") == end + len("of 4")


def test_what_blocks_names_file_line_reason_and_context() -> None:
    printed = as_table(status())
    blocking = [line.split() for line in printed.splitlines() if line.startswith("    ")]
    assert blocking[0][:4] == ["fr.po:3:1", "fuzzy,", "required", "sheet:one:lead"]
    assert blocking[1][:3] == ["fr.po:4:1", "missing", "sheet:two:title"]
    assert " ".join(blocking[1][3:]) == "“Third words here”"


def test_a_language_asked_for_is_told_of_even_when_complete() -> None:
    assert "\nar: published; all of it is translated" in as_table(status(is_selection=True))


def test_a_long_list_says_how_to_see_the_rest() -> None:
    printed = as_table(status(more=LONGEST_LIST))
    assert "… and 2 more: --format json lists all" in printed
    assert printed.count("“Text ") == LONGEST_LIST - 2


def test_no_line_ends_in_blanks() -> None:
    assert all(line == line.rstrip() for line in as_table(status(is_selection=True)).splitlines())
