"""The Dockerfile, where there is no Docker: what it copies and installs exists, and who runs it."""

import json
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

from factsheet.cli.main import parser
from factsheet.paper.libraries import PACKAGES
from support.editions import ROOT

DEBIAN = list(PACKAGES["Debian"])


@dataclass(frozen=True)
class Instruction:
    """One instruction with its arguments, without comments and line ends."""

    name: str
    arguments: str


def instructions() -> list[Instruction]:
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", " ", text).splitlines()
    return [Instruction(*line.split(maxsplit=1)) for line in lines if line.strip()]


def stages() -> list[list[Instruction]]:
    found: list[list[Instruction]] = []
    for instruction in instructions():
        if instruction.name == "FROM":
            found.append([])
        elif found:
            found[-1].append(instruction)
    return found


BUILD, FINAL = stages()


def arguments(stage: list[Instruction], name: str) -> list[str]:
    return [instruction.arguments for instruction in stage if instruction.name == name]


def is_in_context(path: str) -> bool:
    """What .dockerignore lets through: its last pattern that fits decides."""
    sent = True
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        pattern = line.removeprefix("!")
        if line and not line.startswith("#") and _fits(path, pattern):
            sent = line.startswith("!")
    return sent


def _fits(path: str, pattern: str) -> bool:
    parents = [path, *map(str, Path(path).parents)]
    return any(fnmatch(part, pattern.removeprefix("**/")) for part in parents)


def test_what_is_copied_is_there() -> None:
    copied = [name for line in arguments(BUILD, "COPY") for name in line.split()[:-1]]
    assert {"src", "pyproject.toml", "locks/build.txt"} <= set(copied)
    for name in copied:
        assert (ROOT / name).exists(), name
        assert is_in_context(name), name
    assert not is_in_context(".git")
    assert not is_in_context("output")


def test_files_that_the_package_is_built_from_are_copied() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (readme,) = re.findall(r'^readme = "(.*)"', project, re.MULTILINE)
    (licences,) = re.findall(r"^license-files = (\[.*\])", project, re.MULTILINE)
    copied = " ".join(arguments(BUILD, "COPY")).split()
    assert {readme, *json.loads(licences)} <= set(copied)


def test_stages_hand_over_what_was_made() -> None:
    (line,) = arguments(FINAL, "COPY")
    option, source, target = line.split()
    assert option == "--from=build"
    assert source == target  # an environment does not survive being moved
    assert any(f"venv {source}" in run for run in arguments(BUILD, "RUN"))
    assert f"PATH={source}/bin:$PATH" in arguments(FINAL, "ENV")[0]


def test_versions_are_locked() -> None:
    install, project = (run for run in arguments(BUILD, "RUN") if " install " in run)
    assert "--require-hashes --requirement locks/build.txt" in install
    assert "--no-deps --no-build-isolation ." in project


def packages() -> list[str]:
    (run,) = [run for run in arguments(FINAL, "RUN") if "apt-get install" in run]
    words = run.split("apt-get install")[1].split("&&")[0].split()
    return [word for word in words if not word.startswith(("-", "$"))]


def test_system_libraries_are_those_of_the_set_up() -> None:
    assert packages() == DEBIAN
    assert " ".join(DEBIAN) in (ROOT / "tools/setup.sh").read_text("utf-8")


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="not a Debian system")
@pytest.mark.parametrize("package", DEBIAN)
def test_debian_has_the_package(package: str) -> None:
    """`make` has installed it, or this machine's lists know it."""
    asked = [["dpkg-query", "--show", package], ["apt-cache", "show", package]]
    codes = [subprocess.run(one, capture_output=True, check=False).returncode for one in asked]
    assert 0 in codes


def test_nobody_is_root() -> None:
    (user,) = arguments(FINAL, "USER")
    assert user == "1000"
    (run,) = arguments(FINAL, "RUN")
    assert f"useradd --uid {user}" in run


def test_the_publication_is_mounted_where_commands_run() -> None:
    (folder,) = arguments(FINAL, "WORKDIR")
    for page in ("README.md", "Dockerfile"):
        text = (ROOT / page).read_text("utf-8")
        (line,) = re.findall(r"docker run .*", text)
        assert f':{folder}"' in line
        command = line.split('publication" factsheet ')[1].split()
        assert command[0] == "factsheet"
        assert parser().parse_args(command[1:]).command


def test_the_command_explains_itself() -> None:
    assert not arguments(FINAL, "ENTRYPOINT")
    assert json.loads(arguments(FINAL, "CMD")[0]) == ["factsheet", "--help"]


def test_what_is_left_out_is_of_an_extra() -> None:
    """Nothing that every command needs; and it was installed before."""
    (unused,) = [line.split("=")[1] for line in arguments(BUILD, "ARG")]
    (run,) = [run for run in arguments(BUILD, "RUN") if " uninstall " in run]
    assert run.endswith("--yes pip ${UNUSED}")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert any(one.startswith(unused) for one in project["optional-dependencies"]["data"])
    assert not any(one.startswith(unused) for one in project["dependencies"])
    assert f"\n{unused}==" in (ROOT / "locks/build.txt").read_text("utf-8")


@pytest.mark.parametrize("system", PACKAGES)
def test_readme_names_the_packages_of_each_system(system: str) -> None:
    rows = (ROOT / "README.md").read_text("utf-8").splitlines()
    (row,) = [row for row in rows if row.startswith(f"| {system}")]
    assert f" git {' '.join(PACKAGES[system])}`" in row
