"""A page of HTML as a PDF: archival (PDF/A-3a), accessible (PDF/UA-1), searchable.

This is the only module that knows WeasyPrint. It is imported when the first PDF is
made, for it takes most of a second; what can be shared between PDFs is kept for the
life of the process. One process makes one PDF at a time.
"""

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from factsheet.render.fontconfig import only_fonts
from factsheet.render.libraries import missing_system_libraries
from factsheet.render.problems import Problem, Problems
from factsheet.render.resources import BASE, FONTS, AbsentError, RefusedError, Resource, Resources
from factsheet.render.structure import Passage, annotate
from factsheet.render.tounicode import repaired
from factsheet.render.xmp import mark_pdf_ua

VARIANT = "pdf/a-3a"
WEASYPRINT = "70"
"""The major version whose insides are known here: see `_hooks`."""


class PdfUnavailableError(Exception):
    """No PDF can be made here: a system library is missing, or WeasyPrint is another."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file embedded in the PDF (ISO 19005-3, 6.8: associated files)."""

    name: str
    data: bytes
    description: str
    type: str = "application/json"
    """Its media type."""
    relationship: str = "Data"
    """What it is to the page: Source, Data, Alternative, Supplement (ISO 32000-2, 7.11.3)."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF's bytes, how many pages it has, and what is wrong with it."""

    data: bytes
    pages: int
    problems: tuple[Problem, ...]


