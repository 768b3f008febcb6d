"""Numbers are compared as values, in digits and in words; a slip is found, a custom is not."""

from dataclasses import replace

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Severity
from factsheet.gate.suspicions import numbers as suspicions
from factsheet.gate.translations import digits as house_digits
from factsheet.gate.translations import numbers
from factsheet.locales.profile import profile_of
from support.targets import codes, target


def found(locale: str, source: str, translation: str) -> list[str]:
    read = target(f'msgid "{source}"\nmsgstr "{translation}"\n', locale)
    return codes([*numbers.check(read), *suspicions.check(read)])


def errors(locale: str, source: str, translation: str) -> list[str]:
    """The codes of what stops a publication."""
    read = target(f'msgid "{source}"\nmsgstr "{translation}"\n', locale)
    return codes(
        [
            one
            for rules in (numbers, suspicions)
            for one in rules.check(read)
            if one.severity is Severity.ERROR
        ]
    )


@pytest.mark.parametrize(
    ("locale", "source", "translation"),
    [
        ("fr", "About fifteen countries", "Une quinzaine de pays"),
        ("fr", "About 15 countries", "Une quinzaine de pays"),
        ("fr", "Thirty or so offices", "Une trentaine de bureaux"),
        ("fr", "Support 24/7", "Assistance 24 heures sur 24"),
        ("fr", "Open 24/7", "Ouvert 24h/24 et 7j/7"),
        ("fr", "Open round the clock", "Ouvert 24h/24"),
        ("es", "Support is there 24/7.", "La asistencia funciona las 24 horas."),
        ("ar", "Support is there 24/7.", "الدعم متاح على مدار الساعة."),
        ("fr", "Article IV applies.", "L’article 4 s’applique."),
        ("es", "Article 4 applies.", "Se aplica el artículo IV."),
        ("ar", "Chapter II of the Statute", "الفصل 2 من القانون"),
        ("fr", "the 21st century", "le XXIe siècle"),
        ("fr", "Half of the members voted.", "50 % des membres ont voté."),
        ("es", "50% of the members voted.", "Votó la mitad de los miembros."),
        ("ar", "Two thirds of the members", "67% من الأعضاء"),
        ("fr", "Three quarters of staff", "75 % du personnel"),
        ("es", "a quarter of the 195 members", "el 25 % de los 195 miembros"),
        ("fr", "Half a dozen offices", "Six bureaux"),
        ("es", "Two dozen countries", "24 países"),
        ("fr", "half a million files", "500 000 fichiers"),
        ("fr", "ninety-five countries", "quatre-vingt-quinze pays"),
        ("ar", "195 countries", "مئة وخمسة وتسعون بلدا"),
        ("fr", "Choose 1,2 or 3 pages.", "Choisissez 1, 2 ou 3 pages."),
        ("es", "about .001 seconds", "unos 0,001 segundos"),
        ("es", "29 Dec 2003", "29 de diciembre de 2003"),
        ("es", "8-bit data is no UTF-8", "Datos de 8 bits no son UTF-8"),
        ("ar", "3D objects", "الأجسام ثلاثية الأبعاد"),
        ("es", "3rd parties", "terceros"),
        ("fr", "until the early 1700s", "jusqu’au début du XVIIIe siècle"),
        ("fr", "in the 1980s", "dans les années 80"),
        ("es", "the 1970s", "los años setenta"),
        ("de", "It ended in the 1700s.", "Es endete im 18. Jahrhundert."),
        ("de", "about 1.8 million people", "etwa 1,8 Millionen Menschen"),
        ("pt", "70 million people", "70 milhões de pessoas"),
        ("es", "a strength of 7.5", "una fuerza de 7'5"),
        ("ar", "a 2-slot palette", "لوحة ذات لونين"),
    ],
)
def test_what_another_language_says_otherwise(locale: str, source: str, translation: str) -> None:
    assert found(locale, source, translation) == []


