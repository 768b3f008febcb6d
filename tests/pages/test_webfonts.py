"""The style sheet by which screens show the publication's own fonts."""

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from factsheet.load.theme import MEDIA, load_theme
from factsheet.pages.families import read_face
from factsheet.pages.webfonts import NAME, with_web_fonts
from factsheet.workspace import Workspace
from support.scripts import FONTS

HEBREW = "NotoSansHebrew-Regular.ttf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fonts").mkdir()
    for name in (HEBREW, "NotoSansHebrew-Bold.ttf"):
        shutil.copy(FONTS / name, tmp_path / "fonts")
    return tmp_path


def styled(folder: Path) -> tuple[str, set[str]]:
    """The style sheet, and the fonts of the publication that are published."""
    workspace = Workspace(folder)
    faces = [
        read_face(name, workspace.path(name)) for name in workspace.files("fonts", ".ttf", ".otf")
    ]
    theme = with_web_fonts(load_theme(workspace), faces)
    fonts = {name for name in theme.assets if name.startswith("fonts/Noto")}
    return theme.assets[NAME].decode(), fonts


def test_every_weight_has_a_rule_and_its_file(folder: Path) -> None:
    rules, fonts = styled(folder)
    assert [line.split("; ")[:3] for line in rules.splitlines()] == [
        ['@font-face { font-family: "Noto Sans Hebrew"', f"font-weight: {w}", "font-style: normal"]
        for w in (700, 400)
    ]
    assert 'src: url("../fonts/NotoSansHebrew-Regular.ttf") format("truetype")' in rules
    assert fonts == {f"fonts/{HEBREW}", "fonts/NotoSansHebrew-Bold.ttf"}


def test_a_file_made_for_the_web_goes_before(folder: Path) -> None:
    font = TTFont(folder / "fonts" / HEBREW)
    font.flavor = "woff2"
    font.save(folder / "fonts" / "NotoSansHebrew-Regular.woff2")
    rules, fonts = styled(folder)
    assert 'url("../fonts/NotoSansHebrew-Regular.woff2") format("woff2")' in rules
    assert fonts == {"fonts/NotoSansHebrew-Bold.ttf", "fonts/NotoSansHebrew-Regular.woff2"}


def test_it_is_for_screens_and_before_the_publications_own(folder: Path) -> None:
    (folder / "templates/css").mkdir(parents=True)
    (folder / "templates/css/80-own.css").write_text("h1 { color: navy }", "utf-8")
    workspace = Workspace(folder)
    theme = with_web_fonts(
        load_theme(workspace), [read_face("fonts/x.ttf", folder / "fonts" / HEBREW)]
    )
    names = [sheet.name for sheet in theme.stylesheets]
    assert names.index(NAME) < names.index("css/80-own.css")
    assert {sheet.media for sheet in theme.stylesheets if sheet.name == NAME} == {MEDIA["browser"]}


def test_without_fonts_nothing_is_added() -> None:
    theme = load_theme()
    assert with_web_fonts(theme, []) is theme
