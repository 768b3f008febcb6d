"""The forms in which a placeholder may ask for a value: `{place.lyon:in}`."""

from factsheet.model.facts import FactBase, UnknownAddressError
from factsheet.model.values import Several

FORMS: dict[str, tuple[str | None, ...]] = {
    "count": (None, "number"),
    "share": (None, "words"),
    "ordinal": (None, "masculine", "feminine", "number"),
    "quantity": (None, "short", "number"),
    "money": (None,),
    "date": (None, "year", "month", "day"),
    "period": (None, "year", "start", "end"),
    "duration": (None, "number"),
    "frequency": (None,),
    "language": (None,),
    "territory": (None,),
    "place": (None, "city", "in", "of", "territory"),
    "person": (None, "surname", "nationality", "role"),
    "organization": (None, "acronym", "in", "of"),
    "term": (None, "plural", "masculine", "feminine", "definition"),
    "text": (None,),
    "series": ("count",),
}
"""The forms that a placeholder may ask for, by the fact's kind."""

LIST_FORMS = (None, "or", "count")
"""The forms of a fact that states a list."""

GRAMMATICAL = ("share", "ordinal", "date", "period", "place", "person", "organization", "term")
"""Kinds whose forms differ in grammar: a translation may need another than the source."""


def kind_at(address: str, base: FactBase) -> str | None:
    """The kind of the value at an address; None where nothing is there."""
    try:
        fact, _, column = base.resolve(address)
    except UnknownAddressError:
        return None
    return dict(fact.columns)[column].kind if column else fact.kind


def is_list(address: str, base: FactBase) -> bool:
    """Whether a fact states several values at once."""
    fact = base.facts.get(address)
    return fact is not None and any(isinstance(part.value, Several) for part in fact.statements)
