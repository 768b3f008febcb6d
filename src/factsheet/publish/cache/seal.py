"""Files that a build remembers by: each opens with a seal of its name, format and content.

The seal is an HMAC with this machine's key. What was cut off or damaged, has the name of another,
was written in another format, or comes from another machine, counts as not there.
"""

import hashlib
import hmac
from pathlib import Path

from factsheet.publish.cache.origin import seal_key
from factsheet.workspace import read_file, replace_file

LARGEST = 256 << 20
"""Bytes of what is read."""
_SIZE = 2 * hashlib.sha256().digest_size + 1


def read_sealed(path: Path, form: str) -> bytes | None:
    """What was written there in that format; None for anything else."""
    try:
        kept = read_file(path, LARGEST)
    except OSError:
        return None
    data = kept[_SIZE:]
    return data if hmac.compare_digest(kept[:_SIZE], _seal(path, form, data)) else None


def write_sealed(path: Path, form: str, data: bytes) -> None:
    """Write it whole or not at all. Raises OSError.

    `form` names the format, and is another whenever the meaning of what is written is.
    """
    replace_file(path, _seal(path, form, data) + data)


def _seal(path: Path, form: str, data: bytes) -> bytes:
    digests = (hashlib.sha256(part).digest() for part in (path.name.encode(), form.encode(), data))
    seal = hmac.new(seal_key(), b"".join(digests), hashlib.sha256)
    return seal.hexdigest().encode() + b"\n"
