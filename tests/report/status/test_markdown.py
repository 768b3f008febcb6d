"""The status for a pull request."""

from factsheet.report.status.markdown import as_markdown
from support.statuses import status


def test_tables_are_whole() -> None:
    lines = as_markdown(status()).splitlines()
    heads = [n for n, line in enumerate(lines) if line.startswith("| ---")]
    assert len(heads) == 2
    for head in heads:
        columns = lines[head].count("|")
        assert lines[head - 1].count("|") == columns
        row = head + 1
        while row < len(lines) and lines[row].startswith("|"):
            assert lines[row].count("|") == columns
            row += 1
    assert "| fr | français | 50% | 2 of 4 | 1 | 1 | 5 | with fallback |" in lines


def test_what_blocks_is_folded_away_and_escaped() -> None:
    printed = as_markdown(status())
    assert "<summary>What stands in the way: 2</summary>" in printed
    assert (
        r"- fuzzy, **required**: `sheet:one:lead` Second \| \*words\* &lt;here&gt; (`fr.po:3:1`)"
        in printed
    )


def test_a_complete_language_is_a_line() -> None:
    assert "### العربية" not in as_markdown(status())
    assert "### العربية (ar)" in as_markdown(status(is_selection=True))
