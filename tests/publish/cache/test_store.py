"""Rendered PDFs by their keys: what is damaged is not there, what is old goes first."""

import os
from pathlib import Path

import pytest

from factsheet.paper.pdf import Pdf
from factsheet.paper.problems import PdfProblem
from factsheet.publish.cache.store import Store

MADE = Pdf(b"%PDF-1.7 made", 2, ())


def test_what_is_put_is_got(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert store.get("key") is None
    store.put("key", MADE)
    assert store.get("key") == MADE


def test_a_file_under_the_name_of_another_counts_as_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("key", MADE)
    (tmp_path / "key").rename(tmp_path / "other")
    assert store.get("other") is None


def test_what_has_problems_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="problems"):
        Store(tmp_path).put("key", Pdf(b"", 1, (PdfProblem("image", "missing"),)))


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for age, key in enumerate(("new", "middle", "old")):
        store.put(key, MADE)
        os.utime(tmp_path / key, (1000 - age, 1000 - age))
    size = (tmp_path / "new").stat().st_size
    assert store.get("old") is not None  # which makes it the newest
    store.trim(limit=2 * size)
    assert {path.name for path in tmp_path.iterdir()} == {"old", "new"}


def test_an_absent_store_needs_no_trimming(tmp_path: Path) -> None:
    Store(tmp_path / "none").trim()
    assert not (tmp_path / "none").exists()
