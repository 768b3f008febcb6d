"""The state of languages in the last build, as the manifest records it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class LanguageState(StrEnum):
    """How a language is published in an edition."""

    PUBLISHED = "published"
    FALLBACK = "fallback"
    """Published with untranslated texts in the source language, and a notice that says so."""
    KEPT = "kept"
    """The pages of an earlier build are kept."""
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one language."""

    state: LanguageState
    percent: int
    """Percentage of the printed messages that were translated."""
    edition: str | None = None
    """The edition date of its pages, as 2021-11-25; None if it has no pages."""

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> "Record":
        """Read an entry of a manifest. Raises ValueError, TypeError or KeyError if malformed."""
        day = entry.get("edition")
        if not isinstance(day, str | None):
            raise TypeError("the edition of a language is not a text")
        return cls(LanguageState(entry["state"]), int(entry["percent"]), day)

    @property
    def data(self) -> dict[str, str | int]:
        return {key: value for key, value in asdict(self).items() if value is not None}
