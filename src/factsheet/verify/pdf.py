"""A PDF read back: by pdfium what it says, by qpdf how it is made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf
import pypdfium2

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
A_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
A_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"


READING = (
    *(pypdfium2.PdfiumError, pikepdf.PdfError),
    *(OSError, ValueError, TypeError, AttributeError, KeyError),
)
"""What a file raises that is no PDF, or one whose parts are not what they should be."""


class DamagedPdfError(Exception):
    """The file is no PDF that can be read."""


@dataclass(frozen=True, slots=True)
class PdfFile:
    """What one PDF says of itself, and what it shows."""

    pages: int
    text: str
    language: str | None
    direction: str
    """`rtl` where viewers are told so, else `ltr`."""
    title: str | None
    shows_title: bool
    """Whether viewers show the title instead of the file's name."""
    is_tagged: bool
    loose_fonts: tuple[str, ...]
    """Fonts that are named and not embedded."""
    boxes: int
    """Glyphs number 0 that are shown: .notdef, a box in the place of a letter."""
    standards: frozenset[str]
    """What its metadata claims: `PDF/UA-1`, `PDF/A-3A`."""
    attachments: dict[str, bytes]


def text_of(pdf: Path | str | bytes) -> str:
    """The text of all pages, as pdfium reads it off.

    The order of words is pdfium's: in a right-to-left line, passages from left to right
    keep their order only between isolates (U+2066 … U+2069) or alone.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def read_pdf(path: Path) -> PdfFile:
    """Raises DamagedPdfError."""
    try:
        text = text_of(path)
        with pikepdf.open(path) as pdf:
            return _read(pdf, text)
    except READING as error:
        raise DamagedPdfError(next(iter(str(error).splitlines()), "")) from error


def _read(pdf: pikepdf.Pdf, text: str) -> PdfFile:
    root = pdf.Root
    viewer: Any = root.get("/ViewerPreferences", {})
    marks: Any = root.get("/MarkInfo", {})
    title = pdf.docinfo.get("/Title") if "/Info" in pdf.trailer else None
    return PdfFile(
        pages=len(pdf.pages),
        text=text,
        language=_string(root.get("/Lang")),
        direction="rtl" if viewer.get("/Direction") == "/R2L" else "ltr",
        title=_string(title),
        shows_title=bool(viewer.get("/DisplayDocTitle", False)),
        is_tagged=bool(marks.get("/Marked")) and "/StructTreeRoot" in root,
        loose_fonts=tuple(sorted(set(_loose_fonts(pdf)))),
        boxes=sum(_boxes(page.obj, page.resources) for page in pdf.pages),
        standards=frozenset(_standards(pdf)),
        attachments={name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()},
    )


def _string(value: Any) -> str | None:
    return None if value is None else str(value)


def _loose_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary) or item.get("/Type") != "/Font":
            continue
        kind = item.get("/Subtype")
        if kind in ("/Type0", "/Type3"):
            continue  # whose descendants are fonts of their own, and whose glyphs are drawings
        descriptor: Any = item.get("/FontDescriptor", {})
        if not any(f"/FontFile{number}" in descriptor for number in ("", "2", "3")):
            yield str(item.get("/BaseFont", "a font")).lstrip("/")


def _boxes(stream: Any, resources: Any, seen: frozenset[tuple[int, int]] = frozenset()) -> int:
    """How often a stream shows glyph 0 of a font whose codes are glyph numbers.

    Identity-H is how WeasyPrint writes all fonts; of others nothing is counted.
    """
    fonts = resources.get("/Font", {})
    is_identity, count = False, 0
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "Tf":
            font = fonts.get(str(operands[0]), {})
            is_identity = font.get("/Encoding") == "/Identity-H"
        elif operator in ("Tj", "'", '"', "TJ") and is_identity:
            count += sum(_zeros(bytes(part)) for part in _strings(operands[-1]))
    for form in resources.get("/XObject", {}).values():
        key = form.objgen
        if form.get("/Subtype") == "/Form" and key not in seen:
            inner = form.get("/Resources", resources)
            count += _boxes(form, inner, seen | {key})
    return count


def _strings(operand: Any) -> Iterator[pikepdf.String]:
    parts = [operand] if isinstance(operand, pikepdf.String) else list(operand)
    return (part for part in parts if isinstance(part, pikepdf.String))


def _zeros(codes: bytes) -> int:
    return sum(codes[place : place + 2] == b"\0\0" for place in range(0, len(codes), 2))


def _standards(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        return
    found: dict[str, str | None] = {}
    for element in _described(pdf.Root.Metadata.read_bytes()):
        found |= {key: element.get(key) for key in (UA, A_PART, A_LEVEL) if element.get(key)}
        found |= {part.tag: part.text for part in element if part.tag in (UA, A_PART, A_LEVEL)}
    if UA in found:
        yield f"PDF/UA-{found[UA]}"
    if A_PART in found:
        yield f"PDF/A-{found[A_PART]}{found.get(A_LEVEL, '')}"


def _described(packet: bytes) -> Iterator[Element]:
    """The rdf:Description elements of an XMP packet, which declares no entities."""
    from xml.etree.ElementTree import ParseError, fromstring

    if b"<!" in packet:
        return
    try:
        root = fromstring(re.sub(rb"<\?xpacket.*?\?>", b"", packet).strip())  # noqa: S314
    except ParseError:
        return
    yield from root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description")
