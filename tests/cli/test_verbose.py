"""--verbose shows how long each stage took, on standard error."""

import re
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.scaffold.samples import write_sample

READ = "read facts and sheets"
STAGES = {
    "build --format html": [
        "compare with the last build",
        "load libraries",
        "read theme and fonts",
        READ,
        "read and check catalogs",
        "make pages and check fonts",
        "write files",
    ],
    "check": [
        "load libraries",
        READ,
        "read catalogs, theme and glossary",
        "check files, formats and styles",
        "check translations",
        "check facts and sheets",
        "make pages and check fonts",
    ],
    "sync": ["load libraries", READ, "collect messages", "update catalogs", "write files"],
    "sync --check": [
        "load libraries",
        READ,
        "collect messages",
        "update catalogs",
        "compare files",
    ],
    "verify": [
        "load libraries",
        "compare files with the manifest",
        "read pages and styles",
        "read PDFs",
        "check values and languages",
        "check links and styles",
        "check pictures and fonts",
    ],
    "sheets": [],
}
TIMING = re.compile(r"^ +(\d+\.\d\d) s  (.+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication with pages in output/."""
    folder = tmp_path_factory.mktemp("verbose")
    write_sample("starter", folder)
    assert main(["build", "--quiet", "--format", "html", "-C", str(folder)]) == 0
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("command", STAGES)
def test_stages(command: str, starter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--force"] if command.startswith("build") else []
    words = [*command.split(), "-C", str(starter), *options]
    assert main(words) == 0
    plain = capsys.readouterr()
    assert TIMING.findall(plain.err) == []
    assert main([*words, "--verbose"]) == 0
    verbose = capsys.readouterr()
    found = TIMING.findall(verbose.err)
    assert [stage for _, stage in found] == [*STAGES[command], "in all"]
    *parts, total = [float(seconds) for seconds, _ in found]
    assert sum(parts) <= total + 0.01 * len(found)
    assert verbose.out == plain.out
    assert TIMING.sub("", verbose.err).split() == plain.err.split()


def test_a_build_that_is_not_repeated(starter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["build", "--format", "html", "-C", str(starter)]
    assert main(words) == 0
    capsys.readouterr()
    assert main(["-v", *words]) == 0
    found = TIMING.findall(capsys.readouterr().err)
    assert [stage for _, stage in found] == ["compare with the last build", "in all"]


def test_quiet_leaves_only_timings(starter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-q", "-v", "-C", str(starter)]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines
    assert all(map(TIMING.fullmatch, lines))


def test_a_command_that_fails_is_timed_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "factsheet.toml").write_text("", "utf-8")
    assert main(["check", "-v", "-C", str(tmp_path)]) == 1
    found = TIMING.findall(capsys.readouterr().err)
    assert [stage for _, stage in found] == ["load libraries", READ, "in all"]
