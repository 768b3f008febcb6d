"""The how-to about signatures: its commands run as they stand, and a changed manifest is refused."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.publications import write_publication
from support.translations import BILINGUAL
from support.words import FRENCH, translate

PAGE = (Path(__file__).parents[2] / "docs/signing.md").read_text("utf-8")
SECTION = PAGE.split("## With OpenSSH")[1].split("\n## ")[0]
BLOCKS = re.findall(r"```bash\n(.*?)```", SECTION, re.DOTALL)


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-ec", script]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    write_publication(folder, {"factsheet.toml": BILINGUAL})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    translate(folder, "fr", FRENCH)
    for block in BLOCKS[:-1]:
        done = run(block, folder)
        assert done.returncode == 0, done.stderr
    return folder


def test_the_commands_sign_and_check(signed: Path) -> None:
    done = run(BLOCKS[-1], signed)
    assert done.returncode == 0, done.stderr
    assert 'Good "factsheet" signature for publisher@example.org' in done.stdout


def test_another_manifest_is_refused(signed: Path) -> None:
    """The hashes fit the changed page, and the signature does not."""
    manifest = signed / "output/manifest.json"
    before = manifest.read_bytes()
    manifest.write_bytes(before.replace(b'"Riverside Library"', b'"Riverside library"', 1))
    try:
        done = run(BLOCKS[-1].split("factsheet verify output")[0], signed)
        assert done.returncode != 0
    finally:
        manifest.write_bytes(before)
