"""PDF/UA-1 and PDF/A-3a, as the reference validator sees them."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

VERAPDF = Path(__file__).parents[2] / "tools" / "verapdf" / "verapdf.py"
UNAVAILABLE = 3


def validate(paths: Iterable[Path], flavours: str = "ua1,3a") -> list[str]:
    """A line for each rule that a file breaks. Skips the test where veraPDF can't run."""
    command = [sys.executable, str(VERAPDF), flavours, *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode == UNAVAILABLE:
        pytest.skip(run.stderr.strip())
    failures = [line for line in run.stdout.splitlines() if not line.startswith("PASS ")]
    if run.returncode and not failures:
        pytest.fail(f"veraPDF broke down: {run.stderr}")
    return failures
