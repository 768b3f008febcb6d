"""A publication as it was at a revision of its git repository."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from shutil import which
from tempfile import TemporaryFile
from typing import IO

from factsheet.impact.impact import QuestionError
from factsheet.scratch import scratch_folder
from factsheet.workspace import CONFIG_NAME, Workspace

MADE = ("output", ".factsheet")
"""Folders that no build reads. Others may be read: factsheet.toml names themes and glossaries."""
REGULAR = (b"100644", b"100755")
"""Modes of regular files. Links are ignored because they may lead out of the repository."""
CLOSED = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": ""}
"""Environment in which git fetches nothing. In a partial clone, it would run a command from the
repository's configuration to fetch missing files, and a repository may come from anybody."""
LARGEST = 1 << 30
"""Maximum output of git in bytes."""
_BLOCK = 1 << 16


@contextmanager
def publication_at(workspace: Workspace, revision: str) -> Iterator[Workspace]:
    """The publication's files at that revision, in a folder that lasts as long as the block.

    The publication may lie anywhere in its repository. Raises QuestionError.
    """
    root = workspace.root.resolve()
    commit = _commit(root, revision)
    with scratch_folder() as folder:
        try:
            for path, data in _files(root, commit):
                _write(folder / path, data, path)
        except subprocess.CalledProcessError as error:
            raise QuestionError(_said(error), "check the repository: git fsck") from None
        if not (folder / CONFIG_NAME).is_file():
            message = f"there is no {CONFIG_NAME} in this folder at “{revision}”"
            raise QuestionError(message, "name a revision that has the publication")
        yield Workspace(folder)


def _write(target: Path, data: bytes, path: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:  # a handmade tree may have invalid names
        message = f"“{path}” of the repository can’t be written: {error.strerror or error}"
        raise QuestionError(
            message, "free some disk space, or check the repository: git fsck"
        ) from error


def _commit(root: Path, revision: str) -> str:
    """The full name of a revision's commit."""
    try:
        _git(root, "rev-parse", "--git-dir")
    except subprocess.CalledProcessError as error:
        raise QuestionError(_said(error), "--since needs a publication kept in git") from None
    try:
        # A name that begins with a hyphen must not become an option.
        found = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except subprocess.CalledProcessError:
        message = f"git knows no revision “{revision}”"
        hint = "name a branch, a tag or a commit; a shallow clone in CI has to fetch it first"
        raise QuestionError(message, hint) from None
    return found.decode().strip()


def _files(root: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    """The files of the commit that a build may read, by their paths in the publication."""
    # Not `git archive`, which omits and alters files according to .gitattributes.
    # -t lists folders, too: a handmade tree may have any number of empty ones.
    listed = _git(root, "ls-tree", "-r", "-t", "-z", commit)
    blobs = []
    for line in listed.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, blob = about.split(b" ")
        path = name.decode("utf-8", "surrogateescape")
        if mode in REGULAR and _is_content(path):
            blobs.append((path, blob))
    asked = b"".join(blob + b"\n" for _, blob in blobs)
    with TemporaryFile() as answers:  # a repository may hold more than fits into memory
        _ask(root, ("cat-file", "--batch"), answers, asked)
        answers.seek(0)
        for path, _ in blobs:
            *_, size = answers.readline().split()
            if not size.isdigit():  # “missing”
                message = f"the repository lacks the content of “{path}”"
                raise QuestionError(message, "fetch it again, or check the repository: git fsck")
            yield path, answers.read(int(size))
            answers.read(1)


def _is_content(path: str) -> bool:
    """Whether a build may read the path, which in a handmade tree may lead out of its folder."""
    parts = PurePosixPath(path).parts
    is_inside = bool(parts) and not path.startswith("/") and ".." not in parts
    return is_inside and parts[0] not in MADE


def _git(root: Path, *arguments: str) -> bytes:
    """Run git and return its output. Raises CalledProcessError and QuestionError."""
    with TemporaryFile() as answers:
        _ask(root, arguments, answers)
        answers.seek(0)
        return answers.read()


def _ask(root: Path, arguments: Sequence[str], answers: IO[bytes], given: bytes = b"") -> None:
    """Write git's output to `answers`.

    Raises CalledProcessError, or QuestionError where git is not installed or prints too much.
    """
    git = which("git")
    if git is None:
        raise QuestionError("git is not installed", "--since asks git for the old files")
    command = (git, "-C", str(root), *arguments)
    with TemporaryFile() as asked, TemporaryFile() as said:
        asked.write(given)
        asked.seek(0)
        closed = {**os.environ, **CLOSED}
        with subprocess.Popen(
            command, env=closed, stdin=asked, stdout=subprocess.PIPE, stderr=said
        ) as process:
            printed = process.stdout
            while printed and (block := printed.read(_BLOCK)):
                answers.write(block)
                if answers.tell() > LARGEST:
                    process.kill()
                    message = f"the repository holds more than {LARGEST >> 30} GiB at this revision"
                    raise QuestionError(message, "keep other files in another repository")
        said.seek(0)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, stderr=said.read())


def _said(error: subprocess.CalledProcessError) -> str:
    """git's own first line, without its prefix."""
    lines = error.stderr.decode("utf-8", "replace").strip().split("\n")
    return str(lines[0] or "git failed").removeprefix("fatal: ")
