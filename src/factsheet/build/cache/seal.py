"""Files that a build remembers by: each opens with a digest of its name, format and content.

What was cut off or damaged, has the name of another, or was written in another format, does
not fit its seal, and counts as not there.
"""

import hashlib
from pathlib import Path

from factsheet.workspace import replace_file

_SIZE = 2 * hashlib.sha256().digest_size + 1


def read_sealed(path: Path, form: str) -> bytes | None:
    """What was written there in that format; None for anything else."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    data = kept[_SIZE:]
    return data if kept[:_SIZE] == _seal(path, form, data) else None


def write_sealed(path: Path, form: str, data: bytes) -> None:
    """Write it whole or not at all. Raises OSError.

    `form` names the format, and is another whenever the meaning of what is written is.
    """
    replace_file(path, _seal(path, form, data) + data)


def _seal(path: Path, form: str, data: bytes) -> bytes:
    digests = (hashlib.sha256(part).digest() for part in (path.name.encode(), form.encode(), data))
    return hashlib.sha256(b"".join(digests)).hexdigest().encode() + b"\n"
