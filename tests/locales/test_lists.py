import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.config.style import LocaleStyle
from factsheet.locales.profile import profile_of


@pytest.mark.parametrize(
    ("tag", "names", "style", "literals"),
    [
        ("en", [], "and", ("",)),
        ("en", ["a"], "and", ("", "")),
        ("en", ["a", "b"], "and", ("", " and ", "")),
        ("en", ["a", "b", "c"], "and", ("", ", ", ", and ", "")),
        ("en", ["a", "b", "c"], "or", ("", ", ", ", or ", "")),
        ("fr", ["a", "b", "c", "d"], "and", ("", ", ", ", ", " et ", "")),
        ("ar", ["ا", "ب", "ت"], "and", ("", " و", " و", "")),
        ("ar", ["ا", "ب"], "or", ("", " أو ", "")),
        ("zh", ["a", "b", "c"], "and", ("", "、", "和", "")),
    ],
)
def test_literals(profile, tag, names, style, literals) -> None:
    assert profile(tag).list_literals(names, style) == literals


def test_english_of_britain_has_no_comma_before_the_last(profile) -> None:
    assert profile("en", cldr="en-GB").join(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("names", "style", "joined"),
    [
        (["Francia", "Italia"], "and", "Francia e Italia"),
        (["Brasil", "Francia", "Irán"], "and", "Brasil, Francia e Irán"),
        (["Kazajstán", "Íñigo"], "and", "Kazajstán e Íñigo"),
        (["padre", "hijo"], "and", "padre e hijo"),
        (["agua", "hielo"], "and", "agua y hielo"),
        (["tierra", "hiato"], "and", "tierra y hiato"),
        (["Francia", "Yemen"], "and", "Francia y Yemen"),
        (["Ida", "Ana"], "and", "Ida y Ana"),
        (["Brasil", "\u2066Italia\u2069"], "and", "Brasil e \u2066Italia\u2069"),
        (["París", "«Ilíada»"], "and", "París e «Ilíada»"),
        (["siete", "ocho"], "or", "siete u ocho"),
        (["mujer", "hombre"], "or", "mujer u hombre"),
        (["7", "8"], "or", "7 u 8"),
        (["70", "80"], "or", "70 u 80"),
        (["10", "11"], "or", "10 u 11"),
        (["10", "11 países"], "or", "10 u 11 países"),
        (["100", "110"], "or", "100 o 110"),
        (["Italia", "Irán"], "or", "Italia o Irán"),
        (["siete", "ocho"], "and", "siete y ocho"),
    ],
)
def test_spanish_conjunctions_give_way_to_the_sound_that_follows(
    profile, names, style, joined
) -> None:
    assert profile("es").join(names, style) == joined


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (["ערבית", "עברית"], "ערבית ועברית"),
        (["ערבית", "INTERPOL"], "ערבית ו-INTERPOL"),
        (["7", "8"], "7 ו-8"),
    ],
)
def test_hebrew_and_has_a_hyphen_before_another_script(profile, names, joined) -> None:
    assert profile("he").join(names) == joined


def test_another_style_is_an_error(profile) -> None:
    with pytest.raises(ValueError, match="“unit” is not a style of lists"):
        profile("en").list_literals(["a"], "unit")


@given(
    st.lists(st.text(alphabet="aeioéñabc 12ا", max_size=5), max_size=7),
    st.sampled_from(["ar", "en", "fr", "es", "de", "he", "zh", "th", "ur"]),
    st.sampled_from(["and", "or"]),
)
def test_there_is_one_literal_more_than_there_are_names(names, tag: str, style: str) -> None:
    locale = profile_of(LocaleStyle(tag))
    literals = locale.list_literals(names, style)
    assert len(literals) == len(names) + 1
    assert all(literals[1:-1])
    rebuilt = literals[0] + "".join(map("".join, zip(names, literals[1:], strict=True)))
    assert rebuilt == locale.join(names, style)
