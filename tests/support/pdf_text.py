"""What a reader of a PDF finds when searching it: pdfium, the engine of Chrome.

`contains` folds what searching folds: compatibility forms (NFKC: a lam-alef ligature is
two letters), digits of any script, vowel marks, bidi controls, and white space, line
breaks included. The order of words is pdfium's: in a right-to-left line, passages from
left to right keep their order only between isolates (U+2066 … U+2069) or alone.
"""

import re
import unicodedata
import zlib
from pathlib import Path

import pypdfium2

FOLDED = str.maketrans({"٪": "%", "٫": ".", "٬": ",", "\u2212": "-", "\u2010": "-", "\u2011": "-"})
IGNORED = re.compile(
    "[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\ufffe\x02]"
)
"""Soft hyphens, tatweel, and what has no shape."""


def text_of(pdf: Path | str | bytes) -> str:
    """The text of all pages, as pdfium reads it off."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def objects_of(pdf: Path) -> bytes:
    """The file's objects as they are written, those of compressed streams too."""
    data = pdf.read_bytes()
    streams = re.findall(rb"/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return b"\n".join([data, *(zlib.decompressobj().decompress(part) for part in streams)])


def contains(text: str, phrase: str) -> bool:
    """Whether searching the text for the phrase would find it."""
    return folded(phrase) in folded(text)


def folded(text: str) -> str:
    """The text as a search sees it."""
    plain = IGNORED.sub("", unicodedata.normalize("NFKC", text))
    return " ".join("".join(map(_folded, plain)).translate(FOLDED).split())


def _folded(character: str) -> str:
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    return "" if "\u064b" <= character <= "\u065f" or character == "\u0670" else character
