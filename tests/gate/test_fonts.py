"""Characters that no font has, found before anything is laid out."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from factsheet.cli.main import main
from factsheet.diagnostics import Diagnostic, Severity
from factsheet.gate.inspect import inspect
from factsheet.workspace import Workspace
from support.scripts import FONTS, script_publication

GREEK = "locales/el/LC_MESSAGES/factsheet.po"
HINDI = "NotoSansDevanagari-{}.ttf"
CODES = ("missing-glyph", "missing-font", "uneven-font", "unshaped-script", "font-unreadable")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return script_publication(tmp_path)


def found(folder: Path) -> list[Diagnostic]:
    return [one for one in inspect(Workspace(folder)).findings if one.code in CODES]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(path: Path, words: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def cut(font: str, folder: Path, *, without: str = "", features: list[str] | None = None) -> None:
    """Write the test font again, with fewer tables or glyphs."""
    tables = TTFont(FONTS / font)
    options = Options(layout_features=["*"] if features is None else features)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(tables.getBestCmap()) - set(map(ord, without)))
    subsetter.subset(tables)
    tables.save(folder / "fonts" / font)


@pytest.mark.slow
def test_a_translation_is_named_with_its_line_and_the_code_point(folder: Path) -> None:
    edit(folder / GREEK, "Αναγνωστήρια", "Αναγνωστήρια ℞")
    [one] = found(folder)
    assert (one.code, one.severity, one.locale) == ("missing-glyph", Severity.ERROR, "el")
    assert (
        one.message
        == "no font has “℞” (U+211E PRESCRIPTION TAKE), in “sheet:library:halls:heading”"
    )
    assert (one.location.path, one.location.line) == (GREEK, line_of(folder / GREEK, "℞"))
    assert "docs/scripts.md" in (one.hint or "")


@pytest.mark.slow
def test_a_text_of_the_source_is_named_where_it_is_written(folder: Path) -> None:
    edit(folder / "sheets/library.yaml", "Reading rooms", "Reading rooms ☃")
    english = [one for one in found(folder) if one.locale == "en"]
    assert [(one.location.path, "☃" in one.message) for one in english] == [
        ("sheets/library.yaml", True)
    ]
    assert english[0].location.line == line_of(folder / "sheets/library.yaml", "☃")


@pytest.mark.slow
def test_a_value_is_named_with_its_sheet(folder: Path) -> None:
    edit(folder / "factsheet.toml", "[locales.el]", '[locales.el.territories]\nGR = "Ἑλλάς ⸙"')
    [one] = found(folder)
    assert "U+2E19 PALM BRANCH" in one.message
    assert "a value or a template of the sheet “library”" in one.message
    assert one.location.path == "sheets/library.yaml"


@pytest.mark.slow
def test_a_language_without_a_font_has_one_finding_that_leads_to_the_guide(folder: Path) -> None:
    shutil.rmtree(folder / "fonts")
    edit(folder / "factsheet.toml", '\nfont = "Noto Sans Devanagari"', "")
    for family in ("Noto Sans Hebrew", "Sarabun", "Noto Sans CJK SC"):
        edit(folder / "factsheet.toml", f'font = "{family}"', "")
    hindi = [one for one in found(folder) if one.locale == "hi"]
    assert len(hindi) == 1
    assert re.search(
        r"more, in \d\d messages: “sheet:library:title” \(locales/hi/", hindi[0].message
    )
    assert hindi[0].location.path == "factsheet.toml"
    assert hindi[0].hint == (
        "use other characters, or put a font for Devanagari into fonts/ and name its family as font "
        "in [locales.hi]: docs/scripts.md shows how, step by step"
    )


@pytest.mark.slow
def test_a_font_that_is_named_and_not_there_is_the_only_finding(folder: Path) -> None:
    shutil.rmtree(folder / "fonts")
    named = [(one.code, one.locale) for one in found(folder)]
    assert named == [("missing-font", tag) for tag in ("he", "hi", "th", "zh")]


@pytest.mark.slow
def test_weights_that_are_cut_differently_are_told_of(folder: Path) -> None:
    cut(HINDI.format("Bold"), folder, without="ल")
    [one] = found(folder)
    assert (one.code, one.severity) == ("uneven-font", Severity.WARNING)
    assert one.message.startswith("it lacks “ल” (U+0932 DEVANAGARI LETTER LA), which another")
    assert one.location.path == "fonts/NotoSansDevanagari-Bold.ttf"


@pytest.mark.slow
def test_a_font_that_lost_its_rules_is_told_of(folder: Path) -> None:
    for weight in ("Regular", "Bold"):
        cut(HINDI.format(weight), folder, features=[])
    assert [(one.code, one.severity) for one in found(folder)] == [
        ("unshaped-script", Severity.WARNING)
    ] * 2


@pytest.mark.slow
@pytest.mark.parametrize("data", [b"<html>", b"wOF2" + b"\0" * 100, b"wOFF" + b"\0" * 100, b""])
def test_a_file_that_is_no_font_is_named(folder: Path, data: bytes) -> None:
    (folder / "fonts/House.ttf").write_bytes(data)
    assert [(one.code, one.location.path) for one in found(folder)] == [
        ("font-unreadable", "fonts/House.ttf")
    ]


def test_a_build_says_so_before_weasyprint_is_loaded(folder: Path) -> None:
    edit(folder / GREEK, "Αναγνωστήρια", "Αναγνωστήρια ℞")
    script = (
        "import sys\nfrom factsheet.cli.main import main\n"
        f"assert main(['build', '-C', {str(folder)!r}, '--locale', 'el']) == 1\n"
        "print('weasyprint' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "False"
    assert "U+211E" in run.stdout + run.stderr
    assert not (folder / "output").exists()


@pytest.mark.slow
def test_pages_alone_are_made_without_the_glyph(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / GREEK, "Αναγνωστήρια", "Αναγνωστήρια ℞")
    assert main(["build", "-C", str(folder), "--locale", "el", "--format", "html", "-q"]) == 0
    assert "U+211E" not in "".join(capsys.readouterr())
