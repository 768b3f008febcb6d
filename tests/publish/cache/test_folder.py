"""One build at a time writes to an output folder."""

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

from factsheet.publish.cache.folder import CacheFolder

HOLD = """
import sys, time
from pathlib import Path
from factsheet.publish.cache.folder import CacheFolder
root = Path(sys.argv[1])
with CacheFolder.of(root, root / "output").locked(lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_build_waits_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    other = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    waited: list[bool] = []

    def kill() -> None:
        waited.append(True)
        other.kill()

    with CacheFolder.of(tmp_path, tmp_path / "output").locked(kill):
        assert waited == [True]
    other.communicate()


def test_a_lock_that_was_removed_while_it_was_waited_for_locks_nothing(tmp_path: Path) -> None:
    """As “factsheet clean” does."""
    folder = CacheFolder.of(tmp_path, tmp_path / "output")
    first, waits = folder.locked(lambda: None), Event()
    held: list[bool] = []

    def build() -> None:
        with folder.locked(waits.set), folder._lock.open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                held.append(True)

    second = Thread(target=build)
    with first:
        second.start()
        assert waits.wait(10)
        shutil.rmtree(folder.root)
    second.join()
    assert held, "a third build would not wait"


def test_builds_into_other_folders_go_side_by_side(tmp_path: Path) -> None:
    first = CacheFolder.of(tmp_path, tmp_path / "output")
    second = CacheFolder.of(tmp_path, tmp_path / "preview")
    waited: list[bool] = []
    with first.locked(lambda: None), second.locked(lambda: waited.append(True)):
        assert first.last_build != second.last_build
    assert not waited


def test_git_is_told_to_ignore_it(tmp_path: Path) -> None:
    folder = CacheFolder.of(tmp_path, tmp_path / "output")
    folder.make()
    assert "*" in (folder.root / ".gitignore").read_text().splitlines()
