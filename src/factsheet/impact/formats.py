"""Reports of an impact as text, Markdown and JSON."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from factsheet.diagnostics import Location, counted, excerpt
from factsheet.escaping import json_text, markdown, markdown_cell, markdown_code
from factsheet.impact.impact import FactImpact, Impact, Reason, Touch, Weight

MARKS = {Weight.NOTE: "note", Weight.REVIEW: "review", Weight.ERROR: "error"}


def verdict(impact: Impact) -> str:
    """The result, in one or two sentences."""
    if not impact.is_change:
        fact = impact.facts[0]
        return f"Printed in {extent(fact)}." if fact.touches else "No sheet prints it on that day."
    if not impact.facts:
        return "No facts have changed."
    weights = [touch.weight for fact in impact.facts for touch in fact.touches]
    weights += [reason.weight for fact in impact.facts for reason in fact.changes]
    looks, errors = weights.count(Weight.REVIEW), weights.count(Weight.ERROR)
    said = f"{counted(len(impact.facts), 'fact')} changed."
    if not looks and not errors:
        return f"{said} No review is needed: everything printed is updated automatically."
    parts = []
    if looks:
        parts.append(f"{counted(looks, 'place')} {'needs' if looks == 1 else 'need'} review")
    if errors:
        parts.append(f"{counted(errors, 'place')} {'is' if errors == 1 else 'are'} not translated")
    return f"{said} {' and '.join(parts)}."


def extent(fact: FactImpact) -> str:
    """The places that it affects: 12 places on 3 sheets, in ar, en, es and fr."""
    if not fact.touches:
        return "nothing published on that day"
    places, sheets = counted(len(fact.touches), "place"), counted(len(fact.sheets), "sheet")
    return f"{places} on {sheets}, in {', '.join(fact.locales)}"


def stated(fact: FactImpact, *, is_change: bool) -> str:
    """The fact's value, or both values."""
    before, after = (excerpt(side or "nothing") for side in (fact.before, fact.after))
    return f"{before} → {after}" if is_change and before != after else before


def as_text(impact: Impact) -> str:
    """The report as text, by fact and language: place, wording before and after, reasons to
    review."""
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
        yield f"  affects {extent(fact)}"
    for locale in fact.locales:
        yield ""
        yield f"  {locale}"
        for touch in fact.touches:
            if touch.locale == locale:
                yield from (f"    {line}" for line in _touch(touch, impact))


def _is_said(reason: Reason, fact: FactImpact) -> bool:
    """Whether the first line already states the reason, as it has the value of a single fact."""
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


SIGNS = {Weight.NOTE: "", Weight.REVIEW: "👀 ", Weight.ERROR: "❌ "}
MAXIMUM = 60_000
"""Maximum length in characters. GitHub accepts comments of up to 65,536."""


def as_markdown(impact: Impact) -> str:
    """A table of the facts, then each fact's places, collapsed if no review is needed.

    If the comment would be too long, the least important parts are omitted and counted.
    """
    lines = [f"## {markdown(impact.title)}", "", f"Edition of {impact.day}. **{verdict(impact)}**"]
    lines += ["", *_overview(impact)] if impact.facts else []
    lines += [line for note in impact.notes for line in ("", f"> {markdown(note)}")]
    room = MAXIMUM - _length(lines)
    for fact in sorted(impact.facts, key=lambda fact: -_rank(fact.weight)):
        part = list(_markdown_fact(fact, impact, room))
        lines += part
        room -= _length(part)
    return "\n".join(lines) + "\n"


def _overview(impact: Impact) -> Iterator[str]:
    changes = "was → will be" if impact.is_change else "states"
    yield f"| | fact | {changes} | sheets | languages |"
    yield "| --- | --- | --- | --- | --- |"
    for fact in impact.facts:
        value = markdown(stated(fact, is_change=impact.is_change))
        sheets, locales = ", ".join(fact.sheets) or "none", ", ".join(fact.locales)
        mark = SIGNS[fact.weight].strip() if impact.is_change else ""
        yield f"| {mark} | `{fact.fact}` | {value} | {sheets} | {locales} |"


def _markdown_fact(fact: FactImpact, impact: Impact, room: int) -> Iterator[str]:
    is_open = " open" if fact.weight is not Weight.NOTE or not impact.is_change else ""
    yield ""
    yield f"<details{is_open}><summary><code>{fact.fact}</code>: {extent(fact)}</summary>"
    yield ""
    yield f"{fact.kind.capitalize()}, stated in {markdown_code(str(fact.at))}."
    yield ""
    yield from (f"- {_markdown_reason(reason)}" for reason in fact.changes)
    if fact.touches:
        yield from _table(fact, impact, room)
    yield ""
    yield "</details>"


def _table(fact: FactImpact, impact: Impact, room: int) -> Iterator[str]:
    heads = ["", "where", *(("before", "after") if impact.is_change else ("printed",)), "why"]
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    touches = sorted(fact.touches, key=lambda touch: -_rank(touch.weight))
    for done, touch in enumerate(touches):
        row = _row(touch, impact)
        room -= len(row) + 1
        if room < 0:
            rest = counted(len(touches) - done, "place")
            yield f"\n… and {rest} more: run `factsheet impact` to see all."
            return
        yield row


def _row(touch: Touch, impact: Impact) -> str:
    names = ", ".join(map(markdown_code, touch.through))
    through = f"through {names}" if names else ""
    places = [markdown_code(str(at)) for at in (touch.at, touch.entry) if at]
    where = "<br>".join(
        filter(None, [markdown_code(touch.what), ", ".join(touch.sheets), through, *places])
    )
    sides = (touch.before, touch.after) if impact.is_change else (touch.before,)
    why = "<br>".join(map(_markdown_reason, touch.reasons))
    cells = [f"**{touch.locale}**", where, *map(markdown_cell, sides), why]
    return f"| {' | '.join(cells)} |"


def _markdown_reason(reason: Reason) -> str:
    return f"{SIGNS[reason.weight]}{markdown(reason.message)}"


def _rank(weight: Weight) -> int:
    return list(Weight).index(weight)


def _length(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def as_json(impact: Impact) -> str:
    """A JSON object. `needs_a_look` determines the exit code with --exit-code."""
    data = {**_plain(impact), "verdict": verdict(impact), "needs_a_look": impact.needs_a_look}
    return json_text(data, indent=2)


def _plain(node: Any) -> Any:
    if isinstance(node, Location):
        return {"path": node.path, "line": node.line}
    if is_dataclass(node):
        data = {field.name: _plain(getattr(node, field.name)) for field in fields(node)}
        return data | ({"weight": node.weight} if isinstance(node, FactImpact | Touch) else {})
    if isinstance(node, tuple):
        return [_plain(part) for part in node]
    return node.isoformat() if isinstance(node, date) else node


FORMATS: dict[str, Callable[[Impact], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
