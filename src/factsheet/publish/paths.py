"""Paths of an edition's files: inside its folder, and through no link.

A manifest and a folder may come from anybody. What lies elsewhere is neither read nor written
nor removed, wherever a name or a link leads.
"""

import os
from pathlib import Path, PurePosixPath

from factsheet.workspace import is_regular


def is_inside(name: str) -> bool:
    """Whether a path that a manifest names stays in its folder, and names something in it.

    A file has one name: `a//b` and `a/./b` would have it read, and counted, as often as they
    are written.
    """
    path = PurePosixPath(name)
    is_plain = bool(path.parts) and "\0" not in name and str(path) == name
    return is_plain and not path.is_absolute() and ".." not in path.parts


def link_in(root: Path, name: str) -> str | None:
    """The first part of the path that is a link, if one is. `root` itself may be one."""
    path = root
    for part in PurePosixPath(name).parts:
        path /= part
        if os.path.islink(path):  # noqa: PTH114  (which raises nothing, whatever the name)
            return path.relative_to(root).as_posix()
        if not os.path.lexists(path):
            break  # a name may have any number of parts, and nothing stands in what is not there
    return None


def own_file(root: Path, name: str) -> Path | None:
    """The file of that name, if it is one that lies in the folder itself."""
    if not is_inside(name) or link_in(root, name):
        return None
    path = root / name
    return path if is_regular(path) else None


def obstacle(root: Path, name: str) -> tuple[str, str] | None:
    """What stands where a file of that name, or a folder above it, is to be made, and why it is
    in the way. Nothing is made in place of a folder, and no folder in place of a file."""
    path = PurePosixPath(name)
    if (root / name).is_dir() and not (root / name).is_symlink():
        return name, "is a folder, and a build puts a file in its place"
    for folder in reversed(path.parents[:-1]):
        if os.path.lexists(root / folder) and not (root / folder).is_dir():
            return str(folder), "is no folder, and a build puts files into it"
    return None
