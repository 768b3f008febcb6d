"""Readers take time in proportion to a file, and what they refuse is refused early."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.test_localizer import edition_of
from factsheet.config.load import load_config
from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_profile
from factsheet.glossary.load import load_glossary
from factsheet.load.publication import load_publication
from factsheet.load.yaml import parse_yaml
from factsheet.workspace import Workspace
from support.growth import FACTOR, is_in_proportion
from support.publications import CONFIG, SHEET, write_publication

LEAD = "What the library does {library.seat:in}."


def settings(folder: Path, size: int) -> Callable[[], object]:
    tables = "".join(f"[locales.fr-X{n}]\n" for n in range(size))
    workspace = write_publication(folder, {"factsheet.toml": CONFIG + tables})

    def read() -> None:
        config = load_config(workspace, Findings())
        assert config is not None
        assert sum(load_profile(one, Findings()) is None for one in config.locales) == size

    return read


def unknown_keys(folder: Path, size: int) -> Callable[[], object]:
    keys = "".join(f"mnoths{n} = 1\n" for n in range(10 * size))
    table = CONFIG.replace("[locales.fr]\n", f"[locales.fr]\n{keys}")
    workspace = write_publication(folder, {"factsheet.toml": table})
    return lambda: load_config(workspace, Findings())


def placeholders(folder: Path, size: int) -> Callable[[], object]:
    lead = "{library.loans} " * size
    edition = edition_of(folder, {"sheets/library.yaml": SHEET.replace(LEAD, f'"{lead}"')})
    return lambda: list(edition.documents(["ar"]))


def terms(folder: Path, size: int) -> Callable[[], object]:
    rows = "".join(f"c{n}\tword{n} lib\tmot{n}|m{n}\n" for n in range(20 * size))
    (folder / "terms.tsv").write_text(f"id\ten\tfr\n{rows}")
    return lambda: load_glossary(Workspace(folder), ["terms.tsv"], "en", Findings())


@pytest.mark.slow
@pytest.mark.parametrize("made", [settings, unknown_keys, placeholders, terms])
def test_time_grows_with_the_file(
    tmp_path: Path, made: Callable[[Path, int], Callable[[], object]]
) -> None:
    reads = {}
    for size in (60, FACTOR * 60):
        folder = tmp_path / str(size)
        folder.mkdir()
        reads[size] = made(folder, size)
    assert is_in_proportion(lambda size: reads[size](), 60)


def test_a_publication_has_so_many_locales(tmp_path: Path) -> None:
    tables = "".join(f"[locales.fr-X{n}]\n" for n in range(497))
    workspace = write_publication(tmp_path, {"factsheet.toml": CONFIG + tables})
    assert load_config(workspace, findings := Findings()) is None
    assert [str(one) for one in findings] == [
        "factsheet.toml:6:1: error: there are more than 500 locales [config]"
    ]


def test_keys_that_are_given_twice_are_not_all_reported() -> None:
    assert parse_yaml(b"a: 1\n" * 1_000, "x.yaml", findings := Findings()) is None
    assert [one.code for one in findings] == ["duplicate-id"] * 100 + ["yaml-syntax"]


def test_a_text_has_so_many_characters(tmp_path: Path) -> None:
    said = f'{{one: "{"a " * 5_001}", other: b}}'
    workspace = write_publication(tmp_path, {"sheets/library.yaml": SHEET.replace(LEAD, said)})
    load_publication(workspace, findings := Findings())
    assert [(one.code, one.message) for one in findings] == [
        ("bad-value", "one has more than 10,000 characters")
    ]
