"""A report for the terminal."""

from collections.abc import Iterator

from factsheet.impact.formats.words import MARKS, extent, stated, verdict
from factsheet.impact.impact import FactImpact, Impact, Reason, Touch


def as_text(impact: Impact) -> str:
    """Fact by fact, language by language: where, before and after, and why to look."""
    lines = [f"{impact.title} (edition of {impact.day})"]
    for fact in impact.facts:
        lines += ["", *_fact(fact, impact)]
    lines += ["", verdict(impact), *(f"note: {note}" for note in impact.notes)]
    return "\n".join(lines) + "\n"


def _fact(fact: FactImpact, impact: Impact) -> Iterator[str]:
    yield f"{fact.fact} ({fact.kind}): {stated(fact, is_change=impact.is_change)}"
    yield f"  {fact.at}"
    yield from (f"  {_reason(reason)}" for reason in fact.changes if not _is_said(reason, fact))
    if impact.is_change:
        yield f"  touches {extent(fact)}"
    for locale in fact.locales:
        yield ""
        yield f"  {locale}"
        for touch in fact.touches:
            if touch.locale == locale:
                yield from (f"    {line}" for line in _touch(touch, impact))


def _is_said(reason: Reason, fact: FactImpact) -> bool:
    """The value of a single fact stands in its first line."""
    return reason.code == "value" and fact.before != fact.after


def _touch(touch: Touch, impact: Impact) -> Iterator[str]:
    through = f", through {', '.join(touch.through)}" if touch.through else ""
    yield f"{touch.what}, on {', '.join(touch.sheets)}{through}"
    yield f"  {touch.at}" + (f"  {touch.entry}" if touch.entry else "")
    if not impact.is_change:
        yield f"    {touch.before}"
    elif touch.before == touch.after:
        yield f"  = {touch.after}"
    else:
        yield from (f"  {sign} {words}" for sign, words in _sides(touch) if words is not None)
    yield from (f"  {_reason(reason)}" for reason in touch.reasons)


def _sides(touch: Touch) -> tuple[tuple[str, str | None], ...]:
    return (("-", touch.before), ("+", touch.after))


def _reason(reason: Reason) -> str:
    return f"{MARKS[reason.weight]}: {reason.message} [{reason.code}]"
