"""What a table has beside its rows: which columns are of numbers."""

import re
from decimal import Decimal
from typing import Any

from factsheet.edition.views import Views
from factsheet.locales.profile import LocaleProfile
from factsheet.model.sheet import Table

NUMERIC = ("count", "share", "points", "rate", "quantity", "money")
"""Kinds whose values are aligned by their decimal signs."""
_SIGN = re.compile(r"\d(\D)\d")


def parts_of(block: Table, views: Views) -> dict[str, Any]:
    """The fields of the table's view that its block does not have as they are."""
    fact = views.speaker.base.facts[block.series.address]
    numeric = (name for name, column in fact.columns if column.kind in NUMERIC)
    return {
        "numeric": frozenset(numeric),
        "decimal_signs": _decimal_signs(views.speaker.voice.profile),
    }


def _decimal_signs(profile: LocaleProfile) -> str:
    half = Decimal("1.50")
    texts = profile.number(half), profile.money(half, "USD")
    return "".join({found[1] for text in texts if (found := _SIGN.search(text))})
