"""XLIFF 2.0 (OASIS Standard, 2014; ISO 21720): a unit of one segment for each form.

A plural message is a group of units, whose ids end in the number of the form. An
untranslated segment has no state: a target from a tool that sets no states counts as translated.
`initial` with a target is fuzzy, and has a sub-state.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factsheet.diagnostics import Findings
from factsheet.exchange.codes import (
    Codes,
    Numbering,
    Pieces,
    SpanningCode,
    StandaloneCode,
    character_of,
    is_code,
    split,
    xml_text,
)
from factsheet.exchange.texts import Texts
from factsheet.exchange.unit import (
    Bundle,
    Reply,
    Segment,
    State,
    TranslationUnit,
    Variant,
    plural_form,
)
from factsheet.exchange.xliff import mix
from factsheet.exchange.xml import (
    SPACE,
    children_named,
    indent,
    keeps_space,
    local_name,
    parse_xml,
    place,
    separator,
    serialize_xml,
    trailing,
)
from factsheet.rules.exchange import EXCHANGE_CODE

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
RESTRICTION = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
PLURALS = "gettext:plurals"
FUZZY = "gettext:fuzzy"
_LEAVES = frozenset(("source", "target", "note", "data"))
_FORMATTING = {"strong": "xlf:b", "em": "xlf:i"}
_ORDER = re.compile("[1-9][0-9]{0,6}")
_DONE = ("translated", "reviewed", "final")


def serialize(bundle: Bundle) -> bytes:
    """The bundle as an XLIFF 2.0 document."""
    from lxml import etree

    root = etree.Element(
        f"{{{NAMESPACE}}}xliff",
        nsmap={None: NAMESPACE, "slr": RESTRICTION},
        version="2.0",
        srcLang=bundle.source_language,
        trgLang=bundle.language,
    )
    file = _child(root, "file", id="catalog", original=bundle.path)
    if bundle.is_rtl:
        file.set("trgDir", "rtl")
    file.set(SPACE, "preserve")
    if any(unit.maximum for unit in bundle.units):
        etree.SubElement(file, f"{{{RESTRICTION}}}profiles", generalProfile="xliff:codepoints")
    for unit in bundle.units:
        if not unit.is_plural:
            _Written(file, unit, unit.forms[0], unit.id)
            continue
        group = _child(file, "group", id=unit.id, type=PLURALS)
        if unit.context:
            group.set("name", xml_text(unit.context))
        for number, form in enumerate(unit.forms):
            _Written(group, unit, form, f"{unit.id}.{number}")
    indent(root, _LEAVES)
    return serialize_xml(root)


class _Written:
    """A unit, with the original data of its codes."""

    def __init__(self, parent: "_Element", unit: TranslationUnit, form: Variant, name: str) -> None:
        self.data: dict[str, str] = {}
        new = _child(parent, "unit", id=name)
        if unit.context:
            new.set("name", xml_text(unit.context))
        if unit.maximum:
            new.set(f"{{{RESTRICTION}}}sizeRestriction", str(unit.maximum))
        _notes(new, unit, form)
        segment = _child(new, "segment")
        source = split(form.source)
        numbering = Numbering(source)
        self.fill(_child(segment, "source"), source, iter(numbering.source))
        if form.state is not State.UNTRANSLATED:
            segment.set("state", "final" if form.state is State.TRANSLATED else "initial")
            if form.state is State.FUZZY:
                segment.set("subState", FUZZY)
            pieces = split(form.target)
            self.fill(_child(segment, "target"), pieces, iter(numbering.target(pieces)))
        if self.data:
            original = _child(new, "originalData")
            segment.addprevious(original)
            for raw, key in self.data.items():
                _child(original, "data", id=key).text = raw

    def fill(self, element: "_Element", pieces: Pieces, ids: Iterator[str]) -> None:
        def add(piece: StandaloneCode | SpanningCode) -> "_Element":
            number = next(ids)
            if isinstance(piece, SpanningCode):
                new = _child(element, "pc", id=number)
                if piece.tag in _FORMATTING:
                    new.set("type", "fmt")
                    new.set("subType", _FORMATTING[piece.tag])
                elif piece.tag == "a":
                    new.set("type", "link")
                new.set("dataRefStart", self.reference(piece.raw))
                new.set("dataRefEnd", self.reference(piece.end))
                new.set("dispStart", piece.raw)
                new.set("dispEnd", piece.end)
                self.fill(new, piece.pieces, ids)
                return new
            if piece.is_character:
                return _child(element, "cp", hex=f"{ord(piece.raw):04X}")
            new = _child(element, "ph", id=number, type="other")
            new.set("dataRef", self.reference(piece.raw))
            new.set("disp", piece.raw)
            new.set("equiv", piece.raw)
            return new

        mix(element, pieces, add)

    def reference(self, raw: str) -> str:
        return self.data.setdefault(raw, f"d{len(self.data) + 1}")


def _notes(new: "_Element", unit: TranslationUnit, form: Variant) -> None:
    notes = [
        ("plural-form", form.description if form.category else ""),
        ("developer", "\n".join(unit.notes)),
        ("translator", "\n".join(unit.comments)),
        ("also", "\n".join(unit.also)),
        ("location", "\n".join(unit.references)),
        ("previous-source", form.previous or ""),
    ]
    if any(text for _, text in notes):
        holder = _child(new, "notes")
        for category, text in notes:
            if text:
                _child(holder, "note", category=category).text = xml_text(text)


def parse(data: bytes, path: str, findings: Findings) -> Reply | None:
    """Read an XLIFF 2.x document; None, with findings, on errors."""
    root = parse_xml(data, path, findings)
    if root is None:
        return None
    language = root.get("trgLang")
    units = root.iter("{*}unit")
    read = tuple(_read(unit, path, language or "", findings) for unit in units)
    return Reply(language, read)


def _read(unit: "_Element", path: str, language: str, findings: Findings) -> Segment:
    at = place(unit, path)
    name, form = unit.get("id", ""), None
    group = unit.getparent()
    if group is not None and group.get("type") == PLURALS:
        number = name.rpartition(".")[2]
        form = plural_form(number)
        name = group.get("id", "")
    found = Findings()
    reader = _Texts(unit, language, Codes(at, found))
    # A tool may have divided the text into sentences, with the text between in <ignorable>.
    parts = [part for part in unit if local_name(part) in ("segment", "ignorable")]
    sources = [reader.within(_first(part, "source")) for part in parts]
    text = reader.ended("".join(sources))
    target = reader.ended(_target(reader, parts, sources))
    findings.add(*found)
    return Segment(
        id=name,
        form=form,
        source=text,
        target=target,
        state=_state([part for part in parts if local_name(part) == "segment"]),
        at=at,
        comments=tuple(_noted(unit, "translator").split("\n")),
        also=tuple(_noted(unit, "also").split()),
        context=unit.get("name"),
        is_broken=found.has_errors,
    )


def _noted(unit: "_Element", category: str) -> str:
    """The notes of one category."""
    holders = children_named(unit, "notes")
    notes = (note for holder in holders for note in holder if note.get("category") == category)
    return "\n".join(note.text or "" for note in notes)


def _target(reader: "_Texts", parts: "list[_Element]", sources: list[str]) -> str:
    """The segments' targets in their order; blank where one of them is still to be translated."""
    found: list[tuple[int, int, str]] = []
    is_whole, is_begun = True, False
    for number, (part, source) in enumerate(zip(parts, sources, strict=True), 1):
        target = _first(part, "target")
        text = reader.within(target)
        if local_name(part) == "ignorable":
            text = text or source
        elif not text.strip() and source.strip():
            is_whole = False
        else:
            is_begun = is_begun or bool(text.strip())
        stated = target.get("order", "") if target is not None else ""
        order = int(stated) if _ORDER.fullmatch(stated) else number
        found.append((order, number, text))
    if not is_whole:
        if is_begun:
            reader.codes.untranslated_segment()
        return ""
    pieces: list[str] = []
    for _, number, text in sorted(found):
        if pieces and number > 1:
            gap = trailing(sources[number - 2])
            pieces.append(separator(pieces[-1], gap, text, reader.language))
        pieces.append(text)
    return "".join(pieces)


