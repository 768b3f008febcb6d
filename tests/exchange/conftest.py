"""Languages to translate into."""

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.locales.profile import LocaleProfile, profile_of


@pytest.fixture(scope="session")
def fr() -> LocaleProfile:
    return profile_of(LocaleStyle("fr"))


@pytest.fixture(scope="session")
def ar() -> LocaleProfile:
    return profile_of(LocaleStyle("ar"))
