"""PDFs by processes, threads and a Dask cluster: the same bytes, and no job is lost with a worker."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from factsheet.publish.executors import dispatch as dispatching
from factsheet.publish.executors import machine, server, worker
from factsheet.publish.executors.dispatch import dispatch
from factsheet.publish.executors.names import is_executor
from factsheet.publish.executors.pool import ExecutorError, ExecutorPool, LocalPool
from factsheet.publish.executors.printers import Printers
from factsheet.publish.executors.worker import (
    DifferentVersions,
    ForkedError,
    MissingAssets,
    RenderAssets,
    Task,
    versions,
    work,
)
from factsheet.publish.press import Job, Press

FONTS = tuple(sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf")))
PRESS = Press({"a.css": b'html { font-family: "Facts Sans Arabic" }'}, FONTS[:2])
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>{n}</title>'
    '<link rel="stylesheet" href="a.css"><h1>{n}</h1><p>{words}</p></html>'
)


def job(number: int, words: str = "Some words. ") -> Job:
    html = PAGE.format(n=number, words=words * number)
    return Job(f"en/{number}.pdf", html, b"{}", date(2021, 11, 25), limit=9)


JOBS = [job(number) for number in range(1, 7)]


@pytest.fixture(scope="module")
def expected() -> dict[str, bytes]:
    return {each.name: PRESS.print(each).data for each in JOBS}


def made(pdfs: Iterator[tuple[Job, object]]) -> dict[str, bytes]:
    return {each.name: pdf.data for each, pdf in pdfs}  # type: ignore[attr-defined]


class Deadly(str):
    """A page that ends whatever process reads it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


