"""Another good translation of an entry raises nothing."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.catalogs.writer import serialize
from support.gate import Gate

WRITTEN = tomllib.loads(Path(__file__).with_name("paraphrases.toml").read_text("utf-8"))
ROUNDS = [(tag, name) for tag, rounds in WRITTEN.items() for name in rounds]


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    return Gate(tmp_path_factory.mktemp("gate"))


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "name"), ROUNDS)
def test_paraphrases_raise_nothing(tag: str, name: str, gate: Gate) -> None:
    texts: dict[str, str | list[str]] = WRITTEN[tag][name]
    file = gate.file(tag)
    entries = []
    for entry in file.entries:
        text = texts.get(entry.context or "", entry.translations)
        forms = (text,) if isinstance(text, str) else tuple(text)
        assert len(forms) == len(entry.translations), entry.context
        entries.append(replace(entry, translations=forms))
    said = {entry.context for entry, old in zip(entries, file.entries, strict=True) if entry != old}
    assert said == texts.keys()
    changed = replace(file, entries=tuple(entries))
    found = gate.found(tag, serialize(changed))
    assert not found, [(one.code, one.message, one.location.line) for one in found]
