"""The packages of a release: what they hold, and that the wheel works where nothing else of us is."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from factsheet import __version__
from support.editions import ROOT


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both packages, as RELEASING.md builds them, but elsewhere."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--clean", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_wheel(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src/factsheet").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert data <= names
    assert all(
        name.startswith(("factsheet/", f"factsheet-{__version__}.dist-info/")) for name in names
    )


def test_source_archive(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    assert {"README.md", "LICENSE", "CHANGELOG.md", "locks/build.txt", "tests/conftest.py"} <= names
    assert not {
        name for name in names if name.startswith((".git/", ".venv/", ".factsheet/", "output/"))
    }


def test_the_wheel_makes_a_publication(dist: Path, tmp_path: Path) -> None:
    """Unpacked where no source of ours is; libraries are those of the tests."""
    (wheel,) = dist.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    env = os.environ | {"PYTHONPATH": str(tmp_path / "site")}

    def factsheet(*arguments: str) -> str:
        command = [sys.executable, "-m", "factsheet", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert factsheet("--version") == f"factsheet {__version__}\n"
    factsheet("new", "facts")
    factsheet("build", "-C", "facts", "--locale", "en")
    assert (tmp_path / "facts/output/en/united-nations.pdf").stat().st_size > 10_000


def test_the_changelog_names_the_version() -> None:
    assert f"\n## {__version__} — " in (ROOT / "CHANGELOG.md").read_text("utf-8")