class Interrupted(str):
    """A page whose reader hears Ctrl-C, as all processes of a terminal do."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return eval, (f"(__import__('signal').raise_signal({signal.SIGINT:d}), {str(self)!r})[1]",)


def test_local_processes_print_all(expected: dict[str, bytes]) -> None:
    assets = RenderAssets.of(PRESS)
    assert made(dispatch(LocalPool(PRESS, assets.digest, 2), assets, JOBS)) == expected


def test_the_largest_are_printed_first() -> None:
    assets = RenderAssets.of(PRESS)
    with ThreadPoolExecutor(1) as executor:
        run = [job for job, _ in dispatch(ExecutorPool(executor, lambda: 1), assets, JOBS)]
    assert run == JOBS[::-1]


def test_workers_that_were_started_early_print_the_same(expected: dict[str, bytes]) -> None:
    server.start()
    printers = Printers(PRESS)
    with printers.ready():
        assert made(printers.print(JOBS)) == expected
    with printers.ready():
        pass  # nothing is printed after all


def test_who_is_not_started_is_as_before() -> None:
    printers = Printers(PRESS, "dask")
    with printers.ready():
        assert printers == Printers(PRESS, "dask")


def test_threads_take_turns(expected: dict[str, bytes]) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert made(Printers(PRESS, executor).print(JOBS)) == expected


def test_assets_restored_from_their_content_give_the_same_pdf(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    press = RenderAssets.of(PRESS).unpack(tmp_path)
    assert press.print(JOBS[0]).data == expected["en/1.pdf"]
    assert all(font.is_relative_to(tmp_path) for font in press.fonts)


def test_a_worker_killed_in_the_middle_loses_nothing(expected: dict[str, bytes]) -> None:
    assets = RenderAssets.of(PRESS)
    pool = LocalPool(PRESS, assets.digest, 2)
    pdfs = dispatch(pool, assets, JOBS)
    first, pdf = next(pdfs)
    assert pool._pool is not None
    os.kill(next(iter(pool._pool._processes)), signal.SIGKILL)
    assert made(pdfs) | {first.name: pdf.data} == expected
    assert pool._pool is None


def test_workers_leave_interruptions_to_the_build(expected: dict[str, bytes]) -> None:
    assets = RenderAssets.of(PRESS)
    jobs = [replace(each, html=Interrupted(each.html)) for each in JOBS[:2]]
    names = {each.name: expected[each.name] for each in jobs}
    assert made(dispatch(LocalPool(PRESS, assets.digest, 2), assets, jobs)) == names


def test_a_job_that_kills_its_workers_is_named_and_the_others_are_made(
    expected: dict[str, bytes],
) -> None:
    assets = RenderAssets.of(PRESS)
    deadly = Job("en/deadly.pdf", Deadly("x" * 9999), b"{}", date(2021, 11, 25), limit=1)
    run = {
        each.name: pdf
        for each, pdf in dispatch(LocalPool(PRESS, assets.digest, 2), assets, [*JOBS, deadly])
    }
    [problem] = run.pop("en/deadly.pdf").problems
    assert problem.kind == "worker-lost"
    assert {name: pdf.data for name, pdf in run.items()} == expected


def test_workers_that_have_grown_are_replaced(
    expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LocalPool, "is_worn", lambda self, memory: memory > 0)
    assets = RenderAssets.of(PRESS)
    assert made(dispatch(LocalPool(PRESS, assets.digest, 2), assets, JOBS)) == expected


def test_no_more_is_handed_out_than_there_is_room_for() -> None:
    class Counted(ExecutorPool):
        most = 0

        def submit(self, task: Task) -> object:  # type: ignore[override]
            future = super().submit(task)
            Counted.most = max(Counted.most, sum(not f.done() for f in self._futures))
            return future

    with ThreadPoolExecutor(1) as executor:
        pool = Counted(executor, lambda: 3)
        assert len(list(dispatch(pool, RenderAssets.of(PRESS), JOBS))) == len(JOBS)
    assert Counted.most <= 3


def test_a_worker_requests_assets_that_it_does_not_have() -> None:
    assert work(Task(JOBS[0], "never seen", versions())) == MissingAssets()


def test_a_worker_of_other_versions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    other = {**versions(), "pango": "0.1"}
    assert work(Task(JOBS[0], "x", other)) == DifferentVersions(versions())
    monkeypatch.setattr(dispatching, "versions", lambda: other)
    with ThreadPoolExecutor(1) as executor, pytest.raises(ExecutorError, match=r"0\.1 here") as e:
        list(Printers(PRESS, executor).print(JOBS))
    assert e.value.rule.code == "worker-differs"


def test_a_fork_of_a_process_that_has_printed_is_refused(
    expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_inherited", [])
    worker._note_fork()  # as in the child
    with pytest.raises(ForkedError):
        work(Task(JOBS[0], "x", versions()))


def test_an_executor_that_breaks_is_reported() -> None:
    deadly = Job("en/deadly.pdf", Deadly("x"), b"{}", date(2021, 11, 25), limit=1)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as executor, pytest.raises(ExecutorError) as raised:
        list(Printers(PRESS, executor).print([deadly]))
    assert raised.value.rule.code == "executor-lost"


def test_names() -> None:
    assert all(map(is_executor, ("local", "dask", "dask://10.0.0.5:8786")))
    assert not any(map(is_executor, ("", "dask:", "dask://", "spark://x")))


def test_a_container_bounds_the_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "CGROUP", tmp_path)
    contents = {"cpu.max": "150000 100000", "memory.max": f"{2**30}", "memory.current": "0"}
    for name, content in contents.items():
        (tmp_path / name).write_text(content)
    assert machine.cores() == 1
    assert machine.free_memory() == 2**30
    (tmp_path / "cpu.max").write_text("max 100000")
    (tmp_path / "memory.max").write_text(f"{machine.WORKER_MEMORY}")
    assert machine.workers() == 1
    (tmp_path / "memory.stat").write_text(f"inactive_file {2**20}\n")
    assert machine.free_memory() == machine.WORKER_MEMORY + 2**20


@pytest.mark.slow
def test_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("factsheet.publish.executors.cluster.TIMEOUT", 1)
    with pytest.raises(ExecutorError, match="no Dask scheduler") as raised:
        list(Printers(PRESS, "dask://127.0.0.1:9").print(JOBS))
    assert raised.value.rule.code == "executor-unavailable"


@pytest.mark.logs  # Dask tells of the worker that is killed
@pytest.mark.filterwarnings("default")
def test_a_dask_cluster_whose_worker_is_killed(expected: dict[str, bytes]) -> None:
    distributed = pytest.importorskip("distributed")
    options = {"threads_per_worker": 1, "dashboard_address": None}
    with (
        distributed.LocalCluster(n_workers=2, **options) as cluster,
        distributed.Client(cluster) as client,
    ):
        executor: Executor = client.get_executor(pure=False)
        pdfs = Printers(PRESS, executor).print(JOBS)
        first, pdf = next(pdfs)
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
        assert made(pdfs) | {first.name: pdf.data} == expected
        address = cluster.scheduler_address.removeprefix("tcp://")
        assert (
            made(Printers(PRESS, f"dask://{address}").print(JOBS[:2])).items() <= expected.items()
        )
