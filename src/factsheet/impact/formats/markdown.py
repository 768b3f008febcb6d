"""A report for a pull request: GitHub-flavoured Markdown, which GitLab and Gitea read too."""

import unicodedata
from collections.abc import Iterable, Iterator

from factsheet.diagnostics import counted
from factsheet.escaping import markdown, markdown_code
from factsheet.impact.formats.words import extent, stated, verdict
from factsheet.impact.impact import FactImpact, Impact, Reason, Touch, Weight

MARKS = {Weight.NOTE: "", Weight.REVIEW: "👀 ", Weight.ERROR: "❌ "}
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
        part = list(_fact(fact, impact, room))
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
        mark = MARKS[fact.weight].strip() if impact.is_change else ""
        yield f"| {mark} | `{fact.fact}` | {value} | {sheets} | {locales} |"


def _fact(fact: FactImpact, impact: Impact, room: int) -> Iterator[str]:
    is_open = " open" if fact.weight is not Weight.NOTE or not impact.is_change else ""
    yield ""
    yield f"<details{is_open}><summary><code>{fact.fact}</code>: {extent(fact)}</summary>"
    yield ""
    yield f"{fact.kind.capitalize()}, stated in {markdown_code(str(fact.at))}."
    yield ""
    yield from (f"- {_reason(reason)}" for reason in fact.changes)
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
    why = "<br>".join(map(_reason, touch.reasons))
    cells = [f"**{touch.locale}**", where, *map(_words, sides), why]
    return f"| {' | '.join(cells)} |"


def _reason(reason: Reason) -> str:
    return f"{MARKS[reason.weight]}{markdown(reason.message)}"


def _words(words: str | None) -> str:
    """A sentence with the direction of its script, even if it begins with a Latin name."""
    if words is None:
        return "–"
    is_rtl = any(unicodedata.bidirectional(char) in ("R", "AL") for char in words)
    return f'<div dir="rtl">{markdown(words)}</div>' if is_rtl else markdown(words)


def _rank(weight: Weight) -> int:
    return list(Weight).index(weight)


def _length(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)
