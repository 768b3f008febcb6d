"""Where PDFs are printed: here, on a Dask cluster, or by any executor of Python's."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager

from factsheet.build.executors.crew import AnyCrew, LocalCrew
from factsheet.build.executors.dispatch import dispatch
from factsheet.build.executors.machine import workers
from factsheet.build.executors.names import DASK, LOCAL
from factsheet.build.executors.worker import Kit
from factsheet.build.press import Job, Press
from factsheet.render.pdf import Pdf

WINDOW = 64
"""Jobs that an executor holds at a time which does not tell how many workers it has."""


def print_all(
    press: Press, jobs: Sequence[Job], executor: Executor | str | LocalCrew = LOCAL
) -> Iterator[tuple[Job, Pdf]]:
    """Every job's PDF, as they are finished.

    `executor` is the name of one (see `names`), or any `concurrent.futures.Executor`
    whose workers have the same versions of factsheet and its libraries, or what `started`
    gives. Raises PdfUnavailableError and ExecutorError.
    """
    if not jobs:
        return
    if executor == LOCAL:
        yield from _print_here(press, jobs)
    elif isinstance(executor, str):
        from factsheet.build.executors.cluster import cluster_crew

        with cluster_crew(executor.removeprefix(DASK).removeprefix("://")) as crew:
            yield from dispatch(crew, Kit.of(press), jobs)
    elif isinstance(executor, LocalCrew):
        yield from dispatch(executor, Kit.of(press), jobs)
    else:
        yield from dispatch(AnyCrew(executor, lambda: WINDOW), Kit.of(press), jobs)


@contextmanager
def started(
    press: Press, most: int, executor: Executor | str | LocalCrew = LOCAL
) -> Iterator[Executor | str | LocalCrew]:
    """The executor; workers of this machine, for `most` jobs, get ready while the block runs."""
    count = min(workers(), most)
    if executor != LOCAL or count < 2:
        yield executor
        return
    crew = LocalCrew(press, Kit.of(press).digest, count)
    try:
        crew.start()
        yield crew
    finally:
        crew.dismiss()


def _print_here(press: Press, jobs: Sequence[Job]) -> Iterator[tuple[Job, Pdf]]:
    count = min(workers(), len(jobs))
    if count == 1:
        yield from ((job, press.print(job)) for job in jobs)
    else:
        kit = Kit.of(press)
        yield from dispatch(LocalCrew(press, kit.digest, count), kit, jobs)
