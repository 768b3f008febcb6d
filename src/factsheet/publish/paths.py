"""Safe paths of an edition's files: inside its folder, and not through links.

Manifests and folders are untrusted. No file outside the folder is read, written or removed,
whatever names and links they contain.
"""

import os
from pathlib import Path, PurePosixPath

from factsheet.workspace import is_regular


def is_inside(name: str) -> bool:
    """Whether a path from a manifest names something inside the folder, in its normal form.

    `a//b` and `a/./b` are refused: files would be read and counted once for each spelling.
    """
    path = PurePosixPath(name)
    is_plain = bool(path.parts) and "\0" not in name and str(path) == name
    return is_plain and not path.is_absolute() and ".." not in path.parts


def link_in(root: Path, name: str) -> str | None:
    """The first part of the path that is a link, if any. `root` itself may be a link."""
    path = root
    for part in PurePosixPath(name).parts:
        path /= part
        if os.path.islink(path):  # noqa: PTH114  (which raises nothing, whatever the name)
            return path.relative_to(root).as_posix()
        if not os.path.lexists(path):
            break  # nothing below exists, and the path may be very long
    return None


def own_file(root: Path, name: str) -> Path | None:
    """The path of the named file, if it is a regular file inside the folder; else None."""
    if not is_inside(name) or link_in(root, name):
        return None
    path = root / name
    return path if is_regular(path) else None


def obstacle(root: Path, name: str) -> tuple[str, str] | None:
    """What prevents the file from being created, as (path, reason); None if nothing does. Folders
    are not replaced by files, nor files by folders."""
    path = PurePosixPath(name)
    if (root / name).is_dir() and not (root / name).is_symlink():
        return name, "is a folder, and a build puts a file in its place"
    for folder in reversed(path.parents[:-1]):
        if os.path.lexists(root / folder) and not (root / folder).is_dir():
            return str(folder), "is not a folder, and a build puts files into it"
    return None
