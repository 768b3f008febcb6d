"""Pages → PDFs, side by side in a few processes."""

import multiprocessing
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factsheet.build.artifacts import digest
from factsheet.build.evidence import NAME as EVIDENCE
from factsheet.build.manifest import tool_versions
from factsheet.render.pdf import Attachment, Pdf, render_pdf

EVIDENCE_DESCRIPTION = "The facts of this sheet, with their sources and dates"


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to make."""

    name: str
    html: str
    facts: bytes
    dated: date


@dataclass(frozen=True, slots=True)
class Press:
    """What all PDFs of a build have in common: styles, images, fonts."""

    resources: Mapping[str, bytes]
    fonts: tuple[Path, ...]

    def fingerprint(self) -> bytes:
        """Changes with anything but the page itself that a PDF is made from."""
        versions = "\n".join(f"{name} {number}" for name, number in tool_versions().items())
        styles = [
            part for name, data in sorted(self.resources.items()) for part in (name.encode(), data)
        ]
        fonts = [font.read_bytes() for font in self.fonts]
        return digest(versions.encode(), *styles, *fonts).encode()

    def key(self, job: Job, fingerprint: bytes) -> str:
        """Two jobs with the same key make the same bytes."""
        return digest(job.html.encode(), job.facts, job.dated.isoformat().encode(), fingerprint)

    def print(self, job: Job) -> Pdf:
        attachment = Attachment(EVIDENCE, job.facts, EVIDENCE_DESCRIPTION)
        return render_pdf(
            job.html,
            resources=self.resources,
            fonts=self.fonts,
            attachments=[attachment],
            dated=job.dated,
        )


def print_all(press: Press, jobs: Sequence[Job]) -> Iterator[tuple[Job, Pdf]]:
    """Every job's PDF, as they are finished."""
    workers = min(os.cpu_count() or 1, len(jobs))
    if workers <= 1:
        yield from ((job, press.print(job)) for job in jobs)
        return
    # A fork server starts clean: a fork of this process would copy its locks and threads.
    method = "spawn" if sys.platform == "win32" else "forkserver"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(workers, context, _set_press, (press,)) as pool:
        futures = {pool.submit(_print, job): job for job in jobs}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


_press: Press | None = None


def _set_press(press: Press) -> None:
    global _press  # noqa: PLW0603  (a worker prints for one build, and starts with its press)
    _press = press


def _print(job: Job) -> Pdf:
    if _press is None:
        raise RuntimeError("a worker was not told what to print with")
    return _press.print(job)