def render_pdf(
    html: str,
    *,
    resources: Mapping[str, bytes],
    fonts: Sequence[Path],
    attachments: Sequence[Attachment] = (),
    dated: date,
) -> Pdf:
    """Lay the page out on paper.

    `resources` is all that the page may fetch, by path (see `Resources`); `fonts` are
    all the TrueType or OpenType files that it is set in. Title, author, description,
    keywords, dates (dcterms.created, dcterms.modified; else `dated`), language and
    direction are the HTML's own. The same arguments give the same bytes on any machine
    with the same versions of WeasyPrint, Pango and HarfBuzz.

    Raises PdfUnavailableError, and ValueError where no font is given.
    """
    if not fonts:
        raise ValueError("a PDF needs at least one font")
    problems = Problems()
    engine = _engine(tuple(fonts))
    with problems.from_log(), _hooks(engine.stage), warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile for the collector to close.
        warnings.simplefilter("ignore", ResourceWarning)
        page = engine.weasyprint.HTML(
            string=html,
            base_url=BASE,
            url_fetcher=_Fetcher(Resources(resources).fetch, problems),
        )
        document = page.render(font_config=engine.font_configuration, pdf_variant=VARIANT)
        metadata = document.metadata
        metadata.created = metadata.created or dated.isoformat()
        metadata.modified = metadata.modified or dated.isoformat()
        _check(document, problems)
        data = document.write_pdf(
            pdf_variant=VARIANT,
            attachments=[
                _embedded(engine.weasyprint, attachment, dated, problems)
                for attachment in sorted(attachments, key=lambda attachment: attachment.name)
            ],
            finisher=lambda _, pdf: _finish(pdf, page.etree_element.get("dir")),
        )
    return Pdf(data, len(document.pages), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Engine:
    """WeasyPrint, with a set of fonts loaded."""

    weasyprint: Any
    stage: Any
    """The module of WeasyPrint that writes PDFs."""
    font_configuration: Any


@lru_cache(maxsize=4)
def _engine(fonts: tuple[Path, ...]) -> _Engine:
    # A font configuration of its own for each PDF would make memory grow.
    if missing := missing_system_libraries():
        raise PdfUnavailableError(f"system libraries are missing: {', '.join(missing)}")
    with only_fonts(fonts):
        import weasyprint
        from weasyprint import pdf as stage
        from weasyprint.text.fonts import FontConfiguration

        _check_version(weasyprint.VERSION, stage)
        return _Engine(weasyprint, stage, FontConfiguration())


def _check_version(version: str, stage: Any) -> None:
    if version.split(".")[0] != WEASYPRINT:
        raise PdfUnavailableError(f"WeasyPrint {WEASYPRINT} is needed, {version} is installed")
    for name in HOOKED:
        if not callable(getattr(stage, name, None)):
            raise PdfUnavailableError(f"WeasyPrint {version} has no {name}() to build on")


HOOKED = ("add_tags", "build_fonts_dictionary")


@contextmanager
def _hooks(stage: Any) -> Iterator[None]:
    """While the block runs, structure trees and fonts' texts are put right as they are made.

    A finisher comes too late for both: the boxes are no longer tied to their marked
    content, and the fonts are cut to the glyphs that are used.
    """
    add_tags, build_fonts_dictionary = (getattr(stage, name) for name in HOOKED)

    def tags(pdf: Any, document: Any, version: Any, streams: Sequence[Any]) -> None:
        for stream in streams:
            _set_decoration_apart(stream)
        pages = [_passages(stream) for stream in streams]
        add_tags(pdf, document, version, streams)
        annotate(pdf, pages, document.metadata.lang)

    def dictionary(pdf: Any, fonts: Mapping[str, Any], *options: Any) -> Any:
        for font in fonts.values():
            font.to_unicode = repaired(font.to_unicode, font.file_content, font.index)
        return build_fonts_dictionary(pdf, fonts, *options)

    stage.add_tags, stage.build_fonts_dictionary = tags, dictionary
    try:
        yield
    finally:
        stage.add_tags, stage.build_fonts_dictionary = add_tags, build_fonts_dictionary


def _set_decoration_apart(stream: Any) -> None:
    """Make `<img alt="">` no Figure, which needs a description (ISO 14289-1, 7.3).

    HTML marks decoration so. WeasyPrint takes an element that it doesn't know for
    NonStruct, which readers pass over (ISO 32000-1, 14.8.4.2).
    """
    for box in stream._tags:  # noqa: SLF001
        if box.element_tag == "img" and box.element.get("alt") == "":
            box.element_tag = "img::decoration"


def _passages(stream: Any) -> dict[int, Passage]:
    return {
        mark["mcid"]: Passage(getattr(box, "text", None), box.style["lang"])
        for box, mark in stream._tags.items()  # noqa: SLF001
    }


@dataclass(frozen=True, slots=True)
class _Fetcher:
    """Answers WeasyPrint's requests from what a function finds, and notes the others."""

    find: Callable[[str], Resource]
    problems: Problems
    _fail_on_errors: bool = False

    def __call__(self, url: str) -> Any:
        from weasyprint.urls import URLFetcherResponse

        try:
            found = self.find(url)
        except (RefusedError, AbsentError) as error:
            kind = "refused-resource" if isinstance(error, RefusedError) else "missing-resource"
            message = f"{error} (a template or a style asks for it)"
            self.problems.add(kind, message, _where_it_belongs(url), cause=str(error))
            raise
        return URLFetcherResponse(url, found.data, {"Content-Type": found.type})


def _where_it_belongs(address: str) -> str:
    if PurePosixPath(urlsplit(address).path).suffix.lower() in FONTS:
        return "put fonts into fonts/, and name the family in the locale’s font"
    return "put images into templates/images/, where {{ page.assets }}images/NAME finds them"


def _embedded(weasyprint: Any, attachment: Attachment, dated: date, problems: Problems) -> Any:
    moment = datetime.combine(dated, time(), UTC)
    resource = Resource(attachment.data, attachment.type)
    return weasyprint.Attachment(
        url=f"{BASE}{attachment.name}",
        url_fetcher=_Fetcher(lambda _: resource, problems),
        name=attachment.name,
        description=attachment.description,
        created=moment,
        modified=moment,
        relationship=attachment.relationship,
    )


def _check(document: Any, problems: Problems) -> None:
    """What WeasyPrint has nothing to say about."""
    if not document.metadata.title:
        problems.add("accessibility", "the page has no title")
    for page in document.pages:
        for kind, target, *_ in page.links:
            if kind == "external" and target.startswith(BASE):
                path = target.removeprefix(BASE)
                problems.add("relative-link", f"the link “{path}” leads nowhere from a PDF")


def _finish(pdf: Any, direction: str | None) -> None:
    """The last touches before the file is written. `pdf` is a pydyf.PDF."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [mark_pdf_ua(b"".join(metadata.stream))]
    if direction == "rtl":
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
    if "AF" in pdf.catalog:
        # WeasyPrint lists every associated file twice.
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
