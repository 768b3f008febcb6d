"""The pages of a site that belong to no edition: the list of editions, and those in place of the
pages of a withdrawn one."""

from collections.abc import Iterator

from factsheet.archive.folder import FOLDER
from factsheet.archive.history import History
from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision
from factsheet.edition.record import LanguageState
from factsheet.load.theme import Theme
from factsheet.pages.pages import EDITIONS, INDEX, LIST, NOTICE, Pages


class ArchivePages:
    """Makes these pages with the templates, styles and catalogs of the publication."""

    def __init__(
        self, edition: Edition, theme: Theme, history: History, findings: Findings
    ) -> None:
        self.edition, self.theme, self.history, self.findings = edition, theme, history, findings
        shown = history.current or next(iter(history.editions))
        self.present = history.editions[shown].digests
        """The files at the root."""

    def lists(self) -> Iterator[tuple[str, bytes]]:
        """The list of editions in every language that has pages, by its path."""
        tags = [tag for tag in self.edition.voices if f"{tag}/{INDEX}" in self.present]
        pages = self._pages([f"{tag}/{EDITIONS}" for tag in tags])
        for tag in tags:
            values = {"entries": list(self.history.entries(tag))}
            html = pages.other(tag, LIST, EDITIONS, "../", values)
            if html is not None:
                yield f"{tag}/{EDITIONS}", html.encode()

    def notices(self, name: str) -> Iterator[tuple[str, bytes]]:
        """The notices in place of a withdrawn edition's pages, by path."""
        names = [one for one in self.history.editions[name].digests if one.endswith(".html")]
        yield from self._notices(name, f"{FOLDER}/{name}/", names)
        if self.history.current is None and name == next(iter(self.history.editions)):
            yield from self._notices(name, "", names)

    def _notices(self, name: str, place: str, names: list[str]) -> Iterator[tuple[str, bytes]]:
        pages = self._pages(names)
        source = self.edition.config.source_locale
        for one in names:
            folder, _, file = one.rpartition("/")
            tag = folder if folder in self.edition.voices else source
            root = "../" if folder else ""
            top = root + "../" * place.count("/")
            values = {
                "withdrawn": self.history.withdrawal(name, tag),
                "present": self._present(tag, file, top) if self.history.current else None,
                "list": f"{top}{tag}/{EDITIONS}" if f"{tag}/{INDEX}" in self.present else None,
            }
            html = pages.other(tag, NOTICE, file, root, values, f"{top}assets/")
            if html is not None:
                yield f"{place}{one}", html.encode()

    def _present(self, tag: str, file: str, top: str) -> str:
        """The page of the current edition that replaces one, or the nearest to it."""
        paths = (f"{tag}/{file}", f"{tag}/{INDEX}", INDEX)
        return top + next((path for path in paths if path in self.present), INDEX)

    def _pages(self, names: list[str]) -> Pages:
        decisions = {
            tag: Decision(tag, LanguageState.PUBLISHED, 100, "") for tag in self.edition.voices
        }
        kept = {tag: set(names) for tag in self.edition.voices}
        return Pages(
            self.edition, self.theme, decisions, lambda _: False, self.findings, kept, localized=()
        )
