"""Render the PDFs of a build, except those that exist already."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from factsheet.config.policy import PROFILES, SCREEN
from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.pages.pages import Page
from factsheet.paper.pdf import Pdf, PdfUnavailableError
from factsheet.publish.artifacts import Staging
from factsheet.publish.cache.folder import CacheFolder
from factsheet.publish.cache.ingredients import Ingredients, Parts
from factsheet.publish.cache.store import Store
from factsheet.publish.executors.pool import ExecutorError
from factsheet.publish.executors.printers import Printers
from factsheet.publish.layout import (
    files_of,
    inspect_pdf,
    job_for,
    picture_name,
    report_fill,
    report_length,
    report_shortcuts,
    report_unavailable,
    stops,
)
from factsheet.publish.press import PAGE, Job, key_of

Progress = Callable[[int, int, str], None]
SHOWN = 60
"""Maximum number of characters of a change that are shown."""
_TAGS = re.compile(r"<[^>]*+(?:>|\Z)|\s+")


@dataclass(slots=True)
class Printing:
    """The PDFs of one build. Without a cache, only those in the output folder are reused."""

    edition: Edition
    printers: Printers
    staging: Staging
    profiles: tuple[str, ...] = (SCREEN,)
    cache: CacheFolder | None = None
    is_forced: bool = False
    reasons: dict[str, list[str]] = field(default_factory=dict)
    """Reasons why PDFs were rendered, by path."""
    made: list[str] = field(default_factory=list)
    """The paths of all PDFs, rendered or reused."""
    _store: Store | None = field(init=False)

    def __post_init__(self) -> None:
        self._store = Store(self.cache.store) if self.cache else None

    def print(self, pages: Sequence[Page], findings: Findings, progress: Progress) -> bool:
        """Stage the PDF of every page. Returns False, with findings, if one is defective.

        A PDF that exceeds its page limit is reported, marked and staged.
        """
        common = self.printers.press.parts()
        known = Ingredients.read(self.cache.ingredients) if self.cache else Ingredients()
        new: dict[str, tuple[Page, Job, str]] = {}
        parts: dict[str, Parts] = {}
        for page, job in self._jobs(pages, common):
            own = parts[job.name] = job.parts()
            key = key_of(own, common)
            if self.is_forced or not self._has(job, key):
                new[job.name] = (page, job, key)
                changes = known.reasons(job.name, own, common)
                self.reasons[job.name] = self._worded(page, changes)
            else:
                kept = self.staging.output.artifacts[job.name]
                report_length(page, kept.pages, kept.fit, kept.over, self.edition, findings)
                report_fill(page, kept.fill, kept.over, findings)
        known.note(parts, common)
        self.made = list(parts)
        if new:
            report_shortcuts(findings)
        try:
            pdfs = self.printers.print([job for _, job, _ in new.values()])
            for done, (job, pdf) in enumerate(pdfs, 1):
                page, _, key = new[job.name]
                inspect_pdf(page, pdf, self.edition, findings)
                self._take(job, key, pdf)
                progress(done, len(new), job.name)
        except (PdfUnavailableError, ExecutorError) as error:
            report_unavailable(error, findings)
        if stops(findings):
            return False
        if self.cache and self._store:
            known.write(self.cache.ingredients)
            self._store.trim()
        return True

    def _jobs(self, pages: Sequence[Page], common: Parts) -> Iterator[tuple[Page, Job]]:
        """The PDFs to make. PDFs of other profiles are kept while their inputs are the same."""
        before = self.staging.output.previous
        for page in pages:
            for profile in PROFILES:
                job = job_for(page, profile)
                if profile in self.profiles:
                    yield page, job
                elif job.name in before:
                    self._has(job, job.key(common))

    def _has(self, job: Job, key: str) -> bool:
        """Whether the PDF and its pictures exist, in the output folder or in the cache; if so,
        they are staged."""
        output = self.staging.output
        kept = {name: output.reusable(name, key) for name in files_of(job)}
        found = {name: artifact for name, artifact in kept.items() if artifact}
        if len(found) == len(kept):
            output.artifacts |= found
            return True
        stored = self._store.get(key) if self._store else None
        if stored is None or not stored.pictures.keys() >= set(job.pictures):
            return False
        self._add(job, key, stored)
        return True

    def _take(self, job: Job, key: str, pdf: Pdf) -> None:
        self._add(job, key, pdf)
        if self._store and pdf.is_sound:
            self._store.put(key, pdf)

    def _add(self, job: Job, key: str, pdf: Pdf) -> None:
        fit, over = pdf.step or None, pdf.over or None
        self.staging.add(job.name, pdf.data, key, pdf.pages, fit=fit, over=over, fill=pdf.fills)
        for picture, data in pdf.pictures.items():
            if picture in job.pictures:
                self.staging.add(picture_name(job.name, picture), data, key)

    def _worded(self, page: Page, changes: list[str]) -> list[str]:
        if self.is_forced:
            return ["all are asked for"]
        if not changes:
            return ["the file was missing, or not as it was built"]
        if PAGE not in changes[0]:
            return changes
        try:
            before = (self.staging.output.root / f"{page.name}.html").read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return changes
        return [f"{changes[0]}{_first_change(before, page.html)}", *changes[1:]]


def _first_change(before: str, now: str) -> str:
    """The first line at which two pages differ, and its text in the second one."""
    lines = zip_longest(before.split("\n"), now.split("\n"), fillvalue="")
    for number, (old, new) in enumerate(lines, 1):
        if old != new:
            said = _TAGS.sub(" ", new).strip()
            shown = said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
            return f" from line {number}" + (f": {shown}" if shown else "")
    return ""
