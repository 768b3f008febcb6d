"""Readers take time in proportion to a file, and what they refuse is refused early."""

import time
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
from support.publications import CONFIG, SHEET, write_publication

MOST = 12
"""Times as long that eight times as much may take."""
LEAST = 0.05
"""Seconds that are long enough to measure on a busy machine, and short enough to be harmless."""
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


def seconds(read: Callable[[], object]) -> float:
    """Of the processor, the least of three runs or the first that is quick."""
    least = 1e9
    for _ in range(3):
        began = time.process_time()
        read()
        least = min(least, time.process_time() - began)
        if least < LEAST:
            break
    return least


@pytest.mark.slow
@pytest.mark.parametrize("made", [settings, unknown_keys, placeholders, terms])
def test_time_grows_with_the_file(
    tmp_path: Path, made: Callable[[Path, int], Callable[[], object]]
) -> None:
    folders = tmp_path / "small", tmp_path / "large"
    for folder in folders:
        folder.mkdir()
    large = seconds(made(folders[1], 480 if made is not placeholders else 600))
    assert large < max(LEAST, MOST * seconds(made(folders[0], 60)))


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
