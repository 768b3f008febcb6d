"""Print PDFs on this machine, on a Dask cluster, or with any `concurrent.futures.Executor`."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass

from factsheet.paper.pdf import Pdf
from factsheet.publish.executors.dispatch import dispatch
from factsheet.publish.executors.machine import workers
from factsheet.publish.executors.names import DASK, LOCAL
from factsheet.publish.executors.pool import ExecutorPool, LocalPool
from factsheet.publish.executors.worker import RenderAssets
from factsheet.publish.press import Job, Press

WINDOW = 64
"""Jobs submitted at a time to an executor whose number of workers is unknown."""


@dataclass(slots=True)
class Printers:
    """Prints jobs of one press with an executor.

    `executor` is a name (see `names`), or any `concurrent.futures.Executor` whose workers
    have the same versions of factsheet and its libraries.
    """

    press: Press
    executor: Executor | str = LOCAL
    _ready: LocalPool | None = None

    @contextmanager
    def ready(self) -> Iterator[None]:
        """Start local workers, which warm up while the block runs, and keep them until its end."""
        count = workers()
        if self.executor != LOCAL or count < 2:
            yield
            return
        self._ready = LocalPool(self.press, RenderAssets.of(self.press).digest, count)
        try:
            self._ready.start()
            yield
        finally:
            self._ready.dismiss()
            self._ready = None

    def print(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Pdf]]:
        """Yield every job's PDF as it is finished. Raises PdfUnavailableError and ExecutorError."""
        if not jobs:
            return
        if self.executor == LOCAL:
            yield from self._print_here(jobs)
        elif isinstance(self.executor, str):
            from factsheet.publish.executors.cluster import cluster_pool

            with cluster_pool(self.executor.removeprefix(DASK).removeprefix("://")) as pool:
                yield from dispatch(pool, RenderAssets.of(self.press), jobs)
        else:
            pool = ExecutorPool(self.executor, lambda: WINDOW)
            yield from dispatch(pool, RenderAssets.of(self.press), jobs)

    def _print_here(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Pdf]]:
        count = min(workers(), len(jobs))
        if self._ready is None and count == 1:
            yield from ((job, self.press.print(job)) for job in jobs)
            return
        assets = RenderAssets.of(self.press)
        yield from dispatch(
            self._ready or LocalPool(self.press, assets.digest, count), assets, jobs
        )
