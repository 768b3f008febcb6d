"""Find all differences between two published editions."""

from collections.abc import Collection, Iterator, Mapping

from factsheet.diff.difference import EditionDifference, PropertyChange
from factsheet.diff.facts import fact_changes
from factsheet.diff.locale import both, locale_change
from factsheet.published.edition import Published


def compare(before: Published, after: Published, tags: Collection[str]) -> EditionDifference:
    """What a reader of the first edition has to know about the second, in these languages."""
    editions = both(before, after)
    of_locales = tuple(change for tag in tags if (change := locale_change(tag, editions)))
    about = (
        {"day": edition.day, "publisher": edition.publisher, "source": edition.source_locale or ""}
        for edition in (before, after)
    )
    return EditionDifference(
        before=before.place,
        after=after.place,
        edition=tuple(_differing(*about)),
        facts=fact_changes(before, after, tags),
        locales=of_locales,
        materials=tuple(_differing(before.materials, after.materials)),
        assets=tuple(_differing(*map(_assets, (before, after)))),
        notes=tuple(_notes(before, after)),
    )


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[PropertyChange]:
    for what in dict.fromkeys((*old, *new)):
        one, other = old.get(what) or None, new.get(what) or None
        if one != other:
            yield PropertyChange(what, one, other)


def _assets(edition: Published) -> dict[str, str]:
    """Digests of the files of no language, fonts aside: they are among the materials."""
    return {
        name.removeprefix("assets/"): digest
        for name, digest in edition.digests.items()
        if name.startswith("assets/") and not name.startswith("assets/fonts/")
    }


def _notes(before: Published, after: Published) -> Iterator[str]:
    for edition in (before, after):
        if edition.absent:
            number = len(edition.absent)
            what = f"{number} page{'s are' if number > 1 else ' is'} not there"
            yield f"{edition.place}: {what} ({edition.absent[0]}): sentences were not compared"
    if before.publisher != after.publisher:
        yield "the editions have different publishers: they may be of different publications"
