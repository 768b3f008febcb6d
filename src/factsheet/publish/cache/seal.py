"""Sealed cache files: each begins with an HMAC of its name, format and content.

The HMAC uses this machine's key. Files that are damaged, renamed, in another format or from
another machine are ignored.
"""

import hashlib
import hmac
from pathlib import Path

from factsheet.publish.cache.origin import seal_key
from factsheet.workspace import read_file, replace_file

LARGEST = 256 << 20
"""Maximum size of a file, in bytes."""
_SIZE = 2 * hashlib.sha256().digest_size + 1


def read_sealed(path: Path, form: str) -> bytes | None:
    """The content of a sealed file of this format; None for anything else."""
    try:
        kept = read_file(path, LARGEST)
    except OSError:
        return None
    data = kept[_SIZE:]
    return data if hmac.compare_digest(kept[:_SIZE], _seal(path, form, data)) else None


def write_sealed(path: Path, form: str, data: bytes) -> None:
    """Write a sealed file atomically. Raises OSError.

    `form` names the format, and changes whenever the format does.
    """
    replace_file(path, _seal(path, form, data) + data)


def _seal(path: Path, form: str, data: bytes) -> bytes:
    digests = (hashlib.sha256(part).digest() for part in (path.name.encode(), form.encode(), data))
    seal = hmac.new(seal_key(), b"".join(digests), hashlib.sha256)
    return seal.hexdigest().encode() + b"\n"
