"""The structure tree of a PDF, and the tree that its page asks for, worked out independently.

Nothing of the package is used: the page is parsed by lxml, the PDF read by pikepdf. Run it on
a built edition to count what its tags get wrong: `python tests/support/outlines.py output`.
"""

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf

# fmt: off
TYPES = {
    "main": "Part", "article": "Art", "section": "Sect", "blockquote": "BlockQuote", "p": "P",
    "ul": "L", "ol": "L", "dl": "L", "dt": "Lbl", "dd": "LBody", "table": "Table",
    "caption": "Caption", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR",
    "th": "TH", "td": "TD", "figcaption": "Caption", "aside": "Note", "q": "Quote", "code": "Code",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
}
BLOCKS = {
    "div", "header", "footer", "nav", "figure", "section", "article", "main", "p", "ul", "ol",
    "li", "dl", "dt", "dd", "table", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "body",
    "html", "aside", "tr", "td", "th", "thead", "tbody", "caption",
}
HOLDING = {
    "Document", "Part", "Art", "Sect", "Div", "Note", "BlockQuote", "L", "LI", "Table", "THead",
    "TBody", "TFoot", "TR",
}
# fmt: on
HIDDEN = {"skip", "languages", "actions", "colophon", "band", "running", "on-screen"}
"""Classes of the theme that paper leaves out or moves into the margins."""
NUMBERED = {"list"}
"""Classes of the theme whose `<ol>` has its items numbered by a style."""
NUMBER = "#"
"""Stands for such a number."""
Tree = tuple[str, str, list["Tree"]]
"""Type, own text, and what is in it."""


def page_tree(html: str, hidden: Iterable[str] = HIDDEN) -> Tree:
    """What the page asks for: links and languages are left to other checks."""
    root = lxml.html.document_fromstring(html)
    top: Tree = ("Document", "", [])
    _gather(root.find("body"), top, frozenset(hidden))
    return _pruned(top)


def pdf_tree(path: Path) -> Tree:
    """What the PDF has; a Span or a Link is a part of the text around it."""
    with pikepdf.open(path) as pdf:
        texts = {page.objgen: _marked(page, page.resources) for page in pdf.pages}
        for form in pdf.objects:
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                texts[form.objgen] = _marked(form, form.get("/Resources", {}))
        (top,) = _kids(pdf.Root.StructTreeRoot)
        return _read(top, texts, None)


def wrong(page: Tree, pdf: Tree) -> Counter[str]:
    """How many elements of each type the PDF has too many (+) or too few (-)."""
    wanted, found = Counter(_types(page)), Counter(_types(pdf))
    more = Counter({f"+{name}": count for name, count in (found - wanted).items()})
    return more + Counter({f"-{name}": count for name, count in (wanted - found).items()})


def shape(tree: Tree, *, depth: int = 0) -> str:
    """The tree as an indented list of types, each with the first letters of its text."""
    name, text, kids = tree
    if name == "Lbl" and text.isdecimal():
        text = NUMBER
    lines = [f"{'  ' * depth}{name} {text[:24]}".rstrip()]
    return "\n".join([*lines, *(shape(kid, depth=depth + 1) for kid in kids)])


