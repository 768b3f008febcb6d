"""Changes of a PDF that move, turn, strike, cut or add something on its first page."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Matrix, Name, Operator, Pdf, String

from factsheet.published.pdf.content import Glyph, read_contents
from factsheet.published.pdf.fonts import read_font

Change = Callable[[Pdf], object]
Place = tuple[float, float, float, float, float, float]


def command(operator: str, *operands: Any) -> ContentStreamInstruction:
    return ContentStreamInstruction(list(operands), Operator(operator))


class Drawing:
    """The first page's operators, and what each of its passages says."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf, page = pdf, pdf.pages[0]
        self.commands: list[Any] = list(pikepdf.parse_content_stream(page))
        fonts = {name: read_font(font) for name, font in page.resources["/Font"].items()}
        self.said: dict[int, str] = {}
        font = next(iter(fonts.values()))
        for place, one in enumerate(self.commands):
            if str(one.operator) == "Tf":
                font = fonts[str(one.operands[0])]
            elif str(one.operator) in ("Tj", "TJ"):
                codes = font.codes(self.codes(place))
                self.said[place] = "".join(font.texts.get(code, "") for code in codes).strip()

    def codes(self, place: int) -> bytes:
        """Those of a passage."""
        shown = self.commands[place].operands[0]
        parts = [shown] if isinstance(shown, String) else shown
        return b"".join(bytes(part) for part in parts if isinstance(part, String))

    def find(self, text: str) -> int:
        return next(place for place, said in self.said.items() if said == text)

    def before(self, place: int, operator: str) -> int:
        """The last operator of a kind before a place."""
        return max(n for n in range(place) if str(self.commands[n].operator) == operator)

    def space(self, place: int) -> Matrix:
        """From the coordinates at a place to those of the page."""
        space, saved = Matrix(), list[Matrix]()
        for one in self.commands[:place]:
            if str(one.operator) == "q":
                saved.append(space)
            elif str(one.operator) == "Q":
                space = saved.pop()
            elif str(one.operator) == "cm":
                space = Matrix(*map(float, one.operands)) @ space
        return space

    def put(self, place: int, commands: Iterable[Any], end: int | None = None) -> None:
        """Commands in the place of others, and into the PDF."""
        self.commands[place : place if end is None else end] = commands
        written = pikepdf.unparse_content_stream(self.commands)
        self.pdf.pages[0].Contents = self.pdf.make_stream(written)


def swapped(one: str, other: str) -> Change:
    """Two passages, each in the place of the other."""

    def change(pdf: Pdf) -> None:
        drawing = Drawing(pdf)
        first, second = (drawing.before(drawing.find(text), "Tm") for text in (one, other))
        moved = drawing.commands[first], drawing.commands[second]
        drawing.put(first, [moved[1]], first + 1)
        drawing.put(second, [moved[0]], second + 1)

    return change


def turned(text: str, turn: Callable[..., Place]) -> Change:
    """A passage with another matrix."""

    def change(pdf: Pdf) -> None:
        drawing = Drawing(pdf)
        place = drawing.before(drawing.find(text), "Tm")
        matrix = turn(*map(float, drawing.commands[place].operands))
        drawing.put(place, [command("Tm", *matrix)], place + 1)

    return change


def parted(text: str, before: Sequence[Any], after: Sequence[Any]) -> Change:
    """Commands before and after the last digit of a passage."""

    def change(pdf: Pdf) -> None:
        drawing = Drawing(pdf)
        place = drawing.find(text)
        codes = drawing.codes(place)
        shown = command("Tj", String(codes[:-2])), command("Tj", String(codes[-2:]))
        drawing.put(place, [shown[0], *before, shown[1], *after], place + 1)

    return change


def clipped(text: str, left: float, low: float, right: float, high: float) -> Change:
    """A passage without so many points of each side."""

    def change(pdf: Pdf) -> None:
        glyphs = where(pdf, text)
        size, (x, y) = glyphs[0].size, glyphs[0][:2]
        drawing = Drawing(pdf)
        start = drawing.before(drawing.find(text), "BT")
        inverse = drawing.space(start).inverse()
        end = glyphs[-1].x + 0.55 * size
        (a, b), (c, d) = (
            inverse.transform(point)
            for point in ((x + left, y + low), (end - right, y + 0.72 * size - high))
        )
        rectangle = [min(a, c), min(b, d), abs(c - a), abs(d - b)]
        stop = next(n for n in range(start, len(drawing.commands)) if _ends(drawing.commands[n]))
        drawing.put(stop + 1, [command("Q")])
        drawing.put(start, [command("q"), command("re", *rectangle), command("W"), command("n")])

    return change


def _ends(one: Any) -> bool:
    return str(one.operator) == "ET"


def where(pdf: Pdf, text: str) -> list[Glyph]:
    """The glyphs of a passage."""
    marked = read_contents(pdf)[0].marked.values()
    shown = ([one for one in glyphs if one.text.strip()] for glyphs in marked)
    return next(some for some in shown if "".join(one.text for one in some) == text)


def drawn_at(text: str, draw: Callable[[float, float, float, float], str]) -> Change:
    """More content, by the place, the width and the size of a passage."""

    def change(pdf: Pdf) -> None:
        glyphs = where(pdf, text)
        size, x, y = glyphs[0].size, glyphs[0].x, glyphs[0].y
        content = draw(x, y, glyphs[-1].x + 0.55 * size - x, size)
        page = pdf.pages[0]
        page.contents_add(b"q", prepend=True)
        page.contents_add(f"Q {content}".encode())

    return change


