"""What cannot be read on a page is found, with its block and by how much; nothing else is."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.printing import made, page

STYLE = """
@page { size: 100mm 100mm; margin: 10mm }
html { font: 10pt/1.5 "Facts Sans Arabic" }
body, p { margin: 0 }
"""
WORD = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz"
ARABIC = "تحتفظ المكتبة بسجلات أعضائها منذ افتتاحها"
SVG = '<svg width="{}mm" height="5mm"><title>A picture</title></svg>'


def faults(content: str, direction: str = "ltr") -> list[tuple[str, str | None, str]]:
    """The kind of each fault, its block, and what is said."""
    found = made(page(content, direction), a=STYLE).problems
    return [(problem.kind, problem.block, problem.message) for problem in found]


@pytest.mark.parametrize(
    "content",
    [
        "<p>Words that simply break where they may, line after line, to the end.</p>",
        f"<p>{ARABIC} {ARABIC}</p>",
        '<p>AVAVAV <b>To</b>Ta<i>fj</i>fi "Ty" W.</p>',
        '<p style="line-height: 1">Äpfel Ñandú Ågård<br>gjpqy ĝįṕ<br>Ähnliches</p>',
        '<p style="overflow: hidden">All of it is inside.</p>',
        f'<p style="visibility: hidden; white-space: nowrap">{WORD} {WORD}</p>',
        '<p style="margin-inline: -9mm">Into the margin, and still on the paper.</p>',
        '<div style="position: relative"><p>One</p><p style="position: absolute; top: 10mm">Two</p></div>',
        '<p>H<sub>2</sub>O and m<sup>2</sup>, <span style="position: relative; top: -1px">up</span></p>',
        '<div style="position: relative; background: #eee; height: 20mm"><p style="position: absolute; top: 2mm">Text on a ground</p></div>',
    ],
)
def test_what_can_be_read_is_no_fault(content: str) -> None:
    assert faults(f'<div id="block">{content}</div>') == []
    assert faults(f'<div id="block">{content}</div>', "rtl") == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (f'<p style="white-space: nowrap">{WORD} {WORD}</p>', "off-page"),
        (
            '<p style="margin-inline-start: 75mm; white-space: nowrap">thirteen mm and more of it</p>',
            "off-page",
        ),
        ('<p style="position: absolute; top: -14mm">Above</p>', "off-page"),
        (SVG.format(200), "off-page"),
        (
            '<p style="height: 3mm; overflow: hidden">A line<br>and one that is cut off</p>',
            "cut-off",
        ),
        (f'<p style="width: 20mm; overflow: hidden; white-space: nowrap">{WORD}</p>', "cut-off"),
        ('<p>One text</p><p style="margin-top: -5mm">and another over it</p>', "overprinted"),
        (
            f'<div style="display: flex"><p style="flex: 0 0 20mm; min-width: 0">{WORD[:30]}</p><p>beside it</p></div>',
            "overprinted",
        ),
        (
            '<div style="position: relative"><p>One</p><p style="position: absolute; top: 1mm">Two</p></div>',
            "overprinted",
        ),
    ],
)
def test_what_cannot_be_read_is_named(content: str, kind: str, direction: str) -> None:
    found = faults(f'<div id="block">{content}</div>', direction)
    assert {code for code, _, _ in found if code != "refused-resource"} >= {kind}
    [(_, block, message)] = [one for one in found if one[0] == kind]
    assert block == "block"
    assert message.startswith("block “block”, page 1: “")
    assert float(re.search(r"by ([\d.]+) mm", message)[1]) > 0.5  # type: ignore[index]


def test_the_worst_of_a_block_is_named_and_the_others_are_counted() -> None:
    lines = "".join(f'<p style="white-space: nowrap">{WORD}{"x" * n}</p>' for n in range(5))
    [(kind, _, message)] = faults(f'<div id="long">{lines}</div>')
    assert kind == "off-page"
    assert message.endswith(", and 4 more")


def test_the_page_is_named() -> None:
    content = (
        f'<p style="break-after: page">First</p><p id="b" style="white-space: nowrap">{WORD}</p>'
    )
    [(_, _, message)] = faults(content)
    assert message.startswith("block “b”, page 2: ")


@settings(max_examples=25)
@given(st.integers(0, 60))
def test_the_millimetres_are_those_of_the_paper(beyond: int) -> None:
    """A rectangle of known width whose end is so many millimetres beyond the paper's edge."""
    content = f'<div id="b">{SVG.format(90 + beyond)}</div>'
    found = [message for kind, _, message in faults(content) if kind == "off-page"]
    assert found == (
        [f"block “b”, page 1: “picture” runs off the paper by {beyond}.0 mm"] if beyond else []
    )
