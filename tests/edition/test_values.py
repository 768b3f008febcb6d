"""Whatever a notation allows can be said: no content is too large for a formatter."""

import re
from contextlib import nullcontext, suppress

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from factsheet.config.style import LocaleStyle
from factsheet.edition.document import Datum, Element, Run, plain
from factsheet.edition.values import SPOKEN, capitalised, direction_of_value, is_capitalised, spoken
from factsheet.locales.calendars import OutOfCalendarError
from factsheet.locales.profile import profile_of
from factsheet.model.codes import Currency, Identifier, LanguageCode
from factsheet.model.dates import CALENDARS, Duration, Frequency, PartialDate, Period, YearPart
from factsheet.model.numbers import Count, Money, Ordinal, Quantity, Share
from factsheet.model.values import Several, Value

PROFILES = [profile_of(LocaleStyle(tag)) for tag in ("ar", "en", "fr", "es")]
NBSP, WJ, LRM, RLM, ALM, LRI, PDI = map(chr, (0xA0, 0x2060, 0x200E, 0x200F, 0x61C, 0x2066, 0x2069))
CODES = {Quantity: ("length-kilometer",), Money: ("EUR", "KWD")}


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", [Count, Share, Ordinal, Quantity, Money, PartialDate, Period, Duration, Frequency]
)
@given(st.data())
def test_every_value_of_a_notation_can_be_said(kind: type, data: st.DataObject) -> None:
    notation = data.draw(st.from_regex(re.compile(kind.notation), fullmatch=True)).strip()
    if kind in CODES:
        code = data.draw(st.sampled_from(CODES[kind]))
        notation = f"{notation.partition(' ')[0]} {code}"
    try:
        value = kind.parse(notation)
    except ValueError:
        assert kind in (PartialDate, Period, Quantity), "only calendar and bounds may say no"
        return
    for (model, form), speak in SPOKEN.items():
        if model is kind:
            with nullcontext() if form not in CALENDARS else suppress(OutOfCalendarError):
                assert all(speak(profile, value) for profile in PROFILES)


def say(kind: type, notation: str, tag: str, form: str | None = None, **style) -> tuple[str, str]:
    """A value as it is printed, and which way it runs."""
    profile, value = profile_of(LocaleStyle(tag, **style)), kind.parse(notation)
    said = spoken(profile, value, form)
    return said, direction_of_value(profile, value, said)


@pytest.mark.parametrize(
    ("kind", "notation", "tag", "printed"),
    [
        (Money, "-1250000 EUR", "en", f"-{WJ}€1,250,000"),
        (Money, "-20 USD", "zh", f"-{WJ}US$20"),
        (Money, "-20 CHF", "fr-CH", f"-20{NBSP}CHF"),
        (Quantity, "120 speed-kilometer-per-hour", "en", f"120{NBSP}kilometers{NBSP}per{NBSP}hour"),
        (Quantity, "5 length-kilometer", "zh", f"5{WJ}公{WJ}里"),
        (Quantity, "5 length-kilometer", "ko", f"5{WJ}킬{WJ}로{WJ}미{WJ}터"),
        (Quantity, "-430 length-meter", "sv", f"−430{NBSP}meter"),
        (Quantity, "-430 length-meter", "he", f"{LRM}-430{NBSP}מטרים"),
        (Duration, "P5Y", "ja", f"5{NBSP}年"),
        (Ordinal, "89", "zh", f"第{WJ}89"),
        (Ordinal, "89", "en", "89th"),
        (Share, "25%", "fr", f"25{NBSP}%"),
        (Identifier, "+33 4 72 44 70 00", "fr", "+33 4 72 44 70 00".replace(" ", NBSP)),
        (Identifier, "+1 (555) 010-9999", "en", "+1 (555) 010-9999".replace(" ", NBSP)),
        (Identifier, "ISO 3166-1", "en", f"ISO{NBSP}3166-1"),
        (Identifier, "US Letter", "en", "US Letter"),
        (Identifier, f"{'1234 ' * 8}1234", "en", f"{'1234 ' * 8}1234"),
        (Period, "2021-11/2021-12", "ar", f"نوفمبر{NBSP}– ديسمبر 2021"),
        (PartialDate, "2021-11-23", "fr", "23\u00a0novembre 2021"),
    ],
)
def test_sign_number_unit_and_symbol_stay_on_one_line(
    kind: type, notation: str, tag: str, printed: str
) -> None:
    assert say(kind, notation, tag)[0] == printed


