"""factsheet diff as its user meets it."""

import json
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.publications import FACTS
from support.published import publish


@pytest.fixture(scope="module", name="editions")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two editions, a and b."""
    folder = tmp_path_factory.mktemp("editions")
    publish(folder / "a")
    publish(folder / "b", {"facts/library.yaml": FACTS.replace("value: 195", "value: 196")})
    return folder


def test_difference(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sides = ["diff", "a/output", "b/output/manifest.json", "-C", str(editions)]
    assert main(sides) == 0
    printed = capsys.readouterr()
    assert "value: 195 → 196" in printed.out
    assert printed.err == ""
    assert main([*sides, "--exit-code", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["differs"] is True
    assert main([*sides, "--locale", "fr", "--format", "markdown"]) == 0
    assert "### en" not in capsys.readouterr().out


def test_no_difference(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "a/output", "a/output", "--exit-code", "-C", str(editions)]) == 0
    assert "No differences." in capsys.readouterr().out


def test_usage(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "a/output", "nowhere", "-C", str(editions)]) == 2
    assert "hint: name a folder that factsheet build has written" in capsys.readouterr().err
    assert main(["diff", "a/output", "b/output", "--locale", "xx", "-C", str(editions)]) == 2
