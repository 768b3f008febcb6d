"""Values that read as they should, and look like another number."""

import pytest

from factsheet.diagnostics import Findings
from factsheet.published.html import read_page
from factsheet.published.manifest import Values
from factsheet.verify.values import check_values

STATED = {"library.members": [{"id": "value", "value": "195", "source": {"id": "s"}}]}
VALUE = '<data value="195" data-fact="library.members">'
SHARE = {"library.part": [{"id": "value", "value": "39/50", "source": {"id": "s"}}]}


def found(html: str, stated: object = STATED) -> list[str]:
    findings = Findings()
    page = read_page("en/a.html", f'<html lang="en"><body><p>{html}</p></body>', frozenset())
    check_values(page, Values(stated, "2026-01-01"), 100, findings)  # type: ignore[arg-type]
    return [one.code for one in findings]


@pytest.mark.parametrize(
    "html",
    [
        f"{VALUE}195</data>",
        f"about {VALUE}195</data>, and more",
        f"\u2066{VALUE}195</data>\u2069–{VALUE}195</data>",
        f"({VALUE}<b>195</b></data>) m<sup>2</sup>",
        f"{VALUE}\u0661\u0669\u0665</data>.",
        f"{VALUE}19<wbr>5</data>",
    ],
)
def test_values_that_look_as_they_read(html: str) -> None:
    assert found(html) == []


def test_a_share_has_a_sign() -> None:
    assert found('<data value="39/50" data-fact="library.part">78%</data>', SHARE) == []


@pytest.mark.parametrize(
    "html",
    [
        f"{VALUE}19<sup>5</sup></data>",
        f"{VALUE}19<sub>5</sub></data>",
        f"{VALUE}\u202e195\u202c</data>",
        f"\u202e{VALUE}195</data>\u202c",
        f"{VALUE}1\u03369\u03365\u0336</data>",
        f"{VALUE}195\u20e0</data>",
        f"<s>{VALUE}195</data></s>",
        f"{VALUE}<del>195</del></data>",
        f"{VALUE}19<br>5</data>",
        f"{VALUE}19<small>5</small></data>",
        f"{VALUE}<b>19</b>5</data>",
        f"{VALUE}<ruby>195<rt>9</rt></ruby></data>",
        f"{VALUE}\u2212195</data>",
        f"\u2212{VALUE}195</data>",
        f"a change of -{VALUE}195</data>",
        f"{VALUE}195</data>%",
        f"{VALUE}195</data> %",
        f"{VALUE}195%</data>",
        f"${VALUE}195</data>",
        f".{VALUE}195</data>",
        f"{VALUE}195</data>½",
    ],
)
def test_values_that_look_like_others(html: str) -> None:
    assert "words-differ" in found(html)
