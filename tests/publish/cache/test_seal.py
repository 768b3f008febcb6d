"""What is not just as it was written counts as not there."""

import shutil
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.publish.artifacts import ForeignEditionError, Output
from factsheet.publish.cache.seal import (
    SIZE,
    is_made_here,
    note_made,
    read_sealed,
    seal_key,
    state_folder,
    write_sealed,
)
from support.hostile import unprivileged
from support.publications import write_publication
from support.translations import BILINGUAL
from support.words import FRENCH, translate

DATA = b'{"said": "1 sheet"}'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sealed file."""
    write_sealed(tmp_path / "file", "form 1", DATA)
    return tmp_path / "file"


def test_what_is_written_is_read(path: Path) -> None:
    assert read_sealed(path, "form 1") == DATA
    write_sealed(path, "form 1", b"")
    assert read_sealed(path, "form 1") == b""


def test_a_file_that_is_cut_at_any_place(path: Path) -> None:
    whole = path.read_bytes()
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        assert read_sealed(path, "form 1") is None


@pytest.mark.slow
def test_a_file_of_which_any_bit_is_another(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(len(whole)):
        for bit in range(8):
            damaged = bytearray(whole)
            damaged[place] ^= 1 << bit
            path.write_bytes(damaged)
            assert read_sealed(path, "form 1") is None


def test_a_file_of_another_name_or_form(path: Path) -> None:
    assert read_sealed(path, "form 2") is None
    other = path.rename(path.with_name("other"))
    assert read_sealed(other, "form 1") is None
    assert read_sealed(path, "form 1") is None, "it is not there"


# Nothing that comes from another machine is reused or kept.


KEEP = '[policy]\nincomplete = "keep"\n'


def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on this is another machine."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))


def test_a_key_is_made_once_and_is_the_user_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(tmp_path, monkeypatch)
    key = seal_key()
    path = state_folder() / "seal"
    assert path.read_bytes() == key == seal_key()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_in_a_folder_that_is_only_read_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(tmp_path, monkeypatch)
    folder = state_folder()
    folder.mkdir(parents=True)
    (folder / "seal").write_bytes(b"k" * SIZE)
    folder.chmod(0o555)
    try:
        assert unprivileged(seal_key) == b"k" * SIZE
    finally:
        folder.chmod(0o755)


def test_a_cache_of_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sealed(tmp_path / "file", "form 1", b"data")
    assert read_sealed(tmp_path / "file", "form 1") == b"data"
    elsewhere(tmp_path, monkeypatch)
    assert read_sealed(tmp_path / "file", "form 1") is None


def test_without_a_place_for_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other").write_text("a file")
    elsewhere(tmp_path, monkeypatch)
    write_sealed(tmp_path / "file", "form 1", b"data")
    assert read_sealed(tmp_path / "file", "form 1") == b"data"
    note_made(b"manifest")
    assert not is_made_here(b"manifest")


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """English and French are built; then a French text is missing, and French would be kept."""
    folder = tmp_path / "publication"
    write_publication(folder, {"factsheet.toml": f"{BILINGUAL}\n{KEEP}"})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    translate(folder, "fr", FRENCH)
    assert main(["build", "-q", "-C", str(folder), "--format", "html"]) == 0
    translate(folder, "fr", FRENCH, missing="sheet:library:lead")
    shutil.rmtree(folder / ".factsheet")
    return folder


def test_own_pages_are_kept_without_a_cache(publication: Path) -> None:
    assert main(["build", "-q", "-C", str(publication), "--format", "html"]) == 0
    assert (publication / "output/fr/library.html").exists()


def test_pages_from_elsewhere_are_not_kept(
    publication: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(tmp_path, monkeypatch)
    output = Output.open(publication / "output")
    assert not output.is_own
    assert not output.can_keep("fr")
    assert not any(output.reusable(name, one.key or "") for name, one in output.previous.items())
    with pytest.raises(ForeignEditionError):
        output.keep_others()
    with pytest.raises(ForeignEditionError):
        output.keep_papers()


def test_a_part_is_not_built_into_an_edition_from_elsewhere(
    publication: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    elsewhere(tmp_path, monkeypatch)
    before = (publication / "output/manifest.json").read_bytes()
    command = ["build", "-C", str(publication), "--format", "html", "--locale", "en"]
    assert main(command) == 1
    assert "output-foreign" in capsys.readouterr().err
    assert (publication / "output/manifest.json").read_bytes() == before


def test_an_edition_that_the_user_vouches_for(
    publication: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(tmp_path, monkeypatch)
    command = ["build", "-q", "-C", str(publication), "--format", "html", "--trust-output"]
    assert main(command) == 0
    assert (publication / "output/fr/library.html").exists()
