"""The list of formats is the one that the command offers."""

from factsheet.cli.status import FORMATS as OFFERED
from factsheet.report.status.formats import FORMATS


def test_every_format_is_offered() -> None:
    assert tuple(FORMATS) == OFFERED
