"""Run jobs in parallel, the largest first, and retry those whose worker is lost."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass, field
from typing import Any

from factsheet.paper.pdf import Pdf
from factsheet.paper.problems import PdfProblem
from factsheet.publish.executors.pool import ExecutorError, WorkerPool
from factsheet.publish.executors.worker import (
    Answer,
    DifferentVersions,
    ForkedError,
    MissingAssets,
    RenderAssets,
    Task,
    versions,
)
from factsheet.publish.press import Job
from factsheet.rules.rendering import EXECUTOR_UNAVAILABLE, WORKER_DIFFERS, WORKER_LOST

TRIES = 3
"""Number of lost workers after which a job fails."""
LOST = "its worker ended while printing it, and so did {others} that retried it"
LOST_HINT = (
    "workers end if memory runs out, or by defects of system libraries; "
    "shorten the sheet, or build it alone: factsheet build --sheet ID"
)
UNLIKE_HINT = "install the same versions there as here, from the same image if possible"

FORK_HINT = "let the executor start its processes by “forkserver” or “spawn” (mp_context)"


@dataclass(slots=True)
class Dispatch:
    """Submits jobs, never more at a time than the pool has room for.

    When workers are lost, any submitted job may be the cause. Each is retried alone, so that a
    job that kills its workers is found and the others succeed.
    """

    pool: WorkerPool
    assets: RenderAssets
    digest: str
    waiting: deque[Job]
    retry_alone: deque[Job] = field(default_factory=deque)
    running: "dict[Future[Any], Job]" = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    is_worn: bool = False

    def run(self) -> Iterator[tuple[Job, Pdf]]:
        """Yield every job's PDF as it is finished. Raises ExecutorError, and what printing
        raises."""
        try:
            while self.waiting or self.retry_alone or self.running:
                self._hand_out()
                done, _ = wait(self.running, return_when=FIRST_COMPLETED)
                for future in done:
                    if future in self.running:
                        yield from self._taken(future)
        finally:
            self.pool.dismiss()

    def _hand_out(self) -> None:
        if self.is_worn:
            if self.running:
                return
            self.pool.renew()
            self.is_worn = False
        if self.retry_alone:
            if not self.running:
                self._submit(self.retry_alone.popleft())
            return
        while self.waiting and len(self.running) < self.pool.room():
            self._submit(self.waiting.popleft())

    def _submit(self, job: Job, content: RenderAssets | None = None) -> None:
        task = Task(job, self.digest, versions(), content)
        try:
            future = self.pool.submit(task)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self.running[future] = job

    def _taken(self, future: "Future[Any]") -> Iterator[tuple[Job, Pdf]]:
        job = self.running.pop(future)
        try:
            answer = future.result()
        except BrokenExecutor:
            yield from self._requeue_after_crash(job)
            return
        except CancelledError:
            self.pool.renew()
            raise
        except self.pool.killed:
            yield job, lost()
            return
        except ForkedError as error:
            raise ExecutorError(EXECUTOR_UNAVAILABLE, str(error), FORK_HINT) from error
        except ImportError as error:
            # The worker could not unpickle the task.
            raise ExecutorError(WORKER_DIFFERS, f"a worker says: {error}", UNLIKE_HINT) from error
        if isinstance(answer, Answer):
            self.is_worn = self.is_worn or self.pool.is_worn(answer.memory)
            yield job, answer.pdf
        elif isinstance(answer, MissingAssets):
            self._submit(job, self.assets)
        elif isinstance(answer, DifferentVersions):
            raise ExecutorError(WORKER_DIFFERS, _unlike(answer.versions), UNLIKE_HINT)

    def _requeue_after_crash(self, job: Job) -> Iterator[tuple[Job, Pdf]]:
        """Yield what has finished, replace the workers, and requeue or fail the other jobs."""
        finished = [f for f in self.running if f.done() and not f.cancelled() and not f.exception()]
        for future in finished:
            yield from self._taken(future)
        gone = [job, *self.running.values()]
        self.running.clear()
        self.pool.renew()
        for each in gone:
            self.failures[each.name] += 1
            if self.failures[each.name] < TRIES:
                self.retry_alone.append(each)
            else:
                yield each, lost()


def dispatch(
    pool: WorkerPool, assets: RenderAssets, jobs: Sequence[Job]
) -> Iterator[tuple[Job, Pdf]]:
    """Yield every job's PDF as it is finished. The longest pages go first: they take longest."""
    largest_first = deque(sorted(jobs, key=lambda job: (-len(job.html), job.name)))
    return Dispatch(pool, assets, assets.digest, largest_first).run()


def lost() -> Pdf:
    """The result of a job that has lost too many workers: a problem to report, without a PDF."""
    return Pdf(b"", 0, (PdfProblem(WORKER_LOST.code, LOST.format(others=TRIES - 1), LOST_HINT),))


def _unlike(theirs: "dict[str, str] | Any") -> str:
    ours = versions()
    named = sorted(ours.keys() | theirs.keys())
    differences = [
        f"{name} {theirs.get(name, '(none)')} there, {ours.get(name, '(none)')} here"
        for name in named
        if theirs.get(name) != ours.get(name)
    ]
    return f"a worker would make other PDFs: {'; '.join(differences)}"
