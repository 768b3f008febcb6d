"""A page as a PDF, with WeasyPrint's own functions or with those that stand in for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from factsheet.paper.pdf import Pdf, render_pdf
from factsheet.paper.shortcuts import shortcuts

FONTS = tuple(sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf")))
WORDS = "International co-operation means that 195 countries exchange what they know. "


def page(content: str, direction: str = "ltr") -> str:
    """A page with this content, and with the style sheet `a`."""
    head = '<meta charset="utf-8"><title>Page</title><link rel="stylesheet" href="../a.css">'
    return (
        f'<!doctype html><html lang="en" dir="{direction}"><head>{head}</head>'
        f"<body>{content}</body></html>"
    )


def made(html: str, *, with_places: bool = False, **styles: str) -> Pdf:
    """A page, with style sheets by the names of their files."""
    resources = {f"{name}.css": text.encode() for name, text in styles.items()}
    dated = date(2021, 11, 25)
    return render_pdf(html, resources=resources, fonts=FONTS, dated=dated, with_places=with_places)


@contextmanager
def without_shortcuts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(shortcuts.OFF, "1")
        yield


def made_plainly(html: str, **styles: str) -> Pdf:
    """The same page by WeasyPrint's own functions."""
    with without_shortcuts():
        return made(html, **styles)
