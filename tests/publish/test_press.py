"""What a PDF is made from: its page, what all PDFs share, and the code that lays it out."""

from pathlib import Path

import factsheet.paper
from factsheet.publish.artifacts import digest
from factsheet.publish.press import Press


def test_the_code_that_lays_pages_out_is_an_input_of_every_pdf() -> None:
    """An upgrade of the layout must not reuse PDFs of the former one."""
    modules = sorted(Path(factsheet.paper.__file__).parent.rglob("*.py"))
    assert len(modules) > 30
    expected = digest(*(module.read_bytes() for module in modules))
    assert Press({}, ()).parts()["factsheet"] == expected
