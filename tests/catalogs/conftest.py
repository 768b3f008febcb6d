"""Locales, and GNU gettext's own programs to hold ours against."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.locales.profile import LocaleProfile, profile_of

Tool = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="session")
def ar() -> LocaleProfile:
    return profile_of(LocaleStyle("ar"))


@pytest.fixture(scope="session")
def en() -> LocaleProfile:
    return profile_of(LocaleStyle("en", cldr="en-GB"))


@pytest.fixture(scope="session")
def fr() -> LocaleProfile:
    return profile_of(LocaleStyle("fr"))


@pytest.fixture(scope="session")
def gnu() -> Tool:
    """Runs `gnu("msgcat", "-", data=…)`; skips the test where gettext is not installed."""

    def run(
        program: str, *arguments: str | Path, data: bytes
    ) -> subprocess.CompletedProcess[bytes]:
        if not (found := shutil.which(program)):
            pytest.skip(f"{program} of GNU gettext is not installed")
        command = [found, *map(str, arguments)]
        return subprocess.run(command, input=data, capture_output=True, check=False)

    return run
