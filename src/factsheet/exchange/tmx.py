"""TMX 1.4b: translation memories, which offer finished translations for repeated texts.

A memory has texts but no messages. So an import fills only blank messages, and marks them as
fuzzy, because the text may mean something else there.
"""

from typing import TYPE_CHECKING

from factsheet.diagnostics import Findings
from factsheet.exchange.codes import Codes, Pieces, SpanningCode, StandaloneCode, split, xml_text
from factsheet.exchange.unit import Bundle, Reply, Segment, State, TranslationUnit, Variant
from factsheet.exchange.xliff import mix
from factsheet.exchange.xml import (
    LANGUAGE,
    children_named,
    indent,
    local_name,
    parse_xml,
    place,
    serialize_xml,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTEXT = "x-context"
CATEGORY = "x-plural-category"
_LEAVES = frozenset(("seg", "prop", "note"))


def serialize(bundle: Bundle) -> bytes:
    """The finished translations of the bundle; a plural message has one for each form."""
    from lxml import etree

    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        creationtool="factsheet",
        creationtoolversion="1",
        segtype="block",
        datatype="plaintext",
        adminlang="en",
        srclang=bundle.source_language,
        **{"o-tmf": "gettext"},
    )
    body = etree.SubElement(root, "body")
    for unit in bundle.units:
        for form in unit.forms:
            if form.state is State.TRANSLATED:
                _write(body, bundle, unit, form)
    indent(root, _LEAVES)
    return serialize_xml(root)


def _write(body: "_Element", bundle: Bundle, unit: TranslationUnit, form: Variant) -> None:
    from lxml import etree

    new = etree.SubElement(body, "tu")
    for name, text in ((CONTEXT, unit.context), (CATEGORY, form.category)):
        if text:
            etree.SubElement(new, "prop", type=name).text = xml_text(text)
    for language, text in (
        (bundle.source_language, form.source),
        (bundle.language, form.target),
    ):
        version = etree.SubElement(new, "tuv")
        version.set(LANGUAGE, language)
        _fill(etree.SubElement(version, "seg"), split(text), [0])


def _fill(element: "_Element", pieces: Pieces, count: list[int]) -> None:
    from lxml import etree

    def add(piece: StandaloneCode | SpanningCode) -> "_Element":
        count[0] += 1
        number = str(count[0])
        if isinstance(piece, StandaloneCode):
            new = etree.SubElement(element, "ph", x=number)
            new.text = xml_text(piece.raw)
            return new
        begin = etree.SubElement(element, "bpt", i=number, x=number)
        begin.text = piece.raw
        # The content of a pair is beside its two ends, not inside them.
        hold = etree.Element("hold")
        _fill(hold, piece.pieces, count)
        begin.tail = hold.text
        element.extend(list(hold))
        end = etree.SubElement(element, "ept", i=number)
        end.text = piece.end
        return end

    mix(element, pieces, add)


def parse(data: bytes, path: str, findings: Findings) -> Reply | None:
    """The pairs of an untrusted memory; None, with findings, if it is malformed.

    The first language other than the source is the target: a memory of several languages must be
    exported for one.
    """
    root = parse_xml(data, path, findings)
    if root is None:
        return None
    header = next(iter(children_named(root, "header")), None)
    main = header.get("srclang", "") if header is not None else ""
    segments: list[Segment] = []
    language: str | None = None
    for unit in root.iter("{*}tu"):
        texts = {_language(one): one for one in children_named(unit, "tuv")}
        source = _matching(unit.get("srclang") or main, texts)
        others = [tag for tag in texts if tag != source]
        if source is None or not others:
            continue
        language = language or others[0]
        if language not in texts:
            continue
        props = {prop.get("type"): prop.text for prop in children_named(unit, "prop")}
        at, unread = place(unit, path), Findings()
        reader = _Texts(Codes(at, unread))
        found = Segment(
            id=props.get(CATEGORY) or "",
            form=None,
            source=reader.text(_segment(texts[source])),
            target=reader.text(_segment(texts[language])),
            state=State.FUZZY,
            at=at,
            context=props.get(CONTEXT),
        )
        # a pair with an unknown code is useless, but not an error of the file
        if not unread:
            segments.append(found)
    return Reply(language, tuple(segments), is_memory=True)


def _language(version: "_Element") -> str:
    return version.get(LANGUAGE) or version.get("lang") or ""


def _matching(tag: str, texts: "dict[str, _Element]") -> str | None:
    """The key for this language, or the first if the memory does not specify it."""
    primary = tag.partition("-")[0].casefold()
    same = (key for key in texts if key.partition("-")[0].casefold() == primary)
    return next(same, next(iter(texts), None) if tag in ("", "*all*") else None)


def _segment(version: "_Element") -> "_Element | None":
    return next(iter(children_named(version, "seg")), None)


class _Texts:
    """Reads the texts of a unit, the source first, which defines codes without content.

    The `x` of a code identifies it in both languages; `i` joins the two ends of a pair in one
    language. Sub-flows are ignored.
    """

    def __init__(self, codes: Codes) -> None:
        self.codes = codes
        self.pairs: dict[str, str] = {}
        """The `x` of a pair, by its `i`."""

    def text(self, element: "_Element | None") -> str:
        if element is None:
            return ""
        parts = [element.text or ""]
        for child in element:
            parts += [self.code(child), child.tail or ""]
        return "".join(parts)

    def code(self, element: "_Element") -> str:
        kind = local_name(element)
        content = _content(element)
        number = element.get("i", "")
        if kind == "bpt" and not self.codes.is_alone(element.get("x", number)):
            self.pairs[number] = element.get("x", number)
            return self.codes.start(kind, self.pairs[number], content)
        if kind == "ept":
            return self.codes.end(kind, self.pairs.get(number, number), content)
        if kind in ("bpt", "ph", "it", "ut"):
            # without a number, the code can’t be identified in the source
            name = element.get("x", "")
            return self.codes.single(kind, name, content) if name else content
        return "" if kind == "sub" else self.text(element)


def _content(element: "_Element") -> str:
    parts = [element.text or ""]
    for child in element:
        parts += [_content(child) if local_name(child) != "sub" else "", child.tail or ""]
    return "".join(parts)
