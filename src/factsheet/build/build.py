"""One build: documents → pages → PDFs → output/."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.build.artifacts import Output, Staging, digest
from factsheet.build.edition import Edition
from factsheet.build.manifest import about
from factsheet.build.pages import Page, Pages
from factsheet.build.pdfs import Job, render_all
from factsheet.diagnostics import Findings
from factsheet.render.theme import Theme, load_theme
from factsheet.workspace import Workspace

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built, and where to."""

    output: Path
    locales: tuple[str, ...]
    sheets: tuple[str, ...]
    formats: tuple[str, ...]
    is_forced: bool = False


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
    output = Output.open(request.output)
    pages = Pages(edition, theme, request.formats, findings)
    made = pages.sheets()
    indexes = pages.indexes()
    if findings.has_errors:
        return None
    wanted = [page for page in made if _is_wanted(page, request)]
    with output.staging() as staging:
        rendered, reused = 0, 0
        if "pdf" in request.formats:
            jobs = [_job(page, theme, workspace) for page in wanted]
            rendered, reused = _pdfs(jobs, staging, request, findings, progress)
        if findings.has_errors:
            return None
        _stage_pages(wanted, indexes, theme, staging, request)
        if _is_partial(request, edition):
            output.keep_others()
        changed = staging.publish()
    output.remove_stale()
    output.write_manifest(about(edition, theme))
    sheets = {page.document.sheet_id for page in wanted}
    locales = {page.document.locale for page in wanted}
    return Outcome(request.output, len(sheets), len(locales), rendered, reused, changed)


def _is_wanted(page: Page, request: Request) -> bool:
    return page.document.locale in request.locales and page.document.sheet_id in request.sheets


def _is_partial(request: Request, edition: Edition) -> bool:
    everything = (set(edition.voices), set(edition.publication.sheets), {"html", "pdf"})
    return (set(request.locales), set(request.sheets), set(request.formats)) != everything


def _stage_pages(
    pages: list[Page], indexes: dict[str, str], theme: Theme, staging: Staging, request: Request
) -> None:
    if "html" not in request.formats:
        return
    for page in pages:
        staging.add(f"{page.name}.html", page.html.encode())
    for name, html in indexes.items():
        staging.add(name, html.encode())
    for name, data in theme.assets.items():
        staging.add(f"assets/{name}", data)


def _job(page: Page, theme: Theme, workspace: Workspace) -> Job:
    return Job(
        name=f"{page.name}.pdf",
        html=page.html,
        facts=page.facts,
        document=page.document,
        at=page.sheet.at,
    )


def _pdfs(
    jobs: list[Job],
    staging: Staging,
    request: Request,
    findings: Findings,
    progress: Progress,
) -> tuple[int, int]:
    """Render the PDFs whose content is new; say how many were, and how many were not."""
    raise NotImplementedError(jobs, staging, request, findings, progress, render_all, replace, digest)
