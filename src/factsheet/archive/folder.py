"""The folder of a site: the current edition, and every edition in editions/NAME. Editions are
untrusted: only files that a manifest lists are copied, and nothing is read or written through a
link or outside the folder.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.diagnostics import ContentError, Findings, Location
from factsheet.pages.pages import EDITIONS
from factsheet.publish.artifacts import (
    LARGEST_MANIFEST,
    MANIFEST,
    Artifact,
    NewerManifestError,
    Output,
)
from factsheet.publish.paths import link_in, own_file
from factsheet.published.edition import Published, UnreadableError, read_published
from factsheet.published.files import LARGEST_FILE, UNNAMED, check_files, check_languages
from factsheet.published.manifest import ManifestError, read_manifest
from factsheet.rules.files import UNREADABLE
from factsheet.rules.proof import FILE_CHANGED, MANIFEST_UNREADABLE
from factsheet.rules.rendering import EDITION_EXISTS, OUTPUT_LINK, RESERVED_ADDRESS
from factsheet.workspace import holds, read_file, replace_file

FOLDER = "editions"
NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-corrected-([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
"""The name of an edition, as `edition_name` makes it: its day, and that of its last correction."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The folder of a site."""

    root: Path

    def add(self, source: Path, findings: Findings) -> str | None:
        """Copy an edition to its address, and return its name; None, with findings, if it is
        damaged, or if another edition has the address. Raises ContentError and UnwritableError."""
        found = Findings()
        name = self._addable(source, found)
        findings.add(*found)
        if name is None or found.has_errors:
            return None
        self._put(source, f"{FOLDER}/{name}")
        return name

    def names(self) -> list[str]:
        """The editions, the latest first."""
        place = self.root / FOLDER
        found = [path.name for path in place.iterdir()] if place.is_dir() else []
        named = {name: NAME.fullmatch(name) for name in found}
        there = [n for n in named if own_file(self.root, f"{FOLDER}/{n}/{MANIFEST}")]
        ordered = ((match.groups(""), name) for name in there if (match := named[name]))
        return [name for _, name in sorted(ordered, reverse=True)]

    def read(self, name: str, findings: Findings) -> Published | None:
        """An edition; None, with a finding, if it can't be read."""
        try:
            return read_published(self.root / FOLDER / name)
        except UnreadableError as error:
            at = Location(f"{FOLDER}/{name}")
            findings.error(UNREADABLE, str(error), at, hint=error.hint)
            return None

    def make_current(self, name: str) -> None:
        """Copy an edition to the root. Raises ContentError, if its files are not those that its
        manifest names, and UnwritableError."""
        self._put(self.root / FOLDER / name, ".")

    def write(self, name: str, data: bytes) -> None:
        """Write a page that belongs to no edition. Raises ContentError and UnwritableError."""
        replace_file(self._place(name), data)

    def _addable(self, source: Path, found: Findings) -> str | None:
        """The name of an edition that is whole and may be added."""
        try:
            manifest = read_manifest(source)
        except ManifestError as error:
            message = f"the manifest can’t be read: {error}"
            hint = "build the edition first: factsheet build"
            found.error(MANIFEST_UNREADABLE, message, Location(str(source)), hint=hint)
            return None
        except NewerManifestError as error:
            found.add(error.diagnostic)
            return None
        check_files(source, manifest, found)
        check_languages(manifest, found)
        for file in filter(_is_reserved, manifest.artifacts):
            message = "the archive has its own files at this address"
            hint = "rename the sheet or the language"
            found.error(RESERVED_ADDRESS, message, Location(file), hint=hint)
        name = manifest.name
        if not NAME.fullmatch(name):
            message = f"“{name}” is not the day of an edition"
            found.error(MANIFEST_UNREADABLE, message, Location(MANIFEST))
            return None
        there = own_file(self.root, f"{FOLDER}/{name}/{MANIFEST}")
        if there and not holds(there, read_file(source / MANIFEST, LARGEST_MANIFEST)):
            message = f"the archive has another edition of {name}, which keeps its address"
            hint = (
                "state what was wrong in it, under corrected: in editions.yaml, and build again; "
                "or give the new one another date: edition in factsheet.toml"
            )
            found.error(EDITION_EXISTS, message, Location(f"{FOLDER}/{name}"), hint=hint)
        return name

    def _put(self, source: Path, place: str) -> None:
        """Copy an edition, its manifest last. Files of other editions there are removed."""
        data = read_file(source / MANIFEST, LARGEST_MANIFEST)
        artifacts = read_manifest(source).artifacts
        output = Output.open(self._place(place), is_trusted=True)
        output.is_noted = False
        output.previous = _without_reserved(output.previous)
        with output.staging() as staging:
            for name, artifact in artifacts.items():
                path = own_file(source, name)
                staging.add(name, read_file(path, LARGEST_FILE) if path else b"")
                if output.artifacts[name].sha256 != artifact.sha256:
                    message = "this is not the file that was built: its sha256 differs"
                    hint = "add the edition again, from the folder that was built"
                    at = Location(f"{source.name}/{name}")
                    raise ContentError(FILE_CHANGED.found(message, at, hint=hint))
            staging.publish_with(data)
        for name in UNNAMED[1:3]:  # signatures of the manifest
            signature, there = own_file(source, name), own_file(output.root, name)
            if signature:
                replace_file(output.root / name, read_file(signature))
            elif there:
                there.unlink()

    def _place(self, name: str) -> Path:
        if link := link_in(self.root, name):
            message = "this is a link, and an archive writes only into its own folder"
            hint = "remove the link, or name another folder"
            raise ContentError(OUTPUT_LINK.found(message, Location(link), hint=hint))
        return self.root / name


def _is_reserved(name: str) -> bool:
    """Whether the archive needs the address of an edition's file for its own files."""
    return name.startswith(f"{FOLDER}/") or name.endswith(f"/{EDITIONS}")


def _without_reserved(artifacts: Mapping[str, Artifact]) -> dict[str, Artifact]:
    return {name: artifact for name, artifact in artifacts.items() if not _is_reserved(name)}
