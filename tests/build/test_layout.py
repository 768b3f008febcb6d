"""What a build says about how its PDFs are laid out."""

from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.render.shortcuts import shortcuts
from support.publications import CONFIG, write_publication

ENGLISH = CONFIG.split("[locales.ar]")[0]


def test_a_build_says_when_shortcuts_are_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_publication(tmp_path, {"factsheet.toml": ENGLISH})
    monkeypatch.setattr(shortcuts, "KNOWN", {**shortcuts.KNOWN, "weasyprint": "69.9"})
    assert main(["build", "-C", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert "note" in said
    assert "weasyprint 70.0 (not 69.9)" in said
    assert "[shortcuts-off]" in said


def test_a_build_with_known_versions_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_publication(tmp_path, {"factsheet.toml": ENGLISH})
    assert main(["build", "-C", str(tmp_path)]) == 0
    assert "shortcuts" not in capsys.readouterr().err
