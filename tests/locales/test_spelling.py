"""Numbers in words, held against lists as a school grammar has them, and against ICU."""

import icu
import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from factsheet.locales.spelling import (
    LARGEST_READ,
    READ_LOCALES,
    Agreement,
    Spelling,
    spelled_numbers,
)

NATIVE: dict[tuple[str, str], str] = {
    ("en", "masculine"): (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty twenty-one"
    ),
    ("fr", "masculine"): (
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize dix-sept dix-huit dix-neuf vingt vingt-et-un"
    ),
    ("fr", "feminine"): "zéro une deux trois quatre cinq six sept huit neuf dix",
    ("es", "masculine"): (
        "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte veintiún"
    ),
    ("es", "feminine"): "cero una dos tres cuatro cinco seis siete ocho nueve diez",
    ("ar", "masculine"): (
        "صفر|واحد|اثنان|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة|أحد عشر|اثنا عشر|ثلاثة عشر"
        "|أربعة عشر|خمسة عشر|ستة عشر|سبعة عشر|ثمانية عشر|تسعة عشر|عشرون|واحد وعشرون|اثنان وعشرون"
    ),
    ("ar", "feminine"): (
        "صفر|واحدة|اثنتان|ثلاث|أربع|خمس|ست|سبع|ثماني|تسع|عشر|إحدى عشرة|اثنتا عشرة|ثلاث عشرة"
        "|أربع عشرة|خمس عشرة|ست عشرة|سبع عشرة|ثماني عشرة|تسع عشرة|عشرون|إحدى وعشرون|اثنتان وعشرون"
    ),
    ("ru", "masculine"): "ноль один два три четыре пять шесть семь восемь девять десять",
    ("ru", "feminine"): "ноль одна две три",
    ("he", "masculine"): "אפס אחד שני שלושה ארבעה חמישה שישה שבעה שמונה תשעה עשרה",
    ("fa", "masculine"): "صفر یک دو سه چهار پنج شش هفت هشت نه ده",
    ("el", "feminine"): "μηδέν μία δύο τρεις τέσσερις πέντε έξι επτά οκτώ εννέα δέκα",
}
"""Words from zero on; where a word has several, they are parted by bars."""


@pytest.mark.parametrize(("language", "gender"), NATIVE)
def test_cardinals_are_those_of_the_language(language: str, gender: str) -> None:
    spelling, agreement = Spelling(Locale(language)), Agreement(gender)  # type: ignore[arg-type]
    text = NATIVE[language, gender]
    words = text.split("|") if "|" in text else text.split()
    assert [spelling.cardinal(number, agreement) for number in range(len(words))] == words


@pytest.mark.parametrize(
    ("locale", "number", "words"),
    [
        ("en_GB", 101, "one hundred and one"),
        ("en_US", 101, "one hundred one"),
        ("fr", 80, "quatre-vingts"),
        ("fr", 1000, "mille"),
        ("es", 101, "ciento un"),
        ("ar", 28, "ثمانية وعشرون"),
        ("ar", 100, "مئة"),
        ("ar", 195, "مئة وخمسة وتسعون"),
        ("ar", 308, "ثلاثمئة وثمانية"),
        ("ar", 1923, "ألف وتسعمئة وثلاثة وعشرون"),
        ("ar", 5_000, "خمسة آلاف"),
        ("ar", 11_000, "أحد عشر ألفًا"),
        ("ar", 100_000, "مئة ألف"),
    ],
)
def test_larger_numbers(locale: str, number: int, words: str) -> None:
    assert Spelling(Locale.parse(locale)).cardinal(number, Agreement()) == words


@pytest.mark.parametrize(
    ("number", "gender", "words"),
    [
        (2, "masculine", "اثنين"),
        (12, "feminine", "اثنتي عشرة"),
        (20, "masculine", "عشرين"),
        (28, "feminine", "ثمانيًا وعشرين"),
        (200, "masculine", "مئتين"),
        (2000, "masculine", "ألفين"),
    ],
)
def test_arabic_numbers_have_an_oblique_case(number: int, gender: str, words: str) -> None:
    for case in ("genitive", "accusative"):
        agreement = Agreement(gender, case)  # type: ignore[arg-type]
        assert Spelling(Locale("ar")).cardinal(number, agreement) == words


