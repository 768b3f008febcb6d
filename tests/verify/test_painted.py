"""What is drawn over, cut off or not drawn of a PDF's text."""

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from factsheet.published.pdf.objects import forbidden
from factsheet.published.pdf.painted import BLACK_INK, Box, Look, Painted

PAGE = Box(0, 0, 600, 800)
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
TEXT = (
    "195",
    20.0,
    [("1", (110.0, 100.0)), ("9", (121.0, 100.0)), ("5", (132.0, 100.0))],
)
Drawing = list[tuple[str, list[object]]]


def hidden(before: Drawing, after: Drawing = (), resources: object = None, mode: int = 0) -> str:  # type: ignore[assignment]
    """Why “195”, 20 pt high at (105, 100), can't be seen; empty where it can."""
    painted, paint = Painted(), BLACK_INK
    for operator, operands in before:
        paint = painted.take(operator, operands, resources or {}, IDENTITY, paint)
    said, size, spots = TEXT
    painted.text(Look(said, size, mode=mode), ((105, 100), (138, 100)), spots, paint)
    for operator, operands in after:
        paint = painted.take(operator, operands, resources or {}, IDENTITY, paint)
    return " ".join(why for _, why in painted.hidden(PAGE))


def rectangle(x: float, y: float, width: float, height: float) -> Drawing:
    return [("rg", [1, 1, 1]), ("re", [x, y, width, height]), ("f", []), ("g", [0])]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], []),
        (rectangle(0, 0, 600, 800), []),
        ([], rectangle(100, 95, 90, 1)),  # an underline
        ([], rectangle(140, 90, 90, 60)),  # beside it
        ([("re", [90, 90, 90, 60]), ("W", []), ("n", [])], []),
        ([], [("w", [1]), ("m", [100, 97]), ("l", [150, 97]), ("S", [])]),
    ],
)
def test_text_that_is_seen(before: Drawing, after: Drawing) -> None:
    assert hidden(before, after) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], rectangle(126, 95, 30, 40)),  # the last digit
        ([], rectangle(100, 95, 15, 40)),
        ([], [one for n in range(12) for one in rectangle(100, 95 + 2.4 * n, 60, 2.5)]),
        ([], [("w", [40]), ("m", [100, 105]), ("l", [150, 105]), ("S", [])]),
        ([("W", []), ("n", [])], []),
        ([("re", [0, 0, 1, 1]), ("re", [590, 790, 1, 1]), ("W", []), ("n", [])], []),
        ([("re", [0, 0, 600, 800]), ("re", [0, 0, 600, 800]), ("W*", []), ("n", [])], []),
        ([("re", [90, 90, 30, 60]), ("W", []), ("n", [])], []),
    ],
)
def test_text_that_is_covered_or_cut_off(before: Drawing, after: Drawing) -> None:
    assert hidden(before, after) != ""


@pytest.mark.parametrize("is_before", [True, False])
@pytest.mark.parametrize(
    "mark",
    [
        (96, 106, 6, 1.5),  # a minus
        (101, 100, 1.5, 14),  # a digit one
        (126, 100, 2, 2),  # a point between two digits
        (138, 100, 9, 12),  # a zero
    ],
)
def test_marks_that_make_another_number(
    mark: tuple[float, float, float, float], is_before: bool
) -> None:
    drawing = rectangle(*mark)
    assert hidden(drawing if is_before else [], [] if is_before else drawing) != ""


@pytest.mark.parametrize(
    "after",
    [
        rectangle(117, 107, 8, 9),  # the upper half of a digit
        rectangle(114, 102, 14, 6),
        rectangle(110, 101, 300, 5),
        [("m", [115, 104]), ("c", [118, 116, 124, 116, 127, 104]), ("f", [])],
    ],
)
def test_shapes_on_a_part_of_a_digit(after: Drawing) -> None:
    assert hidden([], after) != ""


@pytest.mark.parametrize(
    ("text", "x", "is_seen"),
    [("·", 121, True), ("−", 132, True), ("(", 99, False), ("a", 99, False)],
)
def test_a_sign_on_a_digit(text: str, x: float, is_seen: bool) -> None:
    painted = Painted()
    painted.text(Look(TEXT[0], TEXT[1]), ((105, 100), (138, 100)), TEXT[2], BLACK_INK)
    painted.text(Look(text, 20.0), ((x - 4, 100), (x + 4, 100)), [(text, (x, 100.0))], BLACK_INK)
    assert bool(list(painted.hidden(PAGE))) == is_seen


