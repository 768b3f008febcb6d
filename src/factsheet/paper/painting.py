"""Paint a PDF's first page as pictures, for index pages and for sharing.

The PDF itself is painted, so that the picture shows what is printed.
"""

from collections.abc import Iterable
from io import BytesIO
from math import ceil
from typing import Any

from factsheet.pages.pictures import Picture

COLOURS = 128
"""Size of the palette. A sheet has few colours, and their shades at the edges of letters, so a
palette halves the file without a visible difference."""
SAMPLED = 4
"""Distance of the pixels from which the palette is made; using all of them takes twice the time."""


def pictures(pdf: bytes, wanted: Iterable[Picture]) -> dict[Picture, bytes]:
    """PNG files of the first page. The same PDF gives the same bytes with the same versions
    of pdfium and Pillow.

    Raises pypdfium2.PdfiumError for what is no PDF.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        return {picture: _png(_upper_part(page, picture)) for picture in wanted}
    finally:
        document.close()


def _upper_part(page: Any, picture: Picture) -> Any:
    from PIL import Image
    from pypdfium2 import PdfBitmap, raw

    width, height = page.get_size()
    size = (picture.width, picture.height)
    # In the form of Pillow's own pixels, which are copied as they are.
    bitmap = PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRx, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    whole = (picture.width, ceil(height * picture.width / width))
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    # What is below the picture isn't painted.
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *whole, 0, flags)
    return Image.frombytes("RGB", size, bitmap.buffer, "raw", "RGBX", bitmap.stride, 1)


def _png(image: Any) -> bytes:
    from PIL.Image import Dither, Quantize, Resampling

    sample = image.resize((image.width // SAMPLED, image.height // SAMPLED), Resampling.NEAREST)
    palette = sample.quantize(COLOURS, Quantize.FASTOCTREE, dither=Dither.NONE)
    data = BytesIO()
    image.quantize(palette=palette, dither=Dither.NONE).save(data, "PNG", compress_level=5)
    return data.getvalue()
