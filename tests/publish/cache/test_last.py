"""Nothing to do is known by stamps, and by content where a stamp could lie."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings, Location, MessageName
from factsheet.publish.cache import last
from factsheet.publish.cache.last import LastBuild, remember, tool_identity
from factsheet.rules.catalogs import PO_MISSING
from factsheet.rules.completeness import FUZZY
from factsheet.workspace import Workspace

REQUEST = {"locales": ["ar"], "as_of": None}


@pytest.fixture
def made(tmp_path: Path) -> LastBuild:
    """A build that read a.txt, listed facts/, missed b.txt and left page.html."""
    for name in ("a.txt", "facts/x.yaml", "output/page.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
        os.utime(path, (1000, 1000))
    workspace = Workspace(tmp_path)
    began = time.time_ns()
    workspace.read_bytes("a.txt")
    assert list(workspace.files("facts", ".yaml")) == ["facts/x.yaml"]
    assert not workspace.exists("b.txt")
    findings = Findings()
    at, name = Location("locales/ar.po", 3), MessageName.of("sheet:staff:lead", "Our staff")
    findings.warning(FUZZY, "not finished", at, locale="ar", subject=name)
    findings.warning(PO_MISSING, "nobody prints it", Location("facts/x.yaml", 1))
    output = tmp_path / "output"
    return remember(began, REQUEST, workspace, output, ["page.html"], findings, "1 sheet")


def again(made: LastBuild, root: Path) -> LastBuild | None:
    return made.again(REQUEST, Workspace(root), root / "output")


def test_reading_gives_what_was_written(made: LastBuild, tmp_path: Path) -> None:
    made.write(tmp_path / "last.json")
    read = LastBuild.read(tmp_path / "last.json")
    assert read == made
    assert len(set(read.findings)) == 2


def test_what_is_damaged_or_of_another_version_is_nothing(
    made: LastBuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "last.json"
    assert LastBuild.read(path) is None
    for damaged in ("[]", "{}", "\0"):
        path.write_text(damaged)
        assert LastBuild.read(path) is None
    made.write(path)
    monkeypatch.setattr(last, "FORMAT", "last build 0")
    assert LastBuild.read(path) is None


def test_an_untouched_publication_stands(made: LastBuild, tmp_path: Path) -> None:
    stands = again(made, tmp_path)
    assert stands is not None
    assert stands.findings == made.findings
    assert stands.said == "1 sheet"


def edit(root: Path) -> None:
    (root / "a.txt").write_text("A.txt")


def edit_keeping_time(root: Path) -> None:
    edit(root)
    os.utime(root / "a.txt", (1000, 1000))


def remove(root: Path) -> None:
    (root / "a.txt").unlink()


def appear(root: Path) -> None:
    (root / "b.txt").write_text("")


def add(root: Path) -> None:
    (root / "facts/y.yaml").write_text("")


def rename(root: Path) -> None:
    (root / "facts/x.yaml").rename(root / "facts/z.yaml")


def damage_output(root: Path) -> None:
    (root / "output/page.html").write_text("0utput/page.html")


def remove_output(root: Path) -> None:
    (root / "output/page.html").unlink()


CHANGES = (
    edit,
    edit_keeping_time,
    remove,
    appear,
    add,
    rename,
    damage_output,
    remove_output,
)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(
    made: LastBuild, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(tmp_path)
    assert again(made, tmp_path) is None


def test_another_request_or_tool_is_another_build(
    made: LastBuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made.again({**REQUEST, "locales": None}, Workspace(tmp_path), tmp_path) is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert again(made, tmp_path) is None


def test_a_file_with_a_new_time_and_the_same_bytes_stands(made: LastBuild, tmp_path: Path) -> None:
    os.utime(tmp_path / "a.txt", (2000, 2000))
    assert again(made, tmp_path) is not None


def test_a_change_within_one_tick_is_found_by_reading(
    made: LastBuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Size and times are as they were, and were so shortly before: git calls it racy."""
    edit(tmp_path)
    stamp = last.stamp_of((tmp_path / "a.txt").stat())
    seen = made.inputs["a.txt"]
    racy = last.replace(made, inputs={"a.txt": last.Seen(seen.sha256, stamp)})
    assert again(racy, tmp_path) is None


def test_what_was_read_once_is_believed_next_time(
    made: LastBuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = made.began + 10 * last.TICK
    monkeypatch.setattr(last.time, "time_ns", lambda: later)
    first = again(made, tmp_path)
    assert first is not None
    assert first is not made
    monkeypatch.setattr(last.Seen, "look", lambda path: pytest.fail(f"{path} is read"))
    assert again(first, tmp_path) is first


# The tool is another where anything is that shapes what it makes.


def test_it_is_the_same_twice() -> None:
    assert tool_identity() == tool_identity()


def test_a_changed_file_of_the_package_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(last, "PACKAGE", tmp_path)
    before = tool_identity()
    (tmp_path / "theme.css").write_text("")
    assert tool_identity() != before


def test_what_other_tools_leave_in_the_package_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(last, "PACKAGE", tmp_path)
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
