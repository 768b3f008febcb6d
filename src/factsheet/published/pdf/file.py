"""Read a PDF: its text, structure, fonts, links and metadata."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf
import pypdfium2
from pikepdf.settings import set_qpdf_limits

from factsheet.pages.evidence import NAME
from factsheet.published.pdf.content import Content, Glyph, read_contents
from factsheet.published.pdf.fonts import misread_glyphs
from factsheet.published.pdf.objects import bookmarks, forbidden, links
from factsheet.published.pdf.painted import Box
from factsheet.published.pdf.structure import Structure, read_structure

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
A_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
_RDF_OWN = (
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about",
    "{http://www.aiim.org/pdfa/ns/extension/}schemas",
)
A_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
ATTACHED = frozenset((NAME,))
LARGEST_PDF = 256 << 20
"""Maximum size in bytes. A sheet has a few pages."""
MOST_PAGES = 1_000
LARGEST_STREAM = 64 << 20
"""Maximum size in bytes of an unpacked stream."""
MOST_FILTERS = 2
"""Maximum number of filters of a stream; those of editions have one."""

READING = (
    *(pypdfium2.PdfiumError, pikepdf.PdfError),
    *(OSError, ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError),
    *(ArithmeticError, MemoryError),
)
"""Exceptions of reading a file that is not a PDF, or a damaged one."""


class DamagedPdfError(Exception):
    """The file is not a readable PDF."""


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The metadata, structure and contents of a PDF."""

    pages: int
    text: str
    language: str | None
    direction: str
    """`rtl` if the PDF asks viewers for it, else `ltr`."""
    title: str | None
    shows_title: bool
    """Whether viewers show the title instead of the file's name."""
    is_tagged: bool
    loose_fonts: tuple[str, ...]
    """Fonts that are not embedded."""
    boxes: int
    """The number of .notdef glyphs shown: boxes instead of letters."""
    structure: Structure
    """Its structure tree."""
    standards: frozenset[str]
    """What its metadata claims: `PDF/UA-1` and `PDF/A-3A`, or `PDF/UA-2` and `PDF/A-4F`."""
    attachments: dict[str, bytes]
    forbidden: tuple[str, ...] = ()
    """Contents that PDFs of editions do not have."""
    hidden: tuple[tuple[str, str], ...] = ()
    """Invisible texts, each with the reason."""
    misread: tuple[tuple[str, str], ...] = ()
    """Glyphs that look like another digit or letter: what each looks like, and its text."""
    loose: tuple[tuple[tuple[Glyph, ...], ...], ...] = ()
    """Passages outside of tagged content, by page."""
    bars: tuple[float, ...] = ()
    """The lengths of bars, as parts of their scales, in ascending order."""
    links: tuple[str, ...] = ()
    """The addresses that its links lead to."""
    bookmarks: tuple[str, ...] = ()
    """The titles of its bookmarks."""
    described: tuple[tuple[str, str], ...] = ()
    """All metadata, from both places: title, description, author, dates and others."""


