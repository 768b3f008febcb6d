"""The format locks that this repository has: complete, and kept by the installed libraries.

Where another CLDR than the lock's is installed, exactly the changes listed here are found.
"""

from pathlib import Path

import pytest

import factsheet
from factsheet.diagnostics import Findings
from factsheet.gate.formatchanges import compare_formats
from factsheet.gate.formatlock import LOCK, house_style, read_lock
from factsheet.locales.cldr import cldr_version
from factsheet.workspace import Workspace
from support.formats import edition_of, rows_of

ROOT = Path(__file__).parents[2]
SAMPLES = Path(factsheet.__file__).parent / "scaffold"
STARTER, STATISTICS = SAMPLES / "starter", SAMPLES / "statistics"
COUNTRIES = ROOT / "examples/countries"
CHANGED = {
    (ROOT, "47"): {"en period 2021-11-23/2021-11-25"},
    (STARTER, "47"): set(),
    (STATISTICS, "47"): set(),
    (COUNTRIES, "47"): {
        *("ar currency LBP", "ar currency XCG", "ar currency ZWG", "en currency KGS"),
        *("en language tkl", "en territory HM", "en territory SH", "en territory TF"),
        *("es currency ZWG", "fr currency ZWG"),
    },
}
"""What a CLDR that is not the lock's writes otherwise, by publication and version."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "folder",
    [ROOT, STARTER, STATISTICS, COUNTRIES],
    ids=["interpol", "starter", "statistics", "countries"],
)
def test_a_lock_is_complete_and_kept(folder: Path) -> None:
    findings = Findings()
    lock = read_lock(Workspace(folder), findings)
    assert lock is not None
    assert list(findings) == []
    edition = edition_of(folder)
    rows = rows_of(folder)
    compared = compare_formats(lock, edition)
    known = CHANGED[folder, cldr_version()] if lock.tools["CLDR"] != cldr_version() else set()
    found = {f"{one.locale} {one.locked.example}" for one in compared.changes}
    assert found == known
    assert compared.damaged == ()
    assert compared.unlocked(rows) == ()
    lines = (folder / LOCK).read_text("utf-8").splitlines()
    assert len(lines) - 1 == len(rows)  # nothing is locked that is not printed
    assert {tag: style for tag in edition.voices if (style := house_style(edition, tag))} == {
        **lock.styles
    }
