"""Ordinals by house style: with raised letters, with the Arabic article."""

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.edition.document import Element, Run, plain
from factsheet.edition.speaker import raised
from factsheet.edition.values import spoken
from factsheet.edition.voice import Voice
from factsheet.locales.profile import profile_of
from factsheet.model.dates import PartialDate, Period
from factsheet.model.numbers import Count, Ordinal
from factsheet.model.values import Value


def printed(tag: str, value: Value, form: str | None, style: str) -> str:
    """The value with its raised letters in brackets."""
    voice = Voice(profile_of(LocaleStyle(tag, ordinals=style)), None, is_source=True)
    run = Run(spoken(voice.profile, value, form))
    parts = raised(value, run, voice)
    assert plain(parts) == run.text
    return "".join(f"[{plain((one,))}]" if isinstance(one, Element) else one.text for one in parts)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("tag", "value", "form", "style", "shown"),
    [
        ("fr", Ordinal.parse("89"), None, "superior", "89[e]"),
        ("fr", Ordinal.parse("1"), "masculine", "superior", "1[er]"),
        ("fr", Ordinal.parse("1"), "feminine", "superior", "1[re]"),
        ("fr", Ordinal.parse("89"), None, "plain", "89e"),
        ("fr", Ordinal.parse("3"), "words", "superior", "troisième"),
        ("fr", Ordinal.parse("89"), "words-feminine", "superior", "89[e]"),
        ("fr", PartialDate.parse("2021-11-01"), None, "superior", "1[er] novembre 2021"),
        ("fr", PartialDate.parse("2021-11-21"), None, "superior", "21 novembre 2021"),
        ("fr", Count.parse("89"), None, "superior", "89"),
        ("en", Ordinal.parse("89"), None, "superior", "89[th]"),
        ("es", Ordinal.parse("89"), "feminine", "superior", "89.ª"),
        ("es", Ordinal.parse("89"), "masculine", "plain", "89.º"),
        ("ar", Ordinal.parse("89"), None, "article", "الـ\u00a089"),
        ("ar", Ordinal.parse("89"), "feminine", "article", "الـ\u00a089"),
        ("ar", Ordinal.parse("89"), "number", "article", "89"),
        ("ar", Ordinal.parse("89"), None, "plain", "89"),
        ("ko", PartialDate.parse("2021-11-01"), None, "superior", "2021년 11월 1일"),
    ],
)
def test_ordinal(tag: str, value: Value, form: str | None, style: str, shown: str) -> None:
    assert printed(tag, value, form, style).replace("\u00a0", " ") == shown.replace("\u00a0", " ")


def test_the_first_of_a_month_in_a_period() -> None:
    period = Period.parse("2021-11-01/2021-11-03")
    assert "1[er]" in printed("fr", period, None, "superior")
