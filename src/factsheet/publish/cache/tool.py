"""Which tool it is: everything beside a publication that shapes what is made of it."""

import hashlib
import os
import sys
from pathlib import Path
from typing import Any

from factsheet.workspace import stamp_of

PACKAGE = Path(__file__).parents[2]
ENVIRONMENT = ("SOURCE_DATE_EPOCH", "PYTHONPATH")
SYSTEM_LIBRARIES = "/etc/ld.so.cache"
"""Written anew whenever a library of the system comes or goes (ldconfig)."""
SITE = ("site-packages", "dist-packages")
"""Folders that are changed whenever a distribution is installed or removed."""
WORDS = "babel/locale-data"
"""What languages are written by: nobody should change a file in there, but if somebody has,
other words are printed."""


def tool_identity() -> dict[str, Any]:
    """Equal while neither Python, this package nor any library has been changed.

    It asks for nothing but stamps of files, for it is asked before anything else is. An
    unrelated installation changes it too, and costs a look at the content.
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
    """Whether it is part of the package, not what Python or another tool has left in it."""
    return name != "__pycache__" and not name.startswith(".")


def _stamp(path: str) -> list[int] | None:
    try:
        return list(stamp_of(os.stat(path)))  # noqa: PTH116
    except OSError:
        return None
