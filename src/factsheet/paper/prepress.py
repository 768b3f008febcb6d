"""Bleed, page boxes and crop marks, for printing houses.

Paper is trimmed after printing, and never exactly. So colour that reaches the edge is printed 3 mm
beyond it, as is usual, and marks outside of that show where to cut.
"""

from typing import Any

import pydyf

BLEED = 3
"""Millimetres around the trimmed page."""
SLUG = 7
"""Millimetres around the bleed, for the marks."""
GAP, LENGTH, WIDTH = 0.5, 5, 0.25
"""A mark's distance from the bleed and its length in millimetres, its width in points."""
POINTS = 72 / 25.4
STYLE = f"""\
@page {{ bleed: {BLEED}mm }}
:root {{ --bleed: {BLEED}mm !important }}
a[href]:not([href^="#"]) {{ color: inherit !important; text-decoration: underline !important }}
"""
"""External links are underlined, instead of having a colour that a press may lack."""
REGISTRATION = "registration"
"""The colour space of marks, which print on every plate."""


def unlink(document: Any) -> None:
    """Make the links of a WeasyPrint document plain text: nobody clicks on paper, and printers
    refuse annotations."""
    for page in document.pages:
        for *_, box in page.links:
            for part in (box, *box.descendants()):
                if part.element_tag == "a":
                    part.element_tag = "span"
        page.links.clear()


def add_marks(pdf: Any) -> None:
    """Add page boxes and crop marks to all pages of a pydyf.PDF laid out with `STYLE`."""
    colour = _registration_colour(pdf)
    for page in [item for item in pdf.objects if _is_page(item)]:
        page["MediaBox"] = pydyf.Array(_grown(page["TrimBox"], BLEED + SLUG))
        page["BleedBox"] = pydyf.Array(_grown(page["TrimBox"], BLEED))
        resources = _object(pdf, page["Resources"])
        _object(pdf, resources["ColorSpace"])[REGISTRATION] = colour
        marks = pydyf.Stream([_marks(page["TrimBox"])])
        pdf.add_object(marks)
        # First, because the page's own stream leaves its coordinates flipped.
        page["Contents"] = pydyf.Array([marks.reference, page["Contents"]])


def _is_page(item: Any) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/Page"


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _grown(box: Any, millimetres: float) -> list[float]:
    left, bottom, right, top = box
    more = millimetres * POINTS
    return [left - more, bottom - more, right + more, top + more]


def _registration_colour(pdf: Any) -> Any:
    """The Separation colour space All (ISO 32000-1, 8.6.6.4): full ink on every plate."""
    tint = pydyf.Dictionary(
        {"FunctionType": 2, "Domain": "[0 1]", "C0": "[1]", "C1": "[0]", "N": 1}
    )
    pdf.add_object(tint)
    return pydyf.Array(["/Separation", "/All", "/DeviceGray", tint.reference])


def _marks(trim: Any) -> bytes:
    """Two lines at each corner, outside of the bleed; an artifact for screen readers (ISO 14289-1,
    7.3)."""
    left, bottom, right, top = trim
    near, far = (POINTS * (BLEED + GAP), POINTS * (BLEED + GAP + LENGTH))
    lines = [
        *(
            (x, y + side * near, x, y + side * far)
            for x in (left, right)
            for y, side in ((bottom, -1), (top, 1))
        ),
        *(
            (x + side * near, y, x + side * far, y)
            for y in (bottom, top)
            for x, side in ((left, -1), (right, 1))
        ),
    ]
    drawn = "".join("{:.3f} {:.3f} m {:.3f} {:.3f} l S\n".format(*line) for line in lines)
    return (
        f"/Artifact <</Type /Page>> BDC\nq\n/{REGISTRATION} CS 1 SCN {WIDTH} w\n{drawn}Q\nEMC"
    ).encode()