def text_of(pdf: Path | str | bytes) -> str:
    """The text of all pages, as pdfium extracts it. The order of words is pdfium's: in a
    right-to-left line, left-to-right passages keep their order only between isolates (U+2066 …
    U+2069) or alone.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def read_pdf(path: Path) -> PdfFile:
    """Read a PDF. Raises DamagedPdfError, naming the object or byte if qpdf knows it. Files that
    need repair are refused, because viewers repair them differently.
    """
    try:
        if path.stat().st_size > LARGEST_PDF:
            raise DamagedPdfError(f"it has more than {LARGEST_PDF >> 20} MiB")
        _check_ends(path)
        with (
            _limits(),
            pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf,
        ):
            if pdf.is_encrypted:
                raise DamagedPdfError("it is encrypted")
            found = _read(pdf)
            if warnings := pdf.get_warnings():
                raise DamagedPdfError(_said(str(warnings[0]), path))
        # Last, because pdfium has no limits: files that are too large have been refused by now.
        return replace(found, text=text_of(path))
    except READING as error:
        raise DamagedPdfError(_said(str(error), path)) from error


def _check_ends(path: Path) -> None:
    """Check that nothing precedes or follows the document, and that there are no incremental
    updates, of which viewers may read an older state. Raises DamagedPdfError."""
    data = path.read_bytes()
    if not data.startswith(b"%PDF-"):
        raise DamagedPdfError("it begins with something else")
    if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
        raise DamagedPdfError("it has data after its end")
    if data.count(b"startxref") != 1:
        raise DamagedPdfError("it has an incremental update")


@contextmanager
def _limits() -> Iterator[None]:
    """Limit the size of unpacked streams while the block runs; qpdf has one setting per process."""
    before = set_qpdf_limits(
        flate_max_memory=LARGEST_STREAM,
        run_length_max_memory=LARGEST_STREAM,
        png_max_memory=LARGEST_STREAM,
        tiff_max_memory=LARGEST_STREAM,
        max_stream_filters=MOST_FILTERS,
    )
    try:
        yield
    finally:
        set_qpdf_limits(**before)  # type: ignore[arg-type]


def _said(message: str, path: Path) -> str:
    """An error's first line, without the file's name, which the finding states."""
    line = next(iter(message.splitlines()), "").replace(str(path), "").removeprefix(": ")
    return line.strip() or "its parts are not what they should be"


def _read(pdf: pikepdf.Pdf) -> PdfFile:
    """Read everything except the text."""
    if len(pdf.pages) > MOST_PAGES:
        raise ValueError(f"it has more than {MOST_PAGES:,} pages")
    root = pdf.Root
    viewer: Any = root.get("/ViewerPreferences", {})
    marks: Any = root.get("/MarkInfo", {})
    contents = read_contents(pdf)
    structure = read_structure(pdf, contents)
    drawings = [
        frozenset(mark for page, mark in structure.drawings if page == number)
        for number in range(len(contents))
    ]
    title = pdf.docinfo.get("/Title") if "/Info" in pdf.trailer else None
    packet = list(_described(root.Metadata.read_bytes())) if "/Metadata" in root else []
    return PdfFile(
        pages=len(pdf.pages),
        text="",
        language=_string(root.get("/Lang")),
        direction="rtl" if viewer.get("/Direction") == "/R2L" else "ltr",
        title=_string(title) or _title(packet),
        shows_title=bool(viewer.get("/DisplayDocTitle", False)),
        is_tagged=bool(marks.get("/Marked")) and "/StructTreeRoot" in root,
        loose_fonts=tuple(sorted(set(_loose_fonts(pdf)))),
        boxes=sum(content.boxes for content in contents),
        structure=structure,
        standards=frozenset(_standards(packet)),
        attachments={name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()},
        forbidden=tuple(dict.fromkeys(_forbidden(pdf, contents))),
        hidden=tuple(
            one
            for number, (page, content) in enumerate(zip(pdf.pages, contents, strict=True))
            for one in content.painted.hidden(_shown(page), drawings[number])
        ),
        misread=tuple(dict.fromkeys(_misread(pdf))),
        loose=tuple(tuple(map(tuple, content.loose)) for content in contents),
        bars=tuple(sorted(bar for content in contents for bar in content.painted.bars())),
        links=tuple(links(pdf)),
        bookmarks=tuple(bookmarks(pdf)),
        described=tuple(_descriptions(pdf, packet)),
    )


def _forbidden(pdf: pikepdf.Pdf, contents: Sequence[Content]) -> Iterator[str]:
    yield from forbidden(pdf, ATTACHED)
    if any(content.is_layered for content in contents):
        yield "a part of a page belongs to a layer, which readers may hide"

    for key in sorted({key for content in contents for key in content.strange}):
        yield f"text is read instead of what is drawn ({key} of marked content)"


_DC, _XMP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/xap/1.0/}"
_ADOBE = "{http://ns.adobe.com/pdf/1.3/}"
_DESCRIBED = {
    **dict.fromkeys(("/Title", TITLE), "title"),
    **dict.fromkeys(("/Subject", f"{_DC}description"), "description"),
    **dict.fromkeys(("/Keywords", f"{_ADOBE}Keywords"), "keywords"),
    **dict.fromkeys(("/Author", f"{_DC}creator"), "author"),
    **dict.fromkeys(("/Creator", f"{_XMP}CreatorTool"), "generator"),
    **dict.fromkeys(("/CreationDate", f"{_XMP}CreateDate"), "dcterms.created"),
    **dict.fromkeys(("/ModDate", f"{_XMP}ModifyDate"), "dcterms.modified"),
    **dict.fromkeys(("/Producer", f"{_ADOBE}Producer"), "producer"),
}
"""Names of metadata in PDFs, with the names that pages use for them."""
_CLAIMS = frozenset((UA, A_PART, A_LEVEL, f"{UA[:-4]}rev", f"{A_PART[:-4]}rev", *_RDF_OWN))
"""Other metadata that are allowed: standards, and the extension schema for PDF/UA."""
_PRODUCER = re.compile(r"WeasyPrint [0-9.]{1,20}")


def _descriptions(pdf: pikepdf.Pdf, packet: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """All metadata by the page's name for them; dates without the time."""
    said: list[tuple[str, Any]] = [*pdf.docinfo.items()] if "/Info" in pdf.trailer else []
    for element in packet:
        for part in element:
            texts = [one.text or "" for one in part.iter(ITEM)] or [part.text or ""]
            said += [(part.tag, text) for text in texts]
        said += element.items()
    for key, value in said:
        name, text = _DESCRIBED.get(key, key), str(value)
        if key in _CLAIMS or (name == "producer" and _PRODUCER.fullmatch(text)):
            continue
        yield name, day_of(text) if name.startswith("dcterms.") else text


def day_of(moment: str) -> str:
    """The eight digits of a date, as written in XMP, PDF or a page."""
    return "".join(filter(str.isdigit, moment))[:8]


def _misread(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            yield from misread_glyphs(item)


def _shown(page: pikepdf.Page) -> Box:
    """The visible part of a page: its crop box, within its media box."""
    left, bottom, right, top = (float(one) for one in page.cropbox)
    least, low, most, high = (float(one) for one in page.mediabox)
    return Box(max(left, least), max(bottom, low), min(right, most), min(top, high))


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


def _title(packet: Sequence[Element]) -> str | None:
    """The title in XMP, which is the only place in PDF 2.0 (ISO 32000-2, 14.3.3)."""
    for element in packet:
        for one in element.iterfind(f"{TITLE}//{ITEM}"):
            return one.text
    return None


def _standards(packet: Sequence[Element]) -> Iterator[str]:
    found: dict[str, str | None] = {}
    for element in packet:
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
        root = fromstring(re.sub(rb"<\?xpacket(?:[^<?]|\?(?!>))*+\?>", b"", packet).strip())  # noqa: S314
    except ParseError:
        return
    yield from root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description")
