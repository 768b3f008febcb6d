"""Differences between editions as text, Markdown and JSON."""

from collections.abc import Callable, Iterator
from dataclasses import asdict

from factsheet.diagnostics import counted, excerpt
from factsheet.diff.difference import (
    Cause,
    EditionDifference,
    Kind,
    LocaleChange,
    PassageChange,
    Prints,
    PropertyChange,
    StatementChange,
)
from factsheet.escaping import json_text, markdown, markdown_cell, markdown_code

LONGEST = 160
"""Maximum length of a value, in characters: texts appear in full where they are printed."""
NAMED = 3
"""Maximum number of files of one language that are named."""
DIGEST = 64
"""Length of a SHA-256 in hexadecimal digits."""
TITLES = {
    Kind.REWORDED: "reworded",
    Kind.TRANSLATED: "now translated",
    Kind.FELL_BACK: "now in the source language",
    Kind.CAME: "new",
    Kind.WENT: "removed",
    Kind.MOVED: "moved",
}
"""Headings of the kinds of passages, in order."""
CAUSES = {
    Cause.VALUE: "the value changed",
    Cause.SOURCE: "the source text changed",
    Cause.TRANSLATION: "only the translation changed",
}


def verdict(difference: EditionDifference) -> str:
    """The result in a sentence."""
    if not difference.differs:
        return "No differences."
    values = sum(any(one.what == "value" for one in f.changes) for f in difference.facts)
    passages = sum(len(locale.passages) for locale in difference.locales)
    parts = []
    if difference.facts:
        facts = counted(len(difference.facts), "statement")
        parts.append(f"{facts} changed, {values} of them in value")
    if passages:
        parts.append(f"{counted(passages, 'passage')} changed")
    if difference.locales:
        parts.append(f"in {', '.join(locale.locale for locale in difference.locales)}")
    if not parts:
        parts.append("The sheets’ content is the same; what they were made with differs")
    said = "; ".join(parts[:2]) if passages and difference.facts else parts[0]
    tail = f", {parts[-1]}" if difference.locales and len(parts) > 1 else ""
    if difference.locales and len(parts) == 1:
        return f"Files differ {said}."
    return f"{said}{tail}."


def edition_words(change: PropertyChange) -> str:
    """A line about the edition as a whole."""
    names = {"day": "edition", "source": "source language"}
    return f"{names.get(change.what, change.what)}: {arrow(change.before, change.after)}"


def fact_title(fact: StatementChange) -> str:
    """The fact's name and id, and its change."""
    label = next(iter(fact.labels.values()), None)
    name = f"{fact.fact}, row {fact.row}" if fact.row else fact.fact
    title = f"{label} ({name})" if label else name
    ends = {Kind.CAME: "new", Kind.WENT: "no longer stated"}
    return f"{title}: {ends[fact.kind]}" if fact.kind in ends else title


def fact_lines(fact: StatementChange) -> list[str]:
    """The changes of a statement, one per line."""
    if fact.kind is Kind.REWORDED:
        return [f"{one.what}: {arrow(one.before, one.after)}" for one in fact.changes]
    side = [(one.what, one.after or one.before) for one in fact.changes]
    return [f"{what}: {excerpt(words or '', LONGEST)}" for what, words in side]


def print_words(one: Prints) -> str:
    """How a language prints it."""
    before, after = " / ".join(one.before), " / ".join(one.after)
    if one.before == one.after:
        reason = f"its pages are from {one.edition}" if one.edition else "same wording"
        return f"{before} (unchanged: {reason})"
    return arrow(before or None, after or None)


def locale_title(locale: LocaleChange) -> str:
    ends = {Kind.CAME: ": a new language", Kind.WENT: ": no longer published"}
    return f"{locale.locale}{ends.get(locale.kind, '') if locale.kind else ''}"


def locale_lines(locale: LocaleChange) -> list[str]:
    """All changes other than passages, one per line."""
    lines = [f"{one.what}: {arrow(one.before, one.after)}" for one in locale.standing]
    if locale.sheets_came:
        lines.append(f"new sheets: {', '.join(locale.sheets_came)}")
    if locale.sheets_went:
        lines.append(f"removed sheets: {', '.join(locale.sheets_went)}")
    lines += [f"pages of {one.what}: {arrow(one.before, one.after)}" for one in locale.page_counts]
    if locale.following:
        follow = "follows" if locale.following == 1 else "follow"
        lines.append(
            f"{counted(locale.following, 'passage')} {follow} the values, with the same wording"
        )
    if locale.looks:
        files = counted(len(locale.looks), "file")
        names = ", ".join(locale.looks[:NAMED]) + (", …" if len(locale.looks) > NAMED else "")
        lines.append(f"{files} with the same content in different bytes: {names}")
    return lines


def passage_title(passage: PassageChange) -> str:
    """The passage's place, and the cause of the change."""
    where = f"{passage.sheet}, {passage.block or 'head'}"
    cause = CAUSES.get(passage.cause) if passage.cause else None
    return f"{where}: {cause}" if cause else where


