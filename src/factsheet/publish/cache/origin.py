"""The key of this machine's caches, and the manifests that it has written.

Caches and editions may be copied from elsewhere, hashes included. Builds reuse only what the same
user made on this machine. That is recorded outside shared folders, in `$XDG_STATE_HOME/factsheet`
(by default `~/.local/state/factsheet`).
"""

import hashlib
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

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
