"""What the gate says of translations before they are let in."""

from collections.abc import Mapping
from dataclasses import replace

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Entry, Key
from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.edition.source import SourceMessage
from factsheet.exchange.merge import Merged
from factsheet.gate.rules import TRANSLATIONS
from factsheet.gate.target import targets_of
from factsheet.gate.verdict import Verdict
from factsheet.glossary.glossary import Glossary


def problems(
    merged: Merged,
    tag: str,
    path: str,
    edition: Edition,
    sources: Mapping[Key, SourceMessage],
    glossary: Glossary,
) -> tuple[Findings, set[Key]]:
    """The gate's findings about the changed messages, and which of these have errors.

    Findings refer to the imported file. Other problems of the catalog are not reported. `edition`
    has the catalogs before the import.
    """
    known = edition.voices[tag].catalog
    # What is incomplete or fuzzy is not printed: a file may well bring that. A remark on a
    # translation changes nothing that could be wrong.
    judged = {
        entry.key
        for entry in merged.file.entries
        if entry.key in merged.changed
        and entry.is_translated
        and not (known and _says_the_same(known.find(*entry.key), entry))
    }
    entries = tuple(
        replace(entry, location=merged.changed[entry.key], form_lines=())
        if entry.key in merged.changed
        else entry
        for entry in merged.file.entries
    )
    file = replace(merged.file, entries=entries)
    catalog = Catalog(tag, path, file, {entry.key: entry for entry in entries})
    voices = dict(edition.voices)
    voices[tag] = replace(voices[tag], catalog=catalog)
    verdict = Verdict(edition.config.checks)
    base = edition.publication.base
    for target in targets_of(voices, edition.source, base, sources, edition.day):
        if target.tag == tag:
            with_terms = replace(target, glossary=glossary)
            for rule in TRANSLATIONS:
                verdict.take(
                    one for one in rule(with_terms) if one.entry and one.entry.key in judged
                )
    return verdict.findings, verdict.refused


def _says_the_same(old: Entry | None, new: Entry) -> bool:
    return old is not None and (old.translations, old.flags) == (new.translations, new.flags)
