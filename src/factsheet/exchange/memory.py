"""Fill untranslated messages of a catalog from a translation memory."""

from collections import defaultdict
from dataclasses import replace

from factsheet.catalogs.plurals import with_fuzzy
from factsheet.catalogs.po import Entry, Key, PoFile
from factsheet.diagnostics import Findings, Location
from factsheet.exchange.collect import source_of
from factsheet.exchange.merge import ImportChange, Merged, language_problem
from factsheet.exchange.unit import Reply, Segment
from factsheet.exchange.xml import respaced, squeezed
from factsheet.locales.profile import LocaleProfile
from factsheet.rules.exchange import EXCHANGE_LANGUAGE


def fill(
    reply: Reply, file: PoFile, profile: LocaleProfile, path: str, findings: Findings
) -> Merged:
    """The catalog with translations from the memory for untranslated messages with the same text.

    They are marked fuzzy. Of several translations, one with the same msgctxt is preferred, then
    the first. A plural message is filled if the memory has every form.
    """
    if problem := language_problem(reply.language, profile.tag):
        findings.error(EXCHANGE_LANGUAGE, problem, Location(path), locale=profile.tag)
        return Merged(file)
    memory: defaultdict[tuple[str, str], list[Segment]] = defaultdict(list)
    for segment in reply.segments:
        if segment.target.strip():
            memory[squeezed(segment.source), segment.id].append(segment)
    changes: dict[Key, ImportChange] = {}
    changed: dict[Key, Location] = {}
    entries = []
    for entry in file.entries:
        offered = _offered(entry, memory, profile) if entry.is_blank else None
        if offered:
            changed[entry.key] = offered[0].at
            forms = tuple(
                respaced(segment.target, segment.source, source_of(entry, number, profile))
                for number, segment in enumerate(offered)
            )
            entry = replace(entry, translations=forms, flags=with_fuzzy(entry.flags))  # noqa: PLW2901
        changes[entry.key] = ImportChange.FUZZY if offered else ImportChange.UNCHANGED
        entries.append(entry)
    return Merged(replace(file, entries=tuple(entries)), changes, changed)


def _offered(
    entry: Entry, memory: dict[tuple[str, str], list[Segment]], profile: LocaleProfile
) -> list[Segment] | None:
    """A segment for each form of the message; None if one is missing."""
    categories = profile.plural_categories if entry.plural is not None else ("",)
    found = []
    for number, category in enumerate(categories):
        alike = memory.get((squeezed(source_of(entry, number, profile)), category), [])
        same = [segment for segment in alike if segment.context == entry.context]
        if not alike:
            return None
        found.append((same or alike)[0])
    return found
