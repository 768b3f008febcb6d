"""Export a catalog as bytes, and import the bytes that a translator returns."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from factsheet.catalogs.catalog import Catalog, read_catalog
from factsheet.catalogs.po import Entry, Key
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings, Location
from factsheet.edition.edition import Edition
from factsheet.edition.source import SourceMessage, sources_of
from factsheet.exchange.collect import collect, sheet_keys
from factsheet.exchange.formats import FORMATS, read_reply
from factsheet.exchange.memory import fill
from factsheet.exchange.merge import ImportChange, Merged, language_problem, merge
from factsheet.exchange.unit import Bundle, Reply, State
from factsheet.gate.rules import TRANSLATIONS
from factsheet.gate.target import targets_of
from factsheet.gate.verdict import Verdict
from factsheet.glossary.glossary import Glossary
from factsheet.glossary.load import load_glossary
from factsheet.load.theme import load_theme
from factsheet.locales.tags import same_language
from factsheet.messages.leaves import texts
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.rules.exchange import EXCHANGE_LANGUAGE, PO_BEHIND
from factsheet.rules.glossaries import GLOSSARY_MISSING
from factsheet.workspace import Workspace

SYNC = "run: factsheet sync"


@dataclass(frozen=True, slots=True)
class Imported:
    """The updated catalog, and what changed in it."""

    path: str
    data: bytes
    is_changed: bool
    counts: Counter[ImportChange]
    refused: int
    """Number of messages that can't be imported."""


def export_catalog(
    workspace: Workspace,
    edition: Edition,
    tag: str,
    name: str,
    findings: Findings,
    *,
    states: Collection[State] = (),
    sheet: str | None = None,
    each_context: bool = False,
) -> tuple[bytes, Bundle] | None:
    """A locale's catalog in the named format; None, with findings, on errors."""
    profile = edition.voices[tag].profile
    catalog = read_catalog(workspace, profile, findings)
    if catalog is None or findings.has_errors:
        return None
    messages = edition.messages(load_theme(workspace, edition.config.theme), findings)
    if {message.key for message in messages if message.singular} != {
        entry.key for entry in catalog.file.entries
    }:
        message = "the catalog is out of date"
        findings.warning(PO_BEHIND, message, Location(catalog.path), hint=SYNC, locale=tag)
    bundle = collect(
        catalog.file,
        catalog.path,
        profile,
        publisher=edition.config.publisher,
        source_language=edition.config.source_locale,
        states=states,
        each_context=each_context,
        only=sheet_keys(edition.publication, sheet, catalog.file) if sheet else None,
    )
    return FORMATS[name].serialize(bundle), bundle


def export_glossary(
    workspace: Workspace, edition: Edition, languages: Collection[str], findings: Findings
) -> tuple[bytes, Bundle] | None:
    """The publication's terms in these languages as TBX; None, with findings, on errors."""
    config = edition.config
    if not config.glossaries:
        at = config.place("publication", "glossaries")
        hint = 'write glossaries = ["locales/glossary.tsv"] in [publication]'
        findings.error(GLOSSARY_MISSING, "the publication has no glossary", at, hint=hint)
        return None
    known = load_glossary(workspace, config.glossaries, config.source_locale, findings)
    if findings.has_errors:
        return None
    concepts = [
        replace(one, terms=tuple(term for term in one.terms if term.language in languages))
        for one in known.concepts
    ]
    glossary = Glossary(tuple(one for one in concepts if one.terms))
    bundle = Bundle(
        config.publisher, "", config.source_locale, "", is_rtl=False, units=(), glossary=glossary
    )
    return FORMATS["tbx"].serialize(bundle), bundle


def import_file(
    workspace: Workspace,
    edition: Edition,
    data: bytes,
    path: str,
    tag: str | None,
    findings: Findings,
    *,
    skip_unknown: bool = False,
) -> Imported | None:
    """The catalog with the translations of a file; None, with findings, if it can't be read.

    Messages with errors stay unchanged; the caller decides whether to use the others. `tag` is
    the locale, by default that of the file.
    """
    reply = read_reply(data, path, findings)
    if reply is None:
        return None
    tag = tag or _locale(reply.language, edition)
    if tag is None:
        said = f"is in “{reply.language}”" if reply.language else "does not say its language"
        languages = ", ".join(edition.voices)
        hint = f"name the language: --locale TAG; the publication has: {languages}"
        findings.error(EXCHANGE_LANGUAGE, f"the file {said}", Location(path), hint=hint)
        return None
    unread = Findings()
    catalog = read_catalog(workspace, edition.voices[tag].profile, unread)
    findings.add(*unread)
    if catalog is None or unread.has_errors:
        return None
    if problem := language_problem(reply.language, tag):
        findings.error(EXCHANGE_LANGUAGE, problem, Location(path), locale=tag)
        return None
    merged = _merged(reply, catalog, edition, path, findings, skip_unknown=skip_unknown)
    if merged.changed:
        base = edition.publication.base
        written = texts((edition.publication.parts, PHRASES))
        messages = edition.messages(load_theme(workspace, edition.config.theme), findings)
        whole = _with_catalogs(workspace, edition, catalog)
        sources = sources_of(messages, written, base)
        config = edition.config
        glossary = load_glossary(workspace, config.glossaries, config.source_locale, Findings())
        found, refused = problems(merged, tag, path, whole, sources, glossary)
        findings.add(*found)
        merged = merged.without(refused, catalog.file)
    data = serialize(merged.file)
    is_changed = bool(merged.changed)
    return Imported(catalog.path, data, is_changed, merged.counts, len(merged.refused))


def _merged(
    reply: Reply,
    catalog: Catalog,
    edition: Edition,
    path: str,
    findings: Findings,
    *,
    skip_unknown: bool,
) -> Merged:
    profile = edition.voices[catalog.locale].profile
    if reply.is_memory:
        return fill(reply, catalog.file, profile, path, findings)
    return merge(reply, catalog.file, profile, path, findings, skip_unknown=skip_unknown)


def _locale(stated: str | None, edition: Edition) -> str | None:
    """The publication's locale for a file's language: the same tag, or the only locale of that
    language."""
    if not stated:
        return None
    wanted = stated.replace("_", "-").casefold()
    tags = {tag.casefold(): tag for tag in edition.voices}
    if wanted in tags:
        return tags[wanted]
    alike = [tag for tag in edition.voices if same_language(stated, tag)]
    return alike[0] if len(alike) == 1 else None


def _with_catalogs(workspace: Workspace, edition: Edition, own: Catalog) -> Edition:
    """The edition with every catalog that can be read. Problems of other catalogs are ignored."""
    voices = {
        tag: replace(
            voice,
            catalog=own
            if tag == own.locale
            else read_catalog(workspace, voice.profile, Findings()),
        )
        for tag, voice in edition.voices.items()
    }
    return replace(edition, voices=voices)


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
    # Incomplete and fuzzy translations are not printed, and a remark changes nothing in print.
    judged = {
        entry.key
        for entry in merged.file.entries
        if entry.key in merged.changed
        and entry.is_translated
        and not (known and _is_unchanged(known.find(*entry.key), entry))
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
                verdict.add_problems(
                    one for one in rule(with_terms) if one.entry and one.entry.key in judged
                )
    return verdict.findings, verdict.refused


def _is_unchanged(old: Entry | None, new: Entry) -> bool:
    return old is not None and (old.translations, old.flags) == (new.translations, new.flags)
