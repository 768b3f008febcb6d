"""Render an HTML page as a PDF: archival (PDF/A), accessible (PDF/UA), searchable.

One process makes one PDF at a time.
"""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from factsheet.edition.lines import WORD_JOINER
from factsheet.pages.pictures import Picture
from factsheet.paper import prepress
from factsheet.paper.balance import balance
from factsheet.paper.engine import PdfUnavailableError, engine_for, hooks
from factsheet.paper.fit import fit
from factsheet.paper.linebreaks import ease_spaces, keep_hyphenated, keep_last_words
from factsheet.paper.pagefill import PageFill
from factsheet.paper.problems import PdfProblem, Problems
from factsheet.paper.resources import BASE, FONTS, AbsentError, RefusedError, Resource, Resources
from factsheet.paper.runs import mark_runs
from factsheet.paper.standards import UA_1, Standard
from factsheet.rules.rendering import (
    ACCESSIBILITY,
    MISSING_RESOURCE,
    REFUSED_RESOURCE,
    RELATIVE_LINK,
)

if TYPE_CHECKING:
    from factsheet.paper.places import PrintedPlace

__all__ = ["Attachment", "Pdf", "PdfUnavailableError", "render_pdf"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file embedded in the PDF (ISO 19005-3, 6.8: associated files)."""

    name: str
    data: bytes
    description: str
    type: str = "application/json"
    """Its media type."""
    relationship: str = "Data"
    """Its relationship to the page: Source, Data, Alternative, Supplement (ISO 32000-2, 7.11.3)."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF's bytes, its number of pages, and its problems."""

    data: bytes
    pages: int
    problems: tuple[PdfProblem, ...]
    step: int = 0
    """The step of tightening that makes it fit its pages: see `fit.STEPS`."""
    over: int = 0
    """Millimetres by which it still exceeds its pages."""
    pictures: Mapping[Picture, bytes] = field(default_factory=dict)
    """The requested pictures of its first page."""
    fills: tuple[PageFill, ...] = ()
    """The fill of its pages, without pages that have no row."""
    places: "tuple[PrintedPlace, ...]" = ()
    """Where each message is printed, if the page is marked and this was asked for."""

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing to report about it."""
        return not self.problems and not self.over


def render_pdf(
    html: str,
    *,
    resources: Mapping[str, bytes],
    fonts: Sequence[Path],
    attachments: Sequence[Attachment] = (),
    dated: date,
    limit: int | None = None,
    standard: Standard = UA_1,
    for_press: bool = False,
    with_places: bool = False,
    is_draft: bool = False,
) -> Pdf:
    """Lay the page out on paper, within `limit` pages if tightening permits.

    `resources` is all that the page may fetch, by path (see `Resources`); `fonts` are
    all the TrueType or OpenType files that it is set in. Title, author, description,
    keywords, dates (dcterms.created, dcterms.modified; else `dated`), language and
    direction are the HTML's own. `standard` is what the PDF conforms to; `for_press` adds
    what a printing house needs: see `prepress`. `with_places` finds where each message of a
    marked page is printed. A draft has the same layout, for viewing only: it is not checked,
    conforms to no standard, and has neither tags nor attachments. A draft `with_places` is checked
    but not written, and has the places of all `parts`. The same arguments give the same bytes on
    any machine with the same versions of WeasyPrint, Pango and HarfBuzz.

    Raises PdfUnavailableError, and ValueError if no font is given.
    """
    if not fonts:
        raise ValueError("a PDF needs at least one font")
    problems = Problems()
    engine = engine_for(tuple(fonts))
    with problems.from_log(), hooks(engine), warnings.catch_warnings():
        # WeasyPrint does not close the file of its colour profile.
        warnings.simplefilter("ignore", ResourceWarning)
        page = engine.weasyprint.HTML(
            string=html,
            base_url=BASE,
            url_fetcher=_Fetcher(Resources(resources).fetch, problems),
        )
        ease_spaces(page.etree_element)
        keep_last_words(page.etree_element)
        keep_hyphenated(page.etree_element)
        mark_runs(page.etree_element)
        ground = prepress.STYLE if for_press else ""

        def lay_out(style: str) -> Any:
            sheet = engine.memory.stylesheets.of(engine.weasyprint.CSS, ground + style)
            return page.render(
                font_config=engine.font_configuration,
                pdf_variant=None if is_draft else standard.variant,
                stylesheets=[sheet],
            )

        fitted = fit(lay_out, limit)
        document, fills = balance(lay_out, fitted)
        if is_draft and with_places:
            _check(document, problems)
            return Pdf(b"", len(document.pages), tuple(problems), places=_parts(document))
        if is_draft:
            data = document.write_pdf(uncompressed_pdf=True)
            pages = len(document.pages)
            return Pdf(data, pages, tuple(problems), fitted.step, fitted.over, fills=fills)
        metadata = document.metadata
        metadata.created = metadata.created or dated.isoformat()
        metadata.modified = metadata.modified or dated.isoformat()
        _check(document, problems)
        if for_press:
            prepress.unlink(document)
        data = document.write_pdf(
            pdf_variant=standard.variant,
            pdf_tags=True,
            attachments=[
                _embedded(engine.weasyprint, attachment, dated, problems)
                for attachment in sorted(attachments, key=lambda attachment: attachment.name)
            ],
            finisher=lambda _, pdf: _finish(pdf, page.etree_element, standard, for_press),
        )
        found = _places(document) if with_places else ()
    pages = len(document.pages)
    return Pdf(data, pages, tuple(problems), fitted.step, fitted.over, fills=fills, places=found)


def _places(document: Any) -> "tuple[PrintedPlace, ...]":
    from factsheet.paper.places import places

    return places(document)


def _parts(document: Any) -> "tuple[PrintedPlace, ...]":
    from factsheet.paper.places import parts

    return parts(document)


@dataclass(frozen=True, slots=True)
class _Fetcher:
    """Answers WeasyPrint's requests with a function's results, and records failed ones."""

    find: Callable[[str], Resource]
    problems: Problems
    _fail_on_errors: bool = False

    def __call__(self, url: str) -> Any:
        from weasyprint.urls import URLFetcherResponse

        try:
            found = self.find(url)
        except (RefusedError, AbsentError) as error:
            rule = REFUSED_RESOURCE if isinstance(error, RefusedError) else MISSING_RESOURCE
            message = f"{error} (a template or a style asks for it)"
            self.problems.add(rule, message, _where_it_belongs(url), cause=str(error))
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
    """Report problems that WeasyPrint does not."""
    from factsheet.paper.ink import worst_faults

    if not document.metadata.title:
        problems.add(ACCESSIBILITY, "the page has no title")
    if not document.metadata.lang:
        problems.add(ACCESSIBILITY, "the page has no language: <html lang=…>")
    for page in document.pages:
        for kind, target, *_ in page.links:
            if kind == "external" and target.startswith(BASE):
                path = target.removeprefix(BASE)
                problems.add(RELATIVE_LINK, f"the link “{path}” leads nowhere from a PDF")
    for fault in worst_faults(document):
        problems.add(fault.rule, str(fault), fault.hint, block=fault.block or None)


def _finish(pdf: Any, html: Element, standard: Standard, for_press: bool) -> None:
    """Complete the document before it is written. `pdf` is a pydyf.PDF."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [standard.mark(b"".join(metadata.stream))]
    if html.get("dir") == "rtl":
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
    for made in pdf.objects:
        if getattr(made, "extra", {}).get("Subtype") == "/Image":
            made.extra["Interpolate"] = "false"  # ISO 19005-3, 6.2.8: a viewer decides
        if isinstance(made, dict) and "Title" in made and "Dest" in made:
            # A bookmark's title has no lines, so it needs no word joiners.
            made["Title"].string = made["Title"].string.replace(WORD_JOINER, "")
    if "AF" in pdf.catalog:
        # WeasyPrint lists every associated file twice.
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    if for_press:
        prepress.add_marks(pdf)
