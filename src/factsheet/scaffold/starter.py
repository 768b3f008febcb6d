"""The starter publication: files of the package, copied as they are."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from factsheet.workspace import replace_file

_ENDINGS = (".toml", ".jsonl", ".yaml", ".jinja", ".po", ".pot", ".md")


def write_starter(folder: Path) -> list[str]:
    """Write the starter into `folder`; the names written, relative to it, sorted."""
    names = []
    for name, data in starter_files():
        replace_file(folder / name, data)
        names.append(name)
    return sorted(names)


def starter_files() -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of the starter publication."""
    yield from _files(files("factsheet").joinpath("scaffold", "starter"), "")


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_ENDINGS):
            yield f"{prefix}{entry.name}", entry.read_bytes()
