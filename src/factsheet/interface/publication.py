"""A publication on a day, and a published edition, as Python programs use them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.config.policy import PROFILES
from factsheet.diagnostics import Findings
from factsheet.interface.job import FORMATS, BuildJob
from factsheet.interface.results import (
    BuildResult,
    CheckResult,
    Notify,
    Progress,
    VerifyResult,
    ignore,
    require_known,
)
from factsheet.publish.executors.names import LOCAL, is_executor
from factsheet.timing import Stopwatch
from factsheet.workspace import Workspace

if TYPE_CHECKING:
    from concurrent.futures import Executor  # loads logging, which most builds do not need

    from factsheet.catalogs.catalog import Catalog
    from factsheet.catalogs.polib import POFile
    from factsheet.edition.document import Document
    from factsheet.edition.edition import Edition
    from factsheet.edition.formats import FormatRow
    from factsheet.gate.inspect import LayOut


def open_publication(
    folder: str | PathLike[str] = ".", day: date | None = None
) -> "OpenPublication":
    """Open the publication that contains `folder`, on a day.

    `day` selects the statements, as `--as-of` does (default: `edition` in factsheet.toml). Nothing
    is read yet. If there is no publication, its findings say so.
    """
    path = Path(folder).resolve()
    workspace = Workspace.find(path)
    return OpenPublication(workspace.root if workspace else path, day)


@dataclass(frozen=True)
class OpenPublication:
    """A publication on a day. `open_publication` makes one.

    Attributes are read from files when the first is used, and kept. `check` and `build` read the
    files as they are when they are called. Problems of content are never raised: they are findings.
    """

    folder: Path
    requested_day: date | None = None

    @property
    def findings(self) -> Findings:
        """Findings from reading the publication; `check` finds much more.

        If there are errors, `documents` and `formats` are empty.
        """
        return self._read[1]

    @property
    def day(self) -> date | None:
        """The day that selects the statements; None if factsheet.toml can't be read."""
        parts = self._parts
        return parts.day if parts else self.requested_day

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages' tags, in the order of factsheet.toml."""
        return tuple(self._parts.voices) if self._parts else ()

    @property
    def sheets(self) -> tuple[str, ...]:
        """The ids of the sheets that are made on the day."""
        return tuple(self._parts.sheets) if self._parts else ()

    @property
    def catalogs(self) -> "Mapping[str, Catalog]":
        """The catalogs that can be read, by locale. The source language may do without one."""
        voices = self._parts.voices if self._parts else {}
        return {tag: voice.catalog for tag, voice in voices.items() if voice.catalog}

    def pofile(self, locale: str) -> "POFile":
        """The locale's catalog as a `polib.POFile`. Raises UnknownNameError if there is none.

        It has no path: pass it to `write_pofile` rather than calling its `save`.
        """
        from factsheet.catalogs.polib import to_polib

        catalogs = self.catalogs
        require_known("catalog", [locale], list(catalogs))
        return to_polib(catalogs[locale].file)

    def write_pofile(self, locale: str, file: "POFile") -> bool:
        """Write a catalog that `pofile` returned and a program edited; whether the file changed.

        Attributes that have been read do not change: open the publication again. Raises
        UnknownNameError if there is no such catalog, and OSError.
        """
        from factsheet.catalogs.polib import from_polib
        from factsheet.catalogs.writer import serialize

        catalogs = self.catalogs
        require_known("catalog", [locale], list(catalogs))
        data = serialize(from_polib(file))
        return Workspace(self.folder).write(catalogs[locale].path, data)

    def documents(self, *locales: str) -> "tuple[Document, ...]":
        """Every sheet of the day in these languages, or in all. Raises UnknownNameError.

        Sheets without statements on the day are left out: `check` says why.
        """
        edition = self._edition_in(locales)
        return tuple(edition.documents(locales or None)) if edition else ()

    def formats(self, *locales: str) -> "tuple[FormatRow, ...]":
        """How these languages, or all, write the values in use. Raises UnknownNameError."""
        from factsheet.gate.formatlock import formats_in_use, profiles_of

        edition = self._edition_in(locales)
        if edition is None:
            return ()
        wanted = locales or tuple(profiles_of(edition))
        rows = formats_in_use(edition, edition.documents(wanted))
        return tuple(row for row in rows if row.example.locale in wanted)

    def check(self, *, layout: bool = False, progress: Progress = ignore) -> CheckResult:
        """Check facts, sheets, templates and catalogs, as `factsheet check` does.

        `layout` also lays out pages that output/ does not have yet. `progress` is called with
        the number of pages laid out, the number of all, and the path of one.
        """
        watch = Stopwatch()
        from factsheet.gate.inspect import inspect

        watch.ended("load libraries")
        workspace = Workspace(self.folder)
        lay_out = self._lay_out(progress) if layout else None
        verdict = inspect(workspace, self.requested_day, lay_out=lay_out)
        found = (verdict.findings, verdict.silenced)
        return CheckResult(*found, verdict.checked, tuple(verdict.locales))

    def build(
        self,
        output: str | PathLike[str] | None = None,
        *,
        locales: Sequence[str] | None = None,
        sheets: Sequence[str] | None = None,
        formats: Sequence[str] | None = None,
        profiles: Sequence[str] | None = None,
        executor: "Executor | str" = LOCAL,
        force: bool = False,
        trust_output: bool = False,
        progress: Progress = ignore,
        notify: Notify = ignore,
    ) -> BuildResult:
        """Write the edition to `output`, as `factsheet build` does (default: output/).

        `locales`, `sheets`, `formats` (`html`, `pdf`) and `profiles` (`screen`, `print`, `ua2`)
        limit what is made; None means all, and for profiles those of factsheet.toml.
        `executor` renders PDFs: any `concurrent.futures.Executor` whose workers are started by
        `forkserver` or `spawn`, or a name such as `dask://HOST:PORT`. `force` renders every PDF
        again; `trust_output` reuses what another machine has built. `progress` is called with the
        number of PDFs rendered, the number of all, and the path of one; `notify` with sentences
        about the run.

        Raises UnknownNameError for a locale, sheet, format, profile or executor that does not
        exist, and OSError where the output can't be written.
        """
        require_known("format", formats, FORMATS)
        require_known("profile", profiles, PROFILES)
        if isinstance(executor, str) and not is_executor(executor):
            require_known("executor", [executor], ["local", "dask", "dask://HOST:PORT"])
        job = BuildJob(
            root=self.folder,
            output=Path(output) if output is not None else self.folder / "output",
            day=self.requested_day,
            locales=locales,
            sheets=sheets,
            formats=formats,
            profiles=profiles,
            executor=executor,
            is_forced=force,
            is_trusted=trust_output,
        )
        return job.run(progress, notify)

    def _lay_out(self, progress: Progress) -> "LayOut":
        """A function that lays out the pages that output/ does not have."""
        # The modules that make PDFs take a while to load.
        from factsheet.publish.artifacts import Output
        from factsheet.publish.layout import layout_check

        return layout_check(Output.open(self.folder / "output"), progress)

    @cached_property
    def _read(self) -> "tuple[Edition | None, Findings]":
        """The edition, or None if errors prevent documents; and all findings."""
        from factsheet.gate.editions import load_edition

        findings = Findings()
        return load_edition(Workspace(self.folder), findings, self.requested_day), findings

    @cached_property
    def _parts(self) -> "Edition | None":
        """As much of the edition as can be read despite errors; None without a configuration."""
        if edition := self._read[0]:
            return edition
        from factsheet.gate.editions import load_parts, with_catalogs

        workspace, told = Workspace(self.folder), Findings()  # `findings` has what is wrong
        edition = load_parts(workspace, told, self.requested_day)
        return with_catalogs(edition, workspace, told) if edition else None

    def _edition_in(self, locales: Iterable[str]) -> "Edition | None":
        """The edition, where there is one. Raises UnknownNameError for other languages."""
        edition = self._read[0]
        if edition is not None:
            require_known("locale", locales, list(edition.voices))
        return edition


def verify_edition(
    folder: str | PathLike[str] = "output",
    *,
    source: str | PathLike[str] | None = None,
    progress: Progress = ignore,
) -> VerifyResult:
    """Read a published edition back and check it against its manifest; nothing is changed.

    `folder` is the edition's. With `source`, the folder of the publication that it was built from,
    the edition is also built again, in a temporary folder, and compared byte by byte.
    `progress` is called with the number of PDFs read, the number of all, and the path of one.
    What is wrong is in the result's findings. Raises ImportError without the extra `verify`.
    """
    watch = Stopwatch()
    from factsheet.verify.verify import verify

    watch.ended("load libraries")
    findings = Findings()
    publication = Workspace(Path(source).resolve()) if source is not None else None
    extent = verify(Path(folder), findings, progress, publication)
    if extent is None:
        return VerifyResult(findings)
    return VerifyResult(
        findings,
        edition=extent.edition,
        languages=extent.languages,
        pages=extent.pages,
        pdfs=extent.pdfs,
        values=extent.values,
        unproven=extent.unproven,
    )
