"""How the languages stood in the last build: what the manifest says of them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class LanguageState(StrEnum):
    """How a language stands in an edition."""

    PUBLISHED = "published"
    FALLBACK = "fallback"
    """Published with the source language where it has to be, and a notice that says so."""
    KEPT = "kept"
    """Its pages are those of an earlier build."""
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Record:
    """One language."""

    state: LanguageState
    percent: int
    """Of the messages that the edition prints, translated when it was built."""
    edition: str | None = None
    """The day that its pages speak of, as 2021-11-25; None where it has none."""

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> "Record":
        """An entry of a manifest. Raises ValueError, TypeError or KeyError for anything else."""
        day = entry.get("edition")
        if not isinstance(day, str | None):
            raise TypeError("the edition of a language is no text")
        return cls(LanguageState(entry["state"]), int(entry["percent"]), day)

    @property
    def data(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if value is not None}
