"""What a PDF may hold: links, one file of facts, and no action, form, layer or program."""

from collections.abc import Iterator
from typing import Any

import pikepdf

CATALOG = """
/Type /Pages /Metadata /MarkInfo /Lang /StructTreeRoot /ViewerPreferences /OutputIntents /Names
/Outlines /AF /PageMode /PageLayout /Dests /Extensions /Version /PageLabels /PieceInfo
"""
PAGE = """
/Type /Parent /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Contents /Annots
/StructParents /Tabs /Group /Rotate
"""
LINK = """
/Type /Subtype /Rect /Border /A /Dest /StructParent /F /Contents /P /H /QuadPoints /BS /C /Lang
/M /NM /PA
"""
NAMES = "/Dests /EmbeddedFiles"
ACTIONS = ("/URI", "/GoTo")
_KINDS = {
    "/JavaScript /JS": "a program",
    "/AA /OpenAction": "an action of its own",
    "/XFA /AcroForm": "a form",
    "/OC /OCProperties /OCGs": "layers, which readers may hide",
    "/RichMediaContent /3DD /Movie /Sound": "a moving picture",
}
FORBIDDEN = {key: what for keys, what in _KINDS.items() for key in keys.split()}
"""Keys that no object may have, and what they are for."""
_RUNNING = """
/JavaScript /Launch /SubmitForm /ImportData /GoToR /GoToE /Rendition /Movie /Sound /Hide /Named
/SetOCGState /ResetForm /Thread /Trans /GoTo3DView /RichMediaExecute /GoToDp
"""
RUNNING = frozenset(_RUNNING.split())
"""Actions that lead elsewhere, or do something."""
SMALLEST = 140.0
"""Points: the least width and height of a page."""


def forbidden(pdf: pikepdf.Pdf, attached: frozenset[str]) -> Iterator[str]:
    """All that no PDF of an edition has. `attached` are the files that it may carry."""
    yield from _unknown("the document", pdf.Root, CATALOG)
    names: Any = pdf.Root.get("/Names", {})
    yield from _unknown("the list of names", names, NAMES)
    for page in pdf.pages:
        yield from _unknown("a page", page.obj, PAGE)
        yield from _boxes(page)
        annotations: Any = page.obj.get("/Annots", [])
        for one in annotations:
            yield from _annotation(one)
    files = 0
    for item in pdf.objects:
        for one in _dictionaries(item):
            yield from _object(one)
            files += one.get("/Type") == "/EmbeddedFile"
    strange = sorted(set(pdf.attachments) - attached)
    if strange:
        yield f"the PDF carries files that no edition has: {', '.join(strange[:3])}"
    elif files > len(pdf.attachments):
        yield "the PDF carries a file that its list of files does not name"


def links(pdf: pikepdf.Pdf) -> list[str]:
    """The addresses that its links lead to."""
    found = []
    for page in pdf.pages:
        annotations: Any = page.obj.get("/Annots", [])
        for one in annotations:
            action: Any = one.get("/A", {})
            if "/URI" in action:
                found.append(str(action["/URI"]))
    return found


def _unknown(what: str, item: Any, allowed: str) -> Iterator[str]:
    for key in sorted(set(item.keys()) - set(allowed.split())):
        meant = f": {FORBIDDEN[key]}" if key in FORBIDDEN else ", which is not in the list"
        yield f"{what} has {key[:30]}{meant}"


def _annotation(one: Any) -> Iterator[str]:
    kind = str(one.get("/Subtype"))
    if kind != "/Link":
        yield f"an annotation {kind[:30]} lies over the page; only links are allowed"
        return
    yield from _unknown("a link", one, LINK)
    action: Any = one.get("/A", {})
    if action and str(action.get("/S")) not in ACTIONS:
        yield f"a link does {str(action.get('/S'))[:30]}; links lead to a place or an address"
    if "/Next" in action:
        yield "a link does something more than leading to its place"


def _boxes(page: pikepdf.Page) -> Iterator[str]:
    for name in ("/MediaBox", "/CropBox"):
        left, bottom, right, top = (float(one) for one in getattr(page, name[1:].lower()))
        if min(abs(right - left), abs(top - bottom)) < SMALLEST:
            yield f"{name} shows {abs(right - left):.0f} × {abs(top - bottom):.0f} points of a page"
    if int(page.obj.get("/Rotate", 0)) % 360:
        yield "a page is turned round"


def _dictionaries(item: Any) -> Iterator[Any]:
    """A dictionary or a stream's, and those that stand in it directly."""
    stack = [item]
    while stack:
        one = stack.pop()
        if isinstance(one, pikepdf.Array):
            stack += [part for part in one if not part_is_indirect(part)]
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            parts = one.stream_dict if isinstance(one, pikepdf.Stream) else one
            stack += [part for _, part in parts.items() if not part_is_indirect(part)]


def part_is_indirect(part: Any) -> bool:
    return bool(getattr(part, "is_indirect", False))


def _object(one: Any) -> Iterator[str]:
    for key in one.keys() & FORBIDDEN.keys():
        yield f"an object has {key}: {FORBIDDEN[key]}"
    action = one.get("/S")
    if isinstance(action, pikepdf.Name) and str(action) in RUNNING:
        yield f"an action {action} leads elsewhere, or does something"
    if one.get("/Subtype") == "/PS":
        yield "a program draws on the page (PostScript)"
