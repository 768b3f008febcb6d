"""The publication as git has it: from a subfolder, byte for byte, or a clear refusal."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from factsheet.impact.impact import QuestionError
from factsheet.impact.revision import publication_at
from factsheet.workspace import Workspace
from support.impacts import FILES, write

OTHERS = {
    "house/style.css": "p { color: red }\n",
    "terms/ours.tsv": "en\tfr\n",
    "fonts/a.woff2": "font\n",
    "deep/er/look/layout.html.jinja": "…\n",
}
"""What factsheet.toml may name, under whatever name it likes."""


def git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


def output(folder: Path, given: bytes, *arguments: str) -> bytes:
    return subprocess.run(
        ["git", *arguments], cwd=folder, input=given, check=True, capture_output=True
    ).stdout


@pytest.fixture(name="publication")
def in_a_subfolder(tmp_path: Path) -> Workspace:
    git(tmp_path, "init", "-q")
    # What releases leave out is compared all the same.
    (tmp_path / ".gitattributes").write_text("facts export-ignore\n*.yaml text eol=crlf\n")
    workspace = write(tmp_path / "the facts")
    (workspace.root / "templates").symlink_to("/")
    for name, text in OTHERS.items():
        (workspace.root / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace.root / name).write_text(text)
    (workspace.root / "output").mkdir()
    (workspace.root / "output/page.html").write_text("…")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    return workspace


def test_files_come_as_they_were(publication: Workspace) -> None:
    facts = publication.root / "facts/library.yaml"
    facts.write_text("edited")
    with publication_at(publication, "HEAD") as former:
        folder = former.root
        assert folder != publication.root
        for name, text in {**FILES, **OTHERS}.items():
            assert (folder / name).read_text("utf-8") == text
        assert not (folder / "templates").exists()
        assert not (folder / "output").exists()
    assert not folder.exists()
    assert facts.read_text() == "edited"


def test_a_tree_that_leads_out_of_its_folder(publication: Workspace, tmp_path: Path) -> None:
    root = publication.root
    blob = output(root, b"no", "hash-object", "-w", "--stdin").decode().strip()
    config = output(root, b"", "rev-parse", "HEAD:./factsheet.toml").decode().strip()
    entries = [(name, config if "toml" in name else blob) for name in ("..", "factsheet.toml")]
    data = b"".join(f"100644 {name}".encode() + b"\0" + bytes.fromhex(sha) for name, sha in entries)
    kind = ("-t", "tree", "-w", "--stdin", "--literally")
    tree = output(root, data, "hash-object", *kind).decode().strip()
    whole = f"040000 tree {tree}\t{root.name}\n".encode()
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    outer = output(tmp_path, whole, "mktree").decode().strip()
    commit = output(root, b"", *name, "commit-tree", outer, "-m", "x").decode().strip()
    with publication_at(publication, commit) as former:
        assert [path.name for path in former.root.iterdir()] == ["factsheet.toml"]


def test_a_repository_that_has_lost_a_file(publication: Workspace) -> None:
    sha = output(publication.root, b"", "rev-parse", "HEAD:./terms/ours.tsv").decode().strip()
    (publication.root.parent / ".git/objects" / sha[:2] / sha[2:]).unlink()
    with (
        pytest.raises(QuestionError, match=r"lacks the content of “terms/ours\.tsv”"),
        publication_at(publication, "HEAD"),
    ):
        pass  # fmt: skip


def test_nothing_is_fetched_and_no_command_of_the_repository_is_run(
    publication: Workspace, tmp_path: Path
) -> None:
    folder, ran = publication.root.parent, tmp_path / "ran"
    for key, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", folder.as_uri()),
        ("remote.origin.uploadpack", f"touch '{ran}';"),
        ("protocol.file.allow", "always"),
    ):
        git(folder, "config", key, value)
    test_a_repository_that_has_lost_a_file(publication)
    assert not ran.exists()


def tree_of(root: Path, kind: str, sha: str, names: Iterable[bytes]) -> str:
    """A tree that git itself would not make, whose entries are all the same object."""
    data = b"".join(kind.encode() + b" " + name + b"\0" + bytes.fromhex(sha) for name in names)
    asked = ("hash-object", "-t", "tree", "-w", "--stdin", "--literally")
    return output(root, data, *asked).decode().strip()


def commit_of(root: Path, tree: str) -> str:
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    return output(root, b"", *name, "commit-tree", tree, "-m", "x").decode().strip()


@pytest.mark.parametrize("name", [b"n" * 5_000, b"."], ids=["long", "the folder itself"])
def test_names_that_no_system_takes(publication: Workspace, name: bytes) -> None:
    root = publication.root.parent
    blob = output(root, b"no", "hash-object", "-w", "--stdin").decode().strip()
    commit = commit_of(root, tree_of(root, "100644", blob, [name]))
    with (
        pytest.raises(QuestionError, match=r"can’t be written|no factsheet\.toml"),
        publication_at(Workspace(root), commit),
    ):
        pass  # fmt: skip


@pytest.mark.parametrize("last", ["blob", "tree"])
def test_a_tree_that_is_all_trees(
    publication: Workspace, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factsheet.impact.revision.LARGEST", 1 << 20)
    root, mode = publication.root.parent, "100644" if last == "blob" else "40000"
    made = ("hash-object", "-t", last, "-w", "--stdin")
    sha = output(root, b"", *made).decode().strip()
    for _ in range(8):
        sha, mode = tree_of(root, mode, sha, [b"%d" % n for n in range(10)]), "40000"
    with (
        pytest.raises(QuestionError, match="the repository holds more than"),
        publication_at(Workspace(root), commit_of(root, sha)),
    ):
        pass  # fmt: skip


def test_a_repository_that_has_lost_a_folder(publication: Workspace) -> None:
    sha = output(publication.root, b"", "rev-parse", "HEAD:./facts").decode().strip()
    (publication.root.parent / ".git/objects" / sha[:2] / sha[2:]).unlink()
    with pytest.raises(QuestionError, match=sha) as raised, publication_at(publication, "HEAD"):
        pass  # fmt: skip
    assert raised.value.hint == "check the repository: git fsck"


@pytest.mark.parametrize("revision", ["nothing", "--output=/tmp/x", "HEAD~1", "", "HEAD:facts"])
def test_an_unknown_revision(publication: Workspace, revision: str) -> None:
    with (
        pytest.raises(QuestionError, match="git knows no revision"),
        publication_at(publication, revision),
    ):
        pass  # fmt: skip


def test_a_revision_without_the_publication(publication: Workspace, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "-q", "--orphan", "other")
    git(tmp_path, "rm", "-rfq", "--cached", ".")
    git(tmp_path, "add", ".gitattributes")
    git(tmp_path, "commit", "-qm", "empty")
    with (
        pytest.raises(QuestionError, match=r"no factsheet\.toml"),
        publication_at(publication, "HEAD"),
    ):
        pass  # fmt: skip


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with (
        pytest.raises(QuestionError, match="not a git repository"),
        publication_at(write(tmp_path), "HEAD"),
    ):
        pass  # fmt: skip


def test_no_git(publication: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with (
        pytest.raises(QuestionError, match="git is not installed"),
        publication_at(publication, "HEAD"),
    ):
        pass  # fmt: skip
