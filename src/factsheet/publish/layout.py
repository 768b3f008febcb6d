"""The means of printing: theme, fonts, printers; jobs for pages, and problems of the PDFs."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Self

from factsheet.config.config import Config, is_pseudo
from factsheet.config.policy import SCREEN
from factsheet.diagnostics import Findings, Location, Severity, counted
from factsheet.edition.edition import Edition
from factsheet.edition.growth import grown
from factsheet.gate.fonts import Fonts, fonts_of
from factsheet.gate.inspect import LayOut
from factsheet.gate.rules import BY_CODE
from factsheet.load.theme import Theme, load_theme
from factsheet.pages.pages import Page
from factsheet.pages.pictures import Picture
from factsheet.pages.webfonts import with_web_fonts
from factsheet.paper.engine import MissingLibrariesError
from factsheet.paper.fit import STEPS
from factsheet.paper.libraries import PACKAGES
from factsheet.paper.pagefill import LARGEST_HOLE, LEAST_REST, PageFill
from factsheet.paper.pdf import Pdf, PdfUnavailableError
from factsheet.paper.shortcuts.shortcuts import unknown_versions
from factsheet.publish.artifacts import Output
from factsheet.publish.executors.names import LOCAL
from factsheet.publish.executors.pool import ExecutorError
from factsheet.publish.executors.printers import Printers
from factsheet.publish.press import Job, Press
from factsheet.rules.rendering import (
    PAGE_FILL,
    PAGE_HOLE,
    PAGE_LIMIT,
    PAGE_REST,
    PAGE_TIGHTENED,
    PDF_UNAVAILABLE,
    SHORTCUTS_OFF,
)
from factsheet.workspace import CONFIG_NAME, Workspace

SHOWN = 3
"""Number of messages that grew most, named in a hint."""


def press_for(theme: Theme, fonts: Fonts) -> Press:
    """A press with the theme's assets, and the fonts of the package and the publication."""
    resources = {f"assets/{name}": data for name, data in theme.assets.items()}
    return Press(resources, fonts.paths)


def job_for(page: Page, profile: str = SCREEN) -> Job:
    """The job that makes the PDF of a page, named by its path in output/."""
    document = page.document
    name = pdf_name(page.name, profile)
    pictures = page.pictures if profile == SCREEN else ()
    return Job(name, page.html, page.facts, document.as_of, document.pages, profile, pictures)


def pdf_name(name: str, profile: str) -> str:
    """The path of a page's PDF: `fr/staff.pdf`, or `fr/staff.print.pdf`."""
    return f"{name}.pdf" if profile == SCREEN else f"{name}.{profile}.pdf"


def picture_name(pdf: str, picture: Picture) -> str:
    """The path of a picture of a PDF: `fr/staff.png`."""
    return pdf.removesuffix(".pdf") + picture.suffix


def files_of(job: Job) -> tuple[str, ...]:
    """The paths of a PDF and of its pictures."""
    return (job.name, *(picture_name(job.name, picture) for picture in job.pictures))


def stops(findings: Findings) -> bool:
    """Whether errors prevent publication. Exceeded page limits alone do not.

    A sheet that is too long is complete and correct, so it does not hold back the others; the
    build still ends with an error.
    """
    return any(one.severity is Severity.ERROR and one.code != PAGE_LIMIT.code for one in findings)


def inspect_pdf(page: Page, pdf: Pdf, edition: Edition, findings: Findings) -> None:
    """Report problems of a PDF, including an exceeded page limit."""
    document = page.document
    for problem in pdf.problems:
        block = page.sheet.blocks.get(problem.block) if problem.block else None
        findings.error(
            BY_CODE[problem.kind],
            problem.message,
            block.at if block else page.sheet.at,
            hint=problem.hint,
            locale=document.locale,
        )
    report_length(page, pdf.pages, pdf.step, pdf.over, edition, findings)
    report_fill(page, pdf.fills, pdf.over, findings)


def report_length(
    page: Page,
    pages: int | None,
    step: int | None,
    over: int | None,
    edition: Edition,
    findings: Findings,
) -> None:
    """Report that a page is tightened, or that it exceeds its limit by `over` millimetres."""
    if over:
        _report_excess(page, pages, over, edition, findings)
    elif step:
        _report_fit(page, step, findings)


def report_fill(
    page: Page, fills: Sequence[PageFill], over: int | None, findings: Findings
) -> None:
    """Report pages with a large gap at the end, and a last page that is nearly empty.

    Pages that are not final are not reported: those that exceed their limit, are not fully
    translated, or are in a pseudo-locale.
    """
    document = page.document
    if over or page.is_unfinished or is_pseudo(document.locale) or not fills:
        return
    *others, last = fills
    for fill in others:
        if fill.hole > LARGEST_HOLE and not fill.is_ended:
            findings.warning(
                PAGE_HOLE,
                f"page {fill.page} of sheet “{document.sheet_id}” ends with {fill.blank} mm of "
                f"blank paper ({fill.hole}% of it): the next block does not fit below the others",
                page.sheet.at,
                hint="put another block there: change the order or the width of blocks",
                locale=document.locale,
            )
    if others and last.percent < LEAST_REST:
        findings.warning(
            PAGE_REST,
            f"the last page of sheet “{document.sheet_id}” is {last.percent}% full, and "
            f"{last.blank} mm of it are blank",
            page.sheet.at,
            hint=f"shorten the sheet to {counted(last.page - 1, 'page')}, or add a block",
            locale=document.locale,
        )


