"""The structure tree: what the tags say, in their order (ISO 32000-1, 14.7)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from factsheet.paper.tags.roles import RENAMED
from factsheet.published.pdf.content import Content, Glyph, Identifier

_KNOWN_AS = {name: known for known, name in RENAMED.items()}
"""Types of PDF 2.0 with another name in PDF 1.7."""
_INHERITED = "Span"
"""A type that only carries the language or the replacement text of a part."""


@dataclass(eq=False, slots=True)
class Tag:
    """A structure element, compared by identity."""

    role: str
    scope: str | None = None
    """The scope of a header cell: `Column`, `Row` or `Both`."""
    is_empty: bool = True
    """Whether it has no content."""
    cells: int = 0
    """The number of cells of a row."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The last element of a branch, or one with its own ActualText or Alt."""

    text: str
    """ActualText or Alt if there is one, else the characters as drawn."""
    language: str | None
    """Its language, or that of an element around it; None if it is the document's."""
    page: int
    shown: tuple[tuple[Glyph, ...], ...]
    """The glyphs of each marked-content sequence in it."""
    is_figure: bool = False
    path: tuple[Tag, ...] = ()
    """The enclosing elements, from the outermost."""


@dataclass(slots=True)
class Structure:
    """The elements of a structure tree."""

    leaves: tuple[Leaf, ...] = ()
    """The leaves in logical order."""
    tags: list[Tag] = field(default_factory=list)
    """All its elements except spans, in logical order."""
    spanned: frozenset[Tag] = frozenset()
    """Tables with a cell that spans several rows."""
    drawings: frozenset[tuple[int, Identifier]] = frozenset()
    """The marked content of figures, by page."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element passes on to its children."""

    language: str | None = None
    page: int = 0
    path: tuple[Tag, ...] = ()


def read_structure(pdf: pikepdf.Pdf, contents: Sequence[Content]) -> Structure:
    """The elements and leaves of a PDF; none if it is not tagged."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return Structure()
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    tree = _Tree(contents, pages)
    leaves = tuple(leaf for kid in _kids(root) for leaf in tree.leaves(kid, _Place()))
    for leaf in leaves:
        if leaf.text.strip() or leaf.is_figure:
            for tag in leaf.path:
                tag.is_empty = False
    return Structure(leaves, tree.tags, frozenset(tree.spanned), frozenset(tree.drawings))


class _Tree:
    def __init__(self, contents: Sequence[Content], pages: dict[Any, int]) -> None:
        self.contents = contents
        self.pages = pages
        self.seen: set[Any] = set()
        self.tags: list[Tag] = []
        self.spanned: set[Tag] = set()
        self.drawings: set[tuple[int, Identifier]] = set()

    def leaves(self, kid: Any, place: _Place) -> Iterator[Leaf]:
        if not isinstance(kid, pikepdf.Dictionary):
            yield self._drawn(place, int(kid))
            return
        place = replace(place, page=self._page(kid, place.page))
        if "/S" in kid:
            yield from self._element(kid, place)
        elif "/MCID" in kid:
            yield self._drawn(place, _identifier(kid))

    def _element(self, element: Any, place: _Place) -> Iterator[Leaf]:
        self._note(element)
        said = str(element["/S"])[1:]
        role = _KNOWN_AS.get(said, said)
        if "/Lang" in element:
            place = replace(place, language=str(element["/Lang"]))
        if role != _INHERITED:
            tag = Tag(role, _scope(element))
            if _attribute(element, "/RowSpan") is not None:
                self.spanned.update(one for one in place.path if one.role == "Table")
            self.tags.append(tag)
            if role in ("TH", "TD") and place.path:
                place.path[-1].cells += 1
            place = replace(place, path=(*place.path, tag))
        if role == "Figure":
            yield from self._figure(element, place)
        elif (text := element.get("/ActualText")) is not None:
            shown = tuple(tuple(self._glyphs(*one)) for one in self._marked(element, place.page))
            yield Leaf(str(text), place.language, place.page, shown, path=place.path)
        else:
            for kid in _kids(element):
                yield from self.leaves(kid, place)

    def _figure(self, element: Any, place: _Place) -> Iterator[Leaf]:
        """The alternative of a figure, then the words in it, which are in separate elements."""
        kids = _kids(element)
        worded = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        marks = [mark for kid in kids if kid not in worded for mark in self._mark(kid, place.page)]
        shown = tuple(tuple(self._glyphs(*mark)) for mark in marks)
        self.drawings.update(marks)
        text = str(element.get("/Alt", ""))
        yield Leaf(text, place.language, place.page, shown, is_figure=True, path=place.path)
        for kid in worded:
            yield from self.leaves(kid, place)

    def _drawn(self, place: _Place, identifier: Identifier) -> Leaf:
        glyphs = tuple(self._glyphs(place.page, identifier))
        text = "".join(glyph.text for glyph in glyphs)
        return Leaf(text, place.language, place.page, (glyphs,), path=place.path)

    def _marked(self, element: Any, page: int) -> Iterator[tuple[int, Identifier]]:
        """Marked content in an element, by page and identifier."""
        for kid in _kids(element):
            yield from self._mark(kid, page)

    def _mark(self, kid: Any, page: int) -> Iterator[tuple[int, Identifier]]:
        if not isinstance(kid, pikepdf.Dictionary):
            yield page, int(kid)
        elif "/S" in kid:
            self._note(kid)
            yield from self._marked(kid, self._page(kid, page))
        elif "/MCID" in kid:
            yield self._page(kid, page), _identifier(kid)

    def _note(self, element: Any) -> None:
        """Raises ValueError for an element with two parents, since such a tree may be endless."""
        if element.objgen != (0, 0):
            if element.objgen in self.seen:
                raise ValueError(f"the element {_object(element)} stands in two others")
            self.seen.add(element.objgen)

    def _page(self, element: Any, inherited: int) -> int:
        return self.pages.get(element["/Pg"].objgen, inherited) if "/Pg" in element else inherited

    def _glyphs(self, page: int, identifier: Identifier) -> Sequence[Glyph]:
        is_there = 0 <= page < len(self.contents)
        return self.contents[page].marked.get(identifier, ()) if is_there else ()


def _object(element: Any) -> str:
    return "{} {}".format(*element.objgen)


def _identifier(reference: Any) -> Identifier:
    """The identifier of marked content that a reference names, in a form's stream or in the
    page's."""
    number = int(reference["/MCID"])
    return (reference["/Stm"].objgen, number) if "/Stm" in reference else number


def _scope(element: Any) -> str | None:
    """The scope of a header cell (14.8.5.7)."""
    scope = _attribute(element, "/Scope")
    return None if scope is None else str(scope)[1:]


def _attribute(element: Any, name: str) -> Any:
    attributes = element.get("/A", {})
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]
    return None


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
