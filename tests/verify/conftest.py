"""The library's edition in two languages, built once, and copied for each test to damage."""

import re
import shutil
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.proofs import Folder
from support.publications import CONFIG, write_publication
from support.translations import translate

TWO = re.sub(r"\[locales\.(fr|es)\]\n*", "", CONFIG)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    write_publication(folder, {"factsheet.toml": TWO})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    translate(folder, "ar")
    assert main(["build", "-q", "-C", str(folder)]) == 0
    return folder / "output"


@pytest.fixture
def edition(built: Path, tmp_path: Path) -> Folder:
    """A whole edition, without its publication."""
    shutil.copytree(built, tmp_path / "edition")
    return Folder(tmp_path / "edition")