def written(text: str, words: str, across: float, *, is_artifact: bool) -> Change:
    """Words of 12 pt in a font of the page, so many sizes beside the end of a passage."""

    def change(pdf: Pdf) -> None:
        for name, font in pdf.pages[0].resources["/Font"].items():
            codes = {text: code for code, text in read_font(font).texts.items()}
            if not {*words} <= codes.keys():
                continue
            string = "".join(f"{codes[letter]:04x}" for letter in words)

            def draw(x: float, y: float, width: float, size: float) -> str:
                shown = f"BT {name} 12 Tf {x + width + across * size} {y} Td <{string}> Tj ET"  # noqa: B023
                return f"/Artifact BMC {shown} EMC" if is_artifact else shown

            drawn_at(text, draw)(pdf)
            return
        raise AssertionError(f"no font has {words}")

    return change


def edited(of: Callable[[Pdf], Any], old: bytes, new: bytes) -> Change:
    """One of the PDF's streams with other bytes."""

    def change(pdf: Pdf) -> None:
        stream = of(pdf)
        data = stream.read_bytes()
        assert old in data
        stream.write(data.replace(old, new, 1))

    return change


def _packet(pdf: Pdf) -> Any:
    return pdf.Root.Metadata


def _attached(pdf: Pdf) -> Any:
    return pdf.Root.Names.EmbeddedFiles.Names[1]


def _facts(pdf: Pdf) -> Any:
    return _attached(pdf).EF.F


def _told(key: str, value: str) -> Change:
    return lambda pdf: pdf.docinfo.__setitem__(key, value)


_MORE = b'<rdf:Description rdf:about="" xmlns:x="http://x/"><x:a>196</x:a></rdf:Description>'
REDRAWN: dict[str, Change] = {
    "two figures": swapped("195", "1,000"),
    "mirrored": turned("195", lambda a, b, c, d, e, f: (-a, b, c, d, e + 30, f)),
    "upside down": turned("195", lambda a, b, c, d, e, f: (a, b, c, -d, e, f - 14)),
    "turned half": turned("195", lambda a, b, c, d, e, f: (-a, b, c, -d, e + 30, f - 14)),
    "turned a quarter": turned("195", lambda a, b, c, d, e, f: (0, -a, a, 0, e, f)),
    "slanted": turned("195", lambda a, b, c, d, e, f: (a, b, 0.8 * a, d, e, f)),
    "narrow": turned("195", lambda a, b, c, d, e, f: (0.4 * a, b, c, d, e, f)),
    "a raised digit": parted("195", [command("Ts", 4)], [command("Ts", 0)]),
    "a digit elsewhere": parted("195", [command("TJ", Array([-3000]))], []),
    "struck through": drawn_at("195", lambda x, y, w, s: f"{x} {y + 0.3 * s} {w} 1 re f"),
    "struck white": drawn_at("195", lambda x, y, w, s: f"1 g {x} {y + 0.3 * s} {w} 2 re f"),
    "a hair line": drawn_at(
        "195", lambda x, y, w, s: f"0.1 w {x} {y + 0.4 * s} m {x + w} {y + 0.4 * s} l S"
    ),
    "a slash": drawn_at("195", lambda x, y, w, s: f"1 w {x} {y} m {x + w} {y + 0.7 * s} l S"),
    "a point": drawn_at("195", lambda x, y, w, s: f"{x + w / 3} {y} 2 2 re f"),
    "a mark on a digit": drawn_at("195", lambda x, y, w, s: f"{x + w - 6} {y + 0.5 * s} 3 3 re f"),
    "cut below": clipped("195", 0, 3, 0, 0),
    "cut above": clipped("195", 0, 0, 0, 3),
    "cut before": clipped("195", 3, 0, 0, 0),
    "cut behind": clipped("195", 0, 0, 4, 0),
    "an artifact": written("195", "no", 1, is_artifact=True),
    "without a tag": written("195", "no", 1, is_artifact=False),
    "the number of the page": written("195", "1", 0, is_artifact=True),
    "the description of the file": lambda pdf: _attached(pdf).__setitem__(
        Name("/Desc"), String("196 members")
    ),
    "author": _told("/Author", "Another library"),
    "title": _told("/Title", "Another library"),
    "day": _told("/CreationDate", "D:20251125000000Z"),
    "day of the change": _told("/ModDate", "D:20251125000000Z"),
    "program": _told("/Producer", "196 members"),
    "company": _told("/Company", "196 members"),
    "author in XMP": edited(_packet, b"Riverside", b"Another"),
    "day in XMP": edited(_packet, b"2021-11-25", b"2025-11-25"),
    "more in XMP": edited(_packet, b"</rdf:RDF>", _MORE + b"</rdf:RDF>"),
    "a part of the facts": edited(_facts, b'"sheet":', b'"note": "196", "sheet":'),
    "a part of a fact": edited(_facts, b'"kind":', b'"label": "196", "kind":'),
    "a part of a statement": edited(_facts, b'"value": "195"', b'"more": "6", "value": "195"'),
}
"""What somebody could change of a PDF whose page says 195 members, 1,000 loans, by what it is."""
