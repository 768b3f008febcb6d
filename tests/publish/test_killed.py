"""Processes of a build that are killed, as a system does that runs out of memory."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.publish.executors.machine import workers
from support.publications import CONFIG, SHEET, write_publication

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no fork server, no /proc"),
    pytest.mark.skipif(workers() < 2, reason="one processor: the build prints itself"),
]
PATIENCE = 60
"""Seconds to wait for a process that has to come or go."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication of one sheet in two languages, and its output."""
    folder = tmp_path_factory.mktemp("publication")
    write_publication(folder, {"factsheet.toml": CONFIG.split("[locales.fr]")[0]})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    assert main(["build", "-q", "-C", str(folder)]) == 0
    return folder


@contextmanager
def started(folder: Path, output: str = "output") -> "Iterator[subprocess.Popen[str]]":
    """A build that prints all PDFs anew, and ends with the block."""
    given = ["build", "--force", "-C", str(folder), "--output", str(folder / output)]
    command = [sys.executable, "-m", "factsheet", *given]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, text=True, **streams) as build:
        try:
            yield build
        finally:
            build.kill()


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def processes() -> Iterator[tuple[int, int, str]]:
    """Number and parent of every process, and what it runs."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                status = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if status[0] != "Z":
                yield int(entry.name), int(status[1]), command


def awaited(look: Callable[[], list[int]]) -> list[int]:
    """What is found, as soon as anything is."""
    until = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < until, "they have not come"
        time.sleep(0.02)
    return found


def servers(build: int) -> list[int]:
    """The fork server of a build."""
    return [own for own, parent, runs in processes() if parent == build and "forkserver" in runs]


def children(build: int) -> list[int]:
    """The workers of a build: forks of its server."""
    known = servers(build)
    return [own for own, parent, runs in processes() if parent in known and "forkserver" in runs]


@pytest.mark.parametrize("victims", [servers, children])
def test_a_build_that_loses_processes_ends_right(
    folder: Path, victims: Callable[[int], list[int]]
) -> None:
    with started(folder, victims.__name__) as build:
        awaited(lambda: children(build.pid))
        os.kill(victims(build.pid)[0], signal.SIGKILL)
        said, _ = build.communicate(timeout=PATIENCE)
    assert build.returncode == 0, said
    assert contents(folder / victims.__name__) == contents(folder / "output")


def test_a_build_that_is_killed_leaves_its_output_and_no_process(folder: Path) -> None:
    before = contents(folder / "output")
    with started(folder) as build:
        workers = awaited(lambda: children(build.pid))
        left = {*servers(build.pid), *workers}
        build.kill()
        build.communicate(timeout=PATIENCE)
    made = contents(folder / "output")
    assert {name: data for name, data in made.items() if not name.startswith(".staging/")} == before
    until = time.monotonic() + PATIENCE
    while left & {own for own, _, _ in processes()}:
        assert time.monotonic() < until, "they wait for work forever"
        time.sleep(0.1)
    assert main(["build", "-q", "-C", str(folder)]) == 0
    assert contents(folder / "output") == before


COUNTED = """
import os, signal, sys

folder, last, writes = sys.argv[1], int(sys.argv[2]), os.O_WRONLY | os.O_RDWR
changes = 0

def hook(event, arguments):
    global changes
    is_change = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir")
    is_change = is_change or (event == "open" and arguments[2] & writes)
    if is_change and folder in str(arguments[0]):
        if changes == last:
            os.kill(os.getpid(), signal.SIGKILL)
        changes += 1

sys.addaudithook(hook)
from factsheet.cli.main import main
code = main(sys.argv[3:])
print(changes)
sys.exit(code)
"""
"""A command that is killed when it has changed so many things in a folder, or tells how many."""
BUILD = ("build", "--format", "html")
IMPORT = ("import", "back.csv", "--locale", "ar")


def counted(folder: Path, command: Sequence[str], last: int = -1) -> "subprocess.Popen[str]":
    given = [str(folder), str(last), *command, "-q", "-C", str(folder)]
    return subprocess.Popen(
        [sys.executable, "-c", COUNTED, *given], cwd=folder, text=True, stdout=subprocess.PIPE
    )


@pytest.fixture(scope="module")
def changed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication with other words than its pages and catalogs; of its two sheets one is
    gone. A translator's file has come back."""
    changed = tmp_path_factory.mktemp("changed") / "publication"
    shutil.copytree(folder, changed)
    write_publication(changed, {"sheets/other.yaml": SHEET})
    back = str(changed / "back.csv")
    for command in (["sync"], BUILD, ["export", "--format", "csv", "--locale", "ar", "-o", back]):
        assert main([*command, "-q", "-C", str(changed)]) == 0
    text = (changed / "back.csv").read_text("utf-8")
    done = text.replace(",Annual report,,", ",Annual report,التقرير السنوي,")
    assert done != text
    (changed / "back.csv").write_text(done, "utf-8")
    other = SHEET.replace("What the library does", "All that the library does")
    write_publication(changed, {"sheets/library.yaml": other, "sheets/other.yaml": ""})
    return changed


@pytest.mark.parametrize(
    ("command", "points"),
    [(BUILD, 6), (("sync",), 2), (IMPORT, 2)],
    ids=["build", "sync", "import"],
)
def test_a_command_that_is_killed_leaves_whole_files_and_is_done_again(
    changed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: Sequence[str],
    points: int,
) -> None:
    shutil.copytree(changed, tmp_path / "once")
    with counted(tmp_path / "once", command) as once:
        said, _ = once.communicate(timeout=PATIENCE)
    assert once.returncode == 0
    before, after = read(changed), read(tmp_path / "once")
    assert before != after
    for last in [int(said) * (number + 1) // (points + 1) for number in range(points)]:
        folder = tmp_path / str(last)
        shutil.copytree(changed, folder)
        with counted(folder, command, last) as run:
            run.communicate(timeout=PATIENCE)
        assert run.returncode == -signal.SIGKILL
        left = read(folder)
        assert all(data in (before.get(name), after.get(name)) for name, data in left.items())
        assert before.keys() & after.keys() <= left.keys()
        monkeypatch.chdir(folder)
        assert main([*command, "-q", "-C", str(folder)]) == 0
        assert read(folder) == after


def read(folder: Path) -> dict[str, bytes]:
    """All files but the cache's and scratch files, and the folders with nothing in them."""
    empty = {
        f"{path.relative_to(folder).as_posix()}/": b""
        for path in folder.rglob("*")
        if path.is_dir() and not any(path.iterdir())
    }
    return {
        name: data
        for name, data in {**empty, **contents(folder)}.items()
        if not any(part.startswith(".") for part in name.split("/"))
    }
