"""Numbers are compared as values, in digits and in words; a slip is found, a custom is not."""

import pytest

from factsheet.checks.translations import numbers
from support.targets import codes, target


def found(locale: str, source: str, translation: str) -> list[str]:
    read = target(f'msgid "{source}"\nmsgstr "{translation}"\n', locale)
    return codes(list(numbers.check(read)))


@pytest.mark.parametrize(
    ("locale", "source", "translation"),
    [
        ("fr", "In 2021, 1,000 people met.", "1 000 personnes se sont réunies en 2021."),
        ("fr", "1,000,000 users", "1\u202f000\u202f000 d’utilisateurs"),
        ("ar", "In 2021, 1,000 people met.", "اجتمع ١٬٠٠٠ شخص في عام ٢٠٢١."),
        ("es", "2.5 million euros", "2,5 millones de euros"),
        ("fr", "2.5 million euros", "2 500 000 euros"),
        ("es", "1.5 billion", "1500 millones"),
        ("ar", "25% of staff", "25 في المائة من الموظفين"),
        ("es", "25 per cent of staff", "el 25 % del personal"),
        ("fr", "Three countries", "3 pays"),
        ("ar", "3 countries", "ثلاثة بلدان"),
        ("fa", "A second term is possible, a third is not.", "دورهٔ دوم ممکن است، دورهٔ سوم نه."),
        ("fa", "Nine countries", "نه کشور"),
        ("es", "21 countries", "Veintiún países"),
        ("fr", "A dozen countries", "12 pays"),
        ("es", "the 89th session", "la 89.ª reunión"),
        ("ar", "the third session", "الدورة الثالثة"),
        ("ar", "2 countries", "بلدان"),
        ("fr", "2021-11-23", "le 23 novembre 2021"),
        ("es", "11/23/2021", "23.11.2021"),
        ("fr", "3 p.m.", "15 h 00"),
        ("ar", "COVID-19", "كوفيد-19"),
        ("ru", "Expedition 1", "Первая экспедиция"),
        ("fr", "Mars is a planet", "Mars est une planète"),
        ("ar", "He practised", "مارس عمله"),
    ],
)
def test_the_same_number_in_another_way(locale: str, source: str, translation: str) -> None:
    assert found(locale, source, translation) == []


@pytest.mark.parametrize(
    ("locale", "source", "translation", "code"),
    [
        ("fr", "Three member countries", "Quatre pays membres", "number-changed"),
        ("es", "the third session", "la cuarta reunión", "number-changed"),
        ("ar", "three countries", "أربعة بلدان", "number-changed"),
        ("fr", "25% of staff", "25 du personnel", "number-changed"),
        ("es", "195 countries", "19 países", "number-changed"),
        ("ar", "195 countries", "١٩٤ بلدا", "number-changed"),
        ("es", "5 years", "5.000 años", "number-changed"),
        ("fr", "2.5 million", "2,5 milliards", "number-changed"),
        ("ar", "10.5 %", "١٠٥٪", "number-changed"),
        ("fr", "the G20 group", "le groupe G7", "number-changed"),
        ("fr", "November 2021", "décembre 2021", "month-changed"),
        ("ar", "The Assembly meets", "تجتمع الجمعية في تشرين الثاني", "month-changed"),
        ("fr", "Article 12", "L’article", "number-missing"),
        ("es", "The Assembly", "La Asamblea de 2021", "number-added"),
    ],
)
def test_another_number(locale: str, source: str, translation: str, code: str) -> None:
    assert found(locale, source, translation) == [code]


def test_a_form_for_one_number_may_write_it() -> None:
    entry = 'msgid "{n} day"\nmsgid_plural "{n} days"\n'
    right = target(entry + 'msgstr[0] "1 día"\nmsgstr[1] "{n} días"\n', "es")
    wrong = target(entry + 'msgstr[0] "3 día"\nmsgstr[1] "195 días"\n', "es")
    assert list(numbers.check(right)) == []
    assert [problem.at.line for problem in numbers.check(wrong)] == [3, 4]
