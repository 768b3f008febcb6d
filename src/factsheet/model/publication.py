"""Everything a publication says, before any language."""

from dataclasses import dataclass

from factsheet.model.facts import FactBase
from factsheet.model.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Publication:
    """The fact base and the sheets, by id."""

    base: FactBase
    sheets: dict[str, Sheet]
    broken: frozenset[str] = frozenset()
    """Ids of facts that could not be read: known, so that naming them is no second error."""
