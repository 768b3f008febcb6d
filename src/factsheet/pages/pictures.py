"""Pictures that pages show: those of a PDF’s first page, and what the head of any file says."""

from enum import Enum
from io import BytesIO
from typing import NamedTuple
from warnings import catch_warnings, simplefilter

FORMATS = ("PNG", "JPEG", "WEBP")
"""What a picture may be, whatever its name says: Pillow reads EPS too, by a program."""


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


class Head(NamedTuple):
    """What the first bytes of a picture say of it: pixels, and how they are coloured."""

    width: int
    height: int
    mode: str
    """Pillow's name, such as RGB."""


def head_of(data: bytes) -> Head | None:
    """What a picture is, by its head alone; None for what is none."""
    from PIL import Image, UnidentifiedImageError

    with catch_warnings():
        simplefilter("ignore", Image.DecompressionBombWarning)  # the caller has bounds of its own
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                return Head(*image.size, image.mode)
        except Image.DecompressionBombError:
            return Head(1 << 16, 1 << 16, "")
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            return None


def damage_of(data: bytes) -> str | None:
    """Why a picture can't be shown whole: it is cut off, or some of it does not unpack."""
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
