"""Writes the files of locks/, and shows which versions changed.

    python tools/locks.py [--upgrade [PACKAGE …] | --compare ENVIRONMENT]

Without an option, versions stay as they are where pyproject.toml still permits them: run it
after editing a dependency. --upgrade takes the newest permitted versions, of everything or
of the packages that are named. Needs uv.

The files cover all platforms and Pythons, and name no index: pip fetches from wherever it
is configured to, and refuses whatever does not have the recorded hash.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCKS = ROOT / "locks"
OLDEST_PYTHON = "3.11"
EDITABLE = "editables>=0.5"
"""What hatchling needs besides itself to install the project in place."""
USERS = ("data", "exchange", "preview", "verify")
DEVELOPERS = (*USERS, "cluster", "dev", "bench")
TESTERS = ("hypothesis", "jsonschema", "opendataloader-pdf", "pytest", "pytest-xdist")
"""What reduced tests run with: the newest versions at both edges."""
OLD_TESTERS = ("translate-toolkit",)
"""What they run with that must be old as well: its newest version needs a newer lxml."""
PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Lock:
    """A file of locks/: what it is for, what it resolves, and how."""

    name: str
    purpose: str
    requirements: tuple[str, ...]
    options: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        return LOCKS / f"{self.name}.txt"

    @property
    def pins(self) -> dict[str, str]:
        """Versions by package; empty before the file is first written."""
        return pins(self.path.read_text("utf-8")) if self.path.is_file() else {}

    def write(self) -> None:
        """Resolve with uv, which prefers the versions that the file has."""
        command = (
            *("uv", "pip", "compile", "-", "--quiet", "--universal", "--generate-hashes"),
            *("--python-version", OLDEST_PYTHON, "--no-annotate", "--no-header"),
            "--no-strip-extras",  # pip looks up a package with extras apart from the pinned one
            *("--output-file", self.path, *self.options),
        )
        subprocess.run(command, input="\n".join(self.requirements).encode(), cwd=ROOT, check=True)
        header = f"# {self.purpose}\n# Written by tools/locks.py; see CONTRIBUTING.md.\n"
        self.path.write_text(header + self.path.read_text("utf-8"), "utf-8")


def main() -> int:
    options = _options()
    if options.compare:
        locked, there = pins((LOCKS / "newest.txt").read_text("utf-8")), installed(options.compare)
        for name in sorted(locked.keys() & there.keys()):
            if locked[name] != there[name]:
                print(f"{name} {locked[name]} → {there[name]}")
        return 0
    if shutil.which("uv") is None:
        sys.exit("uv is missing: install it, for instance by “pipx install uv”")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for lock in _locks(project, upgrade_options(options.upgrade)):
        before = lock.pins
        lock.write()
        for line in changes(before, lock.pins):
            print(f"{lock.path.relative_to(ROOT)}: {line}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--upgrade", nargs="*", metavar="PACKAGE", help="take newer versions")
    what.add_argument("--compare", type=Path, metavar="ENVIRONMENT", help="show other versions")
    return parser.parse_args()


def upgrade_options(wanted: list[str] | None) -> tuple[str, ...]:
    """uv's options for no package (None), all packages (an empty list), or those named."""
    if wanted is None:
        return ()
    return tuple(f"--upgrade-package={name}" for name in wanted) or ("--upgrade",)


def _locks(project: Mapping[str, Any], upgrade: tuple[str, ...]) -> Iterator[Lock]:
    """The files, each to be written before the next: later ones follow the first."""
    backend = (*project["build-system"]["requires"], EDITABLE)
    extras = project["project"]["optional-dependencies"]
    users = (*project["project"]["dependencies"], *_all(extras, USERS))
    newest = Lock(
        "newest",
        "The newest tested versions, with what tests and benchmarks need: make test, make check.",
        (*backend, *project["project"]["dependencies"], *_all(extras, DEVELOPERS)),
        upgrade,
    )
    yield newest
    yield Lock(
        "build",
        "The same versions without the developers' tools: make.",
        (*backend, *users),
        ("--upgrade", f"--constraints={newest.path}"),
    )
    yield Lock(
        "oldest",
        "The oldest permitted versions, with what reduced tests need: make edges.",
        (
            *users,
            *extras["cluster"],
            *(one for one in extras["dev"] if one.startswith(OLD_TESTERS)),
            *_exactly(newest.pins, ("hatchling", "editables", *TESTERS)),
        ),
        ("--upgrade", "--resolution=lowest-direct"),
    )
    yield Lock(
        "icu",
        "ICU, which formatting is compared with, where it has a wheel: make test, make check.",
        tuple(extras["cldr-check"]),
        upgrade,
    )


def _all(extras: Mapping[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(requirement for name in names for requirement in extras[name])


def _exactly(versions: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{name}=={versions[name]}" for name in names)


def pins(text: str) -> dict[str, str]:
    """Versions by package; several, for several platforms or Pythons, are joined by commas."""
    found: dict[str, list[str]] = {}
    for name, version in PIN.findall(text):
        found.setdefault(name, []).append(version)
    return {name: ", ".join(versions) for name, versions in found.items()}


def installed(environment: Path) -> dict[str, str]:
    """Versions of the packages in a virtual environment, the project and pip left out."""
    command = (environment / "bin/python", "-m", "pip", "freeze", "--exclude-editable")
    return pins(subprocess.run(command, check=True, capture_output=True, text=True).stdout.lower())


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is None:
            yield f"{name} {new} added"
        elif new is None:
            yield f"{name} {old} removed"
        elif old != new:
            yield f"{name} {old} → {new}"


if __name__ == "__main__":
    sys.exit(main())
