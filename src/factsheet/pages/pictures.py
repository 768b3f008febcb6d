"""Pictures of a PDF's first page, and the properties of picture files."""

from enum import Enum
from io import BytesIO
from typing import NamedTuple
from warnings import catch_warnings, simplefilter

FORMATS = ("PNG", "JPEG", "WEBP")
"""Allowed formats, whatever the file name: Pillow also reads EPS, by running a program."""


class Picture(Enum):
    """The upper part of the first page, over its whole width; width and height in pixels."""

    THUMBNAIL = (".png", 480, 679)
    """A whole A4 page; shorter pages are filled with white."""
    CARD = (".card.png", 1200, 630)
    """The size to which services crop pictures of links (Open Graph, 1.91 : 1)."""

    def __init__(self, suffix: str, width: int, height: int) -> None:
        self.suffix = suffix
        """The suffix that replaces `.pdf` in its file name."""
        self.width = width
        self.height = height


class Head(NamedTuple):
    """The header of a picture file: size in pixels and colour mode."""

    width: int
    height: int
    mode: str
    """Pillow's name, such as RGB."""


def head_of(data: bytes) -> Head | None:
    """Read the header of a picture; None if the data is not a picture."""
    from PIL import Image, UnidentifiedImageError

    with catch_warnings():
        simplefilter("ignore", Image.DecompressionBombWarning)  # the caller checks the size
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                return Head(*image.size, image.mode)
        except Image.DecompressionBombError:
            return Head(1 << 16, 1 << 16, "")
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            return None


def damage_of(data: bytes) -> str | None:
    """Why a picture cannot be decoded completely: it is truncated or corrupt; None if it can."""
    from PIL import Image, ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # which WeasyPrint turns on, and prints a part
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            image.load()
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        return str(error)
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    return None
