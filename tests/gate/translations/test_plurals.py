"""Plural forms agree with their numbers."""

import pytest

from factsheet.gate.translations.plurals.agreement import check
from support.targets import codes, target

FR = 'msgid "{n} member"\nmsgid_plural "{n} members"\n'
EN = 'msgid "{n} country"\nmsgid_plural "{n} countries"\n'
KNOWN = '\n\nmsgid "Members"\nmsgstr "Membres, bureaux"\n\nmsgid "A bureau"\nmsgstr "Un membre, un bureau"'
RIGHT = (
    "لا يوجد أي بلد عضو",
    "بلد عضو واحد",
    "بلدان عضوان",
    "{n} بلدان أعضاء",
    "{n} بلدًا عضوًا",
    "{n} بلد عضو",
)
CONSTRUCT = (
    *("لا يوجد أي مكتب اتصال", "مكتب اتصال واحد", "مكتبا اتصال"),
    *("{n} مكاتب اتصال", "{n} مكتب اتصال", "{n} مكتب اتصال"),
)


def written(source: str, forms: tuple[str, ...]) -> str:
    return source + "\n".join(f'msgstr[{n}] "{form}"' for n, form in enumerate(forms))


def found(forms: tuple[str, ...], locale: str, source: str = EN, rest: str = "") -> list[str]:
    return codes(list(check(target(written(source, forms) + rest, locale))))


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        (("{n} membre", "{n} membres"), []),
        (("{n} membres", "{n} membre"), ["plural-order"]),
        (("{n} membre", "{n} membre"), ["plural-identical"]),
        (("{n} membres", "{n} membres"), ["plural-identical"]),
        (("{n} bureau", "{n} des bureaux"), []),
        (("{n} bureau élu", "Il y a {n} bureau"), ["plural-order"]),
        (("{n} pays", "{n} pays"), []),
        (("{n} %", "{n} %"), []),
    ],
)
def test_french(forms: tuple[str, ...], wanted: list[str]) -> None:
    assert found(forms, "fr", FR, KNOWN) == wanted


def test_the_source_language_knows_its_own_plurals() -> None:
    assert found(("{n} country", "{n} country"), "en") == ["plural-identical"]
    assert found(("{n} countries", "{n} country"), "en") == ["plural-order"]
    assert found(("{n} country sends", "{n} countries send"), "en") == []


@pytest.mark.parametrize("forms", [RIGHT, CONSTRUCT], ids=["adjective", "construct"])
def test_right_arabic_passes(forms: tuple[str, ...]) -> None:
    assert found(forms, "ar") == []


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (0, "{n} بلد عضو"),
        (1, "{n} بلد عضو"),
        (2, "بلدان اثنان عضوان"),
        (3, "{n} من البلدان الأعضاء"),
        (4, "{n} بلدا عضوا"),
        (5, "{n} بلدٍ عضوٍ"),
    ],
)
def test_other_right_arabic_passes(form: int, text: str) -> None:
    assert found((*RIGHT[:form], text, *RIGHT[form + 1 :]), "ar") == []


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 2), (3, 4), (3, 5), (4, 5)])
def test_swapped_arabic_is_found(first: int, second: int) -> None:
    forms = list(RIGHT)
    forms[first], forms[second] = forms[second], forms[first]
    assert "plural-order" in found(tuple(forms), "ar")


@pytest.mark.parametrize(
    ("to", "source"), [(3, 4), (3, 5), (4, 3), (4, 5), (5, 3), (5, 4), (2, 1), (2, 3), (1, 2)]
)
def test_copied_arabic_is_found_in_the_copy(to: int, source: int) -> None:
    forms = list(RIGHT)
    forms[to] = forms[source]
    read = target(written(EN, tuple(forms)), "ar")
    lines = [problem.at.line for problem in check(read)]
    assert read.units[0].forms[to].line in lines


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ثلاثة بلدان", ["plural-number"]),
        ("3 بلدان", ["plural-number"]),
        ("بلدان اثنان", []),
        ("2 بلدين", []),
    ],
)
def test_the_form_for_two_says_two(text: str, wanted: list[str]) -> None:
    forms = (*RIGHT[:2], text, *RIGHT[3:])
    assert found(forms, "ar") == wanted


def test_a_number_that_the_source_says_too_is_no_matter() -> None:
    source = 'msgid "{n} country of two"\nmsgid_plural "{n} countries of two"\n'
    assert found(("un país de dos", "{n} países de dos"), "es", source) == []
