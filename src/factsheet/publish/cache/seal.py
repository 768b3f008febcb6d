"""Seals: this machine's key, the cache files that it signs, and the manifests that it has written.

Caches and editions may be copied from elsewhere, hashes included. Builds reuse only what the same
user made on this machine. A sealed file begins with an HMAC, by this machine's key, of its name,
format and content; files that are damaged, renamed, in another format or from another machine are
ignored. The key and the record of manifests are kept outside shared folders, in
`$XDG_STATE_HOME/factsheet` (by default `~/.local/state/factsheet`).
"""

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

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


SIZE = 32
"""Length of the key in bytes."""
MOST = 5_000
"""Maximum number of recorded manifests; the oldest are dropped."""


def state_folder() -> Path:
    """The user's state folder (XDG Base Directory Specification)."""
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    base = given if given.is_absolute() else Path.home() / ".local/state"
    return base / "factsheet"


def seal_key() -> bytes:
    """The key that signs caches. If it cannot be stored, each process has a new one, and trusts no
    earlier cache."""
    return _seal_key(state_folder() / "seal")


@cache
def _seal_key(path: Path) -> bytes:
    key = secrets.token_bytes(SIZE)
    with suppress(OSError):
        if not path.exists():
            _keep(path, key)
        kept = path.read_bytes()
        return kept if len(kept) == SIZE else key
    return key


def _keep(path: Path, key: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
    try:
        with suppress(FileExistsError):
            os.link(part, path)  # atomic, and fails if there is a key
    finally:
        part.unlink()


def note_made(manifest: bytes) -> None:
    """Record that this machine has written a manifest."""
    folder = state_folder() / "made"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / _name(manifest)).touch(mode=0o600)
        known = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in known[:-MOST]:
            path.unlink()


def is_made_here(manifest: bytes) -> bool:
    """Whether this machine has written the manifest."""
    return (state_folder() / "made" / _name(manifest)).is_file()


def _name(manifest: bytes) -> str:
    return hashlib.sha256(manifest).hexdigest()