def test_the_second_part_of_a_short_unit_stays_too() -> None:
    short = say(Quantity, "120 speed-kilometer-per-hour", "fr", "short")[0]
    assert short == f"120\u202fkm/{WJ}h"


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize(
    ("kind", "amount", "tag", "style", "direction"),
    [
        (Quantity, "430 length-meter", "he", {}, "rtl"),
        (Quantity, "430 length-meter", "ar", {}, "rtl"),
        (Quantity, "430 length-meter", "ar", {"digits": "arab"}, "rtl"),
        (Quantity, "430 length-meter", "fa", {"digits": "arabext"}, "rtl"),
        (Quantity, "430 length-meter", "en", {}, "ltr"),
        (Quantity, "23.5 temperature-celsius", "he", {}, "rtl"),
        (Money, "1250000 USD", "ar", {}, "rtl"),
        (Money, "1250000 EUR", "ar", {}, "rtl"),
        (Money, "1250000 CHF", "he", {}, "rtl"),
        (Money, "1250000 AED", "ar", {"digits": "arab"}, "rtl"),
        (Money, "1250000 USD", "fa", {"digits": "arabext"}, "rtl"),
        (Money, "1250000 USD", "fr", {}, "ltr"),
    ],
)
def test_a_value_runs_as_its_unit_or_its_language_whatever_its_sign(
    sign: str, kind: type, amount: str, tag: str, style: dict[str, str], direction: str
) -> None:
    assert say(kind, f"{sign}{amount}", tag, **style)[1] == direction


@pytest.mark.parametrize("tag", ["ar", "he", "fa"])
@pytest.mark.parametrize("period", ["2019/2023", "2021-11/2021-12", "2021-11-23/2021-11-25"])
def test_periods_of_a_language_all_run_its_way(tag: str, period: str) -> None:
    assert say(Period, period, tag)[1] == "rtl"
    assert say(Period, period, tag, dates={"day": "dd.MM.y", "month": "MM.y"})[1] == "rtl"


@pytest.mark.parametrize(
    ("kind", "notation", "style"),
    [
        (Count, "4500", {}),
        (Count, "4500", {"digits": "arab"}),
        (Share, "25%", {}),
        (Share, "25%", {"digits": "arab"}),
        (PartialDate, "2021", {}),
        (Identifier, "+33 4 72 44 70 00", {}),
    ],
)
def test_a_number_alone_runs_from_left_to_right(kind: type, notation: str, style) -> None:
    assert say(kind, notation, "ar", **style)[1] == "ltr"


@pytest.mark.parametrize(
    ("kind", "notation", "style", "seen"),
    [
        (Quantity, "-430 length-meter", {}, "ارتم -430"),
        (Quantity, "430 length-meter", {}, "ارتم 430"),
        (Money, "1250000 USD", {}, "US$ 1,250,000"),
        (Money, "-1200.5 CAD", {}, "CA$ -1,200.50"),
        (Money, "1500 EUR", {}, "€ 1,500"),
        (Period, "2019/2023", {}, "2023–2019"),
        (Share, "25%", {}, "25%"),
        (Share, "25%", {"digits": "arab"}, "٪٢٥"),
    ],
)
def test_what_readers_see_of_an_arabic_value(kind: type, notation: str, style, seen: str) -> None:
    """By another implementation of the bidirectional algorithm."""
    said, direction = say(kind, notation, "ar", **style)
    plain = re.sub("[\u064b-\u0652]", "", said)
    shown = get_display(plain, base_dir="R" if direction == "rtl" else "L")
    assert re.sub(f"[{LRM}{RLM}{ALM}{LRI}{PDI}]", "", shown).replace(NBSP, " ") == seen


# What begins with a capital where it stands alone, by house style.


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
