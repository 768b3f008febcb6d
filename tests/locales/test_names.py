import pytest

from factsheet.locales.names import (
    hint_language,
    hint_territory,
    hint_unit,
    is_currency,
    is_language,
    is_territory,
    is_unit,
)
from support.cldr import by_cldr


@pytest.mark.parametrize(
    ("tag", "code", "name"),
    [
        ("en", "FR", "France"),
        ("fr", "US", "États-Unis"),
        ("es", "TR", "Turquía"),
        ("ar", "TR", "تركيا"),
    ],
)
def test_territories_by_cldr(profile, tag: str, code: str, name: str) -> None:
    assert profile(tag).territory(code) == name


@pytest.mark.parametrize(
    ("tag", "code", "name"),
    [
        ("en", "ar", "Arabic"),
        ("fr", "ar", "arabe"),
        ("ar", "es", "الإسبانية"),
        ("en", "en-GB", "British English"),
        ("en", "pt-AO", "Portuguese (Angola)"),
        ("fr", "zh-Hant", "chinois traditionnel"),
        ("fr", "sr-Latn", "serbe (latin)"),
        ("fr", "sr-Latn-ME", "serbe (latin, Monténégro)"),
    ],
)
def test_languages_by_cldr(profile, tag: str, code: str, name: str) -> None:
    assert profile(tag).language(code) == name


def test_the_house_has_the_first_word(profile) -> None:
    locale = profile("en", territories={"TR": "Turkey"}, languages={"es": "Castilian"})
    assert locale.territory("TR") == "Turkey"
    assert locale.territory("FR") == "France"
    assert locale.language("es") == "Castilian"
    assert locale.language("es-TR") == "Castilian (Turkey)"


def test_the_house_names_currencies(profile) -> None:
    assert profile("en").currency("LBP") == "Lebanese Pound"
    assert profile("en", currencies={"LBP": "Lebanese lira"}).currency("LBP") == "Lebanese lira"


def test_what_only_one_language_lacks_is_its_code(profile) -> None:
    assert profile("en").territory("CQ") == "Sark"
    assert profile("ar").territory("CQ") == by_cldr("ar: CQ")
    assert profile("ar").language("kri") == "kri"


@pytest.mark.parametrize("code", ["QQ", "fr", "FRA", ""])
def test_an_unknown_territory_is_a_key_error(profile, code: str) -> None:
    with pytest.raises(KeyError):
        profile("fr").territory(code)


@pytest.mark.parametrize("code", ["xx", "fr-QQ", "fr-Abcd", "Français", ""])
def test_an_unknown_language_is_a_key_error(profile, code: str) -> None:
    with pytest.raises(KeyError):
        profile("fr").language(code)


@pytest.mark.parametrize("code", ["FR", "XK", "TW", "AQ", "001", "419"])
def test_territories_are_known(code: str) -> None:
    assert is_territory(code)


@pytest.mark.parametrize("code", ["fr", "FRA", "UK", "ZZ", "EU", "UN", "XA", ""])
def test_what_is_no_territory(code: str) -> None:
    assert not is_territory(code)


def test_iso_3166_has_some_two_hundred_and_fifty() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    found = [one + two for one in letters for two in letters if is_territory(one + two)]
    assert 249 <= len(found) <= 260


@pytest.mark.parametrize("code", ["ar", "pt-BR", "zh-Hant", "es-419", "sr-Latn-ME", "haw"])
def test_languages_are_known(code: str) -> None:
    assert is_language(code)


@pytest.mark.parametrize("code", ["xx", "AR", "pt_BR", "pt-br", "English", "", "-"])
def test_what_is_no_language(code: str) -> None:
    assert not is_language(code)


@pytest.mark.parametrize(
    ("code", "known"), [("EUR", True), ("XDR", True), ("EUX", False), ("", False)]
)
def test_currencies(code: str, known: bool) -> None:
    assert is_currency(code) is known


@pytest.mark.parametrize(
    ("unit", "known"),
    [
        ("length-kilometer", True),
        ("duration-year", True),
        ("area-square-kilometer", True),
        ("kilometer", False),
        ("length-horse", False),
        ("", False),
    ],
)
def test_units(unit: str, known: bool) -> None:
    assert is_unit(unit) is known


@pytest.mark.parametrize(
    ("hint", "written", "meant"),
    [
        (hint_territory, "UK", "GB"),
        (hint_territory, "USA", "US"),
        (hint_territory, "france", "FR"),
        (hint_language, "eng", "en"),
        (hint_language, "iw", "he"),
        (hint_language, "English", "en"),
        (hint_unit, "kilometer", "length-kilometer"),
        (hint_unit, "km", "length-kilometer"),
        (hint_unit, "metres", "length-meter"),
        (hint_unit, "length-metre", "length-meter"),
        (hint_unit, "square-kilometres", "area-square-kilometer"),
        (hint_unit, "tonnes", "mass-tonne"),
        (hint_unit, "hectares", "area-hectare"),
    ],
)
def test_what_is_meant_is_hinted_at(hint, written: str, meant: str) -> None:
    assert hint(written) == f"did you mean “{meant}”?"


@pytest.mark.parametrize(
    ("hint", "written"),
    [
        (hint_territory, "SU"),  # CLDR replaces it with fifteen
        (hint_territory, "QQ"),
        (hint_language, "xx"),
        (hint_unit, "bananas"),
        (hint_unit, "length-klick"),  # no inch
        (hint_unit, "square-km"),  # no square mile
    ],
)
def test_what_may_be_anything_is_not_hinted_at(hint, written: str) -> None:
    assert hint(written) is None
