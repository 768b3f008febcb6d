import pytest

from factsheet.locales.ordinals import ORDINALS


@pytest.mark.parametrize(
    ("tag", "gender", "printed"),
    [
        ("en", None, "1st 2nd 3rd 4th 11th 12th 21st 89th 111th"),
        ("fr", None, "1er 2e 3e 4e 11e 12e 21e 89e 111e"),
        ("fr", "masculine", "1er 2e 3e 4e 11e 12e 21e 89e 111e"),
        ("fr", "feminine", "1re 2e 3e 4e 11e 12e 21e 89e 111e"),
        ("es", None, "1.º 2.º 3.º 4.º 11.º 12.º 21.º 89.º 111.º"),
        ("es", "feminine", "1.ª 2.ª 3.ª 4.ª 11.ª 12.ª 21.ª 89.ª 111.ª"),
        ("es-MX", "feminine", "1ª. 2ª. 3ª. 4ª. 11ª. 12ª. 21ª. 89ª. 111ª."),
        ("pt-BR", "feminine", "1ª 2ª 3ª 4ª 11ª 12ª 21ª 89ª 111ª"),
        ("it", "masculine", "1º 2º 3º 4º 11º 12º 21º 89º 111º"),
        ("ca", None, "1r 2n 3r 4t 11è 12è 21è 89è 111è"),
        ("sv", None, "1:a 2:a 3:e 4:e 11:e 12:e 21:a 89:e 111:e"),
        ("sv", "feminine", "1:a 2:a 3:e 4:e 11:e 12:e 21:a 89:e 111:e"),
        ("sv", "masculine", "1:e 2:e 3:e 4:e 11:e 12:e 21:e 89:e 111:e"),
        ("de", "feminine", "1. 2. 3. 4. 11. 12. 21. 89. 111."),
        ("nl", None, "1e 2e 3e 4e 11e 12e 21e 89e 111e"),
        ("ru", None, "1 2 3 4 11 12 21 89 111"),
        ("ru", "feminine", "1-я 2-я 3-я 4-я 11-я 12-я 21-я 89-я 111-я"),
        ("zh-Hant", None, "第1 第2 第3 第4 第11 第12 第21 第89 第111"),
    ],
)
def test_ordinals(profile, tag: str, gender, printed: str) -> None:
    numbers = (1, 2, 3, 4, 11, 12, 21, 89, 111)
    assert " ".join(profile(tag).ordinal(number, gender) for number in numbers) == printed


@pytest.mark.parametrize(("tag", "printed"), [("ar", "89"), ("he", "89"), ("el", "89")])
def test_a_language_without_a_rule_prints_the_bare_number(profile, tag: str, printed: str) -> None:
    assert profile(tag).ordinal(89, "feminine") == printed


@pytest.mark.parametrize(
    ("tag", "style", "number", "printed"),
    [
        ("ar", {"digits": "arab"}, 89, "٨٩"),
        ("hi", {"digits": "deva"}, 4, "४था"),
        ("en", {}, 1001, "1,001st"),
        ("es", {}, 1001, "1001.º"),
    ],
)
def test_the_number_is_printed_as_numbers_are(profile, tag, style, number, printed) -> None:
    assert profile(tag, **style).ordinal(number) == printed


@pytest.mark.parametrize("identifier", ORDINALS)
def test_every_row_has_a_default_and_an_affix_for_the_rest(identifier: str) -> None:
    genders = ORDINALS[identifier]
    assert None in genders
    assert all("{}" in affixes["other"] for affixes in genders.values())
