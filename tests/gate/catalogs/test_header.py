"""Header fields, each at its own line."""

import pytest

from factsheet.gate.catalogs import header
from support.targets import target

RIGHT = """\
# A comment.
msgid ""
msgstr ""
"Project-Id-Version: The Society 1.0\\n"
"PO-Revision-Date: 2021-11-25 10:30+0100\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Generator: Poedit 3.4\\n"
"""


def found(written: str) -> list[tuple[str, int]]:
    return [(problem.rule.code, problem.at.line) for problem in header.check(target(written))]


def test_a_translators_header_passes() -> None:
    assert found(RIGHT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line"),
    [
        ("The Society 1.0", "PACKAGE VERSION", "header-placeholder", 4),
        ("A comment", "SOME DESCRIPTIVE TITLE", "header-placeholder", 2),
        ("2021-11-25 10:30+0100", "2091-11-25 10:30+0100", "header-date", 5),
        ("2021-11-25 10:30+0100", "25/11/2021", "header-date", 5),
        ("2021-11-25 10:30+0100", "YEAR-MO-DA HO:MI+ZONE", "header-placeholder", 5),
        ("Version: 1.0", "Version: 2.0", "header-field", 6),
        ("text/plain", "text/html", "header-field", 7),
        ("8bit", "quoted-printable", "header-field", 8),
        ("X-Generator: Poedit 3.4", "MIME-Version: 1.0", "header-field", 6),
        ("# A comment.", "#, fuzzy", "header-fuzzy", 2),
    ],
)
def test_what_is_wrong(right: str, wrong: str, code: str, line: int) -> None:
    assert found(RIGHT.replace(right, wrong)) == [(code, line)]
