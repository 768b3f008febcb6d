"""How far a catalog has come."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.catalogs.catalog import Catalog
from factsheet.messages.message import Message


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many of a publication's messages one locale has, awaits review of, and lacks."""

    locale: str
    translated: int
    fuzzy: int
    missing: int

    @property
    def total(self) -> int:
        return self.translated + self.fuzzy + self.missing

    @property
    def is_complete(self) -> bool:
        return self.translated == self.total


def statistics(catalog: Catalog, messages: Iterable[Message]) -> Statistics:
    """Count each message once. One that the catalog has with another plural is missing."""
    wanted = {message.key: message.plural for message in messages}
    found = [(catalog.find(*key), plural) for key, plural in wanted.items()]
    entries = [entry for entry, plural in found if entry and entry.plural == plural]
    translated = sum(entry.is_translated for entry in entries)
    fuzzy = sum(entry.fuzzy for entry in entries)
    return Statistics(catalog.locale, translated, fuzzy, len(wanted) - translated - fuzzy)
