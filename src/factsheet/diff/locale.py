"""The changes in one language."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from factsheet.diff.align import Pair, align
from factsheet.diff.difference import Cause, Kind, LocaleChange, PassageChange, PropertyChange
from factsheet.published.diffpage import PagePassage
from factsheet.published.edition import Published


@dataclass(frozen=True, slots=True)
class Editions:
    """Both editions, and the changed passages of the source language."""

    before: Published
    after: Published
    reworded: dict[str, list[PagePassage]] = field(default_factory=dict)
    """Changed passages of the source language's pages, before and after, by sheet."""


def both(before: Published, after: Published) -> Editions:
    """The editions, with the changed passages of their source language."""
    editions = Editions(before, after)
    if tag := after.manifest.source_locale:
        for sheet in _common(tag, editions):
            pairs = align(*_passages(tag, sheet, editions))
            editions.reworded[sheet] = [
                passage
                for pair in pairs
                if not (pair.before and pair.after and pair.before.pattern == pair.after.pattern)
                for passage in (pair.before, pair.after)
                if passage
            ]
    return editions


def locale_change(tag: str, editions: Editions) -> LocaleChange | None:
    """The changes in a language, or None."""
    before, after = editions.before, editions.after
    presence = _presence(tag, before, after)
    if presence:
        sheets = tuple((after if presence is Kind.CAME else before).sheets(tag))
        came, went = (sheets, ()) if presence is Kind.CAME else ((), sheets)
        return LocaleChange(tag, presence, _standing(tag, editions), came, went)
    old, new = before.sheets(tag), after.sheets(tag)
    passages: list[PassageChange] = []
    values: dict[PropertyChange, None] = {}
    following = 0
    for sheet in _common(tag, editions):
        for pair in align(*_passages(tag, sheet, editions)):
            found = _passage(tag, sheet, pair, editions)
            passages += found
            one, other = pair.before, pair.after
            if one and other and one.pattern == other.pattern and one.words != other.words:
                otherwise = list(_otherwise(one, other))
                values.update(dict.fromkeys(otherwise))
                following += not otherwise
    change = LocaleChange(
        locale=tag,
        kind=None,
        standing=_standing(tag, editions),
        sheets_came=tuple(sheet for sheet in new if sheet not in old),
        sheets_went=tuple(sheet for sheet in old if sheet not in new),
        page_counts=tuple(_page_counts(tag, editions)),
        passages=tuple(passages),
        values=tuple(values),
        following=following,
        looks=tuple(_looks(tag, editions)),
    )
    return None if change == LocaleChange(tag, None) else change


def _presence(tag: str, before: Published, after: Published) -> Kind | None:
    old, new = (any(name.startswith(f"{tag}/") for name in e.digests) for e in (before, after))
    if old == new:
        return None
    return Kind.CAME if new else Kind.WENT


def _standing(tag: str, editions: Editions) -> tuple[PropertyChange, ...]:
    """State, completeness, and the date of the pages if it is not that of the edition."""
    sides = []
    for edition in (editions.before, editions.after):
        record = edition.manifest.records.get(tag)
        day = record.edition if record and record.edition != edition.day else None
        said = {"state": record.state.value, "translated": f"{record.percent}%"} if record else {}
        sides.append(said | ({"pages of": day} if day else {}))
    whats = dict.fromkeys((*sides[0], *sides[1]))
    changes = (PropertyChange(what, sides[0].get(what), sides[1].get(what)) for what in whats)
    return tuple(change for change in changes if change.before != change.after)


def _common(tag: str, editions: Editions) -> list[str]:
    """Sheets whose pages both editions have."""
    return [s for t, s in editions.before.pages if t == tag and (t, s) in editions.after.pages]


def _passages(
    tag: str, sheet: str, editions: Editions
) -> tuple[tuple[PagePassage, ...], tuple[PagePassage, ...]]:
    pages = (edition.pages[tag, sheet] for edition in (editions.before, editions.after))
    one, other = (page.passages for page in pages)
    return one, other


