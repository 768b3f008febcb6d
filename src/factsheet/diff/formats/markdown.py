"""A difference for a release's notes or a pull request: GitHub-flavoured Markdown."""

import unicodedata
from collections.abc import Iterator

from factsheet.diff.difference import (
    EditionDifference,
    LocaleChange,
    PassageChange,
    StatementChange,
)
from factsheet.diff.formats import words
from factsheet.escaping import markdown, markdown_code


def as_markdown(difference: EditionDifference) -> str:
    """A table of statements, then a table for each language."""
    title = f"{difference.before} → {difference.after}"
    lines = [f"## {markdown(title)}", "", f"**{words.verdict(difference)}**"]
    if difference.edition:
        lines += ["", *(f"- {markdown(words.edition_words(one))}" for one in difference.edition)]
    if difference.facts:
        lines += ["", "### Statements", "", "| fact | change | printed |", "| --- | --- | --- |"]
        lines += map(_fact, difference.facts)
    for locale in difference.locales:
        lines += ["", f"### {markdown(words.locale_title(locale))}", *_locale(locale)]
    for name, changes in (("Made with", difference.materials), ("Assets", difference.assets)):
        if changes:
            lines += ["", f"### {name}", ""]
            lines += (f"- {markdown(words.material_words(change))}" for change in changes)
    lines += [line for note in difference.notes for line in ("", f"> {markdown(note)}")]
    return "\n".join(lines) + "\n"


def _fact(fact: StatementChange) -> str:
    changes = "<br>".join(map(markdown, words.fact_lines(fact)))
    prints = "<br>".join(
        f"**{markdown(one.locale)}** {_directed(words.print_words(one))}" for one in fact.prints
    )
    return f"| {markdown(words.fact_title(fact))} | {changes} | {prints} |"


def _locale(locale: LocaleChange) -> Iterator[str]:
    lines = words.locale_lines(locale)
    if lines:
        yield ""
        yield from (f"- {markdown(line)}" for line in lines)
    if not locale.passages and not locale.values:
        return
    yield from ("", "| what | where | before | after |", "| --- | --- | --- | --- |")
    for change in locale.values:
        sides = " | ".join(map(_directed, (change.before, change.after)))
        yield f"| printed otherwise | {markdown_code(change.what)} | {sides} |"
    for title, passages in words.by_kind(locale):
        yield from (_passage(title, passage) for passage in passages)


def _passage(title: str, passage: PassageChange) -> str:
    sides = " | ".join(map(_directed, (passage.before, passage.after)))
    return f"| {title} | {markdown(words.passage_title(passage))} | {sides} |"


def _directed(said: str | None) -> str:
    """Text with the direction of its script, even if it begins with a number."""
    if said is None:
        return "–"
    is_rtl = any(unicodedata.bidirectional(char) in ("R", "AL") for char in said)
    return f'<span dir="rtl">{markdown(said)}</span>' if is_rtl else markdown(said)
