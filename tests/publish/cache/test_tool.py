"""The tool is another where anything is that shapes what it makes."""

from pathlib import Path

import pytest

from factsheet.publish.cache import tool
from factsheet.publish.cache.tool import tool_identity


def test_it_is_the_same_twice() -> None:
    assert tool_identity() == tool_identity()


def test_a_changed_file_of_the_package_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool, "PACKAGE", tmp_path)
    before = tool_identity()
    (tmp_path / "theme.css").write_text("")
    assert tool_identity() != before


def test_what_other_tools_leave_in_the_package_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool, "PACKAGE", tmp_path)
    before = tool_identity()
    for name in (".mypy_cache/3.11", "render/__pycache__", "starter/.factsheet"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "left.json").write_text("{}")
    (tmp_path / ".theme.css.swp").write_text("")
    assert tool_identity() == before


def test_an_installation_changes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site-packages"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    before = tool_identity()
    (site / "weasyprint-71.dist-info").mkdir()
    assert tool_identity() != before


def test_a_library_on_the_path_changes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "added"))
    before = tool_identity()
    (tmp_path / "added").mkdir()
    assert tool_identity() != before


def test_changed_words_of_a_language_change_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "site-packages/babel/locale-data/en.dat"
    words.parent.mkdir(parents=True)
    words.write_text("years")
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    before = tool_identity()
    words.write_text("yrs")
    assert tool_identity() != before
