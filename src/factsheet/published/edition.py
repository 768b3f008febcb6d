"""Read an edition from a folder: its manifest and its pages."""

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from factsheet.diagnostics import Location
from factsheet.edition.record import Record
from factsheet.pages.jsonfile import parse_json
from factsheet.pages.statements import read_statements
from factsheet.publish.artifacts import LARGEST_MANIFEST, MANIFEST, NewerManifestError, check_format
from factsheet.publish.paths import is_inside, own_file
from factsheet.published.diffpage import PageText, read_page
from factsheet.workspace import UnreadError, read_file

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
    day: str
    publisher: str
    source_locale: str | None
    """None in editions that do not state it."""
    records: dict[str, Record]
    """The state of each language."""
    statements: dict[str, dict[str, dict[str, Any]]]
    """The manifest's entries, by fact and statement."""
    materials: dict[str, str]
    """Versions of tools, and hashes of fonts."""
    digests: dict[str, str]
    """The SHA-256 of every file, by its path."""
    page_counts: dict[str, int]
    """The number of pages of every PDF, by its path."""
    pages: dict[tuple[str, str], PageText] = field(default_factory=dict)
    """The text of each page, by locale and sheet."""
    absent: tuple[str, ...] = ()
    """Pages that the manifest lists and that are missing."""

    def sheets(self, locale: str) -> list[str]:
        """The sheets of a language, even if their pages are missing."""
        return [sheet for tag, sheet in map(_page, self.digests) if sheet and tag == locale]


def read_published(place: Path) -> Published:
    """The edition in a folder, or beside a manifest. Raises UnreadableError."""
    path = place / MANIFEST if place.is_dir() else place
    try:
        manifest = parse_json(read_file(path, LARGEST_MANIFEST))
    except UnreadError as error:
        if os.path.lexists(path):
            raise UnreadableError(str(error), error.hint) from None
        raise UnreadableError(f"there is no {MANIFEST} in “{place}”") from None
    except ValueError:
        raise UnreadableError(f"“{path}” is not JSON") from None
    try:
        check_format(manifest, Location(str(path)))
        return _published(place, path.parent, manifest)
    except NewerManifestError as error:
        found = error.diagnostic
        raise UnreadableError(f"“{path}” can’t be read: {found.message}", found.hint) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnreadableError(f"“{path}” is not the manifest of an edition") from None


def _published(place: Path, folder: Path, manifest: dict[str, Any]) -> Published:
    artifacts = {str(name): entry for name, entry in manifest["artifacts"].items()}
    pages: dict[tuple[str, str], PageText] = {}
    absent: list[str] = []
    for name in artifacts:
        locale, sheet = _page(name)
        if sheet is None:
            continue
        try:
            path = own_file(folder, name)
            text = read_file(path, LARGEST_PAGE).decode("utf-8", "replace") if path else None
        except OSError:
            text = None
        if text is None:
            absent.append(name)
        else:
            pages[locale, sheet] = read_page(text)
    tools = {str(name): str(version) for name, version in manifest["tools"].items()}
    fonts = {str(name): str(digest) for name, digest in manifest.get("fonts", {}).items()}
    source = manifest.get("source_locale")
    return Published(
        place=str(place),
        day=str(manifest["edition"]),
        publisher=str(manifest["publisher"]),
        source_locale=str(source) if source else None,
        records={str(tag): Record.read(entry) for tag, entry in manifest["locales"].items()},
        statements={
            str(fact): {str(one["id"]): dict(one) for one in stated}
            for fact, stated in read_statements(manifest["facts"]).items()
        },
        materials={**tools, **fonts},
        digests={name: str(entry["sha256"]) for name, entry in artifacts.items()},
        page_counts={
            name: int(entry["pages"]) for name, entry in artifacts.items() if "pages" in entry
        },
        pages=pages,
        absent=tuple(absent),
    )


def _page(name: str) -> tuple[str, str | None]:
    """Locale and sheet of a page; no sheet for any other file."""
    path = PurePosixPath(name)
    is_page = len(path.parts) == 2 and path.suffix == ".html" and path.name != "index.html"
    is_sheet = is_page and is_inside(name)
    return path.parts[0] if path.parts else "", path.stem if is_sheet else None
