"""The words of a page that a search of its PDF does not find, in two readers of PDFs.

pdfium is the engine of Chrome; poppler that of Evince, Okular and many indexers.
"""

import re
import subprocess
from pathlib import Path

from factsheet.published.blocks import FIGURE
from factsheet.published.folding import folded
from factsheet.published.html import read_page
from factsheet.published.styles import is_for_paper, left_out, read_styles
from support.pdf_text import text_of

WORD = re.compile("[^\\W\\d_]{2,}(?:-[a-z\u00df-\u024f]+|\u05be[^\\W\\d_]+)*")
"""A word, with its hyphens: no line ends at those of a word that is not too long for its column.
In Arabic, poppler reads marks of direction beside “-”."""
UNIT = re.compile("[0-9.,]+ [\u0590-\u08ff]+")
TURNS = re.compile("[\u202a-\u202e]")
"""The marks that poppler writes where the direction of writing turns: “الصورة\u202aCC0”. A search
passes over them, and finds the words on both sides."""


def words_of(page: Path) -> list[str]:
    """The words that a page prints on paper, in its order, folded as a search folds them."""
    sheets = [
        path for path in (page.parents[1] / "assets/css").iterdir() if is_for_paper(path.name)
    ]
    hidden = left_out(read_styles(path.name, path.read_text("utf-8")) for path in sheets)
    read = read_page(page.name, page.read_text("utf-8"), hidden)
    blocks = [block for block in read.blocks if block.is_on_paper and block.tag != FIGURE]
    return [word for block in blocks for word in WORD.findall(folded(block.text))]


def units_of(page: Path) -> set[str]:
    """The numbers that a page prints with a word of a right-to-left script, as they are read."""
    read = read_page(page.name, page.read_text("utf-8"), frozenset())
    values = (folded(value.words) for value in read.values if value.is_on_paper)
    return {value for value in values if UNIT.fullmatch(value)}


def texts_of(pdf: Path) -> dict[str, str]:
    """The text of a PDF by reader."""
    command = ["pdftotext", str(pdf), "-"]
    poppler = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return {"pdfium": text_of(pdf), "poppler": TURNS.sub(" ", poppler.stdout)}


def unfound(pdf: Path) -> set[tuple[str, str]]:
    """(reader, word) for each word of the page beside `pdf` that the reader has not as a whole."""
    words = set(words_of(pdf.with_suffix(".html")))
    return {
        (reader, word)
        for reader, text in texts_of(pdf).items()
        for word in words - set(WORD.findall(folded(text)))
    }