@pytest.mark.parametrize(
    ("locale", "source", "translation"),
    [
        ("es", "It meets every quarter.", "Se reúne cada 3 meses."),
        ("es", "a term of 12 months", "un mandato de un año"),
        ("fr", "within a day", "dans les 24 heures"),
        ("fr", "a 7-day visit", "une visite d’une semaine"),
        ("fr", "a phone number (e.g. +1 555 for the US)", "un numéro (par exemple +33 555)"),
        ("es", "Enter a telephone code such as +1.", "Introduzca un prefijo, como +34."),
        ("fr", "The E2EE connections", "Les connexions chiffrées de bout en bout"),
        ("fr", "Three countries", "4 pays"),
        ("fr", "Three member countries", "Quatre pays membres"),
        ("ar", "The Assembly meets", "تجتمع الجمعية في تشرين الثاني"),
        ("fr", "Article IV applies.", "L’article VI s’applique."),
        ("fr", "A bunch of members", "Une cinquantaine de membres"),
        ("fr", "Scroll down by 1 line", "Défiler ligne par ligne"),
        ("fr", "They may not be 0.", "Elles ne peuvent pas être nulles."),
        ("es", "by a factor of 2", "hasta duplicarse"),
        ("es", "between 800 and 1100", "entre los siglos IX y XII"),
    ],
)
def test_what_is_only_suspected_warns(locale: str, source: str, translation: str) -> None:
    assert found(locale, source, translation)
    assert errors(locale, source, translation) == []


@pytest.mark.parametrize(
    ("locale", "source", "translation"),
    [
        ("es", "It meets every quarter.", "Se reúne cada tres meses."),
        ("fr", "a fortnight", "quinze jours"),
    ],
)
def test_stretches_of_time_have_words_of_their_own(
    locale: str, source: str, translation: str
) -> None:
    assert found(locale, source, translation) == []


@pytest.mark.parametrize(
    ("locale", "source", "translation"),
    [
        ("fr", "195 countries in 2021", "194 pays en 2021"),
        ("es", "3 of the 13 members", "8 de los 13 miembros"),
        ("ar", "In 2021 it met", "اجتمعت في عام 2012"),
        ("fr", "the G20 group", "le groupe G7"),
        ("fr", "half of the members", "60 % des membres"),
        ("es", "Article 41 applies", "Se aplica el artículo"),
        ("fr", "The Assembly meets every year", "L’Assemblée se réunit en 2021"),
        ("es", "Call +1 for 195 countries", "Llame al +1 para 194 países"),
        ("fr", "a rise of +5%", "une hausse de +50 %"),
        ("fr", "Three members met", "Trois membres en 2021"),
        ("de", "about 1.8 million people", "etwa 1,9 Millionen Menschen"),
        ("fr", "It began in the 1980s.", "Elle date des années 90."),
        ("fr", "It began in 1700.", "Elle date du XIXe siècle."),
        ("ar", "a palette of 3 colours", "لوحة ذات ألوان"),
    ],
)
def test_digits_against_digits_are_errors(locale: str, source: str, translation: str) -> None:
    assert errors(locale, source, translation)


@pytest.mark.parametrize(
    ("digits", "locale", "source", "translation", "is_found"),
    [
        ("latn", "ar", "Article 5", "المادة ٥", True),
        ("latn", "ar", "Article 5", "المادة 5", False),
        ("latn", "fa", "Article 5", "مادهٔ ۵", True),
        ("arab", "ar", "Article 5", "المادة ٥", False),
        ("arab", "ar", "Article 5", "المادة 5", True),
        ("arab", "ar", "COVID-19 and G20", "كوفيد COVID-19 وG20", False),
        ("arabext", "fa", "Article 5", "مادهٔ ٥", True),
        ("latn", "ar", "The digit ٥", "الرقم ٥", False),
    ],
)
def test_the_digits_are_those_of_the_house(
    digits: str, locale: str, source: str, translation: str, is_found: bool
) -> None:
    read = target(f'msgid "{source}"\nmsgstr "{translation}"\n', locale)
    house = replace(read, profile=profile_of(LocaleStyle(locale, digits=digits)))
    found = [problem.severity for problem in house_digits.check(house)]
    assert found == ([Severity.ERROR if digits == "latn" else Severity.WARNING] * is_found)


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
    assert [*numbers.check(right), *suspicions.check(right)] == []
    assert [problem.at.line for problem in numbers.check(wrong)] == [3, 4]
