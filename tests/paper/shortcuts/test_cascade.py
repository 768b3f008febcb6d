"""Styles are those of WeasyPrint's own cascade, on the first page and on all others."""

from typing import Any

import pytest
from weasyprint import CSS, HTML, css
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.css.targets import TargetCollector
from weasyprint.text.fonts import FontConfiguration

from factsheet.paper.shortcuts import cascade as module
from factsheet.paper.shortcuts.cascade import CascadeCache
from factsheet.paper.shortcuts.styles import known_styles
from factsheet.paper.shortcuts.stylesheets import Stylesheets, _pending

FONTS = FontConfiguration()
PSEUDO = (None, "before", "after", "marker")
LOGICAL = ("block", "inline_s", "inset_", "inline_e")
NAMES = (
    *(name for name in INITIAL_VALUES if not any(part in name for part in LOGICAL)),
    *("__size", "__unknown"),
)
"""All but those that others are made of."""
SHEETS = (
    """
    :root { --size: 3mm; font-size: 10pt } * { padding: 1px } p, li { margin: 1em }
    p { color: red } p.a { color: blue !important } #x p { color: lime }
    section > p:first-child { margin: calc(var(--size) * 2) } p::before { content: "»" }
    [lang] { font-style: italic } [lang=fr] { border: 1px solid } em { margin: inherit }
    .box { margin-inline-start: 4px; margin-left: 2px; float: left; display: inline }
    table { border-collapse: collapse; padding: 9px } td { margin: 4px; vertical-align: super }
    """,
    """
    @layer low, high; @layer high { p { width: 4px } } @layer low { p { width: 5px } }
    p { text-decoration: underline; line-height: 120% } em { text-decoration: overline }
    li::marker { color: red } DIV.Box, .b::after { position: absolute; content: attr(id) }
    """,
)
BODY = """
<section id=x><p class=a>One <em>two</em><p>Three</section><section><p>Four <em id=y>five</em>
<p lang=fr class="b box">Six<p lang=fr>Seven<p lang=en id=z>Eight<em>nine</em></section>
<div class="Box" style="width: 3em; --size: 1mm"><p>Ten</div><ol><li>A<li>B</ol><a name=n>N</a>
<table><tr><td>A<td style="width: 3em">B</table><svg width=20 height=10></svg><img width=3>
"""
OTHER = """
<section><p>Four</section><section id=x><p id=q class=a>One <em>two</em></section>
<div class="Box" style="width: 3em"><p>Ten</div>
"""


def page(body: str, lang: str = "en") -> HTML:
    return HTML(string=f"<!doctype html><html lang={lang}><title>T</title>{body}")


def _user_agent(html: HTML) -> list[tuple[Any, str, None]]:
    return [(sheet, "user agent", None) for sheet in html._ua_stylesheets()]


def values(style_for: Any, html: HTML) -> list[Any]:
    """Every value of every element, asked in the order in which WeasyPrint makes boxes."""
    found: list[Any] = []
    for element in html.etree_element.iter():
        for pseudo in PSEUDO:
            style = style_for(element, pseudo)
            names = NAMES if style is not None else ()
            found += [(element.tag, pseudo, name, repr(style[name])) for name in names]
            if style is not None and pseudo is None:
                inner = style.anonymous_style
                found += [(element.tag, "anonymous", name, repr(inner[name])) for name in names]
    return found


@pytest.fixture
def sheets() -> list[tuple[Any, str, None]]:
    html = page(BODY)
    return [*_user_agent(html), *((CSS(string=text), "author", None) for text in SHEETS)]


def both(html: HTML, sheets: Any, cascade: CascadeCache) -> tuple[Any, Any]:
    cascade.turn_page()
    with cascade.watching():
        ours = known_styles(cascade)(html, sheets, False, FONTS, TargetCollector())
        mine = values(ours, html)
    plain = css.StyleFor(html, sheets, False, FONTS, TargetCollector())
    return mine, values(plain, html)


def test_every_value_of_every_element_on_every_page(sheets: Any) -> None:
    cascade = CascadeCache()
    for body, lang in ((BODY, "en"), (OTHER, "en"), (BODY, "en"), (BODY, "ar"), (OTHER, "en")):
        ours, plain = both(page(body, lang), sheets, cascade)
        assert len(plain) > 1000
        assert ours == plain
    assert len(cascade.known) == 1


