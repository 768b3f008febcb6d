"""What nothing declares has the value that WeasyPrint computes."""

from typing import Any

import pytest
from weasyprint import CSS, HTML, css
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.text.fonts import FontConfiguration

from factsheet.paper.shortcuts.styles import OWN_WAYS, plain_values

FONTS = FontConfiguration()
SHEET = """
:root { --size: 3mm; font-size: 10pt; letter-spacing: calc(1px + 1pt); color: #123 }
section { margin-inline-start: var(--size); padding-block: 2px; inline-size: 50%; border: solid }
p { text-decoration: underline; border-start-end-radius: 3px; line-height: calc(1em + 10%) }
em { float: left; display: inline; inset-inline-end: 1px; column-rule: 2px solid; columns: 2 }
[dir=rtl] { min-block-size: 3px; page: wide; outline: 1px solid }
"""
BODY = "<section><p>A <em>B</em><p dir=rtl>C <em>D</em></section><div style='float:left'>E</div>"


def values() -> list[Any]:
    html = HTML(string=f"<!doctype html><html lang=en><title>T</title>{BODY}")
    styles = css.StyleFor(html, [(CSS(string=SHEET), "author", None)], False, FONTS, None)
    names = [*OWN_WAYS, *(name for name in INITIAL_VALUES if "block" not in name), "__size"]
    return [
        (element.tag, name, repr(styles(element)[name]), sorted(styles(element).specified))
        for element in html.etree_element.iter()
        for name in names
        if "inline" not in name
    ]


def test_every_value_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    computed, asked = css.ComputedStyle.__missing__, []

    def counted(style: Any, name: str) -> Any:
        asked.append(name)
        return computed(style, name)

    plain = values()
    monkeypatch.setattr(css.ComputedStyle, "__missing__", plain_values(counted))
    assert values() == plain
    assert len(asked) * 3 < len(plain)