def _state(segments: "list[_Element]") -> State | None:
    """The state of the segments; None if none has one. A segment without one, if others have one,
    is new."""
    stated = [segment.get("state") for segment in segments]
    if all(state is None for state in stated):
        return None
    return State.TRANSLATED if all(state in _DONE for state in stated) else State.FUZZY


class _Texts(Texts):
    """Reads texts whose codes refer to the unit's original data."""

    def __init__(self, unit: "_Element", language: str, codes: Codes) -> None:
        super().__init__(language, codes)
        self.data = {
            entry.get("id", ""): self.text(entry)
            for holder in children_named(unit, "originalData")
            for entry in holder
        }
        self.preserve = keeps_space(unit)

    def code(self, element: "_Element") -> str:
        kind = local_name(element)
        if kind == "cp":
            return self.character(element)
        if kind in ("sm", "em"):
            return ""
        if kind == "mrk":
            return self.text(element)
        name = element.get("copyOf") or element.get("id", "")
        if kind == "pc":
            start = self.codes.start(kind, name, self.stated(element, "Start"))
            end = self.codes.end(kind, name, self.stated(element, "End"))
            return f"{start}{self.text(element)}{end}"
        if kind == "sc" and not self.codes.is_alone(name):
            return self.codes.start(kind, name, self.stated(element))
        if kind == "ec" and not self.codes.is_alone(name):
            return self.codes.end(kind, element.get("startRef", name), self.stated(element))
        return self.codes.single(kind, name, self.stated(element))

    def stated(self, element: "_Element", end: str = "") -> str | None:
        """The meaning of a code according to the file: its data, or its display text."""
        data = self.data.get(element.get(f"dataRef{end}", ""))
        shown = (element.get(f"{name}{end}", "") for name in ("equiv", "disp"))
        return data or next(filter(is_code, shown), None)

    def character(self, element: "_Element") -> str:
        character = character_of(element.get("hex", ""))
        if character is None:
            self.codes.findings.error(
                EXCHANGE_CODE, "the hex value of <cp> is not a character", self.codes.at
            )
        return character or ""


def _first(part: "_Element", name: str) -> "_Element | None":
    return next(iter(children_named(part, name)), None)


def _child(parent: "_Element", name: str, /, **attributes: str) -> "_Element":
    from lxml import etree

    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", **attributes)
