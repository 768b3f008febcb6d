"""Project coordinates onto the theme's world map.

The projection is Natural Earth (Šavrič, Jenny, Patterson, Petrovič, Hurni: A polynomial
equation for the Natural Earth projection, 2011). It is a polynomial and computed in `Decimal`, so
points are identical on every machine. The map is centred on 11° E, so that its edge runs through
the Bering Strait and divides no mainland.
"""

from decimal import Decimal, localcontext

PI = Decimal("3.14159265358979323846264338328")
CENTRE = Decimal(11)
"""Longitude of the middle of the map, in degrees."""
NORTH, SOUTH = Decimal(84), Decimal(-57)
"""Latitudes of the upper and lower edge, which excludes Antarctica."""
X = tuple(map(Decimal, ("0.8707", "-0.131979", "-0.013791", "0", "0", "0.003971", "-0.001529")))
Y = tuple(map(Decimal, ("1.007226", "0.015085", "0", "-0.044475", "0.028874", "-0.005916")))
"""Coefficients by powers of the squared latitude, in radians."""
WIDTH = 2000
HEIGHT = 870
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"
"""The view box of the SVG in which the outline and points are drawn."""


def project(latitude: Decimal, longitude: Decimal) -> tuple[Decimal, Decimal]:
    """The point in the view box, in its units, rounded to two decimals.

    Takes degrees, north and east positive. A longitude is taken modulo 360; a point
    south of `SOUTH` lies below the view box. Raises ValueError for a latitude beyond
    the poles.
    """
    if not -90 <= latitude <= 90:
        raise ValueError(f"latitude {latitude} is not between -90 and 90")
    with localcontext(prec=28):
        x, y = _natural_earth(latitude, _from_centre(longitude))
        scale = WIDTH / (2 * PI * X[0])
        top = _natural_earth(NORTH, Decimal(0))[1]
        cent = Decimal("0.01")
        return (WIDTH / Decimal(2) + scale * x).quantize(cent), (scale * (top - y)).quantize(cent)


def _from_centre(longitude: Decimal) -> Decimal:
    """Degrees east of the centre, from -180 up to but not including 180."""
    offset = (longitude - CENTRE) % 360
    if offset >= 180:
        return offset - 360
    return offset + 360 if offset < -180 else offset


def _natural_earth(latitude: Decimal, longitude: Decimal) -> tuple[Decimal, Decimal]:
    """The plane coordinates, in radii of the globe, of degrees from equator and centre."""
    phi, lam = latitude * PI / 180, longitude * PI / 180
    return lam * _polynomial(X, phi * phi), phi * _polynomial(Y, phi * phi)


def _polynomial(coefficients: tuple[Decimal, ...], value: Decimal) -> Decimal:
    total = Decimal(0)
    for coefficient in reversed(coefficients):
        total = total * value + coefficient
    return total
