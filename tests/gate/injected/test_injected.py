"""One thing done to the real catalogs at a time: what must not pass fails at its line, and
what is right raises nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from factsheet.catalogs.po import Entry
from factsheet.diagnostics import Diagnostic, Severity
from gate.injected import files, texts, variations
from gate.injected.kinds import Kind
from support.gate import Gate

DEFECTS = [*files.KINDS, *texts.KINDS]
NEEDS_ALL = {
    "left in the source language, in capitals",
    "letters in reverse",
    "translation of another message",
}
"""Kinds that show among all messages of a catalog, and not among a few."""


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    made = Gate(tmp_path_factory.mktemp("gate"))
    for tag, target in made.targets.items():
        long = [u.entry for u in target.units if len(u.source.singular.words.split()) > 12]
        texts.ELSEWHERE[tag] = long[len(long) // 2].translations[0]
    return made


def changes(kind: Kind, tag: str, gate: Gate) -> Iterator[tuple[Entry, Entry]]:
    """Entries of a catalog before and after the change, spread over the catalog."""
    assert kind.of_entry
    entries = gate.file(tag).entries
    step = 37
    spread = [entries[(n * step) % len(entries)] for n in range(len(entries))]
    for entry in dict.fromkeys(spread):
        new = kind.of_entry(entry, tag)
        if new is not None and new != entry:
            yield entry, new


def changed(kind: Kind, tag: str, gate: Gate) -> Iterator[tuple[bytes, str]]:
    """Whole catalogs with the change, and its message."""
    if kind.of_file:
        if (data := kind.of_file(gate.written[tag], tag)) is not None:
            yield data, kind.name
        return
    for old, new in changes(kind, tag, gate):
        yield gate.with_entry(tag, old, new), str(old.context)


def found(kind: Kind, tag: str, gate: Gate) -> tuple[str, list[Diagnostic], range]:
    """A message with the change, what the gate says of it, and where it may say so.

    Most changes are made in a catalog of few messages, which is checked in a tenth of the time.
    """
    if kind.of_file or kind.name in NEEDS_ALL:
        data, name = next(changed(kind, tag, gate))
        return name, gate.found(tag, data), range(10**9)
    old, new = next(changes(kind, tag, gate))
    data, lines, keys = gate.with_few(tag, old, new)
    return str(old.context), gate.found(tag, data, keys), lines


def cases(kinds: list[Kind]) -> list[Any]:
    return [
        pytest.param(kind, tag, id=f"{kind.name}-{tag}") for kind in kinds for tag in kind.locales
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "tag"), cases(DEFECTS))
def test_a_defect_is_found_where_it_is(kind: Kind, tag: str, gate: Gate) -> None:
    name, findings, lines = found(kind, tag, gate)
    right = [one for one in findings if one.code in kind.codes]
    assert right, (name, [(one.code, one.message) for one in findings])
    if kind.is_error:
        assert any(one.severity is Severity.ERROR for one in right), name
    assert any(one.location.line in lines for one in right), name


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "tag"), cases(variations.KINDS))
def test_a_correct_variation_raises_nothing(kind: Kind, tag: str, gate: Gate) -> None:
    name, findings, _ = found(kind, tag, gate)
    assert not findings, (name, [(one.code, one.message) for one in findings])


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr"])
def test_the_catalogs_are_clean(tag: str, gate: Gate) -> None:
    assert gate.found(tag, gate.written[tag]) == []
