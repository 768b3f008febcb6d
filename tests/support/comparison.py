"""Two pictures of a page: whether they show the same, and where they don't.

Rasterisers differ in the grey at the edges of letters, and layout engines in hundredths of
a point. So both pictures are blurred, and a tile may have its like up to a pixel away; what
then differs on the mean of a tile is elsewhere, gone, or of another colour.
"""

from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import product

from PIL import Image, ImageChops, ImageDraw, ImageFilter

BLUR = 1
"""Radius in pixels: what edges differ by, and less than a letter."""
REACH = 1
"""Pixels that a thing may have moved: at 90 dpi, 0.28 mm."""
TILE = 6
"""Pixels: a letter of text fills one, so that it is not lost among others."""
TOLERANCE = 30
"""Of 255, the mean difference that a tile may have. Another rasteriser reaches 27, and one
letter for another 53: test_comparison.py holds both."""
MARGIN = 8


@dataclass(frozen=True)
class Comparison:
    """A page as it was, and as it is now."""

    reference: Image.Image
    now: Image.Image

    @cached_property
    def tiles(self) -> Image.Image:
        """The mean difference of each tile in the colour where it is largest, a pixel a tile."""
        before, now = (_blurred(picture, self._size) for picture in (self.reference, self.now))
        reach = range(-REACH, REACH + 1)
        moved = (ImageChops.offset(now, x, y) for x, y in product(reach, reach))
        tiles = (_largest(ImageChops.difference(before, other)).reduce(TILE) for other in moved)
        return reduce(ImageChops.darker, tiles)

    @property
    def difference(self) -> int:
        """The largest difference of a tile, from 0 to 255; 255 for pages of another size."""
        if self.reference.size != self.now.size:
            return 255
        return int(self.tiles.getextrema()[1])

    @property
    def is_same(self) -> bool:
        return self.difference <= TOLERANCE

    def picture(self) -> Image.Image:
        """Side by side: the reference, the page now, and the page with what differs in red."""
        width, height = self._size
        whole = Image.new("RGB", (3 * width + 4 * MARGIN, height + 2 * MARGIN), "#808080")
        for place, part in enumerate((self.reference, self.now, self._marked())):
            whole.paste(part, (MARGIN + place * (width + MARGIN), MARGIN))
        return whole

    def _marked(self) -> Image.Image:
        marked = Image.blend(self.now, Image.new("RGB", self.now.size, "white"), 0.7)
        draw = ImageDraw.Draw(marked)
        tiles = self.tiles
        for y in range(tiles.height):
            for x in range(tiles.width):
                if tiles.getpixel((x, y)) > TOLERANCE:
                    corner = (x * TILE, y * TILE)
                    draw.rectangle((*corner, corner[0] + TILE, corner[1] + TILE), outline="red")
        return marked

    @property
    def _size(self) -> tuple[int, int]:
        sizes = (self.reference.size, self.now.size)
        return max(width for width, _ in sizes), max(height for _, height in sizes)


def _blurred(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    ground = Image.new("RGB", size, "white")
    ground.paste(picture)
    return ground.filter(ImageFilter.GaussianBlur(BLUR))


def _largest(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    return ImageChops.lighter(red, ImageChops.lighter(green, blue))
