"""What a PDF looks like: its first page as pictures, for lists of sheets and for sharing.

The PDF itself is painted, so that a picture shows what is printed.
"""

from collections.abc import Iterable
from enum import Enum
from io import BytesIO
from typing import Any

COLOURS = 128
"""A sheet has few colours and their shades at the edges of letters: a palette of so many
halves the file, and nobody sees a difference."""


class Picture(Enum):
    """The upper part of the first page, over its whole width; width and height in pixels."""

    THUMBNAIL = (".png", 480, 679)
    """All of a page of A4; one that is shorter ends in white."""
    CARD = (".card.png", 1200, 630)
    """In the size that services cut links’ pictures to (Open Graph, 1.91 : 1)."""

    def __init__(self, suffix: str, width: int, height: int) -> None:
        self.suffix = suffix
        """What its file's name has instead of `.pdf`."""
        self.width = width
        self.height = height


def pictures(pdf: bytes, wanted: Iterable[Picture]) -> dict[Picture, bytes]:
    """PNG files of the first page. The same PDF gives the same bytes with the same versions
    of pdfium and Pillow.

    Raises pypdfium2.PdfiumError for what is no PDF.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return {picture: _png(_upper_part(document[0], picture)) for picture in wanted}
    finally:
        document.close()


def _upper_part(page: Any, picture: Picture) -> Any:
    from PIL import Image

    width, height = page.get_size()
    scale = picture.width / width
    below = max(0.0, height - picture.height / scale)
    painted = page.render(scale=scale, crop=(0, below, 0, 0)).to_pil().convert("RGB")
    # pdfium rounds up to whole pixels, and a page may be shorter than the picture.
    ground = Image.new("RGB", (picture.width, picture.height), "white")
    ground.paste(painted)
    return ground


def _png(image: Any) -> bytes:
    from PIL.Image import Dither, Quantize

    few = image.quantize(COLOURS, Quantize.FASTOCTREE, dither=Dither.NONE)
    data = BytesIO()
    few.save(data, "PNG", compress_level=6)
    return data.getvalue()