@pytest.mark.parametrize(
    ("locale", "number", "gender", "words"),
    [
        ("en", 89, "masculine", "eighty-ninth"),
        ("fr", 1, "feminine", "première"),
        ("fr", 81, "masculine", "quatre-vingt-unième"),
        ("fr", 89, "feminine", "quatre-vingt-neuvième"),
        ("fr", 91, "masculine", "quatre-vingt-onzième"),
        ("es", 1, "masculine", "primer"),
        ("es", 89, "feminine", "octogésima novena"),
        ("ar", 1, "feminine", "الأولى"),
        ("ar", 11, "masculine", "الحادي عشر"),
        ("ar", 12, "feminine", "الثانية عشرة"),
        ("ar", 21, "feminine", "الحادية والعشرون"),
        ("ar", 89, "feminine", "التاسعة والثمانون"),
        ("ar", 100, "masculine", "المئة"),
    ],
)
def test_ordinals(locale: str, number: int, gender: str, words: str) -> None:
    agreement = Agreement(gender)  # type: ignore[arg-type]
    assert Spelling(Locale(locale)).ordinal(number, agreement) == words


def test_an_arabic_ordinal_in_the_oblique_case() -> None:
    agreement = Agreement("feminine", "genitive")
    assert Spelling(Locale("ar")).ordinal(89, agreement) == "التاسعة والثمانين"


def test_a_language_without_rules_has_no_words() -> None:
    assert Spelling(Locale("bn")).cardinal(3, Agreement()) is None
    assert Spelling(Locale("th")).ordinal(3, Agreement()) == "ที่\u200bสาม"


def test_a_number_beyond_the_rules_has_no_words() -> None:
    assert Spelling(Locale("ar")).cardinal(1_000_000, Agreement()) is None
    assert Spelling(Locale("ar")).ordinal(101, Agreement()) is None


ICU_RULES = {
    "en": "%spellout-cardinal",
    "fr": "%spellout-cardinal-masculine",
    "es": "%spellout-cardinal-masculine",
    "ru": "%spellout-cardinal-masculine",
    "he": "%spellout-cardinal-masculine",
    "fa": "%spellout-cardinal",
    "el": "%spellout-cardinal-masculine",
    "hi": "%spellout-cardinal",
    "th": "%spellout-cardinal",
    "zh": "%spellout-cardinal",
}


@pytest.mark.parametrize("language", ICU_RULES)
def test_the_first_thousand_is_icus(language: str) -> None:
    formatter = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))
    formatter.setDefaultRuleSet(ICU_RULES[language])
    ours = Spelling(Locale(language))
    wrong = {
        number: (ours.cardinal(number, Agreement()), theirs)
        for number in range(1000)
        if ours.cardinal(number, Agreement())
        != (theirs := formatter.format(number).replace("\u00ad", ""))
    }
    assert wrong == {}


# Number words are read back as the number that they were written for, and as no other.


NUMBERS = integers(0, LARGEST_READ)
LANGUAGES = sampled_from(
    [(tag, locale) for tag, locales in READ_LOCALES.items() for locale in locales]
)
AGREEMENTS = sampled_from([Agreement(), Agreement("feminine"), Agreement("feminine", "genitive")])


@pytest.mark.slow
@given(NUMBERS, LANGUAGES, AGREEMENTS)
def test_cardinals(number: int, language: tuple[str, str], agreement: Agreement) -> None:
    tag, locale = language
    words = Spelling(Locale.parse(locale)).cardinal(number, agreement)
    assert words
    assert spelled_numbers(words, tag) == {number}


@given(NUMBERS, LANGUAGES, AGREEMENTS)
def test_ordinals_of_spelled(number: int, language: tuple[str, str], agreement: Agreement) -> None:
    tag, locale = language
    words = Spelling(Locale.parse(locale)).ordinal(number, agreement)
    assert not words or spelled_numbers(words, tag) == {number}


@pytest.mark.parametrize(
    ("text", "tag", "numbers"),
    [
        ("Six offices and twenty-six others", "en", {6, 26}),
        ("one hundred six", "en", {106}),
        ("one hundred and six", "en-GB", {106}),
        ("vingt et une fois par an", "fr", {21}),
        ("quatre-vingt-dix-sept", "fr-CH", {97}),
        ("once veces", "es", {11}),
        ("once a year", "en", set()),
        ("لستة أعضاء", "ar", {6}),
        ("خمسة وعشرين", "ar", {25}),
        ("الدورة التاسعة والثمانون", "ar", {89}),
        ("سنتان", "ar", set()),
        ("", "en", set()),
        ("sechs", "de", set()),
    ],
)
def test_words_of_a_text(text: str, tag: str, numbers: set[int]) -> None:
    assert spelled_numbers(text, tag) == numbers
