"""One thing done to the real catalogs at a time: what must not pass fails at its line, and
what is right raises nothing."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest

from checks.injected import files, texts, variations
from checks.injected.kinds import Kind
from factsheet.diagnostics import Severity
from support.gate import Gate

SAMPLES = 1
"""How many entries of each catalog a kind is tried on; `bench/gate.py` tries more."""
DEFECTS = [*files.KINDS, *texts.KINDS]


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    made = Gate(tmp_path_factory.mktemp("gate"))
    for tag, target in made.targets.items():
        long = [u.entry for u in target.units if len(u.source.singular.words.split()) > 12]
        texts.ELSEWHERE[tag] = long[len(long) // 2].translations[0]
    return made


def changed(kind: Kind, tag: str, gate: Gate) -> Iterator[tuple[bytes, range, str]]:
    """Catalogs with the change, the lines where it is, and its message."""
    if kind.of_file:
        if (data := kind.of_file(gate.written[tag], tag)) is not None:
            yield data, range(10**9), kind.name
        return
    assert kind.of_entry
    entries = gate.file(tag).entries
    # spread over the catalog
    step = 37
    spread = [entries[(n * step) % len(entries)] for n in range(len(entries))]
    for entry in dict.fromkeys(spread):
        new = kind.of_entry(entry, tag)
        if new is not None and new != entry:
            start = entry.location.line
            yield gate.with_entry(tag, entry, new), range(start - 8, start + 30), str(entry.context)


def cases(kinds: list[Kind]) -> list[Any]:
    return [
        pytest.param(kind, tag, id=f"{kind.name}-{tag}") for kind in kinds for tag in kind.locales
    ]


@pytest.mark.parametrize(("kind", "tag"), cases(DEFECTS))
def test_a_defect_is_found_where_it_is(kind: Kind, tag: str, gate: Gate) -> None:
    for data, lines, name in islice(changed(kind, tag, gate), SAMPLES):
        found = gate.found(tag, data)
        right = [one for one in found if one.code in kind.codes]
        assert right, (name, [(one.code, one.message) for one in found])
        if kind.is_error:
            assert any(one.severity is Severity.ERROR for one in right), name
        assert any(one.location.line in lines for one in right), name


@pytest.mark.parametrize(("kind", "tag"), cases(variations.KINDS))
def test_a_correct_variation_raises_nothing(kind: Kind, tag: str, gate: Gate) -> None:
    for data, _, name in islice(changed(kind, tag, gate), SAMPLES):
        found = gate.found(tag, data)
        assert not found, (name, [(one.code, one.message) for one in found])


@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr"])
def test_the_catalogs_are_clean(tag: str, gate: Gate) -> None:
    assert gate.found(tag, gate.written[tag]) == []
