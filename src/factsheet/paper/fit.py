"""Tighten a sheet that exceeds its pages, step by step and within bounds.

Translated text is longer than its source. Distances are reduced first, then line heights, then the
font size, since readers notice these least. A step is a style sheet for paper, computed from the
theme's own measures, so it works with every theme.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

SPACE, LEADING = "space-", "leading"
"""Prefixes of the custom properties of `:root` that are distances, or line heights."""
PIXELS_PER_MILLIMETRE = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Step:
    """A step of tightening: percentages of the theme's own measures."""

    space: int
    leading: int
    type: int

    def __str__(self) -> str:
        return f"distances {self.space}%, line heights {self.leading}%, type {self.type}%"


STEPS = (Step(75, 100, 100), Step(65, 96, 100), Step(60, 94, 97), Step(50, 92, 94))
"""The steps, each tighter than the one before."""

MINIMUM_LEADING = {"leading": 1.35, "leading-label": 1.25, "leading-heading": 1.1}
"""Minimum line heights of body, labels and headings."""
MINIMUM_TALL_LEADING = {"leading": 1.5, "leading-label": 1.4, "leading-heading": 1.25}
"""The same for scripts whose letters carry marks above and below, or stack."""
# fmt: off
TALL_SCRIPTS = (
    "ARABIC", "SYRIAC", "THAANA", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "THAI", "LAO", "TIBETAN", "MYANMAR",
    "KHMER",
)
# fmt: on
"""The first words of the names of Unicode characters."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document laid out within its pages, or as near to that as the bounds allow."""

    document: Any
    """WeasyPrint's."""
    step: int
    """How many steps it is tightened; 0 is the theme as it is."""
    over: int
    """Millimetres of paper beyond the last allowed page, rounded up; 0 if all fits."""


def fit(lay_out: Callable[[str], Any], limit: int | None) -> Fitted:
    """Lay out as loosely as the limit allows.

    `lay_out` makes a document with an additional style sheet. It is called once if the page fits.
    Otherwise the last step shows whether it can fit, and a binary search finds the first step
    that does: at most four calls.
    """
    document = lay_out("")
    if limit is None or excess(document, limit) == 0:
        return Fitted(document, 0, 0)
    styles = [style(step, *measures(document)) for step in STEPS]
    tried = {len(STEPS): lay_out(styles[-1])}
    if over := excess(tried[len(STEPS)], limit):
        return Fitted(tried[len(STEPS)], len(STEPS), over)
    low, high = 1, len(STEPS)
    while low < high:
        middle = (low + high) // 2
        tried[middle] = lay_out(styles[middle - 1])
        low, high = (low, middle) if not excess(tried[middle], limit) else (middle + 1, high)
    return Fitted(tried[high], high, 0)


def excess(document: Any, limit: int) -> int:
    """Millimetres of text on pages beyond the limit, rounded up."""
    roots = [page._page_box.children[0] for page in document.pages[limit:]]  # noqa: SLF001
    height = sum(root.margin_height() for root in roots) / PIXELS_PER_MILLIMETRE
    return max(1, ceil(height)) if roots else 0


def measures(document: Any) -> tuple[dict[str, tuple[float, str]], float, bool]:
    """The theme's distances and line heights with their units, by custom property; the font size in
    pixels; whether the script is tall.

    What is not a plain number or length stays as it is.
    """
    root = document.pages[0]._page_box.children[0]  # noqa: SLF001
    own = {}
    for key in list(root.style.cascaded):
        name = key.removeprefix("__").replace("_", "-")
        if key.startswith("__") and name.startswith((SPACE, LEADING)):
            token, *more = root.style[key] or (None,)
            if token and not more and token.type in ("number", "dimension"):
                own[name] = (token.value, getattr(token, "unit", ""))
    return dict(sorted(own.items())), root.style["font_size"], is_tall(root.element.itertext())


def style(
    step: Step, own: Mapping[str, tuple[float, str]], size: float, is_script_tall: bool
) -> str:
    """The step's style sheet, of the theme's own measures."""
    floors = MINIMUM_TALL_LEADING if is_script_tall else MINIMUM_LEADING
    lines = []
    for name, (value, unit) in own.items():
        if name.startswith(SPACE):
            tight = value * step.space / 100
        else:
            # Smaller measures of the theme are kept.
            floor = min(value, floors.get(name, floors[LEADING]))
            tight = max(value * step.leading / 100, floor)
        lines.append(f"--{name}: {tight:.4g}{unit} !important;")
    lines.append(f"font-size: {size * step.type / 100:.4f}px !important;")
    return f":root {{ {' '.join(lines)} }}"


def is_tall(texts: Any) -> bool:
    """Whether most letters of the texts are of a script that needs room between lines."""
    tall = total = 0
    for letter in filter(str.isalpha, "".join(texts)):
        total += 1
        tall += unicodedata.name(letter, "").partition(" ")[0] in TALL_SCRIPTS
    return 2 * tall > total
