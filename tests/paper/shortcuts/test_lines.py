"""A line is the same, glyph for glyph, whether or not it is drawn as it was measured."""

from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint.text import line_break

from support.printing import WORDS, made, made_plainly, page, without_shortcuts

STYLE = """
@page { size: 70mm 90mm; margin: 5mm } html { font: 9pt/1.4 "Facts Sans Arabic" }
p { margin: 0 } .figures { font-variant-numeric: tabular-nums; font-feature-settings: "smcp" }
.spaced { letter-spacing: 1px; word-spacing: 2px } .justified { text-align: justify }
.cut { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
.lines { line-clamp: 1 "… [more]" } .kept { white-space: pre-wrap; tab-size: 3 }
.broken { overflow-wrap: anywhere; width: 9mm } .soft { hyphens: auto; width: 14mm }
.lined { text-decoration: underline line-through }
"""
CLASSES = ("figures", "spaced", "justified", "cut", "lines", "kept", "broken", "soft", "lined")
TEXTS = ("A", WORDS, WORDS * 2, "تتبادل 195 بلداً ما تعرفه. ", "a\tb\r\nc \n", "195\u2028 \u2029 x")

paragraphs = st.builds(
    "<p class='{}'>{}<b>{}</b></p>".format,
    st.lists(st.sampled_from(CLASSES), max_size=2).map(" ".join),
    st.sampled_from(TEXTS),
    st.sampled_from(TEXTS),
)


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.lists(paragraphs, min_size=1, max_size=5).map("".join), st.sampled_from(("ltr", "rtl")))
def test_the_same_bytes(content: str, direction: str) -> None:
    html = page(content, direction)
    ours = made(html, a=STYLE)
    assert made_plainly(html, a=STYLE).data == ours.data


def test_a_line_that_is_cut_leaves_the_same_text_whole_elsewhere() -> None:
    html = page("".join(f"<p class='{name}'>{WORDS}</p>" for name in ("cut", "", "lines", "")))
    ours = made(html, a=STYLE)
    assert made_plainly(html, a=STYLE).data == ours.data


def test_a_layout_is_set_up_once_for_each_kind_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    html = page("".join(f"<p>{number} {WORDS}</p>" for number in range(20)))

    def contexts() -> int:
        counted = Mock(wraps=line_break.get_font_description)
        with monkeypatch.context() as patched:
            patched.setattr(line_break, "get_font_description", counted)
            made(html, a=STYLE)
        return counted.call_count

    made(html.replace("lang=", "data-lang="), a=STYLE)
    ours = contexts()
    with without_shortcuts():
        assert ours * 20 < contexts()
