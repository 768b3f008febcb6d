"""Jobs → PDFs, side by side: the largest first, and none lost with its worker."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass, field
from typing import Any

from factsheet.paper.pdf import Pdf
from factsheet.paper.problems import PdfProblem
from factsheet.publish.executors.crew import Crew, ExecutorError
from factsheet.publish.executors.worker import (
    Answer,
    Differs,
    ForkedError,
    Kit,
    Lacks,
    Task,
    versions,
)
from factsheet.publish.press import Job

TRIES = 3
"""How many workers a job may cost before it is given up."""
LOST = "its worker ended while it was printed, and {others} that tried again"
LOST_HINT = (
    "workers are ended where memory runs out, and by defects of system libraries; "
    "shorten the sheet, or build it alone: factsheet build --sheet ID"
)
UNLIKE_HINT = "install the same versions there as here, from the same image if possible"

FORK_HINT = "let the executor start its processes by “forkserver” or “spawn” (mp_context)"


@dataclass(slots=True)
class Dispatch:
    """Hands out jobs, no more at a time than the workers have room for.

    When workers die, any job handed out may have been the cause. Each is tried again by
    itself, so that one that kills its workers is found, and the others are not lost.
    """

    crew: Crew
    kit: Kit
    digest: str
    waiting: deque[Job]
    suspects: deque[Job] = field(default_factory=deque)
    running: "dict[Future[Any], Job]" = field(default_factory=dict)
    deaths: Counter[str] = field(default_factory=Counter)
    is_worn: bool = False

    def run(self) -> Iterator[tuple[Job, Pdf]]:
        """Every job's PDF, as they are finished. Raises what printing raises, and ExecutorError."""
        try:
            while self.waiting or self.suspects or self.running:
                self._hand_out()
                done, _ = wait(self.running, return_when=FIRST_COMPLETED)
                for future in done:
                    if future in self.running:
                        yield from self._taken(future)
        finally:
            self.crew.dismiss()

    def _hand_out(self) -> None:
        if self.is_worn:
            if self.running:
                return
            self.crew.renew()
            self.is_worn = False
        if self.suspects:
            if not self.running:
                self._submit(self.suspects.popleft())
            return
        while self.waiting and len(self.running) < self.crew.room():
            self._submit(self.waiting.popleft())

    def _submit(self, job: Job, content: Kit | None = None) -> None:
        task = Task(job, self.digest, versions(), content)
        try:
            future = self.crew.submit(task)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self.running[future] = job

    def _taken(self, future: "Future[Any]") -> Iterator[tuple[Job, Pdf]]:
        job = self.running.pop(future)
        try:
            answer = future.result()
        except BrokenExecutor:
            yield from self._mourn(job)
            return
        except CancelledError:
            self.crew.renew()
            raise
        except self.crew.killed:
            yield job, lost()
            return
        except ForkedError as error:
            raise ExecutorError("executor-unavailable", str(error), FORK_HINT) from error
        except ImportError as error:
            # The task itself could not be read there.
            raise ExecutorError("worker-differs", f"a worker says: {error}", UNLIKE_HINT) from error
        if isinstance(answer, Answer):
            self.is_worn = self.is_worn or self.crew.is_worn(answer.memory)
            yield job, answer.pdf
        elif isinstance(answer, Lacks):
            self._submit(job, self.kit)
        elif isinstance(answer, Differs):
            raise ExecutorError("worker-differs", _unlike(answer.versions), UNLIKE_HINT)

    def _mourn(self, job: Job) -> Iterator[tuple[Job, Pdf]]:
        """All that was handed out is lost, done or not."""
        finished = [f for f in self.running if f.done() and not f.cancelled() and not f.exception()]
        for future in finished:
            yield from self._taken(future)
        gone = [job, *self.running.values()]
        self.running.clear()
        self.crew.renew()
        for each in gone:
            self.deaths[each.name] += 1
            if self.deaths[each.name] < TRIES:
                self.suspects.append(each)
            else:
                yield each, lost()


def dispatch(crew: Crew, kit: Kit, jobs: Sequence[Job]) -> Iterator[tuple[Job, Pdf]]:
    """Every job's PDF, as they are finished. The longest pages take the longest: they go first."""
    largest_first = deque(sorted(jobs, key=lambda job: (-len(job.html), job.name)))
    return Dispatch(crew, kit, kit.digest, largest_first).run()


def lost() -> Pdf:
    """What there is of a job that has cost too many workers: a problem, to be reported."""
    return Pdf(b"", 0, (PdfProblem("worker-lost", LOST.format(others=TRIES - 1), LOST_HINT),))


def _unlike(theirs: "dict[str, str] | Any") -> str:
    ours = versions()
    named = sorted(ours.keys() | theirs.keys())
    differences = [
        f"{name} {theirs.get(name, '(none)')} there, {ours.get(name, '(none)')} here"
        for name in named
        if theirs.get(name) != ours.get(name)
    ]
    return f"a worker would make other PDFs: {'; '.join(differences)}"
