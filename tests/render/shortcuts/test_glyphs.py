"""Lines are drawn as WeasyPrint draws them, from fewer questions."""

from typing import Any

import pytest

from factsheet.render.shortcuts import glyphs
from support.printing import WORDS, made

STYLE = """
@page { size: A5 } html { font: 10pt/1.5 "Facts Sans Arabic" } .large { font-size: 20.3px }
.justified { text-align: justify; width: 11em } .spaced { letter-spacing: 1.3px; word-spacing: 2px }
.cut { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 9em }
.clamped { line-clamp: 2 "…"; width: 12em } .tabs { white-space: pre } .none { font-size: 0 }
.plain { font-kerning: none; font-variant-ligatures: none } .narrow { width: 5em; hyphens: auto }
"""
PAGE = """<!doctype html><html lang="{lang}" dir="{dir}"><title>T</title>
<link rel="stylesheet" href="../a.css"><body>{body}"""
LATIN = (
    f"<p>{WORDS} AVATAR To fi ffl <b>bold {WORDS}</b> <span class='large'>{WORDS}</span> AV"
    f"<p class='justified'>{WORDS}<p class='spaced'>{WORDS}<p class='plain'>{WORDS} fi"
    "<p class='tabs'>one\ttwo\n\tthree<p class='narrow'>a\u00adb inter\u00adnation\u00adal"
    "<p>\u200b<p>one\u200btwo\u2060three<p>e\u0301 x\u0332 <p><br>"
)
DRAWING = "<p>A <svg viewBox='0 0 90 20'><text x='1' y='9'>AVA to</text></svg> drawing"
ARABIC = "<p>التعاون الدولي يعني أن 195 بلداً (معًا) لا <b>تتبادل</b> مَا تَعْرِفُهُ.<p>English 195 عربي"
LEFT = f"<p class='cut'>{WORDS}<p class='clamped'>{WORDS}<p class='none'>{WORDS}<p>Ω 漢字 {WORDS}"


@pytest.mark.parametrize(
    ("lang", "body"),
    [("en", LATIN), ("ar", ARABIC), ("en", LEFT), ("ar", LATIN), ("en", ARABIC), ("en", DRAWING)],
)
def test_the_same_bytes(lang: str, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    html = PAGE.format(lang=lang, dir="rtl" if lang == "ar" else "ltr", body=body)
    pieced = made(html, a=STYLE)
    monkeypatch.setattr(glyphs, "pieced", lambda function: function)
    assert made(html, a=STYLE) == pieced


def test_most_lines_are_drawn_from_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    strings, found = glyphs._strings, []

    def watched(*arguments: Any) -> glyphs.Strings | None:
        found.append(strings(*arguments))
        return found[-1]

    monkeypatch.setattr(glyphs, "_strings", watched)
    for body in (LATIN, ARABIC, LEFT):
        made(PAGE.format(lang="en", dir="ltr", body=body), a=STYLE)
    assert None in found
    assert len([one for one in found if one]) > len(found) / 2
