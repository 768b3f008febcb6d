"""A page as a PDF, with WeasyPrint's own functions or with those that stand in for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from factsheet.render.pdf import Pdf, render_pdf
from factsheet.render.shortcuts import shortcuts

FONTS = tuple(sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf")))
WORDS = "International co-operation means that 195 countries exchange what they know. "


def made(html: str, **styles: str) -> Pdf:
    """A page, with style sheets by the names of their files."""
    resources = {f"{name}.css": text.encode() for name, text in styles.items()}
    return render_pdf(html, resources=resources, fonts=FONTS, dated=date(2021, 11, 25))


@contextmanager
def without_shortcuts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shortcuts, "KNOWN", "another")
        yield
