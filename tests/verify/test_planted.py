"""Planted changes are seen without the source and with it, all hashes recomputed."""

import shutil
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.published.manifest import read_manifest
from factsheet.verify.rebuild import build_again
from factsheet.verify.verify import verify
from factsheet.workspace import Workspace
from support.once import filled_once
from support.planted import (
    CLAIMS,
    DATA,
    FIGURES,
    FILES,
    PDFS,
    TEXTS,
    WORDS,
    Change,
    Claim,
    Planted,
    swapped_digits,
)
from support.proofs import Folder

PDF = "en/library.pdf"
FONT = "assets/fonts/FactsSansArabic-Regular.woff2"
PRINTED = (*FIGURES, *DATA)
"""What is looked for in the whole edition; the rest in its English pages."""


@pytest.fixture(scope="session")
def source_of_pages(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the pages' source gives, as verify builds it again."""
    return filled_once(tmp_path_factory, "pages-again", lambda folder: again(pages, folder))


@pytest.fixture(scope="session")
def source_of_edition(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_once(tmp_path_factory, "library-again", lambda folder: again(built, folder))


def again(output: Path, folder: Path) -> None:
    findings = Findings()
    manifest, source = read_manifest(output), Workspace(output.parent)
    assert build_again(manifest, source, folder, findings, lambda *_: None), list(findings)


@pytest.fixture
def english(pages: Path, tmp_path: Path) -> Folder:
    """The edition's English pages alone."""
    shutil.copytree(pages, tmp_path / "pages")
    return Folder(tmp_path / "pages")


def test_nothing_is_planted(
    english: Folder, edition: Folder, source_of_pages: Path, source_of_edition: Path
) -> None:
    assert english.found() == edition.found() == []
    assert english.unlike(source_of_pages) == edition.unlike(source_of_edition) == set()


@pytest.mark.slow
@pytest.mark.parametrize("planted", [one for one in TEXTS if one not in PRINTED], ids=str)
def test_pages_and_styles(english: Folder, source_of_pages: Path, planted: Planted) -> None:
    plant(english, planted)
    assert english.errors()
    assert english.unlike(source_of_pages) == {planted.name, "manifest.json"}


@pytest.mark.slow
@pytest.mark.parametrize("planted", WORDS, ids=str)
def test_words_and_looks(english: Folder, source_of_pages: Path, planted: Planted) -> None:
    plant(english, planted)
    assert english.unlike(source_of_pages) == {planted.name, "manifest.json"}


@pytest.mark.parametrize("planted", PRINTED, ids=str)
def test_figures(edition: Folder, source_of_edition: Path, planted: Planted) -> None:
    plant(edition, planted)
    assert edition.errors()
    assert edition.unlike(source_of_edition) == {planted.name, "manifest.json"}


@pytest.mark.filterwarnings("ignore:This document has:UserWarning")
@pytest.mark.parametrize("change", PDFS.values(), ids=PDFS.keys())
def test_pdfs(edition: Folder, source_of_edition: Path, change: Change) -> None:
    edition.edit_pdf(change, PDF)
    assert {place for _, place in edition.errors()} == {PDF}
    assert edition.unlike(source_of_edition) == {PDF, "manifest.json"}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "data"), FILES.values(), ids=FILES.keys())
def test_files(english: Folder, source_of_pages: Path, name: str, data: bytes) -> None:
    path = english.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    english.vouch(name)
    assert english.errors()
    assert name in english.unlike(source_of_pages)


@pytest.mark.slow
def test_a_font(english: Folder, source_of_pages: Path) -> None:
    (english.path / FONT).write_bytes(swapped_digits())
    english.vouch(FONT)
    assert {place for code, place in english.errors() if code == "font-map"} == {FONT}
    assert FONT in english.unlike(source_of_pages)


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS.keys())
def test_manifests(edition: Folder, english: Folder, pages: Path, claim: Claim) -> None:
    """What is built from the source is what the manifest says, so it is built for each; that of
    the pages alone takes little time."""
    for folder in (edition, english):
        manifest = folder.manifest()
        claim(manifest)
        folder.write_manifest(manifest)
    assert edition.errors()
    findings = Findings()
    verify(english.path, findings, lambda *_: None, Workspace(pages.parent))
    assert {one.code for one in findings} & {"source-differs", "source-unbuilt"}


def plant(edition: Folder, planted: Planted) -> None:
    path = edition.path / planted.name
    text = path.read_bytes().decode()
    assert planted.old in text
    changed = text.replace(planted.old, planted.new, 1) if planted.old else text + planted.new
    path.write_bytes(changed.encode())
    edition.vouch(planted.name)
