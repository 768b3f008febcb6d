"""What a build says about how its PDFs are laid out."""

from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.paper.engine import MissingLibrariesError, PdfUnavailableError
from factsheet.paper.libraries import PACKAGES
from factsheet.paper.shortcuts import shortcuts
from factsheet.publish.layout import report_unavailable
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


def test_missing_libraries_are_named_by_the_packages_of_each_system() -> None:
    report_unavailable(
        MissingLibrariesError("system libraries are missing: pango"), findings := Findings()
    )
    (found,) = findings
    assert found.message == "system libraries are missing: pango"
    assert found.hint is not None
    for system, packages in PACKAGES.items():
        assert f"{system}: {' '.join(packages)}" in found.hint


def test_another_version_of_the_engine_wants_another_hint() -> None:
    report_unavailable(PdfUnavailableError("WeasyPrint 71 is installed"), findings := Findings())
    (found,) = findings
    assert found.hint is not None
    assert "make" in found.hint
