"""A preview that runs, as its user starts it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Running:
    """A preview that runs, and the address that it has printed."""

    root: Path
    address: str
    process: "subprocess.Popen[str]"

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text of a file."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def end(self) -> tuple[int, str]:
        """Press Ctrl-C; the exit code, and what was said."""
        self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


@contextmanager
def previewed(root: Path) -> Iterator[Running]:
    """Start a preview of the publication in a folder, and end it."""
    command = (sys.executable, "-m", "factsheet", "preview", "-C", str(root), "--no-open")
    process = subprocess.Popen(
        [*command, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    yield Running(root, process.stdout.readline().strip(), process)
    if process.poll() is None:
        process.kill()
        process.communicate()
