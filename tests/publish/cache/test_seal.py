"""What is not just as it was written counts as not there."""

from pathlib import Path

import pytest

from factsheet.publish.cache.seal import read_sealed, write_sealed

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
