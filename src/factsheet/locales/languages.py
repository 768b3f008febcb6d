"""Tables by language, asked with the tag of a locale."""

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


def by_language(table: Mapping[str, T], tag: str) -> T | None:
    """What a table says of a locale: for its tag, or the nearest shorter one (`fr-CA`, `fr`)."""
    while tag:
        if tag in table:
            return table[tag]
        tag = tag.rpartition("-")[0]
    return None
