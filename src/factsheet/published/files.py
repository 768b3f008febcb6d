"""Check that an edition has exactly the files that its manifest lists."""

import os
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePosixPath

from factsheet.config.config import is_pseudo
from factsheet.diagnostics import Findings, Location, counted
from factsheet.edition.record import LanguageState
from factsheet.pages.sitemap import SITEMAP
from factsheet.publish.artifacts import MANIFEST, file_digest
from factsheet.publish.paths import is_inside, link_in
from factsheet.published.allowed import SUFFIXES, is_script
from factsheet.published.manifest import Manifest
from factsheet.rules.proof import (
    DAMAGED_FILE,
    FILE_CHANGED,
    FILE_LINK,
    FILE_MISSING,
    FILE_TYPE,
    FILE_UNNAMED,
    LANGUAGE_STATE,
    SHEET_MISSING,
)
from factsheet.workspace import below, is_regular

UNNAMED = (MANIFEST, f"{MANIFEST}.sig", f"{MANIFEST}.minisig", ".gitignore")
"""Files that the manifest does not list: itself, and its signatures."""
INDEX = "index.html"
LARGEST_FILE = 1 << 30
"""Maximum size of a file in bytes."""
SHOWN = 5
"""Maximum number of missing sheets of a language, and of unknown files of a folder, that are
named."""
FOLDERS = 20
"""Maximum number of folders with unknown files that are named."""

PLAIN = "names are as en/sheet.html; get the edition anew, or build it again"
WHOLE = "get the file anew, or build the edition again"
READABLE = "give yourself the rights to read it, or get the edition anew"


def check_files(folder: Path, manifest: Manifest, findings: Findings) -> None:
    """Check the names and bytes of all files."""
    for name, artifact in manifest.artifacts.items():
        is_known = PurePosixPath(name).suffix.lower() in SUFFIXES or is_script(name)
        if not is_known and name != SITEMAP:
            message = "editions have no files of this type"
            findings.error(FILE_TYPE, message, Location(name), hint="remove it")
        if not is_inside(name):
            at = Location(MANIFEST)
            message = f"“{name}” leads out of the edition’s folder, or is not written plainly"
            findings.error(FILE_MISSING, message, at, hint=PLAIN)
        elif link := link_in(folder, name):
            message = f"“{link}” is a link: what it leads to is not part of the edition"
            hint = "put the file itself there, or build the edition again"
            findings.error(FILE_LINK, message, Location(name), hint=hint)
        elif not is_regular(folder / name):
            is_other = os.path.lexists(folder / name)
            why = "what is there is not a file" if is_other else "it is not there"
            message = f"the manifest names this file, and {why}"
            findings.error(FILE_MISSING, message, Location(name), hint=WHOLE)
        else:
            _check_bytes(folder, name, artifact.sha256, findings)
    unnamed: dict[str, list[str]] = {}
    for path in sorted(below(folder)):
        name = path.relative_to(folder).as_posix()
        is_folder = os.path.isdir(path) and not path.is_symlink()  # noqa: PTH112  (raises nothing)
        if is_folder and not os.access(path, os.R_OK | os.X_OK):
            message = "there is no permission to list this folder"
            findings.error(DAMAGED_FILE, message, Location(name), hint=READABLE)
        if not is_folder and name not in manifest.artifacts and name not in UNNAMED:
            unnamed.setdefault(posixpath.dirname(name), []).append(name)
    _report_unnamed(unnamed, findings)


def _report_unnamed(unnamed: Mapping[str, list[str]], findings: Findings) -> None:
    """Report the files that the manifest does not list: one finding for each folder with many, and
    the folders with most if there are many."""
    hint = "remove it, or build again if it belongs to the edition"
    largest = sorted(unnamed.items(), key=lambda one: -len(one[1]))
    for place, names in largest[:FOLDERS]:
        for name in names if len(names) <= SHOWN else ():
            message = "the manifest doesn’t know this file"
            findings.error(FILE_UNNAMED, message, Location(name), hint=hint)
        if len(names) > SHOWN:
            message = (
                f"the manifest doesn’t know {len(names)} files of this folder: {listed(names)}"
            )
            findings.error(FILE_UNNAMED, message, Location(place or "."), hint=hint)
    if rest := largest[FOLDERS:]:
        files = sum(len(names) for _, names in rest)
        message = (
            f"nor does it know {counted(files, 'file')} in {counted(len(rest), 'folder')} more"
        )
        findings.error(FILE_UNNAMED, message, Location(MANIFEST), hint=hint)


