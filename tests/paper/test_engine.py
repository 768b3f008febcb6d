"""Streams of PDFs at zlib's own level."""

import zlib
from io import BytesIO

import pydyf

from factsheet.paper.engine import quick_compression

TEXT = b"".join(
    f"{number * number % 977} 0 Td (word {number}) Tj ".encode() for number in range(5000)
)


def written() -> bytes:
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([TEXT], compress=True))
    data = BytesIO()
    pdf.write(data)
    return data.getvalue()


def test_streams_have_the_default_level_while_the_block_runs() -> None:
    assert zlib.compress(TEXT, 9) != zlib.compress(TEXT)
    with quick_compression():
        assert zlib.compress(TEXT) in written()
    assert zlib.compress(TEXT, 9) in written()
