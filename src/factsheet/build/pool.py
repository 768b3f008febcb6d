"""Jobs → PDFs, side by side in a few processes."""

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from factsheet.build.press import Job, Press
from factsheet.render.pdf import Pdf


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
