"""Sheets whose pages name their messages, laid out on paper."""

from collections.abc import Collection
from dataclasses import dataclass

from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision
from factsheet.edition.record import LanguageState
from factsheet.pages.pages import Page, Pages, written_id
from factsheet.paper.pdf import Pdf, render_pdf
from factsheet.publish.layout import Means


@dataclass(frozen=True, slots=True)
class MarkedSheets:
    """The sheets of an edition, marked. What is wrong with their pages goes into `findings`."""

    edition: Edition
    means: Means
    findings: Findings

    def pages(self, tag: str, sheets: Collection[str]) -> dict[str, Page]:
        """A language's pages by the names of the sheets as written, however much is translated.

        A per-row sheet has the page of its first row. `sheets` are the requested names; empty
        means all.
        """
        wanted = Decision(tag, LanguageState.PUBLISHED, 100, "requested")
        out = Decision(tag, LanguageState.LEFT_OUT, 0, "not requested")
        pages = Pages(
            self.edition,
            self.means.theme,
            {name: wanted if name == tag else out for name in self.edition.voices},
            lambda _: False,
            self.findings,
            marked=True,
        )
        first: dict[str, Page] = {}
        for page in pages.sheets(lambda one: not sheets or written_id(one) in sheets):
            first.setdefault(page.sheet.written_id, page)
        return first

    def printed(self, page: Page) -> Pdf:
        """The page's PDF, with the places of its messages. Raises PdfUnavailableError."""
        press = self.means.printers.press
        return render_pdf(
            page.html,
            resources=press.resources,
            fonts=press.fonts,
            dated=page.document.as_of,
            limit=page.document.pages,
            with_places=True,
        )
