"""Whatever a notation allows can be said: no content is too large for a formatter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.config.style import LocaleStyle
from factsheet.locales.profile import profile_of
from factsheet.localize.values import SPOKEN
from factsheet.model.dates import Duration, Frequency, PartialDate, Period
from factsheet.model.numbers import Count, Money, Ordinal, Quantity, Share

PROFILES = [profile_of(LocaleStyle(tag)) for tag in ("ar", "en", "fr", "es")]
CODES = {Quantity: ("length-kilometer",), Money: ("EUR", "KWD")}


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
        assert kind in (PartialDate, Period), "only the calendar may say no"
        return
    for (model, _), speak in SPOKEN.items():
        if model is kind:
            assert all(speak(profile, value) for profile in PROFILES)
