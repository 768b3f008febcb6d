"""What may stand in the place of a file, and a user without root's rights."""

import ctypes
import os
import socket
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")
_VERSION = 0x20080522
"""Of the structures that capset(2) takes."""


def unprivileged(call: Callable[[], Answer]) -> Answer:
    """What `call` gives where the rights of files count, for root too.

    Linux keeps capabilities by thread: this one gives them up and ends.
    """
    with ThreadPoolExecutor(1, initializer=_give_up) as pool:
        return pool.submit(call).result()


def _give_up() -> None:
    library = ctypes.CDLL(None, use_errno=True)
    head = ctypes.create_string_buffer(struct.pack("Ii", _VERSION, 0))
    none = ctypes.create_string_buffer(struct.pack("6I", *[0] * 6))
    if library.capset(head, none):
        raise OSError(ctypes.get_errno(), "capset")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # an address has room for some hundred bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def leading_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def leading_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def leading_out(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def leading_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def endless(path: Path) -> None:
    """A file of a terabyte that takes no room."""
    with path.open("wb") as file:
        file.truncate(1 << 40)


def locked(path: Path) -> None:
    path.write_text("x")
    path.chmod(0)


ODD = (pipe, listening, leading_nowhere, leading_to_itself, leading_out, leading_to_a_device)
ALL = (*ODD, endless, locked)
