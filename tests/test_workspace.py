"""Files are replaced whole, and nothing outside the publication is read."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from factsheet.publish.cache.seal import write_sealed
from factsheet.workspace import (
    EpochError,
    OutsideError,
    Workspace,
    now,
    remove_tree,
    replace_file,
    staged,
)


def test_finds_the_publication_from_inside_it(tmp_path: Path) -> None:
    (tmp_path / "factsheet.toml").write_text("")
    inside = tmp_path / "facts" / "deep"
    inside.mkdir(parents=True)
    found = Workspace.find(inside)
    assert found is not None
    assert found.root == tmp_path
    assert Workspace.find(Path("/")) is None


def test_a_path_that_leaves_the_publication_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "publication"
    root.mkdir()
    (tmp_path / "secret").write_text("secret")
    (root / "link").symlink_to(tmp_path / "secret")
    workspace = Workspace(root)
    for path in ("../secret", "link", "/etc/passwd"):
        with pytest.raises(OutsideError, match=path):
            workspace.read_bytes(path)


def test_records_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    workspace = Workspace(tmp_path)
    assert workspace.read_bytes("a.txt") == b"a"
    assert list(workspace.reads) == ["a.txt"]


def test_a_file_that_is_edited_meanwhile_counts_as_it_was_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    workspace = Workspace(tmp_path)
    workspace.read_bytes("a.txt")
    first = dict(workspace.reads), dict(workspace.stamps)
    (tmp_path / "a.txt").write_text("edited")
    assert workspace.read_bytes("a.txt") == b"edited"
    assert (workspace.reads, workspace.stamps) == first


def test_a_file_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.txt"
    assert replace_file(path, b"one")
    before = path.stat().st_mtime_ns
    assert not replace_file(path, b"one")
    assert path.stat().st_mtime_ns == before
    assert replace_file(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_failed_replacement_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail() -> None:
        with staged(path) as part:
            part.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


KILLED = """
import os, signal, sys
from pathlib import Path
from factsheet.workspace import staged
with staged(Path(sys.argv[1])) as part:
    part.write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_has_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    assert subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False).returncode < 0
    [left] = tmp_path.iterdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_bytes(b"kept")
    other = [
        f".a.po.0123456789{end}"
        for end in ("ab", "a.factsheet-part", "AB.factsheet-part", "ab.factsheet-part.bak")
    ]
    for name in (*other, ".b.po.0123456789ab.factsheet-part"):
        (tmp_path / name).write_bytes(b"kept")
    (tmp_path / ".a.po.000000000001.factsheet-part").symlink_to(outside / "kept")
    (tmp_path / ".a.po.000000000002.factsheet-part").mkdir()
    os.mkfifo(tmp_path / ".a.po.000000000003.factsheet-part")
    (tmp_path / ".a.po.000000000004.factsheet-part").hardlink_to(outside / "kept")
    kept = {*tmp_path.iterdir()} - {left}
    workspace = Workspace(tmp_path)
    with staged(path) as part:
        workspace.sweep("a.po")
        assert {*tmp_path.iterdir()} == kept | {part}
    assert {*tmp_path.iterdir()} == kept | {path}
    assert (outside / "kept").read_bytes() == b"kept"


def test_whatever_file_is_written_again_no_scratch_is_left(tmp_path: Path) -> None:
    for path in (tmp_path / "a.html", tmp_path / "b.last"):
        subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert len([*tmp_path.iterdir()]) == 2
    replace_file(tmp_path / "a.html", b"whole")
    write_sealed(tmp_path / "b.last", "form 1", b"whole")
    assert {path.name for path in tmp_path.iterdir()} == {"a.html", "b.last"}


@pytest.mark.parametrize("mask", [0o022, 0o002, 0o077])
def test_a_new_file_has_the_rights_that_the_umask_leaves(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        replace_file(tmp_path / "a.txt", b"one")
        replace_file(tmp_path / "deep/b.txt", b"one")
    finally:
        os.umask(before)
    for name in ("a.txt", "deep/b.txt"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    assert replace_file(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_a_link_leads_to_is_left_alone_and_a_device_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    assert replace_file(link, b"new")
    assert link.read_bytes() == b"new"
    assert (tmp_path / "real.txt").read_bytes() == b"old"
    assert replace_file(Path(os.devnull), b"gone")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    "name", [b"caf\xe9.txt", b"a\x1b]0;x\x07.txt", b"a\nb.txt", "\u202e.txt".encode()]
)
def test_a_name_that_is_no_text_is_no_file_of_the_publication(tmp_path: Path, name: bytes) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts/é \u200f.txt").write_text("")
    (tmp_path / "facts" / os.fsdecode(name)).write_text("")
    workspace = Workspace(tmp_path)
    assert workspace.files("facts", ".txt") == ["facts/é \u200f.txt"]
    assert workspace.misnamed("facts") == [f"facts/{os.fsdecode(name)}"]


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, most))  # what a full disk does
    try:
        with pytest.raises(OSError, match=r"page\.html") as raised:
            replace_file(tmp_path / "page.html", bytes(2**21))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    assert str(raised.value) == f"“{tmp_path}/page.html” can’t be written: File too large"
    assert not list(tmp_path.iterdir())


def test_the_clock_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert now().isoformat() == "1970-01-01T00:00:00+00:00"


@pytest.mark.parametrize("epoch", ["abc", "-1", "1e9", "1.5", "١", " 1", "9" * 12, "9" * 5000])
def test_a_clock_that_is_set_to_no_moment(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(EpochError, match="whole number of seconds"):
        now()


@pytest.mark.slow
def test_a_tree_is_removed_however_deep(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").touch()
    top = tmp_path / "top"
    top.mkdir()
    for _ in range(3_000):  # each new folder around the others
        outer = tmp_path / "outer"
        outer.mkdir()
        top.rename(outer / "nest")
        outer.rename(top)
    deepest = os.open(top, os.O_RDONLY)
    for _ in range(3_000):
        below = os.open("nest", os.O_RDONLY, dir_fd=deepest)
        os.close(deepest)
        deepest = below
    os.symlink(outside, "link", dir_fd=deepest)
    os.mkfifo("pipe", dir_fd=deepest)
    os.close(deepest)
    remove_tree(top)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["outside"]
    assert (outside / "file").exists()


def test_files_beside_content_cost_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system is asked for nothing of a file that is none of ours, but for its name."""
    for number in range(200):
        (tmp_path / f"facts/{number}").mkdir(parents=True)
        (tmp_path / f"facts/{number}/note.txt").touch()
    (tmp_path / "facts/x.yaml").touch()
    (tmp_path / "facts/link").symlink_to(tmp_path / "facts/1")
    asked: list[object] = []
    stat = Path.stat
    monkeypatch.setattr(
        Path, "stat", lambda path, **how: (asked.append(path), stat(path, **how))[1]
    )
    workspace = Workspace(tmp_path)
    assert workspace.files("facts", ".yaml") == ["facts/x.yaml"]
    assert workspace.files("", ".yaml") == ["facts/x.yaml"]
    assert [name for name, _ in workspace.passed_over("facts")] == ["facts/link"]
    assert workspace.misnamed("facts") == []
    assert len(asked) < 20