def listed(names: Sequence[str]) -> str:
    """The first of these names, with a sign that there are more."""
    return ", ".join(names[:SHOWN]) + (", …" if names[SHOWN:] else "")


def _check_bytes(folder: Path, name: str, sha256: str, findings: Findings) -> None:
    """Check that a file has the hash that the manifest lists."""
    path, at = folder / name, Location(name)
    hint = WHOLE
    try:
        if path.stat().st_size > LARGEST_FILE:
            message = f"this file has more than {LARGEST_FILE >> 30} GiB, so it is not read"
            findings.error(DAMAGED_FILE, message, at, hint=hint)
        elif file_digest(path) != sha256:
            message = "this is not the file that was built: its sha256 differs"
            findings.error(FILE_CHANGED, message, at, hint=hint)
    except OSError as error:
        message = f"this file can’t be read: {error.strerror or error}"
        findings.error(DAMAGED_FILE, message, at, hint=READABLE)


def check_languages(manifest: Manifest, findings: Findings) -> None:
    """Check that every language has the files that its state requires, for every sheet."""
    files = manifest.artifacts
    folders = {
        name.partition("/")[0]
        for name in filter(is_inside, files)
        if name.endswith((".html", ".pdf"))
    }
    at = Location(MANIFEST)
    for tag in sorted(folders - manifest.languages.keys() - {INDEX}):
        findings.error(LANGUAGE_STATE, f"there are pages in “{tag}”, an unknown language", at)
    sheets = _Sheets(manifest)
    for tag, language in manifest.languages.items():
        state = language.record.state
        if state is LanguageState.LEFT_OUT and tag in folders:
            message = "it is left out, but has pages"
            findings.error(LANGUAGE_STATE, message, at, locale=tag)
        elif state is not LanguageState.LEFT_OUT and tag not in folders:
            message = f"it is {state.value}, but has no pages"
            findings.error(LANGUAGE_STATE, message, at, locale=tag)
        elif language.is_current:
            _check_edition(tag, language.record.edition, manifest, findings)
            if not is_pseudo(tag):  # a build may make only one sheet
                sheets.check(tag, findings)


def _check_edition(tag: str, day: str | None, manifest: Manifest, findings: Findings) -> None:
    if day != manifest.edition:
        message = f"its pages are of {day}, and the edition of {manifest.edition}"
        findings.error(LANGUAGE_STATE, message, Location(MANIFEST), locale=tag)


class _Sheets:
    """The pages and PDFs that each sheet has."""

    def __init__(self, manifest: Manifest) -> None:
        self.files = manifest.artifacts
        self.names = manifest.sheets
        self.having: dict[str, list[str]] = {}
        """The languages that have a file of that name."""
        for tag, language in manifest.languages.items():
            for name in self._of(tag) if language.is_current else ():
                self.having.setdefault(name, []).append(tag)

    def check(self, tag: str, findings: Findings) -> None:
        """Report the first sheets that a language lacks."""
        for message, name in islice(self._missing(tag), SHOWN):
            findings.error(SHEET_MISSING, message, Location(name), locale=tag)
        if f"{tag}/{INDEX}" not in self.files:
            message = "the list of sheets is missing"
            findings.error(SHEET_MISSING, message, Location(f"{tag}/{INDEX}"), locale=tag)

    def _missing(self, tag: str) -> Iterator[tuple[str, str]]:
        for sheet in self.names:
            for suffix, what in ((".html", "page"), (".pdf", "PDF")):
                others = self.having.get(f"{sheet}{suffix}", [])
                name = f"{tag}/{sheet}{suffix}"
                is_due = suffix == ".html" or (others and self._has_pdfs(tag))
                if name not in self.files and is_due:
                    also = f" ({', '.join(others[:SHOWN])} have it)" if others else ""
                    yield f"sheet “{sheet}” has no {what} in this language{also}", name

    def _has_pdfs(self, tag: str) -> bool:
        """Whether PDFs were built in a language: a build may make those of only one language."""
        return any(name.endswith(".pdf") for name in self._of(tag))

    def _of(self, tag: str) -> list[str]:
        """The names of a language's files within its folder."""
        return self.by_folder.get(tag, [])

    @cached_property
    def by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.files:
            folder, _, own = name.partition("/")
            found.setdefault(folder, []).append(own)
        return found
