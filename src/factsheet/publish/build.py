"""Run a build: documents → pages → PDFs → output/."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from factsheet.config.policy import SCREEN
from factsheet.diagnostics import ContentError, Findings, counted
from factsheet.edition.edition import Edition
from factsheet.gate.fonts import check_fonts
from factsheet.gate.formatchanges import check_formats
from factsheet.gate.proof import check_images, check_styles
from factsheet.load.theme import Theme
from factsheet.pages.anchors import with_anchors
from factsheet.pages.pages import INDEX, Page, Pages
from factsheet.pages.search import INDEX_SCRIPT, search_index
from factsheet.pages.sitemap import SITEMAP, sitemap
from factsheet.paper.pagefill import PageFill
from factsheet.publish.artifacts import MANIFEST, Output, Staging
from factsheet.publish.cache.folder import CacheFolder
from factsheet.publish.layout import Means
from factsheet.publish.manifest import about
from factsheet.publish.plan import make_plan
from factsheet.publish.printing import Printing, Progress
from factsheet.timing import Stopwatch
from factsheet.workspace import Workspace

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Request:
    """The scope of a build, and its output folder."""

    output: Path
    locales: tuple[str, ...]
    sheets: tuple[str, ...]
    formats: tuple[str, ...] = FORMATS
    profiles: tuple[str, ...] = (SCREEN,)
    is_forced: bool = False
    is_trusted: bool = False
    """Whether existing files may be kept even if this machine did not build them."""
    is_noted: bool = True
    """Whether later builds may keep the files of this one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a build."""

    output: Path
    sheets: int
    locales: int
    rendered: int
    reused: int
    changed: int
    files: tuple[str, ...]
    """All files of the output folder."""
    reasons: Mapping[str, list[str]]
    """Reasons why PDFs were rendered, by path."""
    fills: tuple[Sequence[PageFill], ...] = ()
    """How full the pages of each PDF are."""

    @property
    def made(self) -> str:
        return f"{counted(self.sheets, 'sheet')} in {counted(self.locales, 'language')}"

    @property
    def fullness(self) -> str:
        """How full pages are, for inner and last pages; empty without PDFs."""
        others = [fill.percent for fills in self.fills for fill in fills[:-1]]
        last = [fills[-1].percent for fills in self.fills if fills]
        said = [
            f"{name} {min(numbers)} to {max(numbers)}% full"
            for name, numbers in (("pages", others), ("last pages", last))
            if numbers
        ]
        return ", ".join(said)


def build(
    workspace: Workspace,
    edition: Edition,
    means: Means,
    request: Request,
    findings: Findings,
    progress: Progress,
    cache: CacheFolder | None = None,
) -> Outcome | None:
    """Build what is requested. Returns None, and changes nothing, if there are errors.

    An interrupted build is finished first.
    """
    try:
        return _build(workspace, edition, means, request, findings, progress, cache)
    except ContentError as error:  # output/ is not in the state of a finished build
        findings.add(error.diagnostic)
        return None


def _build(
    workspace: Workspace,
    edition: Edition,
    means: Means,
    request: Request,
    findings: Findings,
    progress: Progress,
    cache: CacheFolder | None,
) -> Outcome | None:
    watch = Stopwatch()
    Output.finish(request.output)
    output = Output.open(request.output, is_trusted=request.is_trusted)
    output.is_noted = request.is_noted
    theme = means.theme
    findings.add(*check_formats(workspace, edition))
    findings.add(*check_images(theme), *check_styles(theme))
    has_html = "html" in request.formats
    asked = (request.locales, request.sheets)
    plan = make_plan(edition, theme, output, findings, *asked, has_html=has_html)
    has_screen = "pdf" in request.formats and SCREEN in request.profiles
    pages = Pages(
        edition,
        theme,
        plan.decisions,
        lambda name: name in output.previous or (has_screen and plan.makes(name)),
        findings,
        plan.kept,
        localized=plan.localized(edition),
    )
    wanted = pages.sheets(lambda document: (document.locale, document.sheet_id) in plan.made)
    indexes = pages.indexes()
    printed = wanted if "pdf" in request.formats else []
    check_fonts(edition, printed, theme, means.fonts, findings)
    watch.ended("make pages and check fonts")
    if findings.has_errors:
        return None
    with output.staging() as staging:
        printing = Printing(
            edition, means.printers, staging, request.profiles, cache, request.is_forced
        )
        if not printing.print(printed, findings, progress):
            return None
        if printed:
            watch.ended("render PDFs")
        if has_html:
            _write(wanted, indexes, theme, staging)
        for tag in plan.kept:
            output.keep_locale(tag, plan.kept_edition(tag))
        if not plan.is_whole:
            output.keep_others(plan.left_out)
        elif "pdf" not in request.formats:
            output.keep_papers()
        for tag in plan.kept:
            staging.unlink(tag)
        if has_html:
            _write_listings(pages, staging)
        changed = staging.publish(about(edition, theme, workspace.reads, plan.records, pages.names))
    watch.ended("write files")
    rendered = len(printing.reasons)
    return Outcome(
        output=request.output,
        sheets=len({page.document.sheet_id for page in wanted}),
        locales=len({page.document.locale for page in wanted}),
        rendered=rendered,
        reused=len(printed) * len(request.profiles) - rendered,
        changed=changed,
        files=(*output.artifacts, MANIFEST),
        reasons=printing.reasons,
        fills=tuple(a.fill for name, a in output.artifacts.items() if name in printing.made),
    )


def _write(pages: list[Page], indexes: dict[str, str], theme: Theme, staging: Staging) -> None:
    for page in pages:
        staging.add(f"{page.name}.html", with_anchors(page.html).encode())
        for name, data in page.data.items():
            staging.add(name, data)
    for name, html in indexes.items():
        staging.add(name, html.encode())
    for name, data in theme.assets.items():
        staging.add(f"assets/{name}", data)


def _write_listings(pages: Pages, staging: Staging) -> None:
    """Write the sitemap and each language's search index for all pages of the new output."""
    names = [name for name in staging.output.artifacts if name.endswith(".html") and name != INDEX]
    if site := pages.edition.config.site:
        staging.add(SITEMAP, sitemap(site, names))
    for locale in pages.tags if pages.theme.settings.search else ():
        paths = [path for path in map(PurePosixPath, names) if str(path.parent) == locale]
        sheets = {
            path.stem: staging.read(str(path)).decode() for path in paths if path.name != INDEX
        }
        staging.add(f"{locale}/{INDEX_SCRIPT}", search_index(locale, sheets))
