"""Temporary folders are removed after a run; those of a killed run are removed by the next."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from factsheet import scratch
from factsheet.scratch import PREFIX, lasting_folder, scratch_folder
from support.publications import CONFIG, write_publication

KILLED = """
import sys, time
from factsheet.scratch import lasting_folder
(lasting_folder() / "a/b").mkdir(parents=True)
print("made", flush=True)
time.sleep(60)
"""
POOL = """
from multiprocessing import get_context
from factsheet.scratch import lasting_folder
def make(): print(lasting_folder())
if __name__ == "__main__":
    one = get_context("spawn").Process(target=make)
    one.start(); one.join()
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temp folder of its own, also for processes."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    scratch._sweep.cache_clear()
    return folder


def test_a_folder_lasts_as_long_as_its_block(temporary: Path) -> None:
    with scratch_folder() as folder:
        assert folder.parent == temporary
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "file").write_text("x")
        scratch._sweep.cache_clear()
        with scratch_folder() as other:
            assert folder.exists()
            assert other != folder
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_goes_and_nothing_else(temporary: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        with scratch_folder():
            assert len(list(temporary.iterdir())) == 2  # its owner lives
        process.send_signal(signal.SIGKILL)
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_text("x")
    (temporary / f"{PREFIX}01234567").symlink_to(elsewhere)
    (temporary / f"{PREFIX}mine").mkdir()
    kept = {"elsewhere", f"{PREFIX}01234567", f"{PREFIX}mine"}
    scratch._sweep.cache_clear()
    with scratch_folder():
        pass
    assert {path.name for path in temporary.iterdir()} == kept
    assert (elsewhere / "file").exists()


def test_a_process_of_a_pool_leaves_nothing(temporary: Path, tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL)
    made = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert Path(made.stdout.strip()).parent == temporary
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("name", ["t", "t" * 48], ids=["short", "long"])
def test_a_build_with_workers_leaves_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_publication(tmp_path / "p", {"factsheet.toml": CONFIG.split("[locales.ar]")[0]})
    command = [sys.executable, "-m", "factsheet", "build", "-q", "-C", str(tmp_path / "p")]
    # The address of a socket has 107 bytes, which a folder of a test may nearly fill.
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        temporary = Path(short, name)
        temporary.mkdir()
        monkeypatch.setenv("TMPDIR", str(temporary))
        subprocess.run(command, check=True)
        assert list((tmp_path / "p/output/en").glob("*.pdf"))
        assert list(temporary.iterdir()) == []


def test_the_folder_of_this_process_is_there(temporary: Path) -> None:
    folder = lasting_folder()
    assert os.access(folder, os.W_OK)
