"""Check the objects of a PDF: links and one file of facts are allowed, but no action, form, layer
or program."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from factsheet.diagnostics import excerpt
from factsheet.pages.evidence import DESCRIPTION

CATALOG = """
/Type /Pages /Metadata /MarkInfo /Lang /StructTreeRoot /ViewerPreferences /OutputIntents /Names
/Outlines /AF /PageMode /PageLayout /Dests /Extensions /Version
"""
PAGE = """
/Type /Parent /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Contents /Annots
/StructParents /Tabs /Group /Rotate
"""
LINK = """
/Type /Subtype /Rect /Border /A /Dest /StructParent /F /Contents /P /H /QuadPoints /BS /Lang /M /NM
"""
ELEMENT = "/Type /S /P /K /Pg /A /ID /NS /Lang /ActualText /Alt"
"""Keys of an element of the structure tree."""
TREE = "/Type /K /ParentTree /ParentTreeNextKey /IDTree /Namespaces /RoleMap"
BOOKMARK = "/Title /Dest /Parent /Prev /Next /First /Last /Count /SE"
VIEWER = "/DisplayDocTitle /Direction"
FILE = "/Type /F /UF /EF /Desc /AFRelationship"
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
"""Actions that open something else or run something."""
SMALLEST, LARGEST = 140.0, 3400.0
"""Minimum and maximum width and height of a page in points; A0 is 3370 high."""
MOST_BOOKMARKS = 10_000


def forbidden(pdf: pikepdf.Pdf, attached: frozenset[str]) -> Iterator[str]:
    """Report everything that PDFs of editions do not have. `attached` are the allowed
    attachments."""
    yield from _unknown("the document", pdf.Root, CATALOG)
    names: Any = pdf.Root.get("/Names", {})
    yield from _unknown("the list of names", names, NAMES)
    yield from _unknown("the viewer preferences", root_entry(pdf, "/ViewerPreferences"), VIEWER)
    tree = root_entry(pdf, "/StructTreeRoot")
    yield from _unknown("the structure tree", tree, TREE)
    if len(tree.get("/RoleMap", {})):
        yield "the structure tree says that its types are others (/RoleMap)"
    if str(pdf.Root.get("/PageMode", "/UseNone")) not in ("/UseNone", "/UseOutlines"):
        yield "it asks viewers to show the document in another way (/PageMode)"
    for one in _bookmarks(pdf):
        yield from _unknown("a bookmark", one, BOOKMARK)
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


def root_entry(pdf: pikepdf.Pdf, name: str) -> Any:
    """A dictionary of the document's catalog. An empty one if the catalog lacks it."""
    return pdf.Root.get(name, {})


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The entries of the outline. Raises ValueError for too many."""
    stack = [root_entry(pdf, "/Outlines").get("/First")]
    for _ in range(MOST_BOOKMARKS):
        if not stack:
            return
        one = stack.pop()
        if one is not None:
            yield one
            stack += [one.get("/Next"), one.get("/First")]
    raise ValueError(f"it has more than {MOST_BOOKMARKS:,} bookmarks")


def bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    """The titles of the outline."""
    return [str(one.get("/Title", "")) for one in _bookmarks(pdf)]


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
        yield f"an annotation {kind[:30]} covers the page; only links are allowed"
        return
    yield from _unknown("a link", one, LINK)
    style: Any = one.get("/BS", {})
    border = [*map(float, list(one.get("/Border", [0, 0, 0]))[2:3])]
    if "/BS" in one and float(style.get("/W", 1)) > 0:
        border.append(float(style.get("/W", 1)))
    if any(width > 0 for width in border):
        yield "a link has a border, which covers the page"
    action: Any = one.get("/A", {})
    said, leads = (
        str(one.get("/Contents", "")),
        {str(one.get("/Dest", "")), str(action.get("/URI", ""))},
    )
    if said and said not in leads and str(action.get("/D", "")) != said:
        yield f"a link is read out as “{excerpt(said, 40)}”, and leads elsewhere"
    if action and str(action.get("/S")) not in ACTIONS:
        yield f"a link does {str(action.get('/S'))[:30]}; links lead to a place or an address"
    if "/Next" in action:
        yield "a link does something more than leading to its place"


def _boxes(page: pikepdf.Page) -> Iterator[str]:
    for name in ("/MediaBox", "/CropBox"):
        left, bottom, right, top = (float(one) for one in getattr(page, name[1:].lower()))
        if min(abs(right - left), abs(top - bottom)) < SMALLEST:
            yield f"{name} shows {abs(right - left):.0f} × {abs(top - bottom):.0f} points of a page"
        if max(abs(right - left), abs(top - bottom)) > LARGEST:
            yield f"{name} makes a page larger than {LARGEST:.0f} points"
    if int(page.obj.get("/Rotate", 0)) % 360:
        yield "a page is turned round"


def _dictionaries(item: Any) -> Iterator[Any]:
    """A dictionary, or that of a stream, and those directly in it."""
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
    kind = one.get("/Type")
    if "/S" in one and "/P" in one and "/K" in one:
        yield from _unknown("an element", one, ELEMENT)
        if "/Alt" in one and one["/S"] != "/Figure":
            yield "text is read instead of other text (/Alt)"
    if kind == "/Filespec":
        yield from _unknown("the attached file", one, FILE)
        yield from _unknown("the attached file", one.get("/EF", {}), "/F")
        if str(one.get("/UF", one.get("/F"))) != str(one.get("/F")):
            yield "the attached file has two names"
        if str(one.get("/Desc", DESCRIPTION)) != DESCRIPTION:
            yield f"the attached file is described as “{excerpt(str(one['/Desc']), 40)}”"
    if kind == "/Font":
        yield from _font(one)
    for key in one.keys() & FORBIDDEN.keys():
        yield f"an object has {key}: {FORBIDDEN[key]}"
    action = one.get("/S")
    if isinstance(action, pikepdf.Name) and str(action) in RUNNING:
        yield f"an action {action} leads elsewhere, or does something"
    if one.get("/Subtype") == "/PS":
        yield "a program draws on the page (PostScript)"


def _font(one: Any) -> Iterator[str]:
    """Check that the codes of fonts are glyph numbers; otherwise it is unknown what is drawn."""
    kind = str(one.get("/Subtype"))
    if kind == "/Type0" and one.get("/Encoding") != "/Identity-H":
        yield "a font has an encoding of its own"
    elif kind == "/CIDFontType2" and one.get("/CIDToGIDMap", "/Identity") != "/Identity":
        yield "a font draws other glyphs than its codes say (/CIDToGIDMap)"
    elif kind not in ("/Type0", "/CIDFontType2", "/CIDFontType0", "/Type3"):
        yield f"a font is of a kind that no edition has ({excerpt(kind, 20)})"
