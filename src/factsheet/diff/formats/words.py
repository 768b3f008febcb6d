"""What every format says in the same words."""

from factsheet.diagnostics import counted
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

LONGEST = 160
"""Maximum length of a value, in characters: texts appear in full where they are printed."""
NAMED = 3
"""Files of one language that are named."""
DIGEST = 64
"""Hexadecimal digits of sha256."""
TITLES = {
    Kind.REWORDED: "reworded",
    Kind.TRANSLATED: "translated now",
    Kind.FELL_BACK: "in the source language now",
    Kind.CAME: "new",
    Kind.WENT: "gone",
    Kind.MOVED: "moved",
}
"""Headings of the kinds of passages, in order."""
CAUSES = {
    Cause.VALUE: "with the value in it",
    Cause.SOURCE: "with its source sentence",
    Cause.TRANSLATION: "the translation alone",
}


def verdict(difference: EditionDifference) -> str:
    """What it comes to, in a sentence."""
    if not difference.differs:
        return "Nothing differs."
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
        parts.append("What the sheets say is the same; what they were made with is not")
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
    """What it states otherwise, a line each."""
    if fact.kind is Kind.REWORDED:
        return [f"{one.what}: {arrow(one.before, one.after)}" for one in fact.changes]
    side = [(one.what, one.after or one.before) for one in fact.changes]
    return [f"{what}: {clipped(words or '')}" for what, words in side]


def print_words(one: Prints) -> str:
    """How a language prints it."""
    before, after = " / ".join(one.before), " / ".join(one.after)
    if one.before == one.after:
        reason = f"its pages are of {one.edition}" if one.edition else "in the same words"
        return f"{before} (as before: {reason})"
    return arrow(before or None, after or None)


def locale_title(locale: LocaleChange) -> str:
    ends = {Kind.CAME: ": a new language", Kind.WENT: ": no longer published"}
    return f"{locale.locale}{ends.get(locale.kind, '') if locale.kind else ''}"


def locale_lines(locale: LocaleChange) -> list[str]:
    """What has changed beside passages, a line each."""
    lines = [f"{one.what}: {arrow(one.before, one.after)}" for one in locale.standing]
    if locale.sheets_came:
        lines.append(f"new sheets: {', '.join(locale.sheets_came)}")
    if locale.sheets_went:
        lines.append(f"sheets that are gone: {', '.join(locale.sheets_went)}")
    lines += [f"pages of {one.what}: {arrow(one.before, one.after)}" for one in locale.page_counts]
    if locale.following:
        follow = "follows" if locale.following == 1 else "follow"
        lines.append(
            f"{counted(locale.following, 'passage')} {follow} the values, in the same words"
        )
    if locale.looks:
        files = counted(len(locale.looks), "file")
        names = ", ".join(locale.looks[:NAMED]) + (", …" if len(locale.looks) > NAMED else "")
        lines.append(f"{files} with the same words in other bytes: {names}")
    return lines


def passage_title(passage: PassageChange) -> str:
    """Where it stands, and why it is another."""
    where = f"{passage.sheet}, {passage.block or 'head'}"
    cause = CAUSES.get(passage.cause) if passage.cause else None
    return f"{where}: {cause}" if cause else where


def by_kind(locale: LocaleChange) -> list[tuple[str, list[PassageChange]]]:
    """A language's passages under their titles."""
    found = ((TITLES[kind], [p for p in locale.passages if p.kind is kind]) for kind in TITLES)
    return [(title, passages) for title, passages in found if passages]


def material_words(change: PropertyChange) -> str:
    """A tool's version, or a file that is another."""
    sides = [side for side in (change.before, change.after) if side]
    if all(len(side) == DIGEST for side in sides):
        ends = "new" if change.before is None else "gone" if change.after is None else "changed"
        return f"{change.what}: {ends}"
    return f"{change.what}: {arrow(change.before, change.after)}"


def arrow(before: str | None, after: str | None) -> str:
    """Both sides: 194 → 195."""
    return " → ".join(clipped(side) if side else "nothing" for side in (before, after))


def clipped(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