@pytest.mark.parametrize("mode", [1, 2, 3, 7])
def test_text_that_is_not_filled(mode: int) -> None:
    assert hidden([], mode=mode) != ""


@pytest.mark.parametrize("key", ["/SMask", "/BM", "/Font"])
def test_text_that_is_drawn_through_something(key: str) -> None:
    resources = {"/ExtGState": {"/a": {key: 1}}}
    assert hidden([("gs", ["/a"])], resources=resources) != ""


@pytest.mark.parametrize("space", ["/Pattern", "/Separation"])
def test_text_in_a_colour_that_nobody_can_tell(space: str) -> None:
    resources = {"/ColorSpace": {"/c": [space]}}
    assert hidden([("cs", ["/c"]), ("scn", [1])], resources=resources) != ""


def test_digits_on_each_other() -> None:
    painted = Painted()
    spots = [("1", (110.0, 100.0)), ("9", (112.0, 100.0)), ("5", (114.0, 100.0))]
    painted.text(Look("195", 20.0), ((105, 100), (120, 100)), spots, BLACK_INK)
    assert [why for _, why in painted.hidden(PAGE)] != []


Change = Callable[[pikepdf.Pdf], object]
CHANGES: dict[str, Change] = {
    "viewers": lambda pdf: pdf.Root.update(
        {"/ViewerPreferences": Dictionary({"/HideToolbar": True})}
    ),
    "mode": lambda pdf: pdf.Root.update({"/PageMode": Name("/FullScreen")}),
    "types": lambda pdf: pdf.Root.update(
        {"/StructTreeRoot": Dictionary({"/RoleMap": Dictionary({"/P": Name("/Artifact")})})}
    ),
    "bookmark": lambda pdf: pdf.Root.update(
        {"/Outlines": Dictionary({"/First": Dictionary({"/A": Dictionary({"/S": Name("/URI")})})})}
    ),
    "labels": lambda pdf: pdf.Root.update({"/PageLabels": Dictionary({"/Nums": Array([])})}),
    "border": lambda pdf: _link(pdf, {"/BS": Dictionary({"/W": 200})}),
    "border of old": lambda pdf: _link(pdf, {"/Border": Array([0, 0, 200])}),
    "another address": lambda pdf: _link(pdf, {"/PA": Dictionary({"/S": Name("/URI")})}),
    "label": lambda pdf: _link(pdf, {"/Contents": String("Pay 9")}),
    "large": lambda pdf: pdf.pages[0].obj.update({"/MediaBox": Array([-7000, -7000, 7000, 7000])}),
    "glyphs": lambda pdf: _add(
        pdf, "/Font", {"/Subtype": Name("/CIDFontType2"), "/CIDToGIDMap": pdf.make_stream(b"")}
    ),
    "codes": lambda pdf: _add(
        pdf, "/Font", {"/Subtype": Name("/Type0"), "/Encoding": Name("/Identity-V")}
    ),
    "kind": lambda pdf: _add(pdf, "/Font", {"/Subtype": Name("/Type1")}),
    "files": lambda pdf: _add(
        pdf, "/Filespec", {"/F": String("facts.json"), "/UF": String("facts.exe")}
    ),
    "another file": lambda pdf: _add(pdf, "/Filespec", {"/EF": Dictionary({"/UF": 1})}),
    "alternative": lambda pdf: _add(
        pdf, "/StructElem", {"/S": Name("/P"), "/P": 1, "/K": 1, "/Alt": String("x")}
    ),
    "expansion": lambda pdf: _add(
        pdf, "/StructElem", {"/S": Name("/P"), "/P": 1, "/K": 1, "/E": String("x")}
    ),
}


def _link(pdf: pikepdf.Pdf, more: dict[str, object]) -> None:
    link = Dictionary({"/Type": Name("/Annot"), "/Subtype": Name("/Link"), "/Dest": String("a")})
    for key, value in more.items():
        link[Name(key)] = value
    pdf.pages[0].obj[Name("/Annots")] = Array([pdf.make_indirect(link)])


def _add(pdf: pikepdf.Pdf, kind: str, more: dict[str, object]) -> None:
    item = Dictionary({"/Type": Name(kind)})
    for key, value in more.items():
        item[Name(key)] = value
    pdf.Root[Name("/Names")] = Dictionary({"/Dests": pdf.make_indirect(item)})


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_no_pdf_may_hold(change: Change) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    assert [*forbidden(pdf, frozenset())] == []
    change(pdf)
    assert [*forbidden(pdf, frozenset())] != []
