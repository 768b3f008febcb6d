"""What this machine has made: the key of its caches, and the manifests that it has written.

Folders travel: a publication's cache and an edition may come from anybody, hashes and all. Builds
reuse only what the same user made on this machine. That is remembered outside of all folders
that are shared, in `$XDG_STATE_HOME/factsheet` (by default `~/.local/state/factsheet`).
"""

import hashlib
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

SIZE = 32
"""Bytes of the key."""
MOST = 5_000
"""How many manifests are remembered; the oldest go first."""


def state_folder() -> Path:
    """The user's folder for what programs remember (XDG Base Directory Specification)."""
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    base = given if given.is_absolute() else Path.home() / ".local/state"
    return base / "factsheet"


def seal_key() -> bytes:
    """The key that seals caches. Where none can be kept, it is another one in each process,
    and nothing of earlier ones is trusted."""
    return _seal_key(state_folder() / "seal")


@cache
def _seal_key(path: Path) -> bytes:
    key = secrets.token_bytes(SIZE)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            part = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(key)
            try:
                os.link(part, path)  # whole, and only where there is none yet
            finally:
                part.unlink()
        kept = path.read_bytes()
        return kept if len(kept) == SIZE else key
    return key


def note_made(manifest: bytes) -> None:
    """Remember that this machine has written a manifest."""
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
