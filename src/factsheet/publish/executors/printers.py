"""Where PDFs are printed: here, on a Dask cluster, or by any executor of Python's."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass

from factsheet.paper.pdf import Pdf
from factsheet.publish.executors.crew import AnyCrew, LocalCrew
from factsheet.publish.executors.dispatch import dispatch
from factsheet.publish.executors.machine import workers
from factsheet.publish.executors.names import DASK, LOCAL
from factsheet.publish.executors.worker import Kit
from factsheet.publish.press import Job, Press

WINDOW = 64
"""Jobs that an executor holds at a time which does not tell how many workers it has."""


@dataclass(slots=True)
class Printers:
    """All that print with one press.

    `executor` is the name of one (see `names`), or any `concurrent.futures.Executor`
    whose workers have the same versions of factsheet and its libraries.
    """

    press: Press
    executor: Executor | str = LOCAL
    _ready: LocalCrew | None = None

    @contextmanager
    def ready(self) -> Iterator[None]:
        """Workers of this machine get ready while the block runs, for many jobs."""
        count = workers()
        if self.executor != LOCAL or count < 2:
            yield
            return
        self._ready = LocalCrew(self.press, Kit.of(self.press).digest, count)
        try:
            self._ready.start()
            yield
        finally:
            self._ready.dismiss()
            self._ready = None

    def print(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Pdf]]:
        """Every job's PDF, as they are finished. Raises PdfUnavailableError and ExecutorError."""
        if not jobs:
            return
        if self.executor == LOCAL:
            yield from self._print_here(jobs)
        elif isinstance(self.executor, str):
            from factsheet.publish.executors.cluster import cluster_crew

            with cluster_crew(self.executor.removeprefix(DASK).removeprefix("://")) as crew:
                yield from dispatch(crew, Kit.of(self.press), jobs)
        else:
            crew = AnyCrew(self.executor, lambda: WINDOW)
            yield from dispatch(crew, Kit.of(self.press), jobs)

    def _print_here(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Pdf]]:
        count = min(workers(), len(jobs))
        if self._ready is None and count == 1:
            yield from ((job, self.press.print(job)) for job in jobs)
            return
        kit = Kit.of(self.press)
        yield from dispatch(self._ready or LocalCrew(self.press, kit.digest, count), kit, jobs)
