"""How different two colours look, also to colour-blind readers and in grey.

Colour blindness is simulated as in Machado, Oliveira and Fernandes, “A Physiologically-based
Model for Simulation of Color Vision Deficiency” (2009), for a complete lack of one kind of
cone; grey is CIE lightness, which is what a printer without colours keeps.

Distances are those of Stone, Szafir and Setlur, “An Engineering Model for Color Difference
as a Function of Size” (2014): how far apart in CIELAB two marks of a size have to be for a
share of all viewers to notice.
"""

from collections.abc import Mapping
from math import cbrt, hypot

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

VIEWERS = 0.9
"""The share of viewers who notice a distance of 1."""
DEGREES = 1 / 3
"""The size of the smallest mark, as an angle: 3 mm, read from half a metre."""
_THRESHOLDS = ((10.16, 1.50), (10.68, 3.08), (10.70, 5.74))
"""Stone et al., for L*, a* and b*: noticed by p at s degrees is p × (first + second ÷ s)."""
NOTICED = tuple(VIEWERS * (base + size / DEGREES) for base, size in _THRESHOLDS)

SRGB_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE: Vector = (0.95047, 1.0, 1.08883)
"""D65, which sRGB is made for."""
FULL: Matrix = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
VISIONS: Mapping[str, Matrix] = {
    "full colour vision": FULL,
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""The matrix of each kind of vision for linear sRGB: Machado et al., severity 1.0."""
GREYSCALE = "greyscale print"


def linear(colour: str) -> Vector:
    """The light of a colour `#rrggbb`, each channel 0 to 1: IEC 61966-2-1."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def distances(one: str, other: str) -> dict[str, float]:
    """How far apart two colours `#rrggbb` are in each kind of vision; 1 is noticed."""
    found = {}
    for vision, matrix in VISIONS.items():
        pair = zip(*(_lab(_times(matrix, linear(colour))) for colour in (one, other)), strict=True)
        steps = ((a - b) / noticed for (a, b), noticed in zip(pair, NOTICED, strict=True))
        found[vision] = hypot(*steps)
    found[GREYSCALE] = abs(lightness(one) - lightness(other)) / NOTICED[0]
    return found


def lightness(colour: str) -> float:
    """CIE L* of a colour `#rrggbb`: 0 for black to 100 for white."""
    return _lab(linear(colour))[0]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _times(matrix: Matrix, vector: Vector) -> Vector:
    """A colour multiplied by a matrix, clipped to what a screen can show."""
    first, second, third = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, vector, strict=True)))) for row in matrix
    )
    return first, second, third


def _lab(light: Vector) -> Vector:
    """CIE 1976 L*a*b* of linear sRGB."""
    x, y, z = (
        _cube(sum(a * b for a, b in zip(row, light, strict=True)) / white)
        for row, white in zip(SRGB_TO_XYZ, WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube(ratio: float) -> float:
    return cbrt(ratio) if ratio > 216 / 24389 else (24389 / 27 * ratio + 16) / 116
