"""What the manifest says of a language, written and read back."""

import pytest

from factsheet.edition.record import LanguageState, Record


@pytest.mark.parametrize(
    "record", [Record(LanguageState.KEPT, 96, "2021-11-25"), Record(LanguageState.LEFT_OUT, 0)]
)
def test_a_record_is_read_as_it_was_written(record: Record) -> None:
    assert Record.read(record.data) == record


@pytest.mark.parametrize("entry", [{}, {"state": "gone", "percent": 1}, {"state": "kept"}])
def test_anything_else_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        Record.read(entry)
