"""Comparison words: found as whole words, with what Arabic writes together with them."""

from importlib.resources import files

import pytest

from factsheet.locales.comparisons import comparisons_in, languages_without_comparisons
from factsheet.messages.pattern import parse_pattern

LISTED = ("ar", "en", "es", "fa", "fr")


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("en", "It is the Largest of {a} bodies.", ("Largest",)),
        ("en", "More\u00a0than half of {a} rose.", ("More\u00a0than", "half", "rose")),
        ("en-GB", "The number <strong>doubled</strong>.", ("doubled",)),
        ("fr", "C’est la plus grande de {a} organisations.", ("la plus",)),
        ("fa", "بزرگ\u200cترین سازمان با {a} کشور، افزایش یافت", ("ترین", "افزایش")),
        ("fr", "Le nombre a augmenté jusqu’à {a}.", ("augmenté", "jusqu’à")),
        ("fr", "l’unique pays", ("unique",)),
        ("es", "Es el mayor de {a}; aumentó.", ("mayor", "aumentó")),
        ("es", "Casi la mitad de los {a} países.", ("Casi", "mitad")),
        ("ar", "وهي الأكبر بين {a} منظمة", ("الأكبر",)),
        ("ar", "أكبرها {a}", ("أكبرها",)),
        ("ar", "ارتفعَ العدد إلى {a}", ("ارتفعَ",)),
        ("ar", "ومعظمهم من {a} بلدًا", ("ومعظمهم",)),
        ("ar", "للأول من {a}", ("للأول",)),
        ("ar", "اكبر منظمة", ("اكبر",)),
    ],
)
def test_comparisons(locale: str, text: str, found: tuple[str, ...]) -> None:
    assert comparisons_in(parse_pattern(text), locale) == found


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "On behalf of {a} members, almostly a firsthand recordkeeper."),
        ("en", "Criminal records of {a} countries."),
        ("en", "more {a} than"),
        ("en", "It has {staff.most} members."),
        ("fr", "Il n’y a plus {a} pays; le seuil des primeurs."),
        ("fr", "Pour un monde plus sûr, INTERPOL aide {a} pays."),
        ("es", "Protege a los menores de {a} países, además de los bienes."),
        ("fa", "به پلیس {a} کشور برای جهانی امن\u200cتر کمک می\u200cکند."),
        ("ar", "من أجل عالم أكثر أمانًا في {a} بلدًا"),
        ("ar", "كان الأولاد في {a} بلدًا"),
        ("de", "die größte von {a}"),
    ],
)
def test_no_comparisons(locale: str, text: str) -> None:
    assert comparisons_in(parse_pattern(text), locale) == ()


def test_a_value_is_no_comparison() -> None:
    """“more than” comes with the value where its statement says so."""
    assert comparisons_in(parse_pattern("It has {staff.total} members."), "en") == ()


def test_languages_without_a_list_say_so() -> None:
    (sentence,) = languages_without_comparisons(["en", "pt-BR", "ar"])
    assert sentence.startswith("pt-BR has no list")


@pytest.mark.parametrize("language", LISTED)
def test_every_form_of_a_list_is_found(language: str) -> None:
    text = (files("factsheet.locales") / "comparisons" / f"{language}.txt").read_text("utf-8")
    forms = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(forms) == len(set(forms)) > 60
    for form in forms:
        assert comparisons_in(parse_pattern(f"x {form.removesuffix('*')} y"), language), form
