"""Planted changes are seen without the source, all hashes recomputed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.planted import DATA, FIGURES, PDFS, TEXTS, Change, Planted
from support.proofs import Folder

PDF = "en/library.pdf"


@pytest.fixture(scope="module")
def pages(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition without PDFs: what is planted in pages and styles is found in these."""
    folder = tmp_path_factory.mktemp("pages") / "edition"
    shutil.copytree(built, folder)
    edition = Folder(folder)
    manifest = edition.manifest()
    for name in [name for name in manifest["artifacts"] if name.endswith((".pdf", ".png"))]:
        del manifest["artifacts"][name]
        (folder / name).unlink()
    edition.write_manifest(manifest)
    for page in folder.rglob("*.html"):
        lines = page.read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if ".pdf" not in line and ".png" not in line]
        page.write_text("".join(kept), "utf-8")
        edition.vouch(page.relative_to(folder).as_posix())
    return folder


@pytest.fixture
def unharmed(request: pytest.FixtureRequest) -> Iterator[Folder]:
    """The folder that the test names, as it was before and is afterwards."""
    folder: Path = request.getfixturevalue(request.param)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield Folder(folder)
    for path, data in before.items():
        if path.read_bytes() != data:
            path.write_bytes(data)


@pytest.mark.parametrize("unharmed", ["pages"], indirect=True)
def test_nothing_is_planted(unharmed: Folder) -> None:
    assert unharmed.found() == []


@pytest.mark.parametrize("unharmed", ["pages"], indirect=True)
@pytest.mark.parametrize("planted", [one for one in TEXTS if one not in (*FIGURES, *DATA)], ids=str)
def test_pages_and_styles(unharmed: Folder, planted: Planted) -> None:
    plant(unharmed, planted)
    assert unharmed.found()


@pytest.mark.parametrize("planted", [*FIGURES, *DATA], ids=str)
def test_figures(edition: Folder, planted: Planted) -> None:
    plant(edition, planted)
    assert edition.found()


@pytest.mark.filterwarnings("ignore:This document has:UserWarning")
@pytest.mark.parametrize("change", PDFS.values(), ids=PDFS.keys())
def test_pdfs(edition: Folder, change: Change) -> None:
    edition.edit_pdf(change, PDF)
    assert {place for _, place in edition.found()} == {PDF}


def plant(edition: Folder, planted: Planted) -> None:
    path = edition.path / planted.name
    text = path.read_text("utf-8")
    assert planted.old in text
    changed = text.replace(planted.old, planted.new, 1) if planted.old else text + planted.new
    path.write_text(changed, "utf-8")
    edition.vouch(planted.name)