def _passage(tag: str, sheet: str, pair: Pair, editions: Editions) -> list[PassageChange]:
    """The change of one passage; none if only values differ."""
    kind = _kind(pair)
    one, other = pair.before, pair.after
    if kind is None:
        return []
    block = (other or one or PagePassage("", "", "")).block
    words = (one.words if one else None, other.words if other else None)
    cause = _cause(tag, sheet, pair, editions) if kind is Kind.REWORDED else None
    return [PassageChange(sheet, block, kind, *words, cause)]


def _kind(pair: Pair) -> Kind | None:
    one, other = pair.before, pair.after
    if one is None or other is None:
        return Kind.CAME if one is None else Kind.WENT
    if one.is_fallback != other.is_fallback:
        return Kind.FELL_BACK if other.is_fallback else Kind.TRANSLATED
    if one.pattern != other.pattern:
        return Kind.REWORDED
    return Kind.MOVED if one.block != other.block else None


def _cause(tag: str, sheet: str, pair: Pair, editions: Editions) -> Cause:
    one, other = pair.before, pair.after
    if one and other and one.addresses == other.addresses and one.addresses:
        stated = [{v.address: v.value for v in passage.values} for passage in (one, other)]
        if stated[0] != stated[1]:
            return Cause.VALUE
    if editions.after.manifest.source_locale is None:
        return Cause.UNKNOWN
    if tag == editions.after.manifest.source_locale:
        return Cause.TEXT
    is_new = any(
        _is_same_place(pair, of, sheet, tag, editions) for of in _reworded(sheet, editions)
    )
    return Cause.SOURCE if is_new else Cause.TRANSLATION


def _reworded(sheet: str, editions: Editions) -> Collection[PagePassage]:
    return editions.reworded.get(sheet, ())


def _is_same_place(
    pair: Pair, source: PagePassage, sheet: str, tag: str, editions: Editions
) -> bool:
    """Whether the pair translates this passage of the source language.

    Pages of all languages come from the same templates, so a passage and its translation have
    the same place in their block. If the languages sort rows differently, the values in them are
    compared.
    """
    source_tag = editions.after.manifest.source_locale or ""
    for passage, edition in ((pair.before, editions.before), (pair.after, editions.after)):
        if passage is None or passage.block != source.block:
            continue
        pages = [edition.pages.get((one, sheet)) for one in (tag, source_tag)]
        own, theirs = (
            [p for p in page.passages if p.block == source.block] if page else [] for page in pages
        )
        if len(own) != len(theirs):
            return not passage.addresses or passage.addresses == source.addresses
        if passage in own and theirs[own.index(passage)] == source:
            return True
    return False


def _otherwise(one: PagePassage, other: PagePassage) -> Iterator[PropertyChange]:
    """Equal values that are printed differently."""
    for old, new in zip(one.values, other.values, strict=True):
        if old.value == new.value and old.words != new.words:
            yield PropertyChange(new.address, old.words, new.words)


def _page_counts(tag: str, editions: Editions) -> Iterator[PropertyChange]:
    before, after = (each.manifest.artifacts for each in (editions.before, editions.after))
    for name, artifact in after.items():
        old, new = before[name].pages if name in before else None, artifact.pages
        if name.startswith(f"{tag}/") and old and new and old != new:
            yield PropertyChange(_stem(name), str(old), str(new))


def _looks(tag: str, editions: Editions) -> Iterator[str]:
    """Files of sheets with the same content in different bytes."""
    before, after = editions.before, editions.after
    digests = before.digests
    for name, digest in after.digests.items():
        sheet = _stem(name)
        is_other = digests.get(name, digest) != digest
        if not name.startswith(f"{tag}/") or not is_other or sheet == "index":
            continue
        pages = [edition.pages.get((tag, sheet)) for edition in (before, after)]
        # The passages of a page are its content, and that of its PDF.
        if pages[0] and pages[1] and _says_the_same(pages[0].passages, pages[1].passages):
            yield name


def _says_the_same(one: tuple[PagePassage, ...], other: tuple[PagePassage, ...]) -> bool:
    return all(a == b for a, b in zip_longest(one, other))


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]
