"""One build: documents → pages → PDFs → output/."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from factsheet.build.artifacts import Output, Staging
from factsheet.build.edition import Edition
from factsheet.build.layout import check_fonts, inspect_pdf, press_for, report_unavailable
from factsheet.build.manifest import about
from factsheet.build.pages import Page, Pages
from factsheet.build.plan import make_plan
from factsheet.build.pool import print_all
from factsheet.build.press import Job, Press
from factsheet.diagnostics import Findings
from factsheet.render.pdf import PdfUnavailableError
from factsheet.render.theme import Theme, load_theme
from factsheet.workspace import Workspace

Progress = Callable[[int, int, str], None]
FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built, and where to."""

    output: Path
    locales: tuple[str, ...]
    sheets: tuple[str, ...]
    formats: tuple[str, ...] = FORMATS
    is_forced: bool = False

    def wants(self, page: Page) -> bool:
        document = page.document
        return document.locale in self.locales and document.sheet_id in self.sheets

    def has_pdf(self, name: str, output: Output) -> bool:
        """Whether the PDF is made now or has been made before."""
        return "pdf" in self.formats or name in output.previous

    def has_all_pages(self, edition: Edition) -> bool:
        """Whether every page is made anew, so that none leads to what has gone."""
        asked = (set(self.locales), set(self.sheets))
        return asked == (set(edition.voices), set(edition.publication.sheets)) and (
            "html" in self.formats
        )

    def is_partial(self, edition: Edition) -> bool:
        return not self.has_all_pages(edition) or set(self.formats) != set(FORMATS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build made."""

    output: Path
    sheets: int
    locales: int
    rendered: int
    reused: int
    changed: int

    def __str__(self) -> str:
        made = f"{self.sheets} sheets in {self.locales} languages"
        pdfs = f"{self.rendered} PDFs rendered, {self.reused} unchanged"
        return f"{made}: {pdfs}; {self.changed} files written to {self.output}"


def build(
    workspace: Workspace,
    edition: Edition,
    request: Request,
    findings: Findings,
    progress: Progress,
) -> Outcome | None:
    """Make what is asked for; None, and nothing touched, where there are errors."""
    theme = load_theme(workspace)
    press = press_for(theme, workspace)
    check_fonts(edition, press, findings)
    output = Output.open(request.output)
    is_whole = request.has_all_pages(edition)
    plan = make_plan(edition, theme, output, findings, asked=request.locales, is_whole=is_whole)
    pages = Pages(edition, theme, plan, lambda name: request.has_pdf(name, output), findings)
    wanted = [page for page in pages.sheets() if request.wants(page)]
    indexes = pages.indexes()
    if findings.has_errors:
        return None
    with output.staging() as staging:
        printed = wanted if "pdf" in request.formats else []
        rendered = _print(printed, press, staging, request, findings, progress)
        if rendered is None:
            return None
        if "html" in request.formats:
            _write(wanted, indexes, theme, staging)
        for tag in plan.kept:
            output.keep_locale(tag, plan.kept_edition(tag))
        if request.is_partial(edition):
            output.keep_others(plan.left_out)
        changed = staging.publish()
    output.remove_stale()
    output.write_manifest(about(edition, theme, workspace.reads, plan.records))
    sheets = {page.document.sheet_id for page in wanted}
    locales = {page.document.locale for page in wanted}
    reused = len(printed) - rendered
    return Outcome(request.output, len(sheets), len(locales), rendered, reused, changed)


def _write(pages: list[Page], indexes: dict[str, str], theme: Theme, staging: Staging) -> None:
    for page in pages:
        staging.add(f"{page.name}.html", page.html.encode())
        for name, data in page.data.items():
            staging.add(name, data)
    for name, html in indexes.items():
        staging.add(name, html.encode())
    for name, data in theme.assets.items():
        staging.add(f"assets/{name}", data)


def _print(
    pages: list[Page],
    press: Press,
    staging: Staging,
    request: Request,
    findings: Findings,
    progress: Progress,
) -> int | None:
    """Print the PDFs whose content is new; how many they were, or None if one is not right."""
    common = press.parts()
    new: dict[Job, tuple[Page, str]] = {}
    for page in pages:
        name = f"{page.name}.pdf"
        job = Job(name, page.html, page.facts, page.document.as_of)
        key = job.key(common)
        kept = None if request.is_forced else staging.output.reusable(name, key)
        if kept:
            staging.output.keep(name, kept)
        else:
            new[job] = (page, key)
    try:
        for done, (job, pdf) in enumerate(print_all(press, list(new)), 1):
            page, key = new[job]
            inspect_pdf(page, pdf, findings)
            staging.add(job.name, pdf.data, key, pdf.pages)
            progress(done, len(new), job.name)
    except PdfUnavailableError as error:
        report_unavailable(error, findings)
    return None if findings.has_errors else len(new)