def _say_fills(filled: Iterable[tuple[Page, Sequence[PageFill]]], findings: Findings) -> None:
    """Report how full the pages of each sheet are, in all languages."""
    sheets: dict[str, dict[str, str]] = {}
    places: dict[str, Location] = {}
    for page, fills in filled:
        if fills:
            document = page.document
            sheets.setdefault(document.sheet_id, {})[document.locale] = _percents(fills)
            places[document.sheet_id] = page.sheet.at
    for name, languages in sheets.items():
        said = "; ".join(f"{locale} {percents}" for locale, percents in sorted(languages.items()))
        findings.note(PAGE_FILL, f"pages of sheet “{name}” are full to: {said}", places[name])


def _percents(fills: Sequence[PageFill]) -> str:
    return ", ".join(f"{fill.percent}%" for fill in fills)


def _report_excess(
    page: Page, pages: int | None, over: int, edition: Edition, findings: Findings
) -> None:
    document = page.document
    # Fallback texts and the notice take room that the finished page won't need, and a
    # pseudo-locale is only an estimate: no translation is too long yet.
    is_draft = page.is_unfinished or is_pseudo(document.locale)
    longest = "; ".join(map(str, grown(document, edition.source)[:SHOWN]))
    source = edition.config.source_locale
    report = findings.warning if is_draft else findings.error
    report(
        PAGE_LIMIT,
        f"sheet “{document.sheet_id}” has {pages} pages, and its limit is {document.pages}: "
        f"tightened as far as it may be, it is {over} mm over",
        page.sheet.at,
        hint="shorten its texts or drop a block, or raise its “pages”"
        + (f"; grown most against “{source}”: {longest}" if longest else ""),
        locale=document.locale,
    )


def _report_fit(page: Page, step: int, findings: Findings) -> None:
    document = page.document
    findings.note(
        PAGE_TIGHTENED,
        f"sheet “{document.sheet_id}” is tightened to keep its limit of {document.pages}: "
        f"step {step} of {len(STEPS)}, {STEPS[step - 1]}",
        page.sheet.at,
        locale=document.locale,
    )


def report_shortcuts(findings: Findings) -> None:
    """Report that layout is slow because a library has an unknown version."""
    if unknown := unknown_versions():
        findings.note(
            SHORTCUTS_OFF,
            f"PDFs take about three times as long: {', '.join(unknown)} is installed, for which "
            "shortcuts are off",
            Location(CONFIG_NAME),
        )


def report_unavailable(error: PdfUnavailableError | ExecutorError, findings: Findings) -> None:
    """Report why PDFs cannot be made."""
    if isinstance(error, ExecutorError):
        findings.error(error.rule, str(error), Location(CONFIG_NAME), hint=error.hint)
        return
    hint = "install the versions that were tested: run make, or install factsheet anew"
    if isinstance(error, MissingLibrariesError):
        named = [f"{system}: {' '.join(packages)}" for system, packages in PACKAGES.items()]
        hint = f"install the packages of your system ({'; '.join(named)})"
    findings.error(PDF_UNAVAILABLE, str(error), Location(CONFIG_NAME), hint=hint)


def layout_check(output: Output, progress: Callable[[int, int, str], None]) -> LayOut:
    """The gate's check of page layout, for pages whose PDFs `output` does not hold already."""

    def lay_out(
        pages: Sequence[Page], edition: Edition, theme: Theme, fonts: Fonts, findings: Findings
    ) -> None:
        check_layout(pages, press_for(theme, fonts), edition, output, findings, progress)

    return lay_out


def check_layout(
    pages: Iterable[Page],
    press: Press,
    edition: Edition,
    output: Output,
    findings: Findings,
    progress: Callable[[int, int, str], None],
) -> None:
    """Lay out pages whose PDFs `output` does not hold, and report what a build would report."""
    common = press.parts()
    new: dict[Job, Page] = {}
    filled: dict[str, tuple[Page, Sequence[PageFill]]] = {}
    for page in pages:
        job = job_for(page)
        kept = output.reusable(job.name, job.key(common))
        if kept and kept.pages and (kept.over or kept.pages <= page.document.pages):
            report_length(page, kept.pages, kept.fit, kept.over, edition, findings)
            report_fill(page, kept.fill, kept.over, findings)
            filled[job.name] = (page, kept.fill)
        else:
            new[job] = page
    if new:
        report_shortcuts(findings)
    try:
        for done, (job, pdf) in enumerate(Printers(press).print(list(new)), 1):
            inspect_pdf(new[job], pdf, edition, findings)
            filled[job.name] = (new[job], pdf.fills)
            progress(done, len(new), job.name)
    except (PdfUnavailableError, ExecutorError) as error:
        report_unavailable(error, findings)
    _say_fills([filled[name] for name in sorted(filled)], findings)


@dataclass(frozen=True, slots=True)
class Means:
    """A publication's theme, fonts and printers."""

    theme: Theme
    """The theme, including the publication's web fonts."""
    fonts: Fonts
    printers: Printers

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        config: Config,
        findings: Findings,
        executor: Executor | str = LOCAL,
    ) -> Self:
        fonts = fonts_of(workspace, findings)
        theme = with_web_fonts(load_theme(workspace, config.theme), fonts.own)
        return cls(theme, fonts, Printers(press_for(theme, fonts), executor))
