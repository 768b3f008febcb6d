"""The dotted line under what is not translated yet: one stroke a line, not a shape a dot."""

import re
from importlib.resources import files

from support.printing import made, page

STYLE = files("factsheet").joinpath("theme/css/20-page.css").read_text("utf-8")
[RULE] = re.findall(r"^\.untranslated \{[^}]*\}", STYLE, re.MULTILINE)


def size(style: str) -> int:
    words = "These words are in another language than the page that they are on. " * 40
    pdf = made(page(f'<p><span class="untranslated">{words}</span></p>', "ltr"), a=style)
    assert pdf.problems == ()
    return len(pdf.data)


def test_it_costs_little() -> None:
    assert "dotted" in RULE
    assert size(":root { --ink-soft: #555 }" + RULE) < size("") + 2000
