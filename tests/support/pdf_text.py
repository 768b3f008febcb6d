"""What a reader of a PDF finds when searching it: pdfium, the engine of Chrome.

The reading and the folding are those of `factsheet verify`.
"""

import re
import zlib
from pathlib import Path

from factsheet.published.folding import contains, folded
from factsheet.published.pdf.file import text_of

__all__ = ["contains", "folded", "objects_of", "text_of"]


def objects_of(pdf: Path) -> bytes:
    """The file's objects as they are written, those of compressed streams too."""
    data = pdf.read_bytes()
    streams = re.findall(rb"/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return b"\n".join([data, *(zlib.decompressobj().decompress(part) for part in streams)])
