"""Bars are as long as their values are large: on the page, whatever styles say, and on paper."""

import pytest

from factsheet.diagnostics import Findings
from factsheet.published.markup import ParsedPage, read_markup
from factsheet.published.styles import read_styles
from factsheet.verify.concealment import Sight
from factsheet.verify.lengths import bars_of, is_drawn_so, wrong_lengths

PAGE = """\
<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Bars</title>
<link rel="stylesheet" href="a.css"></head><body><main><h1>Bars</h1>
<ul class="bars">{bars}</ul></main></body></html>
"""
BAR = (
    '<li class="bar"><p><data value="{0}" data-fact="a.b">{0}</data></p>'
    '<div class="track"><div class="length" style="{1}"></div></div></li>'
)
RIGHT = (("20", "inline-size: 100%"), ("5", "inline-size: 25%"), ("1", "inline-size: 5%"))
BOTH = (
    ("-12", "--bar-start: 0%; inline-size: 75%"),
    ("4", "--bar-start: 75%; inline-size: 25%"),
    ("0", "--bar-start: 75%; inline-size: 0%"),
)


def page(*bars: tuple[str, str]) -> ParsedPage:
    return read_markup("index.html", PAGE.format(bars="".join(BAR.format(*one) for one in bars)))


@pytest.mark.parametrize(
    "bars",
    [
        RIGHT,
        BOTH,
        (("42.5%", "inline-size: 42.5%"), ("100%", "inline-size: 100%")),
        (("2.5 USD", "inline-size: 1.003e-05%"), ("2500000 USD", "inline-size: 100%")),
    ],
)
def test_right_lengths(bars: tuple[tuple[str, str], ...]) -> None:
    assert list(wrong_lengths(page(*bars))) == []


@pytest.mark.parametrize(
    "bars",
    [
        (*RIGHT[:2], ("1", "inline-size: 50%")),
        (("20", "inline-size: 40%"), *RIGHT[1:]),
        (("20", "inline-size: 0%"), ("5", "inline-size: 0%")),
        (*BOTH[:1], ("4", "--bar-start: 0%; inline-size: 25%")),
        (("-12", "--bar-start: 25%; inline-size: 75%"), *BOTH[1:]),
    ],
)
def test_wrong_lengths(bars: tuple[tuple[str, str], ...]) -> None:
    assert list(wrong_lengths(page(*bars))) != []


@pytest.mark.parametrize(
    ("css", "is_right"),
    [
        (".track{background:#eee;block-size:9px} .bar:first-child .length{background:#222}", True),
        (".bar{display:flex} .track{flex:1 1 0} .bar + .bar{margin-block-start:9px}", True),
        (".bar:first-child .length{inline-size:9%!important}", False),
        (".length{max-inline-size:40%}", False),
        (".bar:last-child .track{inline-size:50%}", False),
        (".bar:last-child{margin-inline-end:50%}", False),
        (".bar:last-child .length{transform:scaleX(.5)}", False),
        (".bar:last-child .length{padding-inline-end:40%}", False),
        (".bar:last-child .length{--bar-start:50%!important}", False),
        (".bar:last-child .length{opacity:0}", False),
        (".length{display:none}", False),
    ],
)
def test_styles_leave_lengths_as_they_are(css: str, is_right: bool) -> None:
    findings, styles = Findings(), read_styles("a.css", css)
    Sight({"a.css": styles}).check(page(*BOTH), "en", findings)
    assert (list(findings) == []) == is_right


def test_bars_on_paper() -> None:
    lengths = bars_of(page(*RIGHT))
    assert lengths == (0.05, 0.25, 1.0)
    assert is_drawn_so(lengths, (0.26, 0.99))
    assert is_drawn_so(lengths, (0.02, 0.05, 0.25, 1.0))  # with another small box
    for drawn in ((0.25, 0.5), (0.25,), (0.25, 1.0, 1.0), ()):
        assert not is_drawn_so(lengths, drawn)
