"""Find the facts that changed between two editions, and what changed about them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from factsheet.diagnostics import Location, counted
from factsheet.impact.impact import Reason, Weight
from factsheet.model.base import FactBase
from factsheet.model.facts import Fact, Statement
from factsheet.model.text import Text
from factsheet.model.values import Row

Side = tuple[Fact | None, date]
"""A fact, if it exists, and the date of its edition."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact before and after, as written in files."""

    fact: Fact
    before: str | None
    after: str | None
    reasons: tuple[Reason, ...]

    @property
    def comes_or_goes(self) -> bool:
        """Whether the fact, or a row of it, has a statement in only one of the editions."""
        return any(reason.code in ("begins", "ends", "row") for reason in self.reasons)


def changed_facts(old: FactBase, old_day: date, new: FactBase, new_day: date) -> list[FactChange]:
    """All facts that differ on their edition's date, those of the new base first."""
    found = []
    for name in {**new.facts, **old.facts}:
        before, after = old.facts.get(name), new.facts.get(name)
        fact = after or before
        reasons = tuple(_reasons((before, old_day), (after, new_day)))
        if fact and reasons:
            sides = stated(before, old_day), stated(after, new_day)
            found.append(FactChange(fact, *sides, reasons))
    return found


def stated(fact: Fact | None, day: date) -> str | None:
    """The value of a fact on that day, in the notation of its file; None without a statement."""
    if fact is None:
        return None
    if fact.kind == "series":
        return counted(len(fact.rows(day)), "row")
    statement = fact.statement(day)
    return statement.summary if statement else None


def _reasons(old: Side, new: Side) -> Iterator[Reason]:
    before, after = old[0], new[0]
    if before is None:
        yield Reason("added", Weight.NOTE, "the fact is new")
    elif after is None:
        yield Reason("removed", Weight.NOTE, "the fact was removed")
    else:
        if before.kind != after.kind:
            message = f"its kind was {before.kind} and is {after.kind}"
            yield Reason("kind", Weight.REVIEW, message)
        yield from _wordings(before, after)
        if after.kind == "series":
            yield from _rows(old, new)
        else:
            yield from _statement(old, new)


def _wordings(before: Fact, after: Fact) -> Iterator[Reason]:
    """The properties that all statements share: the texts of the fact, and its order."""
    for name in ("label", "caption", "columns", "ordered", "sort"):
        if substance(getattr(before, name)) != substance(getattr(after, name)):
            yield Reason("wording", Weight.NOTE, f"its {name} changed")


def _statement(old: Side, new: Side) -> Iterator[Reason]:
    (was, was_day), (now, day) = old, new
    before = was.statement(was_day) if was else None
    after = now.statement(day) if now else None
    if before and not after:
        yield Reason("ends", Weight.REVIEW, f"no statement of it holds on {day}")
    elif after and not before:
        message = f"a statement of it holds on {day}; none did before"
        yield Reason("begins", Weight.REVIEW, message)
    elif before and after:
        yield from _differences(before, after)
        if now and before.id != after.id and _still_holds(before, now, day):
            message = f"“{before.id}” still holds, and “{after.id}” is printed"
            yield Reason("preferred", Weight.REVIEW, message)


def _still_holds(before: Statement, fact: Fact, day: date) -> bool:
    return any(one.id == before.id and one.holds_on(day) for one in fact.statements)


def _rows(old: Side, new: Side) -> Iterator[Reason]:
    (was, was_day), (now, day) = old, new
    before = {row.id: row for row in was.rows(was_day)} if was else {}
    after = {row.id: row for row in now.rows(day)} if now else {}
    for name in {**before, **after}:
        if name not in before:
            yield Reason("row", Weight.NOTE, f"row “{name}” is new")
        elif name not in after:
            yield Reason("row", Weight.NOTE, f"row “{name}” was removed")
        else:
            for reason in _differences(before[name], after[name]):
                message = f"row “{name}”: {reason.message}"
                yield Reason(reason.code, reason.weight, message)


def _differences(before: Statement, after: Statement) -> Iterator[Reason]:
    """The differences between two statements, one of which replaces the other."""
    yield from _values(before, after)
    if before.approximation is not after.approximation:
        names = [
            one.approximation.value.replace("_", " ") if one.approximation else "exact"
            for one in (before, after)
        ]
        message = f"approximation: {names[0]} → {names[1]}"
        yield Reason("approximation", Weight.REVIEW, message)
    if before.source != after.source:
        message = f"source: {before.source} → {after.source} ({after.where})"
        yield Reason("source", Weight.NOTE, message)


def _values(before: Statement, after: Statement) -> Iterator[Reason]:
    if isinstance(before.value, Row) and isinstance(after.value, Row):
        for column in {**dict(before.value.cells), **dict(after.value.cells)}:
            was, now = before.value.get(column), after.value.get(column)
            if substance(was) != substance(now):
                yield Reason("value", Weight.NOTE, f"{column}: {_short(was)} → {_short(now)}")
    elif before.value.canonical != after.value.canonical:
        yield Reason("value", Weight.NOTE, f"{_short(before.value)} → {_short(after.value)}")
    elif substance(before.value) != substance(after.value):
        yield Reason("wording", Weight.NOTE, "its wording or details changed")


def _short(value: Any) -> str:
    """A value or a reference in the notation of its file."""
    if value is None:
        return "nothing"
    return str(getattr(value, "canonical", value))


def substance(node: Any) -> Any:
    """The content of a part of the model, without its places in files."""
    if isinstance(node, Text):
        return (node.singular, node.plural, node.count)
    if isinstance(node, Location):
        return None
    if is_dataclass(node):
        return (type(node), *(substance(getattr(node, field.name)) for field in fields(node)))
    if isinstance(node, tuple):
        return tuple(map(substance, node))
    return node
