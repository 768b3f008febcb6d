"""The structure tree: what a reader of the tags is told, in its order (ISO 32000-1, 14.7)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pikepdf

from factsheet.verify.pdf.content import Content, Glyph


@dataclass(frozen=True, slots=True)
class Leaf:
    """The last element of a branch, or one that says itself what it reads as."""

    text: str
    """ActualText or Alt where there is one, else the characters as they are drawn."""
    language: str | None
    """Its own or that of what it stands in; None where the document's holds."""
    page: int
    shown: tuple[tuple[Glyph, ...], ...]
    """The glyphs of each marked content in it."""
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element passes on to those in it."""

    language: str | None = None
    page: int = 0


def read_structure(pdf: pikepdf.Pdf, contents: Sequence[Content]) -> tuple[Leaf, ...]:
    """The leaves in logical order; labels of lists, and heads of tables said again, left out."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return ()
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    tree = _Tree(contents, pages)
    return tuple(leaf for kid in _kids(root) for leaf in tree.leaves(kid, _Place()))


class _Tree:
    def __init__(self, contents: Sequence[Content], pages: dict[Any, int]) -> None:
        self.contents = contents
        self.pages = pages
        self.heads: dict[str, int] = {}
        """Tables' heads, and the page that each stands on first."""

    def leaves(self, kid: Any, place: _Place) -> Iterator[Leaf]:
        if not isinstance(kid, pikepdf.Dictionary):
            yield self._drawn(place, int(kid))
            return
        place = replace(place, page=self._page(kid, place.page))
        if "/S" in kid:
            yield from self._element(kid, place)
        elif "/MCID" in kid:
            yield self._drawn(place, int(kid["/MCID"]))

    def _element(self, element: Any, place: _Place) -> Iterator[Leaf]:
        role = str(element["/S"])
        if role == "/Lbl":
            return
        if "/Lang" in element:
            place = replace(place, language=str(element["/Lang"]))
        said = element.get("/Alt") if role == "/Figure" else element.get("/ActualText")
        if said is not None or role == "/Figure":
            shown = tuple(tuple(self._glyphs(*mark)) for mark in self._marked(element, place.page))
            yield Leaf(str(said or ""), place.language, place.page, shown, role == "/Figure")
            return
        kids = _kids(element)
        if role == "/Table":
            # Its caption is said first, wherever it is drawn.
            kids.sort(key=lambda kid: kid.get("/S") != "/Caption")
        found = [leaf for kid in kids for leaf in self.leaves(kid, place)]
        if role != "/THead" or not self._is_repeated(found):
            yield from found

    def _is_repeated(self, head: Sequence[Leaf]) -> bool:
        """Whether the table goes on here on another page, with its head above."""
        text = "\n".join(leaf.text for leaf in head)
        page = head[0].page if head else 0
        return self.heads.setdefault(text, page) < page

    def _drawn(self, place: _Place, identifier: int) -> Leaf:
        glyphs = tuple(self._glyphs(place.page, identifier))
        text = "".join(glyph.text for glyph in glyphs)
        return Leaf(text, place.language, place.page, (glyphs,))

    def _marked(self, element: Any, page: int) -> Iterator[tuple[int, int]]:
        """Marked content in an element, by page and identifier."""
        for kid in _kids(element):
            if not isinstance(kid, pikepdf.Dictionary):
                yield page, int(kid)
            elif "/S" in kid:
                yield from self._marked(kid, self._page(kid, page))
            elif "/MCID" in kid:
                yield self._page(kid, page), int(kid["/MCID"])

    def _page(self, element: Any, inherited: int) -> int:
        return self.pages.get(element["/Pg"].objgen, inherited) if "/Pg" in element else inherited

    def _glyphs(self, page: int, identifier: int) -> Sequence[Glyph]:
        is_there = 0 <= page < len(self.contents)
        return self.contents[page].marked.get(identifier, ()) if is_there else ()


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