def _gather(element: Any, above: Tree, hidden: frozenset[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "template"):
        return
    if not hidden.isdisjoint((element.get("class") or "").split()) or "hidden" in element.attrib:
        return
    node = _entered(element, above)
    if node is None:
        return
    _say(element, node, element.text)
    for child in element:
        _gather(child, node, hidden)
        _say(element, node, child.tail)


def _entered(element: Any, above: Tree) -> Tree | None:
    tag = element.tag
    if tag in ("svg", "img"):
        title = element.find("title") if tag == "svg" else None
        said = element.get("alt") if title is None else title.text
        if said:
            above[2].append(("Figure", _plain(said), []))
        return None
    if tag in ("figure", "figcaption"):
        return _in_figure(element, above)
    if tag == "li":
        return _in_item(element, above)
    if tag == "div" and element.getparent().tag == "dl":
        return _added(above, "LI")
    if element.get("role") == "figure" and element.get("aria-label"):
        described: Tree = ("Figure", _plain(element.get("aria-label")), [])
        above[2].append(described)
        return described
    if element.get("role") == "note":
        return _added(above, "Note")
    return _added(above, TYPES[tag]) if tag in TYPES else above


def _in_figure(element: Any, above: Tree) -> Tree:
    """A caption is in the quotation, list or table that it captions."""
    if element.tag == "figcaption":
        held = (kid for kid in reversed(above[2]) if kid[0] in ("BlockQuote", "L", "Table"))
        return _added(next(held, above), "Caption")
    is_captioned = element.find("figcaption") is not None
    quoted = any(child.tag in ("blockquote", "ul", "ol", "dl", "table") for child in element)
    return _added(above, "Sect") if is_captioned and not quoted else above


def _in_item(element: Any, above: Tree) -> Tree:
    item = _added(above, "LI")
    parent = element.getparent()
    if parent.tag == "ol" and len(element) and not (element.text or "").strip():
        # A number on the page, in an element of its own, is the item's label.
        number = element[0].text_content().strip()
        if number.isdecimal() and int(number) == parent.findall("li").index(element) + 1:
            item[2].append(("Lbl", _plain(number), []))
            element[0].set("hidden", "")
    if parent.tag == "ol" and not NUMBERED.isdisjoint((parent.get("class") or "").split()):
        item[2].append(("Lbl", "", [("text", NUMBER, [])]))
    return _added(item, "LBody")


def _added(above: Tree, name: str) -> Tree:
    new: Tree = (name, "", [])
    above[2].append(new)
    return new


def _say(element: Any, node: Tree, text: str | None) -> None:
    plain = _plain(text or "")
    if not plain:
        return
    # Text is one with what was said before it in the same block.
    block = next(one for one in (element, *element.iterancestors()) if one.tag in BLOCKS)
    kids = node[2]
    if node[0] in HOLDING:
        if not (kids and kids[-1][0] == "P" and _BLOCK_OF.get(id(kids[-1])) is block):
            kids.append(("P", "", []))
            _BLOCK_OF[id(kids[-1])] = block
            _ALIVE.append(kids[-1])
        kids[-1][2].append(("text", plain, []))
    else:
        kids.append(("text", plain, []))


_BLOCK_OF: dict[int, Any] = {}
_ALIVE: list[Tree] = []


def _pruned(tree: Tree) -> Tree:
    """Without what is empty but cells, texts joined into their elements."""
    name, text, kids = tree
    kept = [_pruned(kid) for kid in kids]
    own = "".join(kid[1] for kid in kept if kid[0] == "text") or text
    inner = [
        kid
        for kid in kept
        if kid[0] != "text" and (kid[1] or kid[2] or kid[0] in ("TD", "TH", "Figure"))
    ]
    return (name, own, inner)


def _read(element: Any, texts: dict[Any, dict[int, str]], page: Any) -> Tree:
    page = element["/Pg"].objgen if "/Pg" in element else page
    name = str(element["/S"])[1:]
    tree: Tree = (name, "", [])
    if name == "Figure":
        inside = [kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary)]
        held = [_read(kid, texts, page) for kid in inside if "/S" in kid]
        return (name, _plain(str(element["/Alt"])), held)
    said = ""
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            inner = _read(kid, texts, page)
            if inner[0] in ("Span", "Link"):
                said += inner[1]
                tree[2].extend(inner[2])
            else:
                tree[2].append(inner)
        elif isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                where = kid.get("/Stm", kid.get("/Pg"))
                said += texts[page if where is None else where.objgen][int(kid["/MCID"])]
        else:
            said += texts[page][int(kid)]
    if "/ActualText" in element:
        said = _plain(str(element["/ActualText"]))
    return (name, said, tree[2])


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked(stream: Any, resources: Any) -> dict[int, str]:
    """The text of marked content by identifier, of fonts with two-byte codes."""
    maps = {name: _unicode(font) for name, font in resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    here: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(stream):
        if str(operator) in ("BDC", "BMC"):
            marked = len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)
            here.append(int(operands[1]["/MCID"]) if marked and "/MCID" in operands[1] else None)
            if here[-1] is not None:
                found.setdefault(here[-1], "")
        elif str(operator) == "EMC":
            here.pop()
        elif str(operator) == "Tf":
            font = maps[str(operands[0])]
        elif str(operator) in ("Tj", "TJ") and here and here[-1] is not None:
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            codes = (raw[n] << 8 | raw[n + 1] for n in range(0, len(raw) - 1, 2))
            found[here[-1]] += _plain("".join(font.get(code, "") for code in codes))
    return found


def _unicode(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii") if "/ToUnicode" in font else ""
    pairs = re.findall(r"^<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>$", table, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(one for one in folded if not one.isspace() and unicodedata.category(one) != "Cf")


def _types(tree: Tree) -> Iterator[str]:
    yield tree[0]
    for kid in tree[2]:
        yield from _types(kid)


def main(folder: Path) -> None:
    """Print what the tags of an edition's PDFs get wrong."""
    total: Counter[str] = Counter()
    for path in sorted(folder.glob("*/*.pdf")):
        page = path.with_suffix("").with_suffix(".html")
        if page.exists():
            total += wrong(page_tree(page.read_text("utf-8")), pdf_tree(path))
    sys.stdout.write(f"{sum(total.values())} {dict(sorted(total.items()))}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
