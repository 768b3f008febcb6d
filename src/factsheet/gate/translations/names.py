"""Messages that are names, which languages share."""

from factsheet.gate.target import Unit
from factsheet.model.base import FactBase

NAMED_KINDS = frozenset({"place", "person"})


def is_name(unit: Unit, base: FactBase) -> bool:
    """Whether a message is the name of a person or a place, or an acronym."""
    context = unit.entry.context or ""
    if not context.startswith("fact:"):
        return False
    address, _, part = context.removeprefix("fact:").rpartition(":")
    fact = base.facts.get(address.partition(":")[0])
    if part == "acronym":
        return True
    return fact is not None and fact.kind in NAMED_KINDS and part in ("city", "name", "surname")
