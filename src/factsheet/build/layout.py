"""What pages are laid out with, and what is wrong with the PDF that comes of it."""

from collections.abc import Callable, Iterable

from factsheet.build.artifacts import Output
from factsheet.build.fonts import Fonts
from factsheet.build.pages import Page
from factsheet.build.pool import print_all
from factsheet.build.press import Job, Press
from factsheet.config.pseudo import is_pseudo
from factsheet.diagnostics import Findings, Location
from factsheet.render.pdf import Pdf, PdfUnavailableError
from factsheet.render.theme import Theme
from factsheet.workspace import CONFIG_NAME


def press_for(theme: Theme, fonts: Fonts) -> Press:
    """The theme's assets, the package's fonts and the publication's."""
    resources = {f"assets/{name}": data for name, data in theme.assets.items()}
    return Press(resources, fonts.paths)


def inspect_pdf(page: Page, pdf: Pdf, findings: Findings) -> None:
    """What is wrong with a PDF stops the build: it is either whole or not there."""
    document = page.document
    for problem in pdf.problems:
        findings.error(
            problem.kind,
            problem.message,
            page.sheet.at,
            hint=problem.hint,
            locale=document.locale,
        )
    if pdf.pages > document.pages:
        # Words of the source language and the notice take room that the finished page won't,
        # and a pseudo-locale only predicts: no translation is too long yet.
        is_draft = page.is_unfinished or is_pseudo(document.locale)
        report = findings.warning if is_draft else findings.error
        report(
            "page-limit",
            f"sheet “{document.sheet_id}” has {pdf.pages} pages, and its limit is {document.pages}",
            page.sheet.at,
            hint="shorten its texts or drop a block, or raise pages:",
            locale=document.locale,
        )


def report_unavailable(error: PdfUnavailableError, findings: Findings) -> None:
    """Say what making PDFs lacks."""
    hint = "install them: run make, or see the README’s requirements"
    findings.error("pdf-unavailable", str(error), Location(CONFIG_NAME), hint=hint)


def check_layout(
    pages: Iterable[Page],
    press: Press,
    output: Output,
    findings: Findings,
    progress: Callable[[int, int, str], None],
) -> None:
    """Lay out what `output` does not hold already, and report what a build would."""
    common = press.parts()
    new: dict[Job, Page] = {}
    for page in pages:
        job = Job(f"{page.name}.pdf", page.html, page.facts, page.document.as_of)
        kept = output.reusable(job.name, job.key(common))
        if kept is None or kept.pages is None or kept.pages > page.document.pages:
            new[job] = page
    try:
        for done, (job, pdf) in enumerate(print_all(press, list(new)), 1):
            inspect_pdf(new[job], pdf, findings)
            progress(done, len(new), job.name)
    except PdfUnavailableError as error:
        report_unavailable(error, findings)
