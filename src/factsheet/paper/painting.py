"""Paint pictures of a PDF: of its first page, for index pages and for sharing; of the places where
messages are printed, for proofs; of all pages, for a preview.

The PDF itself is painted, so that the picture shows what is printed.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factsheet.paper.pdf import Pdf
    from factsheet.paper.places import PrintedPlace

from factsheet.pages.pictures import Picture

COLOURS = 128
"""Size of the palette. A sheet has few colours, and their shades at the edges of letters, so a
palette halves the file without a visible difference."""
SAMPLED = 4
"""Distance of the pixels from which the palette is made; using all of them takes twice the time."""
SCALE = 2.0
"""Pixels for each point: sharp on screens, and 144 dpi on paper."""
BESIDE, ABOVE = 48, 14
"""Points shown on either side of a message, and above and below it."""
GAP = 2
"""Points between a message and its outline."""
LINE = 3
"""Width of the outline in pixels."""
OUTLINE = (190, 24, 93)
CROP_COLOURS = 32
"""Size of the palette: enough for letters and flat colours, and a fifth of the file."""
MOST = 2
"""Number of places of one message that are shown on one sheet."""


def pictures(pdf: bytes, wanted: Iterable[Picture]) -> dict[Picture, bytes]:
    """PNG files of the first page. The same PDF gives the same bytes with the same versions
    of pdfium and Pillow.

    Raises pypdfium2.PdfiumError if the bytes are not a PDF.
    """
    with _opened(pdf) as document:
        page = document[0]
        return {picture: _png(_upper_part(page, picture)) for picture in wanted}


def all_pages(pdf: bytes, scale: float) -> tuple[bytes, ...]:
    """JPEG files of all pages, in `scale` pixels to a point. They take a fifth of the time
    of PNG files. Raises pypdfium2.PdfiumError if the bytes are not a PDF."""
    with _opened(pdf) as document:
        return tuple(_jpeg(page.render(scale=scale).to_pil()) for page in document)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """The document that pdfium reads."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _jpeg(image: Any) -> bytes:
    data = BytesIO()
    image.save(data, "JPEG", quality=88, subsampling=0)
    return data.getvalue()


def _upper_part(page: Any, picture: Picture) -> Any:
    from PIL import Image
    from pypdfium2 import PdfBitmap, raw

    width, height = page.get_size()
    size = (picture.width, picture.height)
    # In Pillow's own pixel format, so that pixels are copied unchanged.
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


def crops(pdf: "Pdf") -> Mapping[str, list[bytes]]:
    """PNG files of the first places of each message, in reading order, by message."""
    wanted: dict[str, list[PrintedPlace]] = {}
    for place in pdf.places:
        wanted.setdefault(place.name, []).append(place)
    shown = {message: places[:MOST] for message, places in wanted.items()}
    with _opened(pdf.data) as document:
        pages = _painted(document, {place.page for places in shown.values() for place in places})
    return {
        message: [_crop(pages[place.page], place) for place in places]
        for message, places in shown.items()
    }


def whole_pages(pdf: bytes) -> list[tuple[bytes, int, int]]:
    """Every page as a PNG file, with its width and height in pixels, `SCALE` for each point."""
    with _opened(pdf) as document:
        pages = _painted(document, range(len(document)))
    return [(_png(page), page.width, page.height) for page in pages.values()]


def _painted(document: Any, numbers: Iterable[int]) -> dict[int, Any]:
    return {
        number: document[number].render(scale=SCALE).to_pil().convert("RGB") for number in numbers
    }


def _crop(page: Any, place: "PrintedPlace") -> bytes:
    from PIL.Image import Dither, Quantize
    from PIL.ImageDraw import Draw

    left, top = max(0.0, place.left - BESIDE), max(0.0, place.top - ABOVE)
    right = min(page.width / SCALE, place.right + BESIDE)
    bottom = min(page.height / SCALE, place.bottom + ABOVE)
    part = page.crop(tuple(round(side * SCALE) for side in (left, top, right, bottom)))
    outline = (
        (place.left - left - GAP) * SCALE,
        (place.top - top - GAP) * SCALE,
        (place.right - left + GAP) * SCALE,
        (place.bottom - top + GAP) * SCALE,
    )
    Draw(part).rectangle(outline, outline=OUTLINE, width=LINE)
    data = BytesIO()
    palette = part.quantize(CROP_COLOURS, Quantize.FASTOCTREE, dither=Dither.NONE)
    palette.save(data, "PNG", compress_level=5)
    return data.getvalue()
