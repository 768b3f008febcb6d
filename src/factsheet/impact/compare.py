"""Find where a fact is printed, and how a change affects each sheet in each language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factsheet.diagnostics import Location
from factsheet.edition.document import LocalizedText, LocalizedValue
from factsheet.edition.edition import Edition
from factsheet.impact.changes import FactChange, changed_facts, stated
from factsheet.impact.dependencies import Dependencies
from factsheet.impact.impact import FactImpact, Impact, Reason, Touch, Weight, resolved
from factsheet.impact.reading import Item, SheetDifference, differences, read
from factsheet.impact.reasons import ReasonFinder, form_name, selected_form
from factsheet.locales.comparisons import languages_without_comparisons
from factsheet.messages.leaves import texts
from factsheet.model.publication import Publication

NAMED = ("place", "person", "organization", "term")


def compare(
    old: Edition, new: Edition, title: str, tags: Iterable[str], only: str | None = None
) -> Impact:
    """The changes for readers, fact by fact. `only` limits the report to one fact.

    All pages of both editions are made and compared as printed. Only differences there are
    reported.
    """
    changes = changed_facts(old.publication.base, old.day, new.publication.base, new.day)
    kept = [change for change in changes if only in (None, change.fact.id)]
    asked = list(tags)
    both = [tag for tag in asked if tag in old.voices]
    comparison = _Comparison.between(old, new)
    found = list(comparison.differences(both)) if kept else []
    notes = [
        f"{tag} is new: there is nothing to compare it with" for tag in asked if tag not in both
    ]
    facts = tuple(comparison.impact(change, found) for change in kept)
    return Impact(title, new.day, facts, (*notes, *languages_without_comparisons(both)))


@dataclass(frozen=True, slots=True)
class _Comparison:
    old: Edition
    new: Edition
    was: Dependencies
    now: Dependencies
    finder: ReasonFinder
    names: frozenset[str]
    """Contexts of names and their forms, which are compared only within other texts."""

    @classmethod
    def between(cls, old: Edition, new: Edition) -> "_Comparison":
        was, now = Dependencies(old.publication.base), Dependencies(new.publication.base)
        names = _names(old.publication) | _names(new.publication)
        return cls(old, new, was, now, ReasonFinder.between(old, new), names)

    def differences(self, tags: list[str]) -> Iterator[SheetDifference]:
        """The differences between pages, page by page, without new sheets."""
        before = {(page.locale, page.sheet): page for page in read(self.old, tags)}
        for page in read(self.new, tags):
            if former := before.get((page.locale, page.sheet)):
                yield from filter(self.matters, differences(former, page))

    def matters(self, difference: SheetDifference) -> bool:
        """Whether it is reported: not for a name that appears or disappears in a sentence."""
        came_or_went = difference.before is None or difference.after is None
        return not (came_or_went and difference.item.name in self.names)

    def impact(self, change: FactChange, found: list[SheetDifference]) -> FactImpact:
        """Everything that one fact's change affects, each message once with all its sheets."""
        touches: dict[Touch, dict[str, None]] = {}
        for difference in found:
            if self.concerns(difference, change):
                reasons = self.finder.reasons(difference)
                if difference.is_visible or any(r.weight is not Weight.NOTE for r in reasons):
                    touch = self.touch(difference, change.fact.id, reasons)
                    touches.setdefault(touch, {})[difference.sheet] = None
        merged = tuple(replace(one, sheets=tuple(sheets)) for one, sheets in touches.items())
        fact = change.fact
        return FactImpact(
            fact.id, fact.kind, fact.at, change.before, change.after, change.reasons, merged
        )

    def concerns(self, difference: SheetDifference, change: FactChange) -> bool:
        sides = (self.was, difference.before), (self.now, difference.after)
        fact = change.fact.id
        if any(
            item is not None and dependencies.affects(item, fact) for dependencies, item in sides
        ):
            return True
        return change.comes_or_goes and self.shares_block(difference, fact)

    def shares_block(self, difference: SheetDifference, fact: str) -> bool:
        """Whether a text appears or disappears because its block is printed now or no longer."""
        if difference.before and difference.after:
            return False
        edition, dependencies = (self.new, self.now) if difference.after else (self.old, self.was)
        kind, _, place = difference.item.name.partition(":")
        name, _, place = place.partition(":")
        sheet = edition.publication.sheets.get(name) if kind == "sheet" else None
        block = sheet.blocks.get(place.partition(":")[0]) if sheet else None
        return block is not None and dependencies.leads_to(block, fact, difference.item.name)

    def touch(self, difference: SheetDifference, fact: str, reasons: tuple[Reason, ...]) -> Touch:
        before, after = difference.before, difference.after
        side = (self.new, self.now) if after else (self.old, self.was)
        return touch_of(
            *side,
            difference.locale,
            difference.item,
            fact,
            before=before.words if before else None,
            after=after.words if after else None,
            reasons=reasons,
        )


def _names(publication: Publication) -> frozenset[str]:
    values = (
        statement.value
        for fact in publication.base.facts.values()
        for statement in fact.statements
        if fact.kind in NAMED
    )
    return frozenset(text.context for value in values for text in texts(value))


def uses(edition: Edition, address: str, tags: Iterable[str]) -> Impact:
    """Every message and value that prints the fact or the cell, directly or not.

    Raises QuestionError.
    """
    base = edition.publication.base
    fact, row, _ = resolved(base, address)
    tags, dependencies, finder = (
        list(tags),
        Dependencies(base),
        ReasonFinder.between(edition, edition),
    )
    touches: dict[Touch, dict[str, None]] = {}
    for page in read(edition, tags):
        for item in page.items:
            if dependencies.affects(item, address):
                reasons = tuple(_use_reasons(edition, finder, page.locale, item))
                touch = touch_of(
                    edition,
                    dependencies,
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
    title = f"What a change of {address} would affect"
    return Impact(
        title, edition.day, (impact,), tuple(languages_without_comparisons(tags)), is_change=False
    )


def _use_reasons(
    edition: Edition, finder: ReasonFinder, locale: str, item: Item
) -> Iterator[Reason]:
    """Notes before a change: the current plural form, and comparison words."""
    if not isinstance(item, LocalizedText):
        return
    worded = selected_form(item, edition.voices[locale])
    if worded.index is not None:
        yield Reason(
            "plural-form", Weight.NOTE, f"{item.number} takes the form {form_name(worded)}"
        )
    yield from finder.text_claims(item, locale)


def touch_of(
    edition: Edition,
    dependencies: Dependencies,
    locale: str,
    item: Item,
    fact: str,
    *,
    before: str | None,
    after: str | None,
    reasons: tuple[Reason, ...] = (),
) -> Touch:
    """A Touch without sheets, which the caller collects."""
    return Touch(
        locale=locale,
        sheets=(),
        what=item.name,
        at=_place_of(edition, item),
        entry=_entry_of(edition, locale, item),
        through=dependencies.through(item, fact),
        before=before,
        after=after,
        reasons=reasons,
    )


def _place_of(edition: Edition, item: Item) -> Location:
    if isinstance(item, LocalizedText):
        return item.text.at
    base = edition.publication.base
    found = base.find(item.address, edition.day)
    return found.statement.at if found else base.resolve(item.address)[0].at


def _entry_of(edition: Edition, locale: str, item: Item) -> Location | None:
    if isinstance(item, LocalizedValue):
        return None
    return selected_form(item, edition.voices[locale]).at
