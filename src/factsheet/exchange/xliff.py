"""XLIFF 1.2, as its Representation Guide for Gettext PO maps messages (OASIS, 2006).

A plural message is a group `x-gettext-plurals` with a trans-unit for each form. Translated
targets are approved, fuzzy ones need review, and untranslated units have no target: a target
from a tool that sets no states counts as translated.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from factsheet.diagnostics import Findings
from factsheet.exchange.codes import (
    Codes,
    Numbering,
    Pieces,
    SpanningCode,
    StandaloneCode,
    split,
    xml_text,
)
from factsheet.exchange.texts import UnitTexts
from factsheet.exchange.unit import (
    Bundle,
    Reply,
    Segment,
    State,
    TranslationUnit,
    Variant,
    plural_form,
)
from factsheet.exchange.xml import (
    SPACE,
    children_named,
    indent,
    parse_xml,
    place,
    serialize_xml,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
PLURALS = "x-gettext-plurals"
ALSO = "x-also"
"""The type of a context that is the id of another message with the same text."""
_LEAVES = frozenset(("source", "target", "note", "context"))
_CTYPES = {"strong": "bold", "em": "italic", "a": "link"}
_STATES = {
    "translated": State.TRANSLATED,
    "signed-off": State.TRANSLATED,
    "final": State.TRANSLATED,
}
"""States that map to ours. All others (new, needs-…) need review, and become fuzzy."""


def serialize(bundle: Bundle) -> bytes:
    """The bundle as an XLIFF 1.2 document."""
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}xliff", nsmap={None: NAMESPACE}, version="1.2")
    file = _child(
        root,
        "file",
        original=bundle.path,
        datatype="po",
        **{"source-language": bundle.source_language, "target-language": bundle.language},
    )
    body = _child(file, "body")
    for unit in bundle.units:
        if not unit.is_plural:
            _write(body, unit, unit.forms[0], unit.id)
            continue
        group = _child(body, "group", id=unit.id, restype=PLURALS)
        if unit.context:
            group.set("resname", xml_text(unit.context))
        for number, form in enumerate(unit.forms):
            _write(group, unit, form, f"{unit.id}[{number}]")
    indent(root, _LEAVES)
    return serialize_xml(root)


def _write(parent: "_Element", unit: TranslationUnit, form: Variant, name: str) -> None:
    new = _child(parent, "trans-unit", id=name)
    if unit.context:
        new.set("resname", xml_text(unit.context))
    if form.state is not State.UNTRANSLATED:
        new.set("approved", "yes" if form.state is State.TRANSLATED else "no")
    if unit.maximum:
        new.set("maxwidth", str(unit.maximum))
        new.set("size-unit", "char")
    new.set(SPACE, "preserve")
    source = split(form.source)
    numbering = Numbering(source)
    _fill(_child(new, "source"), source, iter(numbering.source))
    if form.state is not State.UNTRANSLATED:
        fuzzy = form.state is State.FUZZY
        target = _child(new, "target", state="needs-review-translation" if fuzzy else "final")
        pieces = split(form.target)
        _fill(target, pieces, iter(numbering.target(pieces)))
    _about(new, unit, form)
    if form.previous is not None:
        old = _child(new, "alt-trans", alttranstype="previous-version")
        previous = split(form.previous)
        _fill(_child(old, "source"), previous, iter(Numbering(previous).source))
        pieces = split(form.target)
        _fill(_child(old, "target"), pieces, iter(Numbering(pieces).source))


def _about(new: "_Element", unit: TranslationUnit, form: Variant) -> None:
    """Notes, and contexts by the guide's types for them.

    The guide's names for groups of contexts are omitted, because the schema requires them to be
    unique in a file.
    """
    if unit.references:
        group = _child(new, "context-group", purpose="location")
        for reference in unit.references:
            _text(group, "context", reference).set("context-type", "sourcefile")
    if unit.context:
        group = _child(new, "context-group", purpose="information")
        _text(group, "context", unit.context).set("context-type", "x-po-msgctxt")
    if unit.also:
        group = _child(new, "context-group", purpose="information")
        for name in unit.also:
            _text(group, "context", name).set("context-type", ALSO)
    if form.category:
        _text(new, "note", f"plural form {form.description}").set("from", "developer")
    if unit.notes:
        _text(new, "note", "\n".join(unit.notes)).set("from", "developer")
    if unit.comments:
        _text(new, "note", "\n".join(unit.comments)).set("from", "translator")


def _fill(element: "_Element", pieces: Pieces, ids: Iterator[str]) -> None:
    def add(piece: StandaloneCode | SpanningCode) -> "_Element":
        number = next(ids)
        if isinstance(piece, SpanningCode):
            ctype = _CTYPES.get(piece.tag, f"x-html-{piece.tag}")
            new = _child(element, "g", id=number, ctype=ctype)
            new.set("equiv-text", piece.raw)
            _fill(new, piece.pieces, ids)
            return new
        if piece.is_character:
            new = _child(element, "x", id=number, ctype="x-character")
            new.set("equiv-text", f"U+{ord(piece.raw):04X}")
            return new
        new = _child(element, "ph", id=number, ctype="x-placeholder")
        new.text = piece.raw
        return new

    mix(element, pieces, add)


def mix(
    element: "_Element", pieces: Pieces, add: Callable[[StandaloneCode | SpanningCode], "_Element"]
) -> None:
    """Put texts around the elements that `add` makes of codes."""
    last: _Element | None = None
    for piece in pieces:
        if not isinstance(piece, str):
            last = add(piece)
        elif last is None:
            element.text = piece
        else:
            last.tail = piece


def parse(data: bytes, path: str, findings: Findings) -> Reply | None:
    """Read an XLIFF 1.x document; None, with findings, on errors."""
    root = parse_xml(data, path, findings)
    if root is None:
        return None
    segments: list[Segment] = []
    language = None
    for file in children_named(root, "file"):
        language = language or file.get("target-language")
        segments += [
            _read(unit, path, file.get("target-language", ""), findings)
            for unit in file.iter("{*}trans-unit")
            if unit.get("restype") != "x-gettext-domain-header"
        ]
    return Reply(language, tuple(segments))


def _read(unit: "_Element", path: str, language: str, findings: Findings) -> Segment:
    at = place(unit, path)
    name, form = unit.get("id", ""), None
    group = unit.getparent()
    if group is not None and group.get("restype") == PLURALS:
        form = plural_form(name.rpartition("[")[2].removesuffix("]"))
        name = group.get("id", "")
    found = Findings()
    texts = UnitTexts(unit, language, Codes(at, found))
    findings.add(*found)
    return Segment(
        id=name,
        form=form,
        source=texts.source,
        target=texts.target,
        state=_state(unit),
        at=at,
        comments=tuple(
            line
            for note in children_named(unit, "note")
            if note.get("from") in ("translator", "po-translator")
            for line in (note.text or "").split("\n")
        ),
        context=unit.get("resname"),
        also=tuple(
            (context.text or "").strip()
            for group in children_named(unit, "context-group")
            for context in group
            if context.get("context-type") == ALSO
        ),
        is_broken=found.has_errors,
    )


def _state(unit: "_Element") -> State | None:
    target = next(iter(children_named(unit, "target")), None)
    stated = target.get("state") if target is not None else None
    if stated:
        return _STATES.get(stated, State.FUZZY)
    return State.TRANSLATED if unit.get("approved") == "yes" else None


def _child(parent: "_Element", name: str, /, **attributes: str) -> "_Element":
    from lxml import etree

    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", **attributes)


def _text(parent: "_Element", name: str, text: str) -> "_Element":
    new = _child(parent, name)
    new.text = xml_text(text)
    return new
