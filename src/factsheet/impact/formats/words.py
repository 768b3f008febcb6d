"""Wording shared by all formats of a report."""

from factsheet.diagnostics import counted
from factsheet.impact.impact import FactImpact, Impact, Weight

MARKS = {Weight.NOTE: "note", Weight.REVIEW: "look", Weight.ERROR: "error"}


def verdict(impact: Impact) -> str:
    """The result, in one or two sentences."""
    if not impact.is_change:
        fact = impact.facts[0]
        return f"Printed in {extent(fact)}." if fact.touches else "No sheet prints it on that day."
    if not impact.facts:
        return "No fact states anything else."
    weights = [touch.weight for fact in impact.facts for touch in fact.touches]
    weights += [reason.weight for fact in impact.facts for reason in fact.changes]
    looks, errors = weights.count(Weight.REVIEW), weights.count(Weight.ERROR)
    said = f"{counted(len(impact.facts), 'fact')} changed."
    if not looks and not errors:
        return f"{said} Nobody needs to look: all that is printed follows by itself."
    parts = []
    if looks:
        parts.append(f"{counted(looks, 'place')} {'needs' if looks == 1 else 'need'} a look")
    if errors:
        parts.append(f"{counted(errors, 'place')} {'is' if errors == 1 else 'are'} not translated")
    return f"{said} {' and '.join(parts)}."


def extent(fact: FactImpact) -> str:
    """How far it reaches: 12 places on 3 sheets, in ar, en, es and fr."""
    if not fact.touches:
        return "nothing that is published on that day"
    places, sheets = counted(len(fact.touches), "place"), counted(len(fact.sheets), "sheet")
    return f"{places} on {sheets}, in {', '.join(fact.locales)}"


def stated(fact: FactImpact, *, is_change: bool) -> str:
    """What the fact states, and stated."""
    before, after = (_short(side or "nothing") for side in (fact.before, fact.after))
    return f"{before} → {after}" if is_change and before != after else before


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
