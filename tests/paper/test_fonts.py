"""The theme's fonts: what they must be able to set, and how Arabic is put together."""

import io
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from factsheet.pages.coverage import THEME_CHARACTERS, THEME_FAMILY

FOLDER = Path(str(files("factsheet"))) / "theme" / "fonts"
WEIGHTS = {"Light": 300, "Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
CHARACTERS = {
    "Western European": "ABCXYZabcxyzÀÇÉÈÊËÎÏÔŒÙÛÜŸàçéèêëîïôœùûüÿÁÍÑÓÚáíñóúßÆæØøÅå¿¡ªº",
    "Central European, Turkish": "ŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžĞğİıŞşĐđĆćŐőŰűȘșȚț",
    "Vietnamese": "ĂăÂâĐđƠơƯưẤấẾếỐốỚớỨứỹ",
    "Greek": "ΑΒΓΔΩαβγδωάέήίόύώϊΐς",
    "Cyrillic": "АБВГДЯабвгдяёєіїґђљњћџўқңғ",
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "Persian, Urdu, Kurdish": "پچژگکیۀٹڈڑںےہھڵێۆە",
    "Arabic marks": "ًٌٍَُِّْٰٓٔ",
    "digits": "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "Arabic punctuation": "،؛؟٪٫٬٭",
    "punctuation": ".,;:!?…-–—‑‘’“”‚„«»‹›()[]{}/\\|&@#*†‡§¶•·",
    "signs": "+−×÷=±<>≤≥≈%‰°®©™€£$¥№²³½¼¾→←↑↓′″",
    "spaces": " \u00a0\u2009\u202f",
}


def font(weight: str, suffix: str = "ttf") -> TTFont:
    return TTFont(io.BytesIO((FOLDER / f"FactsSansArabic-{weight}.{suffix}").read_bytes()))


def test_every_weight_is_there_for_paper_and_for_the_web() -> None:
    stems = {f"FactsSansArabic-{weight}" for weight in WEIGHTS}
    for suffix in ("ttf", "woff2"):
        assert {path.stem for path in FOLDER.glob(f"*.{suffix}")} == stems


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("suffix", ["ttf", "woff2"])
def test_the_fonts_have_every_character(weight: str, suffix: str) -> None:
    known = font(weight, suffix).getBestCmap()
    lacking = {
        name: "".join(character for character in characters if ord(character) not in known)
        for name, characters in CHARACTERS.items()
    }
    assert {name: missing for name, missing in lacking.items() if missing} == {}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_what_is_taken_for_granted_is_there(weight: str) -> None:
    known = font(weight).getBestCmap()
    assert {one for one in THEME_CHARACTERS if one != "\n" and ord(one) not in known} == set()
    assert font(weight)["name"].getBestFamilyName() == THEME_FAMILY


@pytest.mark.parametrize(("weight", "number"), WEIGHTS.items())
def test_the_fonts_are_one_family_under_a_name_of_its_own(weight: str, number: int) -> None:
    tables = font(weight)
    names = tables["name"]
    assert names.getBestFamilyName() == "Facts Sans Arabic"
    assert tables["OS/2"].usWeightClass == number
    presented = [names.getDebugName(identifier) or "" for identifier in (1, 3, 4, 6, 16)]
    assert not any("Plex" in name for name in presented)
    assert "IBM Corp" in names.getDebugName(0)
    assert "Open Font License" in names.getDebugName(13)


def test_the_licence_goes_with_them() -> None:
    licence = (FOLDER / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert 'Reserved Font Name "Plex"' in licence


@pytest.mark.parametrize("suffix", ["ttf", "woff2"])
def test_lam_alef_is_the_only_ligature_of_letters(suffix: str) -> None:
    tables = font("Regular", suffix)
    substitutions = tables["GSUB"].table
    lookups = {
        index
        for record in substitutions.FeatureList.FeatureRecord
        if record.FeatureTag in ("rlig", "dlig")
        for index in record.Feature.LookupListIndex
    }
    subtables = [
        getattr(subtable, "ExtSubTable", subtable)
        for index in lookups
        for subtable in substitutions.LookupList.Lookup[index].SubTable
    ]
    lengths = [
        len(ligature.Component)
        for subtable in subtables
        for ligatures in subtable.ligatures.values()
        for ligature in ligatures
    ]
    # Initial and medial: the lams of Arabic and Kurdish with the alefs of each.
    assert 8 <= len(lengths) <= 30
    assert set(lengths) == {1}


def test_figures_are_of_one_width() -> None:
    for weight in WEIGHTS:
        tables = font(weight)
        known = tables.getBestCmap()
        assert len({tables["hmtx"][known[code]][0] for code in range(0x30, 0x3A)}) == 1
