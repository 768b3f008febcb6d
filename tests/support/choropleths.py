"""A map of data for tests of its drawing and of its page."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from factsheet.edition.blocks import ChoroplethView, MapClass
from factsheet.edition.document import FactView, Phrase, RowView, Run
from factsheet.model.codes import Territory
from factsheet.model.numbers import Count
from factsheet.model.sheet import Inset
from support.documents import AT, phrase, w


def coloured(
    groups: Sequence[Iterable[str]],
    missing: Iterable[str] = (),
    inset: Inset | None = None,
    *,
    tag: str = "en",
    listed: bool = True,
) -> ChoroplethView:
    """A map with the codes of each class, from the lowest, and of territories without a number."""
    heading = phrase(
        tag, w("Loans to other countries", "Prêts à l’étranger", "الإعارات للخارج")[tag]
    )
    bounds = [None, *(Phrase((Run(str(number)),)) for number in range(1, len(groups))), None]
    classes = tuple(
        MapClass(low, high, _rows(codes))
        for low, high, codes in zip(bounds, bounds[1:], groups, strict=False)
    )
    rows = tuple(row for one in classes for row in one.rows)
    columns = {"place": heading, "value": heading}
    series = FactView("loans", "series", None, Phrase(()), None, "", None, (), rows, columns)
    return ChoroplethView(
        at=AT,
        series=series,
        place="place",
        value="value",
        alternative=heading,
        classes=classes,
        missing=_rows(missing),
        listed=listed,
        inset=inset,
    )


def _rows(codes: Iterable[str]) -> tuple[RowView, ...]:
    return tuple(
        RowView(
            code.lower(),
            {"place": Phrase((Run(code),)), "value": Phrase((Run("1"),))},
            {"place": Territory(code), "value": Count(Decimal(1))},
            (),
        )
        for code in codes
    )
