"""One build: lock, comparison with the last build, workers, result."""

import time
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet.diagnostics import Findings, Severity
from factsheet.interface.results import BuildResult, Notify, Progress, require_known
from factsheet.publish.cache.folder import CacheFolder
from factsheet.publish.cache.last import LastBuild, remember
from factsheet.publish.executors.names import LOCAL
from factsheet.timing import Stopwatch
from factsheet.workspace import CONFIG_NAME, Workspace

if TYPE_CHECKING:
    from concurrent.futures import Executor  # loads logging, which most builds do not need

    from factsheet.edition.edition import Edition
    from factsheet.publish.build import Request

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class BuildJob:
    """What to build; None means everything, or the default of factsheet.toml."""

    root: Path
    """The publication's folder."""
    output: Path
    day: date | None = None
    locales: Sequence[str] | None = None
    sheets: Sequence[str] | None = None
    formats: Sequence[str] | None = None
    profiles: Sequence[str] | None = None
    executor: "Executor | str" = LOCAL
    is_forced: bool = False
    is_trusted: bool = False

    def run(self, progress: Progress, notify: Notify) -> BuildResult:
        """Build, unless nothing has changed since the last build. Raises UnknownNameError."""
        if not Workspace(self.root).exists(CONFIG_NAME):
            return self._build(progress, None)  # without a publication, nothing is written
        cache = CacheFolder.of(self.root, self.output)
        try:
            cache.make()
        except OSError as error:
            notify(f"nothing is remembered for the next build: {error}")
            return self._build(progress, None)
        waiting = f"another build is writing to {self.output}: waiting for it"
        with cache.locked(lambda: notify(waiting)):
            return self._repeated(cache) or self._build(progress, cache)

    @property
    def _asked(self) -> dict[str, Any]:
        """The options that determine the edition, as JSON."""
        asked = {
            "locales": self.locales,
            "sheets": self.sheets,
            "formats": self.formats,
            "profiles": self.profiles,
        }
        lists = {name: list(names) if names else None for name, names in asked.items()}
        return {"as_of": self.day and self.day.isoformat(), **lists}

    def _repeated(self, cache: CacheFolder) -> BuildResult | None:
        """The last build's result if nothing has changed since, otherwise None."""
        watch = Stopwatch()
        last = None if self.is_forced else LastBuild.read(cache.last_build)
        again = last.again(self._asked, Workspace(self.root), self.output) if last else None
        watch.ended("compare with the last build")
        if again is None:
            return None
        if again is not last:
            again.write(cache.last_build)  # to save reading the same files next time
        findings = Findings(dict.fromkeys(again.findings))
        files = tuple(again.outputs)
        return BuildResult(findings, self.output, again.said, files, is_repeated=True)

    def _build(self, progress: Progress, cache: CacheFolder | None) -> BuildResult:
        """Build. Local workers start while the publication is read."""
        watch = Stopwatch()
        self._start_server()
        from factsheet.config.load import load_config
        from factsheet.gate.editions import load_edition
        from factsheet.publish.build import build
        from factsheet.publish.layout import Means

        watch.ended("load libraries")
        began = time.time_ns()
        workspace = Workspace(self.root)
        findings, of_means = Findings(), Findings()
        config = load_config(workspace, Findings())  # loading the edition reports its errors
        if config is None:
            load_edition(workspace, findings)
            return BuildResult(findings, self.output)
        means = Means.of(workspace, config, of_means, self.executor)
        watch.ended("read theme and fonts")
        with means.printers.ready() if self._is_large else nullcontext():
            edition = load_edition(workspace, findings, self.day, self.locales or ())
            findings.add(*of_means)
            if edition is None:
                return BuildResult(findings, self.output)
            self._require_known(edition)
            request = self._request(edition)
            outcome = build(workspace, edition, means, request, findings, progress, cache)
        found = findings.about(request.locales, Severity.ERROR)
        if outcome is None:
            return BuildResult(found, self.output)
        if cache:
            # If a file of a partial build has been deleted, the next build finds out.
            with suppress(FileNotFoundError):
                written = (workspace, self.output, outcome.files, found, outcome.made)
                remember(began, self._asked, *written).write(cache.last_build)
        return BuildResult(
            findings=found,
            output=self.output,
            made=outcome.made,
            files=outcome.files,
            rendered=outcome.rendered,
            reused=outcome.reused,
            changed=outcome.changed,
            reasons=outcome.reasons,
            fullness=outcome.fullness,
        )

    def _start_server(self) -> None:
        if "pdf" in (self.formats or FORMATS) and self.executor == LOCAL:
            from factsheet.publish.executors import server

            server.start()

    @property
    def _is_large(self) -> bool:
        """Whether many PDFs will certainly have to be rendered."""
        from factsheet.publish.artifacts import MANIFEST

        is_wanted = "pdf" in (self.formats or FORMATS) and not (self.sheets and self.locales)
        return is_wanted and (self.is_forced or not (self.output / MANIFEST).exists())

    def _request(self, edition: "Edition") -> "Request":
        from factsheet.publish.build import Request

        return Request(
            output=self.output,
            locales=tuple(self.locales or edition.voices),
            sheets=tuple(edition.chosen(self.sheets or edition.publication.sheets)),
            formats=tuple(self.formats or FORMATS),
            profiles=tuple(dict.fromkeys(self.profiles or edition.config.profiles)),
            is_forced=self.is_forced,
            is_trusted=self.is_trusted,
        )

    def _require_known(self, edition: "Edition") -> None:
        from factsheet.config.config import PSEUDO_LOCALES

        known = list(dict.fromkeys((*edition.voices, *PSEUDO_LOCALES)))
        require_known("locale", self.locales, known)
        require_known("sheet", self.sheets, [*{**edition.publication.sheets, **edition.sheets}])
