"""Add an edition to a site, and bring its root, lists and notices up to date."""

from dataclasses import dataclass
from pathlib import Path

from factsheet.archive.folder import Archive
from factsheet.archive.history import History
from factsheet.archive.pages import ArchivePages
from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.load.theme import load_theme
from factsheet.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Added:
    """An edition that was added."""

    name: str
    editions: int
    """The number of editions in the archive."""
    current: str | None
    """The one at the root; None if all are withdrawn."""


def add_edition(
    archive: Archive, source: Path, edition: Edition, workspace: Workspace, findings: Findings
) -> Added | None:
    """Add the edition in `source`; None, with findings, if it can't be added.

    `edition` has the languages, the templates and the notes about editions. Raises ContentError if
    files in the archive were changed, and UnwritableError.
    """
    name = archive.add(source, findings)
    if name is None:
        return None
    read = {one: archive.read(one, findings) for one in archive.names()}
    editions = {one: published for one, published in read.items() if published}
    history = History(edition, editions)
    if history.current:
        archive.make_current(history.current)
    pages = ArchivePages(edition, load_theme(workspace, edition.config.theme), history, findings)
    for path, data in pages.lists():
        archive.write(path, data)
    for one in editions:
        if history.notes(one).withdrawn:
            for path, data in pages.notices(one):
                archive.write(path, data)
    return Added(name, len(editions), history.current)