def test_what_is_known_is_not_computed_again(sheets: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cascade = CascadeCache()
    both(page(BODY), sheets, cascade)
    asked: list[str] = []
    monkeypatch.setattr(css.ComputedStyle, "__missing__", lambda _, name: asked.append(name))
    html = page(BODY)
    values(known_styles(cascade)(html, sheets, False, FONTS, TargetCollector()), html)
    assert set(asked) == {"anchor"}


def test_styles_are_shared_on_a_page_as_ever_and_never_among_pages(sheets: Any) -> None:
    cascade = CascadeCache()
    seen: set[int] = set()
    kept = []
    for _ in range(2):
        html = page(BODY)
        ours = known_styles(cascade)(html, sheets, False, FONTS, TargetCollector())
        plain = css.StyleFor(html, sheets, False, FONTS, TargetCollector())
        kept.append(ours)
        groups = []
        for styles in (ours, plain):
            by_style: dict[int, list[Any]] = {}
            for element in html.etree_element.iter():
                by_style.setdefault(id(styles(element)), []).append(element)
            groups.append(sorted(map(len, by_style.values())))
        assert groups[0] == groups[1]
        own = {id(style) for style in ours.get_computed_styles().values()}
        assert not own & seen
        seen |= own


def test_anchors_are_collected_as_ever(caplog: pytest.LogCaptureFixture) -> None:
    body = "<p id=a>A<p id=a>B<p name=c>C<a name=c>D</a><p class=d>E<p class=d>F"
    text = '.d, .d::before { -weasy-anchor: "d" } p { page: p }'
    html, sheet = page(body), [(CSS(string=text), "author", None)]
    found = []
    for styles in (css.StyleFor, known_styles(CascadeCache())):
        targets = TargetCollector()
        styles(html, sheet, False, FONTS, targets)
        found.append((list(targets.target_lookup_items), [r.getMessage() for r in caplog.records]))
        caplog.clear()
    assert found[0] == found[1]
    assert found[0][0] == ["a", "c", "d"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>A", "p { color: var(--size) }"),
        ("<p style='color: var(--size)'>A", ""),
        ("<p style='color: nonsense'>A", ""),
    ],
)
def test_a_complaint_is_made_of_each_page(
    body: str, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    cascade, said = CascadeCache(), []
    sheets = [(CSS(string=f":root {{ --size: 3mm }} {text}"), "author", None)]
    for _ in range(2):
        html = page(body)
        cascade.turn_page()
        with cascade.watching():
            styles = known_styles(cascade)(html, sheets, False, FONTS, TargetCollector())
            styles(html.etree_element.find(".//p"))["color"]
        said.append([record.getMessage() for record in caplog.records])
        caplog.clear()
        for value in _pending(*sheets[0][:1], ()):
            value._reported_error = False
    assert said[0] == said[1]
    assert len(said[0]) == 1


def test_parts_of_the_paper_are_of_one_page_only() -> None:
    sheet = [(CSS(string="p { width: 10vw }"), "author", None)]
    cascade, found = CascadeCache(), []
    for width in (100, 200):
        html = page("<p>A")
        with cascade.watching():
            styles = known_styles(cascade)(html, sheet, False, FONTS, TargetCollector())
            styles.initial_page_sizes["area"] = (width, width)
            found.append(styles(html.etree_element.find(".//p"))["width"].value)
    assert found == [10, 20]


def test_memory_is_bounded(sheets: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAXIMUM_LINEAGES", 5)
    cascade = CascadeCache()
    ours, plain = both(page(BODY), sheets, cascade)
    assert ours == plain
    assert not cascade.known
    assert cascade.count == 0


def test_hints_of_presentation_are_left_to_weasyprint() -> None:
    html = page("<p align=center>A")
    styles = known_styles(CascadeCache())(html, [], True, FONTS, TargetCollector())
    assert type(styles) is css.StyleFor


def test_a_text_is_parsed_once_so_that_its_rules_are_known() -> None:
    sheets = Stylesheets()
    first = sheets.of(CSS, ":root { color: red }")
    assert sheets.of(CSS, ":root { color: red }") is first
    assert sheets.of(CSS, ":root { color: blue }") is not first
