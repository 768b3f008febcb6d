"""What font files say of themselves."""

from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from factsheet.pages.families import read_face, read_repertoire
from support.scripts import FONTS


def test_a_face_has_its_familys_name_and_weight() -> None:
    face = read_face("fonts/Bold.ttf", FONTS / "NotoSansDevanagari-Bold.ttf")
    assert (face.name, face.families) == ("fonts/Bold.ttf", ("Noto Sans Devanagari",))
    assert (face.weight, face.is_italic) == (700, False)


def test_the_typographic_family_comes_first() -> None:
    fonts = FONTS.parents[1] / "src/factsheet/theme/fonts"
    face = read_face("x", fonts / "FactsSansArabic-Light.ttf")
    assert face.families == ("Facts Sans Arabic", "Facts Sans Arabic Light")


def test_a_repertoire_has_characters_and_scripts_with_rules() -> None:
    hindi = read_repertoire(FONTS / "NotoSansDevanagari-Regular.ttf")
    assert {ord("क"), ord("१")} <= hindi.characters
    assert {"deva", "dev2"} <= hindi.scripts
    assert "deva" not in read_repertoire(FONTS / "NotoSansHebrew-Regular.ttf").scripts


def test_what_is_no_font_is_said(tmp_path: Path) -> None:
    path = tmp_path / "House.ttf"
    path.write_text("<html>", "utf-8")
    with pytest.raises(ValueError, match=r"House\.ttf can’t be read as a font"):
        read_face("fonts/House.ttf", path)


def test_a_damaged_table_is_said(tmp_path: Path) -> None:
    source = FONTS / "NotoSansDevanagari-Bold.ttf"
    with TTFont(source) as font:
        lookups = font.reader.tables["GSUB"].offset + 8
    data = bytearray(source.read_bytes())
    data[lookups : lookups + 2] = b"\xff\xff"
    path = tmp_path / "House.ttf"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"House\.ttf can’t be read as a font"):
        read_face("fonts/House.ttf", path)


def test_glyphs_that_were_given_other_numbers_make_invalid_pdfs(tmp_path: Path) -> None:
    read_face("x", FONTS / "NotoSansCJKsc-Regular.otf")
    font = TTFont(FONTS / "NotoSansCJKsc-Regular.otf")
    subsetter = Subsetter(Options(retain_gids=False))
    subsetter.populate(unicodes=[ord("图"), ord("书")])
    subsetter.subset(font)
    font.save(tmp_path / "cut.otf")
    with pytest.raises(ValueError, match="--retain-gids"):
        read_face("x", tmp_path / "cut.otf")
