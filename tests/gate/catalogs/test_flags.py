"""Flags that do nothing, and flags that are none of our business."""

import pytest

from factsheet.gate.catalogs import flags
from factsheet.gate.rules import SILENCING
from support.targets import codes, target

ENTRY = 'msgid "{n} states"\nmsgstr "{n} États"'


def found(written: str) -> list[str | None]:
    read = target(f"#, {written}\n{ENTRY}")
    return [problem.hint for problem in flags.check(read, SILENCING)]


@pytest.mark.parametrize(
    "written",
    [
        "ignore-same, ignore-end-stop, ignore-placeholder-repeated",
        "read-only, priority:100, max-length:80, no-wrap, c-format, range: 0..10",
        "placeholders:NAME:%s, font-family:ubuntu, safe-html, myteam-checked",
    ],
)
def test_known_flags_and_strangers_pass(written: str) -> None:
    assert found(written) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ignore-smae", "ignore-same"),
        ("fuzy", "fuzzy"),
        ("max-lenght:80", "max-length"),
        ("python-brace-fromat", "python-brace-format"),
        ("max-length:abc", "write max-length:40"),
        ("max-length:" + "9" * 9000, "write max-length:40"),
        ("max-length", "write max-length:…"),
        ("ignore-everything-here", "write ignore- and the code of a finding"),
    ],
)
def test_slips_are_found(written: str, meant: str) -> None:
    (hint,) = found(written)
    assert meant in (hint or "")


def test_a_flag_of_ours_that_silences_nothing() -> None:
    read = target(f"#, ignore-placeholder-repeated, ignore-same\n{ENTRY}")
    (unit,) = read.units
    assert codes(list(flags.check_unused(read, SILENCING, set()))) == ["unused-flag"]
    used = {("fr", unit.entry.key, "ignore-placeholder-repeated")}
    assert not list(flags.check_unused(read, SILENCING, used))
