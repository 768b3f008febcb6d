"""Sample publications: files of the package, copied as they are."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from factsheet.workspace import replace_file

SAMPLES = ("starter", "statistics")
"""Folders beside this module."""
_ENDINGS = (".csv", ".jinja", ".jsonl", ".md", ".po", ".pot", ".svg", ".toml", ".yaml")


def write_sample(name: str, folder: Path) -> list[str]:
    """Write a sample into `folder`; the names written, relative to it, sorted."""
    names = []
    for file, data in sample_files(name):
        replace_file(folder / file, data)
        names.append(file)
    return sorted(names)


def sample_files(name: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of a sample, one of `SAMPLES`."""
    yield from _files(files("factsheet").joinpath("scaffold", name), "")


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_ENDINGS):
            yield f"{prefix}{entry.name}", entry.read_bytes()
