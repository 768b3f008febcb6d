"""Sheets whose pages name their messages, laid out on paper."""

from collections.abc import Collection
from dataclasses import dataclass

from factsheet.diagnostics import Findings
from factsheet.edition.document import Document
from factsheet.edition.edition import Edition
from factsheet.gate.proof import all_new
from factsheet.model.sheet import Sheet
from factsheet.pages.pages import Page, Pages
from factsheet.paper.pdf import Pdf, render_pdf
from factsheet.publish.layout import Means


@dataclass(frozen=True, slots=True)
class MarkedSheets:
    """The sheets of an edition, marked. Problems of their pages are added to `findings`."""

    edition: Edition
    means: Means
    findings: Findings

    def pages(self, tag: str, sheets: Collection[str]) -> dict[str, Page]:
        """A language's pages by the names of the sheets as written, however much is translated.

        A per-row sheet has the page of its first row. `sheets` are the requested names; empty
        means all.
        """
        first: dict[str, tuple[Sheet, Document]] = {}
        for sheet in self.edition.sheets.values():
            name = sheet.written_id
            if name not in first and (not sheets or name in sheets):
                document = self.edition.localize(sheet, tag)
                if isinstance(document, Document):
                    first[name] = (sheet, document)
                else:
                    self.findings.add(*document.findings)
        pages = Pages(
            self.edition,
            self.means.theme,
            all_new(self.edition, {}),
            lambda _: False,
            self.findings,
            localized=first.values(),
            marked=True,
        )
        return {page.sheet.written_id: page for page in pages.sheets()}

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
