"""The forms that a placeholder can request: `{place.lyon:in}`."""

import re
from collections.abc import Iterator

from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.dates import CALENDARS, Calendar
from factsheet.model.facts import VARIANTS
from factsheet.model.ranges import Range
from factsheet.model.text import FactRef
from factsheet.model.values import Row, Several, Value

GENDERS = ("masculine", "feminine", "neuter")
CASES = ("genitive", "dative", "accusative", "locative", "instrumental")
WORDS = (
    "words",
    *(f"words-{gender}" for gender in GENDERS),
    *(f"words-{gender}-{case}" for gender in GENDERS for case in CASES),
)
"""Numbers in words, in agreement with what they count: `words-feminine-genitive`."""

SIGNED = "signed"
COMPACT_MONEY = ("compact-symbol", "compact-short-symbol")
"""The same with the currency's symbol: $1.5 billion, $1.5bn."""
COMPACT = ("compact", "compact-short")
"""Numbers by their power of ten, rounded: 263 million, 263M."""

SCIENTIFIC = "scientific"
"""Numbers in scientific notation: 1.67 × 10⁻²⁷."""

FORMS: dict[str, tuple[str | None, ...]] = {
    "count": (None, "number", SIGNED, SCIENTIFIC, *COMPACT, *WORDS),
    "share": (None, SIGNED, "words"),
    "points": (None, SIGNED, "number"),
    "rate": (None, "in", "number"),
    "ordinal": (None, "masculine", "feminine", "number", *WORDS),
    "quantity": (None, "short", "number", SIGNED, SCIENTIFIC, *COMPACT, *WORDS),
    "money": (None, "number", SIGNED, *COMPACT, *COMPACT_MONEY),
    "date": (None, "year", "month", "day", *CALENDARS),
    "period": (None, "short", "prose", "year", "start", "end", *CALENDARS),
    "duration": (None, "short", "number", *WORDS),
    "frequency": (None, *WORDS),
    "language": (None,),
    "territory": (None,),
    "currency": (None, "code"),
    "identifier": (None,),
    "place": (None, "city", "in", "of", "territory"),
    "person": (None, "surname", "nationality", "role"),
    "organization": (None, "acronym", "in", "of"),
    "term": (None, "plural", "masculine", "feminine", "definition"),
    "text": (None, *VARIANTS),
    "series": ("count",),
}
"""The forms that a placeholder may ask for, by the fact's kind."""

BOUND_FORMS = ("low", "high", "best")
"""Forms that print one value of a range, in any form of its kind: `low`, `high-compact`."""
_BOUND = re.compile(rf"({'|'.join(BOUND_FORMS)})(?:-(.+))?")
_DECIMALS = "decimals-"

LIST_FORMS = (None, "or", "count")
"""The forms of a fact that states a list."""

GRAMMATICAL = ("share", "ordinal", "date", "period", "place", "person", "organization", "term")
"""Kinds for which a translation may use another form than the source text."""


COUNTABLE = ("count", "points", "rate", "quantity", "duration", "frequency")
"""Kinds whose number can select a plural form."""


def kind_at(address: str, base: FactBase) -> str | None:
    """The kind of the value at an address; None if there is none."""
    try:
        column = base.column_at(address)
    except UnknownAddressError:
        return None
    return column.kind if column else base.facts[address].kind


def offered_forms(address: str, base: FactBase) -> tuple[str | None, ...]:
    """The forms that the value at a known address has."""
    if is_list(address, base):
        return LIST_FORMS
    kind = kind_at(address, base)
    own = FORMS[kind] if kind else ()
    if not any(isinstance(value, Range) for value in values_at(address, base)):
        return own
    return (*own, *(f"{one}-{form}" if form else one for one in BOUND_FORMS for form in own))


def counts(address: str, form: str | None, base: FactBase) -> bool:
    """Whether the value is a number that can select a plural form."""
    if form == "count":
        return form in offered_forms(address, base)
    return kind_at(address, base) in COUNTABLE and not is_list(address, base)


def is_list(address: str, base: FactBase) -> bool:
    """Whether a fact, or a column of a series, states several values at once."""
    return any(isinstance(value, Several) for value in values_at(address, base))


def values_at(address: str, base: FactBase) -> Iterator[Value | FactRef | None]:
    """All values of a fact, or of a column of a series."""
    try:
        fact, _, column = base.resolve(address)
    except UnknownAddressError:
        return
    for statement in fact.statements:
        value = statement.value
        if column is None:
            yield value
        elif isinstance(value, Row):
            yield value.get(column)


def listed(forms: tuple[str | None, ...]) -> str:
    """The forms as messages list them, with patterns for number words and bounds."""
    plain = [
        form or "(plain)"
        for form in forms
        if form not in WORDS[1:] and (split_bound(form)[0] is None or form in BOUND_FORMS)
    ]
    pattern = [f"{WORDS[0]}-GENDER", f"{WORDS[0]}-GENDER-CASE"] if WORDS[1] in forms else []
    if BOUND_FORMS[0] in forms:
        pattern += [f"{one}-FORM" for one in BOUND_FORMS]
    return ", ".join([*plain, *pattern])


def split_bound(form: str | None) -> tuple[str | None, str | None]:
    """The requested bound of a range, and the form."""
    found = _BOUND.fullmatch(form or "")
    return (found[1], found[2]) if found else (None, form)


def with_decimals(form: str | None, decimals: int | None) -> str | None:
    """The form of a value whose fact sets a number of decimals.

    Texts do not request it; pages and the list of formats name it.
    """
    if decimals is None or split_bound(form)[1] not in (None, "number", "short", SIGNED):
        return form
    return f"{form}-{_DECIMALS}{decimals}" if form else f"{_DECIMALS}{decimals}"


def calendar_of(form: str | None) -> Calendar | None:
    """The calendar that a form of a date requests; None for the Gregorian."""
    return next((calendar for calendar in CALENDARS if calendar == form), None)


def rounding_of(form: str | None) -> str | None:
    """The form, if it may print other digits than the value's: a rounded number, scientific
    notation, a date of another calendar. Otherwise None."""
    is_other = form in (SCIENTIFIC, *CALENDARS) or is_compact(form)
    is_other = is_other or split_decimals(form)[1] is not None
    return form if is_other else None


def is_compact(form: str | None) -> bool:
    """Whether the form rounds a number to a power of ten."""
    return form in (*COMPACT, *COMPACT_MONEY)


def split_decimals(form: str | None) -> tuple[str | None, int | None]:
    """The form that a text requests, and the decimals that its fact sets."""
    own, found, decimals = (form or "").rpartition(_DECIMALS)
    if not found or not decimals.isdecimal():
        return form, None
    return own.rstrip("-") or None, int(decimals)
