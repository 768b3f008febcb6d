"""A page is the same, byte for byte, whether or not its blocks are remembered."""

from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint.layout import inline

from support.printing import WORDS, made, made_plainly, page, without_shortcuts

STYLE = """
@page { size: A6; margin: 8mm; @bottom-center { content: element(foot) } }
html { font: 8.5pt/1.4 "Facts Sans Arabic" } .foot { position: running(foot) }
p { margin-block: 0.4em } .avoid { break-inside: avoid } .tight { margin: 0; padding: 2px 0 9px }
.columns { columns: 2; column-gap: 4% } .flex { display: flex; gap: 3px } .flex > * { flex: 1 1 0 }
.wrap { display: flex; flex-wrap: wrap } .wrap > * { flex: none; inline-size: 50% }
.bullet { position: relative; padding-inline-start: 1em }
.bullet::before { content: "–"; position: absolute; inset-inline-start: 0; inset-block: 0 }
.float::before { content: "A"; float: inline-start; font-size: 2em }
.boxed { overflow: hidden; border: 1px solid; padding: 3%; break-after: avoid }
.tall { min-block-size: 5em } .first::first-letter { font-size: 2em } .lower { margin-block: 9px -4px }
.ground { background: #eee } .low { margin-block-start: 3em }
table { border-collapse: collapse } .new { break-before: column }
"""
CLASSES = ("avoid", "tight", "bullet", "boxed", "tall", "lower", "columns", "flex", "wrap")
RARE = ("float", "first", "new")

words = st.integers(1, 24).map(lambda count: " ".join((WORDS * 4).split()[:count]))
names = st.lists(st.sampled_from(CLASSES * 3 + RARE), max_size=2).map(" ".join)
paragraphs = st.builds("<p class='{}'>{}</p>".format, names, words)
tables = st.builds("<table><tr><td>{}<td>{}</table>".format, words, words)
pages = st.recursive(
    paragraphs | paragraphs | tables,
    lambda inner: st.builds(
        lambda name, held: f"<div class='{name}'>{''.join(held)}</div>",
        names,
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=5,
)


def footed(content: str, direction: str = "ltr") -> str:
    return page(f'<div class="foot flex"><p>A</p><p>B</p></div>{content}', direction)


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.lists(pages, min_size=1, max_size=3).map("".join), st.sampled_from(("ltr", "rtl")))
def test_the_same_bytes(content: str, direction: str) -> None:
    html = footed(f"<div class='columns'>{content}</div>", direction)
    remembered = made(html, a=STYLE)
    assert made_plainly(html, a=STYLE).data == remembered.data


def test_a_float_in_a_flexible_box_does_not_float() -> None:
    html = footed("<p class='float wrap'>A</p><div class='columns'><p class='float'>B</p></div>")
    remembered = made(html, a=STYLE)
    assert made_plainly(html, a=STYLE).data == remembered.data


def test_margins_of_what_is_known_adjoin_those_of_blocks_around() -> None:
    head = "<div class='ground'><p class='low'>A</p><p>B</p></div>"
    rest = "".join(f"<p>{WORDS}</p>" for _ in range(3))
    html = footed(f"<div class='columns'><div class='ground'>{head}{rest}</div>{rest}</div>")
    remembered = made(html, a=STYLE)
    assert made_plainly(html, a=STYLE).data == remembered.data


@pytest.mark.parametrize("content", [WORDS, f"<span class='bullet'>{WORDS}</span>"])
def test_what_stands_in_columns_is_not_laid_out_for_each_height(
    content: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    html = footed(f"<div class='columns'>{f'<p class=avoid>{content}</p>' * 12}</div>")

    def lines() -> int:
        counted = Mock(side_effect=inline.get_next_linebox)
        with monkeypatch.context() as patched:
            patched.setattr(inline, "get_next_linebox", counted)
            made(html, a=STYLE)
        return counted.call_count

    remembered = lines()
    with without_shortcuts():
        assert remembered * 2 < lines()
