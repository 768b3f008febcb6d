"""locks/: what make installs is what pyproject.toml permits, exactly, from any index."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
USERS = ("data", "exchange", "preview", "verify")
FILES = sorted((ROOT / "locks").glob("*.txt"))
LINE = re.compile(r"# .*|\S+==.+ \\|    --hash=sha256:[0-9a-f]{64}( \\)?")


def locked(name: str) -> dict[str, list[Requirement]]:
    """The requirements of a file by package: several where platforms or Pythons differ."""
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / "locks" / f"{name}.txt").read_text("utf-8").splitlines():
        if line[0] not in "# ":
            requirement = Requirement(line.removesuffix(" \\"))
            found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def version_of(requirement: Requirement) -> str:
    (specifier,) = requirement.specifier
    assert specifier.operator == "=="
    return specifier.version


def wanted(*extras: str) -> Iterator[Requirement]:
    yield from map(Requirement, PROJECT["build-system"]["requires"])
    yield from map(Requirement, PROJECT["project"]["dependencies"])
    yield from (Requirement(line) for extra in extras for line in EXTRAS[extra])


def test_the_files() -> None:
    assert [path.stem for path in FILES] == ["build", "icu", "newest", "oldest"]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_version_is_exact_and_has_hashes_and_no_address(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert [line for line in lines if "://" in line or "/tmp" in line] == []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if "==" in line:
            assert following.startswith("    --hash="), line


@pytest.mark.parametrize(
    ("name", "extras"),
    [
        ("newest", (*USERS, "cluster", "dev", "bench")),
        ("build", USERS),
        ("oldest", (*USERS, "cluster")),
    ],
)
def test_versions_are_in_the_ranges_of_pyproject(name: str, extras: tuple[str, ...]) -> None:
    pins = locked(name)
    for requirement in wanted(*extras):
        for pin in pins[canonicalize_name(requirement.name)]:
            assert version_of(pin) in requirement.specifier, "run: make locks"


def test_make_installs_what_is_tested() -> None:
    newest = locked("newest")
    for name, pins in locked("build").items():
        assert list(map(version_of, pins)) == list(map(version_of, newest[name])), name


def test_the_oldest_edge_has_the_lower_bounds() -> None:
    pins = locked("oldest")
    extras = [line for extra in (*USERS, "cluster") for line in EXTRAS[extra]]
    for requirement in map(Requirement, [*PROJECT["project"]["dependencies"], *extras]):
        lower = [one.version for one in requirement.specifier if one.operator == ">="]
        (pin,) = pins[canonicalize_name(requirement.name)]
        # The first release that has not been withdrawn: snowballstemmer 3.0.0 was.
        assert Version(version_of(pin)).release[:2] == (*Version(lower[0]).release, 0)[:2]


@pytest.mark.parametrize("name", ["Babel", "weasyprint", "pydyf", "tinyhtml5", "fonttools"])
def test_what_decides_words_or_bytes_has_a_tested_upper_bound(name: str) -> None:
    """The next minor release is outside the range until somebody has looked at it."""
    (requirement,) = [
        one for one in map(Requirement, PROJECT["project"]["dependencies"]) if one.name == name
    ]
    (pin,) = locked("newest")[canonicalize_name(name)]
    major, minor = Version(version_of(pin)).release[:2]
    assert f"{major}.{minor + 1}" not in requirement.specifier
