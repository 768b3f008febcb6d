"""Read an edition from a folder: its manifest and its pages."""

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from factsheet.publish.artifacts import MANIFEST, NewerManifestError
from factsheet.publish.paths import is_inside, own_file
from factsheet.published.diffpage import PageText, read_page
from factsheet.published.manifest import Manifest, ManifestError, read_manifest
from factsheet.workspace import read_file

LARGEST_PAGE = 32 << 20
"""Maximum size in bytes of a page that is read."""


class UnreadableError(Exception):
    """The place has no edition that this version can read. `hint` says what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint or "name a folder that factsheet build has written, or its manifest.json"


@dataclass(frozen=True, slots=True)
class Published:
    """A published edition, as far as it can be read."""

    place: str
    """The place as the user named it."""
    manifest: Manifest
    pages: dict[tuple[str, str], PageText] = field(default_factory=dict)
    """The text of each page, by locale and sheet."""
    absent: tuple[str, ...] = ()
    """Pages that the manifest lists and that are missing."""

    @property
    def day(self) -> str:
        """The edition date."""
        return self.manifest.edition

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of every file, by its path."""
        return {name: one.sha256 for name, one in self.manifest.artifacts.items()}

    def sheets(self, locale: str) -> list[str]:
        """The sheets of a language, even if their pages are missing."""
        names = map(_page, self.manifest.artifacts)
        return [sheet for tag, sheet in names if sheet and tag == locale]


def read_published(place: Path) -> Published:
    """The edition in a folder, or beside a manifest. Raises UnreadableError."""
    path = place / MANIFEST if place.is_dir() else place
    try:
        manifest = read_manifest(path)
    except ManifestError as error:
        if not os.path.lexists(path):
            raise UnreadableError(f"there is no {MANIFEST} in “{place}”") from None
        raise UnreadableError(f"“{path}” can’t be read: {error}") from None
    except NewerManifestError as error:
        found = error.diagnostic
        raise UnreadableError(f"“{path}” can’t be read: {found.message}", found.hint) from None
    pages: dict[tuple[str, str], PageText] = {}
    absent: list[str] = []
    for name in manifest.artifacts:
        locale, sheet = _page(name)
        if sheet is None:
            continue
        text = _text(path.parent, name)
        if text is None:
            absent.append(name)
        else:
            pages[locale, sheet] = read_page(text)
    return Published(str(place), manifest, pages, tuple(absent))


def _text(folder: Path, name: str) -> str | None:
    try:
        path = own_file(folder, name)
        return read_file(path, LARGEST_PAGE).decode("utf-8", "replace") if path else None
    except OSError:
        return None


def _page(name: str) -> tuple[str, str | None]:
    """Locale and sheet of a page; no sheet for any other file."""
    path = PurePosixPath(name)
    is_page = len(path.parts) == 2 and path.suffix == ".html" and path.name != "index.html"
    is_sheet = is_page and is_inside(name)
    return path.parts[0] if path.parts else "", path.stem if is_sheet else None
