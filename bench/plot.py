"""Plots as SVG: lines over logarithmic axes, and bars. Text is text; colours suit both themes."""

import math
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 44, 48
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#777777")
"""Okabe and Ito's, which colour-blind readers tell apart."""
Points = Sequence[tuple[float, float]]


def lines(title: str, across: str, up: str, series: Mapping[str, Points]) -> str:
    """Several lines; both axes are logarithmic, as growth is what shows: a slope of one is linear.

    Raises ValueError where there is no point, or one that is not positive.
    """
    points = [point for found in series.values() for point in found]
    x_axis, y_axis = (decades([point[axis] for point in points]) for axis in (0, 1))
    parts = [_text(WIDTH // 2, 22, title, "middle", "bold")]
    parts += [_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, across, "middle")]
    parts += [_text(LEFT - 50, TOP - 12, up)]
    for exponent in range(x_axis[0], x_axis[1] + 1):
        x = _x(10**exponent, x_axis)
        parts += [_line(x, TOP, x, HEIGHT - BOTTOM)]
        parts += [_text(x, HEIGHT - BOTTOM + 18, f"{10**exponent:,}", "middle")]
    for exponent in range(y_axis[0], y_axis[1] + 1):
        y = _y(10**exponent, y_axis)
        parts += [_line(LEFT, y, WIDTH - RIGHT, y)]
        parts += [_text(LEFT - 8, y + 4, f"{10**exponent:g}", "end")]
    for number, (name, found) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{_x(x, x_axis):.1f},{_y(y, y_axis):.1f}" for x, y in found)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y in found:
            at = f'cx="{_x(x, x_axis):.1f}" cy="{_y(y, y_axis):.1f}"'
            parts.append(f'<circle {at} r="3.5" fill="{colour}"/>')
        parts += _key(number, name, colour)
    return _svg(title, parts, HEIGHT)


def bars(title: str, rows: Mapping[str, tuple[float, float, float]], unit: str) -> str:
    """A bar for each: median, least and most, from nothing, on one linear axis."""
    height = TOP + 34 * len(rows) + 10
    most = max(high for _, _, high in rows.values())
    scale = (WIDTH - RIGHT - 100) / most
    parts = [_text(WIDTH // 2, 22, title, "middle", "bold")]
    for number, (name, (median, low, high)) in enumerate(rows.items()):
        y = TOP + 34 * number
        colour = COLOURS[number % len(COLOURS)]
        size = f'width="{max(1, median * scale):.1f}" height="20"'
        parts.append(_text(142, y + 15, name, "end"))
        parts.append(f'<rect x="150" y="{y}" {size} fill="{colour}"/>')
        parts.append(_line(150 + low * scale, y + 10, 150 + high * scale, y + 10, "currentColor"))
        parts.append(_text(158 + high * scale, y + 15, f"{median:.3g} {unit}"))
    return _svg(title, parts, height)


def decades(values: Sequence[float]) -> tuple[int, int]:
    """Exponents of the powers of ten around all of them. Raises ValueError."""
    if not values or min(values) <= 0:
        raise ValueError("logarithmic axes need values above nought")
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _x(value: float, axis: tuple[int, int]) -> float:
    return LEFT + (math.log10(value) - axis[0]) / (axis[1] - axis[0]) * (WIDTH - LEFT - RIGHT)


def _y(value: float, axis: tuple[int, int]) -> float:
    share = (math.log10(value) - axis[0]) / (axis[1] - axis[0])
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def _key(number: int, name: str, colour: str) -> list[str]:
    x, y = WIDTH - RIGHT + 14, TOP + 10 + 22 * number
    return [
        f'<rect x="{x}" y="{y - 9}" width="12" height="12" fill="{colour}"/>',
        _text(x + 18, y + 2, name),
    ]


def _line(x1: float, y1: float, x2: float, y2: float, colour: str = "#8886") -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}"/>'


def _text(x: float, y: float, text: str, anchor: str = "start", weight: str = "normal") -> str:
    where = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}"'
    return f'<text {where} fill="currentColor">{escape(text)}</text>'


def _svg(title: str, parts: Sequence[str], height: int) -> str:
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' font-family="sans-serif" font-size="13">\n<title>{escape(title)}</title>\n'
        "<style>svg { color: #222 } @media (prefers-color-scheme: dark)"
        f" {{ svg {{ color: #ddd }} }}</style>\n{body}\n</svg>\n"
    )
