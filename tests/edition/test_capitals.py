"""What begins with a capital where it stands alone, by house style."""

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.edition.capitals import capitalised, is_capitalised
from factsheet.edition.document import Datum, Element, Run, plain
from factsheet.edition.values import spoken
from factsheet.locales.profile import profile_of
from factsheet.model.codes import Currency, LanguageCode
from factsheet.model.dates import PartialDate, Period, YearPart
from factsheet.model.numbers import Count, Money
from factsheet.model.values import Several, Value


@pytest.mark.parametrize(
    ("tag", "value", "printed"),
    [
        ("fr", PartialDate.parse("2014-11"), "Novembre 2014"),
        ("fr", PartialDate.parse("2014-11-21"), "21 novembre 2014"),
        ("fr", Period.parse("2021-04/2021-06"), "Avril\u2009–\u2009juin 2021"),
        ("fr", LanguageCode.parse("en"), "Anglais"),
        ("fr", Currency.parse("EUR"), "Euro"),
        ("es", PartialDate.parse("2014-11"), "Noviembre de 2014"),
        ("tr", LanguageCode.parse("en"), "İngilizce"),
        ("lt", PartialDate.parse("2014"), "2014"),
        ("es", YearPart.parse("2025-Q3"), "3.er trimestre de 2025"),
    ],
)
def test_alone(tag: str, value: Value, printed: str) -> None:
    said = spoken(profile_of(LocaleStyle(tag)), value, None)
    datum = Datum("library.date", value.canonical, (Run(said),), "ltr")
    changed = capitalised((Run(""), Element("em", (), (datum,))), tag)
    assert is_capitalised(value)
    text = plain(changed).replace("\u00a0", " ").replace("\u2060", "")
    assert text == printed
    assert [part.value for part in changed[1].children] == [value.canonical]  # type: ignore[union-attr]


def test_the_first_letter_behind_marks_is_the_one() -> None:
    assert plain(capitalised((Run("\u2067«novembre"),), "fr")) == "\u2067«Novembre"
    assert plain(capitalised((Run("ǆuma"),), "hr")) == "ǅuma"
    assert capitalised((), "fr") == ()


def test_numbers_and_symbols_stay_as_they_are() -> None:
    assert not is_capitalised(Money.parse("5 SEK"))
    assert not is_capitalised(Count.parse("5"))
    languages = (LanguageCode.parse("en"), LanguageCode.parse("ar"))
    assert is_capitalised(Several(languages))
    assert not is_capitalised(Several((Count.parse("5"),)))
