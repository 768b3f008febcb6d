"""The documentation of the rules."""

from pathlib import Path

from factsheet.gate.rules import BY_CODE, FAMILIES
from factsheet.report.rules import explained, listed, markdown

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_current() -> None:
    written = (DOCS / "rules.md").read_text("utf-8")
    assert written == markdown(FAMILIES), (
        "run: factsheet explain --format markdown -o docs/rules.md"
    )


def test_every_rule_is_listed_and_explained() -> None:
    lines = listed(FAMILIES)
    for code, rule in BY_CODE.items():
        assert f"  {code} " in lines
        assert rule.bad.split("\n")[0] in explained(rule)