def by_kind(locale: LocaleChange) -> list[tuple[str, list[PassageChange]]]:
    """A language's passages under their titles."""
    found = ((TITLES[kind], [p for p in locale.passages if p.kind is kind]) for kind in TITLES)
    return [(title, passages) for title, passages in found if passages]


def material_words(change: PropertyChange) -> str:
    """The change of a tool's version or of a file."""
    sides = [side for side in (change.before, change.after) if side]
    if all(len(side) == DIGEST for side in sides):
        ends = "new" if change.before is None else "gone" if change.after is None else "changed"
        return f"{change.what}: {ends}"
    return f"{change.what}: {arrow(change.before, change.after)}"


def arrow(before: str | None, after: str | None) -> str:
    """Both sides: 194 → 195."""
    return " → ".join(excerpt(side, LONGEST) if side else "nothing" for side in (before, after))


def as_text(difference: EditionDifference) -> str:
    """The facts, then each language, then the tools of the editions."""
    lines = [f"{difference.before} → {difference.after}"]
    lines += map(edition_words, difference.edition)
    if difference.facts:
        lines += ["", "Statements"]
        lines += (f"  {line}" for line in _facts(difference))
    for locale in difference.locales:
        lines += ["", locale_title(locale)]
        lines += (f"  {line}" for line in _locale(locale))
    for title, changes in (("Made with", difference.materials), ("Assets", difference.assets)):
        if changes:
            lines += ["", title, *(f"  {material_words(change)}" for change in changes)]
    lines += ["", verdict(difference), *(f"note: {note}" for note in difference.notes)]
    return "\n".join(lines) + "\n"


def _facts(difference: EditionDifference) -> Iterator[str]:
    for fact in difference.facts:
        yield fact_title(fact)
        yield from (f"  {line}" for line in fact_lines(fact))
        for one in fact.prints:
            yield f"  {one.locale}  {print_words(one)}"


def _locale(locale: LocaleChange) -> Iterator[str]:
    yield from locale_lines(locale)
    for change in locale.values:
        yield f"printed differently, {change.what}: {arrow(change.before, change.after)}"
    for title, passages in by_kind(locale):
        yield f"{title}:"
        for passage in passages:
            yield from (f"  {line}" for line in _passage(passage))


def _passage(passage: PassageChange) -> Iterator[str]:
    yield passage_title(passage)
    if passage.before == passage.after:
        yield f"  = {passage.after}"
        return
    for sign, said in (("-", passage.before), ("+", passage.after)):
        if said is not None:
            yield f"  {sign} {said}"


def as_markdown(difference: EditionDifference) -> str:
    """A table of statements, then a table for each language."""
    title = f"{difference.before} → {difference.after}"
    lines = [f"## {markdown(title)}", "", f"**{verdict(difference)}**"]
    if difference.edition:
        lines += ["", *(f"- {markdown(edition_words(one))}" for one in difference.edition)]
    if difference.facts:
        lines += ["", "### Statements", "", "| fact | change | printed |", "| --- | --- | --- |"]
        lines += map(_markdown_fact, difference.facts)
    for locale in difference.locales:
        lines += ["", f"### {markdown(locale_title(locale))}", *_markdown_locale(locale)]
    for name, changes in (("Made with", difference.materials), ("Assets", difference.assets)):
        if changes:
            lines += ["", f"### {name}", ""]
            lines += (f"- {markdown(material_words(change))}" for change in changes)
    lines += [line for note in difference.notes for line in ("", f"> {markdown(note)}")]
    return "\n".join(lines) + "\n"


def _markdown_fact(fact: StatementChange) -> str:
    changes = "<br>".join(map(markdown, fact_lines(fact)))
    prints = "<br>".join(
        f"**{markdown(one.locale)}** {markdown_cell(print_words(one))}" for one in fact.prints
    )
    return f"| {markdown(fact_title(fact))} | {changes} | {prints} |"


def _markdown_locale(locale: LocaleChange) -> Iterator[str]:
    lines = locale_lines(locale)
    if lines:
        yield ""
        yield from (f"- {markdown(line)}" for line in lines)
    if not locale.passages and not locale.values:
        return
    yield from ("", "| what | where | before | after |", "| --- | --- | --- | --- |")
    for change in locale.values:
        sides = " | ".join(map(markdown_cell, (change.before, change.after)))
        yield f"| printed differently | {markdown_code(change.what)} | {sides} |"
    for title, passages in by_kind(locale):
        yield from (_markdown_passage(title, passage) for passage in passages)


def _markdown_passage(title: str, passage: PassageChange) -> str:
    sides = " | ".join(map(markdown_cell, (passage.before, passage.after)))
    return f"| {title} | {markdown(passage_title(passage))} | {sides} |"


VERSION = 1
"""Version of the JSON layout."""


def as_json(difference: EditionDifference) -> str:
    """A JSON object. `differs` determines the exit code with --exit-code."""
    data = {
        "version": VERSION,
        "differs": difference.differs,
        "verdict": verdict(difference),
        **asdict(difference),
    }
    return json_text(data, indent=2)


FORMATS: dict[str, Callable[[EditionDifference], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
