"""The identity of the tool: everything outside a publication that affects its output."""

import hashlib
import os
import sys
from pathlib import Path
from typing import Any

from factsheet.workspace import stamp_of

PACKAGE = Path(__file__).parents[2]
ENVIRONMENT = ("SOURCE_DATE_EPOCH", "PYTHONPATH")
SYSTEM_LIBRARIES = "/etc/ld.so.cache"
"""Rewritten whenever a system library is added or removed (ldconfig)."""
SITE = ("site-packages", "dist-packages")
"""Folders that are changed whenever a distribution is installed or removed."""
WORDS = "babel/locale-data"
"""Babel's locale data. It should never be edited, but if it is, other words are printed."""


def tool_identity() -> dict[str, Any]:
    """A value that is equal while neither Python, this package nor any library has changed.

    Only file stamps are read, because this runs before anything else. Unrelated installations
    change it too, which costs one comparison of contents.
    """
    added = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    places = [*(path for path in sys.path if path.endswith(SITE)), *added]
    return {
        "python": sys.version,
        "package": _digest(PACKAGE),
        "environment": {name: os.environ.get(name) for name in ENVIRONMENT},
        "libraries": {place: _stamp(place) for place in (SYSTEM_LIBRARIES, *places)},
        "words": [_digest(Path(place, WORDS)) for place in places],
    }


def _digest(root: Path) -> str:
    seen = hashlib.sha256()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(filter(_is_own, folders))
        for name in sorted(filter(_is_own, names)):
            path = os.path.join(folder, name)  # noqa: PTH118  (hundreds, at each start)
            seen.update(f"{path}\0{_stamp(path)}\n".encode())
    return seen.hexdigest()


def _is_own(name: str) -> bool:
    """Whether a file or folder belongs to the package, and is not a cache of a tool."""
    return name != "__pycache__" and not name.startswith(".")


def _stamp(path: str) -> list[int] | None:
    try:
        return list(stamp_of(os.stat(path)))  # noqa: PTH116
    except OSError:
        return None
