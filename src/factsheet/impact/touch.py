"""Make touches: affected texts and values with their places in content and catalog."""

from factsheet.diagnostics import Location
from factsheet.edition.document import Said, Shown
from factsheet.edition.edition import Edition
from factsheet.impact.impact import Reason, Touch
from factsheet.impact.reading import Item
from factsheet.impact.ties import Ties
from factsheet.impact.wording import wording


def touch_of(
    edition: Edition,
    ties: Ties,
    locale: str,
    item: Item,
    fact: str,
    *,
    before: str | None,
    after: str | None,
    reasons: tuple[Reason, ...] = (),
) -> Touch:
    """A touch without its sheets, which the caller collects."""
    return Touch(
        locale=locale,
        sheets=(),
        what=item.name,
        at=_place(edition, item),
        entry=_entry(edition, locale, item),
        through=ties.through(item, fact),
        before=before,
        after=after,
        reasons=reasons,
    )


def _place(edition: Edition, item: Item) -> Location:
    if isinstance(item, Said):
        return item.text.at
    base = edition.publication.base
    found = base.find(item.address, edition.day)
    return found.statement.at if found else base.resolve(item.address)[0].at


def _entry(edition: Edition, locale: str, item: Item) -> Location | None:
    if isinstance(item, Shown):
        return None
    return wording(item, edition.voices[locale]).at
