"""The how-to about signatures: its commands run as they stand, and a changed manifest is refused."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from factsheet.cli.main import main
from support.publications import write_publication
from support.translations import BILINGUAL
from support.words import FRENCH, translate

PAGE = (Path(__file__).parents[2] / "docs/signing.md").read_text("utf-8")


def blocks(name: str) -> list[str]:
    """The commands of a section: the key, what signs, what checks."""
    section = PAGE.split(f"## With {name}")[1].split("\n## ")[0]
    return re.findall(r"```bash\n(.*?)```", section, re.DOTALL)


TOOLS = {
    "OpenSSH": ("ssh-keygen", 'Good "factsheet" signature for publisher@example.org'),
    "minisign": ("minisign", "Signature and comment signature verified"),
}
every = pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.skipif(not which(tool), reason=f"no {tool}"))
        for name, (tool, _) in TOOLS.items()
    ],
)


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
    for name, (tool, _) in TOOLS.items():
        for block in blocks(name)[:-1] if which(tool) else ():
            done = run(block, folder)
            assert done.returncode == 0, done.stderr
    return folder


@every
def test_the_commands_sign_and_check(name: str, signed: Path) -> None:
    done = run(blocks(name)[-1], signed)
    assert done.returncode == 0, done.stderr
    assert TOOLS[name][1] in done.stdout


@every
def test_another_manifest_is_refused(name: str, signed: Path) -> None:
    """The hashes fit the changed page, and the signature does not."""
    manifest = signed / "output/manifest.json"
    before = manifest.read_bytes()
    manifest.write_bytes(before.replace(b'"Riverside Library"', b'"Riverside library"', 1))
    try:
        done = run(blocks(name)[-1].split("factsheet verify output")[0], signed)
        assert done.returncode != 0
    finally:
        manifest.write_bytes(before)
