"""Profiles by tag, for every test of locales."""

from collections.abc import Callable
from typing import Any

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.locales.profile import LocaleProfile, profile_of

MakeProfile = Callable[..., LocaleProfile]


@pytest.fixture
def profile() -> MakeProfile:
    def make(tag: str, **style: Any) -> LocaleProfile:
        return profile_of(LocaleStyle(tag, **style))

    return make
