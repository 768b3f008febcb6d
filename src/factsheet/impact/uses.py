"""Find where a fact is printed, and so what a change of it would affect."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factsheet.edition.document import Said
from factsheet.edition.edition import Edition
from factsheet.impact.changes import stated
from factsheet.impact.claims import silent_languages
from factsheet.impact.impact import FactImpact, Impact, Reason, Touch, Weight
from factsheet.impact.question import resolved
from factsheet.impact.reading import Item, read
from factsheet.impact.reasons import Judge
from factsheet.impact.ties import Ties
from factsheet.impact.touch import touch_of
from factsheet.impact.wording import wording


def uses(edition: Edition, address: str, tags: Iterable[str]) -> Impact:
    """Every message and value that prints the fact or the cell, directly or not.

    Raises QuestionError.
    """
    base = edition.publication.base
    fact, row, _ = resolved(base, address)
    tags, ties, judge = list(tags), Ties(base), Judge.between(edition, edition)
    touches: dict[Touch, dict[str, None]] = {}
    for page in read(edition, tags):
        for item in page.items:
            if ties.touches(item, address):
                reasons = tuple(_reasons(edition, judge, page.locale, item))
                touch = touch_of(
                    edition,
                    ties,
                    page.locale,
                    item,
                    address,
                    before=item.words,
                    after=None,
                    reasons=reasons,
                )
                touches.setdefault(touch, {})[page.sheet] = None
    found = base.find(address, edition.day)
    before = getattr(found.value, "canonical", str(found.value)) if row and found else None
    impact = FactImpact(
        address,
        fact.kind,
        found.statement.at if row and found else fact.at,
        before or stated(fact, edition.day),
        None,
        (),
        tuple(replace(touch, sheets=tuple(sheets)) for touch, sheets in touches.items()),
    )
    title = f"What a change of {address} would touch"
    return Impact(title, edition.day, (impact,), tuple(silent_languages(tags)), is_change=False)


def _reasons(edition: Edition, judge: Judge, locale: str, item: Item) -> Iterator[Reason]:
    """What to know before one changes it: the form that it takes now, and its claims."""
    if not isinstance(item, Said):
        return
    worded = wording(item, edition.voices[locale])
    if worded.index is not None:
        yield Reason("plural-form", Weight.NOTE, f"{item.number} takes the form {worded.form}")
    yield from judge.text_claims(item, locale)
