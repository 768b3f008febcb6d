"""Block views, as templates receive them."""

from dataclasses import fields

import pytest

from factsheet.edition.blocks import VIEWS
from factsheet.model.sheet import BLOCKS

NOT_PRINTED = {"where", "sort", "descending", "totals", "since", "scope"}
"""What chooses, orders and adds rows, and is gone once that is done."""
COMPUTED = {
    "table": {"decimal_signs", "absences", "numeric", "missing", "sections"},
    "choropleth": {"missing"},
    "chart": {"plot", "table"},
    "changes": {"changes"},
}
"""What a view has besides, because it follows from the rows."""


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_view_has_the_fields_of_its_model(kind: str) -> None:
    model = {field.name for field in fields(BLOCKS[kind])} - NOT_PRINTED
    assert {field.name for field in fields(VIEWS[kind])} == model | {"notes"} | COMPUTED.get(
        kind, set()
    )


def test_every_type_of_block_has_a_view() -> None:
    assert VIEWS.keys() == BLOCKS.keys()
