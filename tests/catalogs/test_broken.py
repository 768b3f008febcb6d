"""Each file of broken/ is a catalog at fault; its comments say what is reported.

    # expect LINE:COLUMN CODE[: part of the message or the hint]

A new case is a new file NAME.LOCALE.po; a column of 0 is that of a whole line or file.
"""

import re
from pathlib import Path

import pytest

from factsheet.catalogs.catalog import catalog_path, read_catalog
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.locales.profile import profile_of
from factsheet.workspace import Workspace

CASES = sorted(Path(__file__).parent.joinpath("broken").glob("*.po"))
EXPECT = re.compile(rb"^(?:\xef\xbb\xbf)?# expect (\d+):(\d+) ([\w-]+)(?:: (.*))?$", re.MULTILINE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_reports_exactly_what_the_file_expects(case: Path, tmp_path: Path) -> None:
    data = case.read_bytes()
    profile = profile_of(LocaleStyle(case.suffixes[-2].removeprefix(".")))
    workspace = Workspace(tmp_path)
    workspace.write(catalog_path(profile), data)

    findings = Findings()
    read_catalog(workspace, profile, findings)

    expected = [[part.decode() for part in parts] for parts in EXPECT.findall(data)]
    assert expected, "the case expects nothing"
    found = [(d.location.line, d.location.column, d.code) for d in findings]
    assert found == [(int(line), int(column), code) for line, column, code, _ in expected]
    for diagnostic, (*_, words) in zip(findings, expected, strict=True):
        assert diagnostic.location.path == catalog_path(profile)
        assert diagnostic.locale == profile.tag
        assert words in f"{diagnostic.message} {diagnostic.hint}"
