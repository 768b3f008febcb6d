"""The CLDR data that Babel carries: its version, and what Babel has no property for."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.core import Locale


def cldr_version() -> str:
    """The version of CLDR that Babel carries: whatever is printed depends on it."""
    from babel.core import get_cldr_version

    return get_cldr_version()


@cache
def resolved(locale: "Locale | str") -> Mapping[str, Any]:
    """All data of a CLDR locale, or of `root`, with aliases resolved and inheritance applied.

    `babel.localedata.load` returns aliases as they are stored: an `Alias`, or a tuple of
    one and what overrides it. Which data are stored so differs from release to release.
    """
    from babel.localedata import LocaleDataDict, load

    stored: dict[Any, Any] = load(str(locale))
    return LocaleDataDict(stored)


def babel_version() -> str:
    """The version of Babel that is imported, whatever the environment's metadata say."""
    from babel import __version__

    return str(__version__)
