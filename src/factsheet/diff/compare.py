"""Find all differences between two published editions."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from factsheet.diff.difference import (
    EditionDifference,
    Kind,
    Prints,
    PropertyChange,
    StatementChange,
)
from factsheet.diff.locale import both, locale_change
from factsheet.published.diffpage import PrintedValue
from factsheet.published.edition import Published


def compare(before: Published, after: Published, tags: Collection[str]) -> EditionDifference:
    """The changes from the first edition to the second, in these languages."""
    editions = both(before, after)
    of_locales = tuple(change for tag in tags if (change := locale_change(tag, editions)))
    about = (
        {
            "day": edition.day,
            "publisher": edition.manifest.publisher or "",
            "source": edition.manifest.source_locale or "",
        }
        for edition in (before, after)
    )
    return EditionDifference(
        before=before.place,
        after=after.place,
        edition=tuple(_changed_properties(*about)),
        facts=fact_changes(before, after, tags),
        locales=of_locales,
        materials=tuple(_changed_properties(before.manifest.materials, after.manifest.materials)),
        assets=tuple(_changed_properties(*map(_assets, (before, after)))),
        notes=tuple(_notes(before, after)),
    )


def _changed_properties(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[PropertyChange]:
    for what in dict.fromkeys((*old, *new)):
        one, other = old.get(what) or None, new.get(what) or None
        if one != other:
            yield PropertyChange(what, one, other)


def _assets(edition: Published) -> dict[str, str]:
    """Hashes of the files shared by all languages, without fonts, which are among the materials."""
    return {
        name.removeprefix("assets/"): digest
        for name, digest in edition.digests.items()
        if name.startswith("assets/") and not name.startswith("assets/fonts/")
    }


def _notes(before: Published, after: Published) -> Iterator[str]:
    for edition in (before, after):
        if edition.absent:
            number = len(edition.absent)
            what = f"{number} page{'s are' if number > 1 else ' is'} missing"
            yield f"{edition.place}: {what} ({edition.absent[0]}): its sentences were not compared"
    if before.manifest.publisher != after.manifest.publisher:
        yield "the editions have different publishers and may belong to different publications"


Statement = Mapping[str, Any]
VALIDITY = ("from", "until", "as_of")


def fact_changes(
    before: Published, after: Published, tags: Collection[str]
) -> tuple[StatementChange, ...]:
    """Every fact with another value or reference. `tags` are the languages to compare."""
    facts = dict.fromkeys((*before.manifest.facts, *after.manifest.facts))
    return tuple(change for fact in facts for change in _changes(fact, before, after, tags))


def _changes(
    fact: str, before: Published, after: Published, tags: Collection[str]
) -> Iterator[StatementChange]:
    old, new = (
        {one["id"]: one for one in each.manifest.facts.get(fact, ())} for each in (before, after)
    )
    if len(old) <= 1 and len(new) <= 1:
        # A single statement is compared by its content, not by its id.
        rows: list[tuple[str | None, Statement | None, Statement | None]] = [
            (None, next(iter(old.values()), None), next(iter(new.values()), None))
        ]
    else:
        rows = [(row, old.get(row), new.get(row)) for row in dict.fromkeys((*old, *new))]
    for row, one, other in rows:
        if changes := tuple(_changed_statement(one or {}, other or {})):
            kind = Kind.REWORDED if one and other else Kind.CAME if other else Kind.WENT
            found = {**_labels(fact, before), **_labels(fact, after)}
            # The source language’s label comes first because reports use the first one.
            labels = dict(
                sorted(found.items(), key=lambda pair: pair[0] != after.manifest.source_locale)
            )
            prints = tuple(_prints(f"{fact}.{row}" if row else fact, before, after, tags))
            yield StatementChange(fact, row, kind, labels, changes, prints)


def _changed_statement(old: Statement, new: Statement) -> Iterator[PropertyChange]:
    sides = [_said(old), _said(new)]
    for what in dict.fromkeys((*sides[0], *sides[1])):
        one, other = (side.get(what) for side in sides)
        if one != other:
            yield PropertyChange(what, one, other)


def _said(statement: Statement) -> dict[str, str]:
    """A statement's properties in words; the value includes its approximation."""
    if not statement:
        return {}
    word = str(statement.get("approximation") or "").replace("_", " ")
    source = statement.get("source") or {}
    parts = [source.get(key) for key in ("title", "publisher", "date")]
    said = {
        **(_cells(statement) or {"value": f"{word} {statement.get('value', '')}".strip()}),
        "source": ", ".join(str(part) for part in parts if part),
        "place in the source": str(statement.get("where") or ""),
        **{key.replace("_", " "): str(statement.get(key) or "") for key in VALIDITY},
    }
    return {what: words for what, words in said.items() if words}


def _cells(statement: Statement) -> dict[str, str]:
    """The cells of a row, by column."""
    cells = statement.get("cells")
    return {str(key): str(cell) for key, cell in cells.items()} if isinstance(cells, dict) else {}


def _labels(fact: str, edition: Published) -> dict[str, str]:
    return {
        locale: page.labels[fact]
        for (locale, _), page in edition.pages.items()
        if fact in page.labels
    }


def _prints(
    name: str, before: Published, after: Published, tags: Collection[str]
) -> Iterator[Prints]:
    """How each language prints the values at an address, if either edition prints them."""
    for locale in tags:
        old, new = (_words(name, locale, edition) for edition in (before, after))
        if old or new:
            record = after.manifest.records.get(locale)
            kept = record.edition if record and record.edition != after.day else None
            gone, come = _apart(old, new)
            yield Prints(locale, gone, come, kept)


def _apart(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that only one side prints, or all if both print the same."""
    gone = tuple(words for words in old if words not in new)
    come = tuple(words for words in new if words not in old)
    return (gone, come) if gone or come else (old, new)


def _words(name: str, locale: str, edition: Published) -> tuple[str, ...]:
    found = (
        value.words
        for value in printed(locale, edition)
        if value.address == name or value.address.startswith(f"{name}.")
    )
    return tuple(dict.fromkeys(found))


def printed(locale: str, edition: Published) -> Iterator[PrintedValue]:
    """Every value on a language's pages."""
    for (tag, _), page in edition.pages.items():
        if tag == locale:
            for passage in page.passages:
                yield from passage.values
