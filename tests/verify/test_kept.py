"""A language whose pages are those of an earlier edition is proven by what its PDFs carry."""

import shutil
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.verify.verify import verify
from factsheet.workspace import Workspace
from support import hostile
from support.proofs import Folder
from support.publications import write_publication
from support.translations import BILINGUAL
from support.words import FRENCH, translate

KEEP = '[policy]\nincomplete = "keep"\n'


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """English of the day, with 195 members; French of an earlier one, with 194."""
    folder = tmp_path_factory.mktemp("kept")
    write_publication(folder, {"factsheet.toml": f"{BILINGUAL}\n{KEEP}"})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    translate(folder, "fr", FRENCH)
    assert main(["build", "-q", "-C", str(folder), "--as-of", "2021-11-01"]) == 0
    translate(folder, "fr", FRENCH, missing="sheet:library:lead")
    assert main(["build", "-q", "-C", str(folder)]) == 0
    return Folder(folder / "output")


def test_it_is_held_against_its_own_facts(kept: Folder) -> None:
    assert kept.manifest()["locales"]["fr"]["state"] == "kept"
    assert 'value="194"' in (kept.path / "fr/library.html").read_text("utf-8")
    assert kept.found() == []


def test_what_is_changed_in_it_is_named(kept: Folder) -> None:
    page = kept.path / "fr/library.html"
    before = page.read_text("utf-8")
    manifest = (kept.path / "manifest.json").read_bytes()
    kept.edit("fr/library.html", 'value="194"', 'value="195"')
    try:
        assert {code for code, _ in kept.found()} == {"value-differs", "words-differ"}
    finally:
        page.write_text(before, "utf-8")
        (kept.path / "manifest.json").write_bytes(manifest)


def test_with_the_source_it_is_named_as_not_compared(kept: Folder) -> None:
    findings = Findings()
    extent = verify(kept.path, findings, lambda *_: None, Workspace(kept.path.parent))
    assert [str(one) for one in findings] == []
    assert extent is not None
    assert len(extent.unproven) == 1
    assert "“fr”" in extent.unproven[0]


def test_what_is_too_large_for_an_edition_is_not_copied(
    kept: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(kept.path, tmp_path / "edition")
    (tmp_path / "edition/fr/library.pdf").unlink()
    hostile.endless(tmp_path / "edition/fr/library.pdf")
    copied: set[str] = set()

    def look(_manifest: object, _source: object, built: Path, *_: object) -> bool:
        copied.update(path.relative_to(built).as_posix() for path in built.rglob("*"))
        return False

    monkeypatch.setattr("factsheet.verify.rebuild.build_again", look)
    source = Workspace(kept.path.parent)
    verify(tmp_path / "edition", findings := Findings(), lambda *_: None, source)
    assert "fr/library.html" in copied
    assert "fr/library.pdf" not in copied
    assert ("damaged-file", "fr/library.pdf") in {(one.code, str(one.location)) for one in findings}
