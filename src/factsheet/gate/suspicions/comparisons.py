"""Suspect sentences that compare values without a claim that checks it."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic
from factsheet.gate.target import Problem, Target, Unit
from factsheet.locales.comparisons import comparisons_in
from factsheet.messages.forms import kind_at
from factsheet.messages.leaves import text_placeholders, texts
from factsheet.messages.pattern import Pattern, PatternError, parse_pattern, placeholders
from factsheet.model.base import FactBase
from factsheet.model.numbers import AMOUNTS
from factsheet.model.publication import Publication
from factsheet.model.text import Text
from factsheet.rules import warning

UNBOUND = warning(
    code="claim-unbound",
    summary="A sentence with a value compares, and no claim says what must be true.",
    rationale="“Largest”, “rose” and “more than half” can become false when a value changes, and "
    "the sentence stays. A claim is checked against the facts on each edition date. Write "
    "`claim: {by_source: true}` where no value decides. Words are found by lists for Arabic, "
    "English, French, Persian and Spanish.",
    bad="text: Membership rose to {membership.countries}.",
    good="text: Membership rose to {membership.countries}.\n"
    "claim: {rose: [membership.before, membership.countries]}",
    flag="ignore-claim-unbound",
)
RULES = (UNBOUND,)


def check_sources(publication: Publication, tag: str) -> Iterator[Diagnostic]:
    """The texts of sheets and facts, written in the language `tag`."""
    base = publication.base
    parts = (*publication.sheets.values(), *base.facts.values())
    for text in (text for part in parts for text in texts(part)):
        if _may_compare(text) and (words := _in_source(text, tag)):
            hint = "write claim: {…} beside it, or claim: {by_source: true} if no value decides it"
            yield UNBOUND.found(_message(words), text.at, hint=hint)


def check(target: Target) -> Iterator[Problem]:
    """Report translations that compare values, if their source prints a number and does not
    compare."""
    if target.is_source:
        return
    for unit in target.units:
        text = unit.source.text
        if not text or not _may_compare(text) or _in_source(text, target.source_profile.tag):
            continue
        if _prints_number(text, target.base):
            yield from _unit(unit, target.tag)


def _unit(unit: Unit, tag: str) -> Iterator[Problem]:
    for form in unit.forms:
        if form.numbers and max(form.numbers) < 2:
            continue  # “un único idioma” is one
        if words := comparisons_in(form.pattern, tag):
            hint = "translate what the source says, or ask for a claim there"
            yield unit.suspicion(UNBOUND, _message(words), form, hint=hint)
            return


def _message(words: tuple[str, ...]) -> str:
    said = ", ".join(f"“{word}”" for word in words)
    return f"the text prints a value and says {said}, and no claim says what must be true"


def _may_compare(text: Text) -> bool:
    """Whether a text prints a value, and neither has a claim nor is another's `otherwise`."""
    is_bound = text.claim or text.context.endswith(":otherwise")
    is_content = text.context.startswith(("fact:", "sheet:"))
    return is_content and not is_bound and any(any(placeholders(one)) for one in _forms(text))


def _prints_number(text: Text, base: FactBase) -> bool:
    """Whether a text prints an amount, not only names, dates or durations."""
    seen = base.within(text.context)
    return any(kind_at(hole.name, seen) in AMOUNTS for hole in text_placeholders(text))


def _in_source(text: Text, tag: str) -> tuple[str, ...]:
    found = (word for form in _forms(text) for word in comparisons_in(form, tag))
    return tuple(dict.fromkeys(found))


def _forms(text: Text) -> list[Pattern]:
    """The patterns of the singular and the plural; none if one does not parse."""
    try:
        return [parse_pattern(form) for form in (text.singular, text.plural) if form]
    except PatternError:
        return []  # which is reported
