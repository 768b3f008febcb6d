"""The gate: everything that can be said of a publication before it is built."""

from collections.abc import Iterator, Mapping
from datetime import date

from factsheet.build.edition import Edition, load_parts, with_catalogs
from factsheet.build.messages import all_messages
from factsheet.catalogs.po import Key
from factsheet.checks.catalogs.files import check_compiled, check_unlisted
from factsheet.checks.catalogs.flags import check_unused
from factsheet.checks.rules import SILENCING, TRANSLATIONS
from factsheet.checks.source import Source, sources_of, stated_by
from factsheet.checks.target import Target, targets_of
from factsheet.checks.verdict import Verdict
from factsheet.config.levels import CheckLevels
from factsheet.diagnostics import Diagnostic, Findings
from factsheet.messages.leaves import texts
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.render.theme import load_theme
from factsheet.workspace import Workspace


def inspect(workspace: Workspace, day: date | None = None) -> Verdict:
    """Run every rule over every file. What is wrong in one file hides nothing in another."""
    findings = Findings()
    edition = load_parts(workspace, findings, day)
    if edition is None:
        return Verdict(CheckLevels(), findings)
    is_sound = not findings.has_errors
    edition = with_catalogs(edition, workspace, findings)
    verdict = Verdict(edition.config.checks, locales=list(edition.voices))
    targets = _targets(edition, _sources(edition, workspace, findings) if is_sound else None)
    verdict.weigh(findings)
    for target in targets:
        verdict.checked += len(target.units)
        for rule in TRANSLATIONS:
            verdict.take(rule(target))
        verdict.take(check_unused(target, SILENCING, verdict.used))
    verdict.weigh(_files(edition, workspace))
    return verdict


def _files(edition: Edition, workspace: Workspace) -> Iterator[Diagnostic]:
    """The files around the catalogs."""
    voices = edition.voices.values()
    yield from check_compiled(workspace, [voice.catalog for voice in voices if voice.catalog])
    yield from check_unlisted(workspace, [voice.profile for voice in voices])


def _sources(edition: Edition, workspace: Workspace, findings: Findings) -> Mapping[Key, Source]:
    """What there is to translate: texts, phrases, and the messages of templates."""
    base = edition.publication.base
    written = texts((edition.publication.sheets, base.facts, base.sources, PHRASES))
    return sources_of(all_messages(edition, load_theme(workspace), findings), written, base)


def _targets(edition: Edition, sources: Mapping[Key, Source] | None) -> list[Target]:
    """The catalogs, held against what there is to translate, or else against themselves."""
    base, voices = edition.publication.base, edition.voices
    source = voices.get(edition.config.source_locale)
    if source is None:
        return []
    if sources is not None:
        return targets_of(voices, source, base, sources, edition.day)
    return [
        target
        for tag, voice in voices.items()
        if voice.catalog
        for target in targets_of({tag: voice}, source, base, stated_by(voice.catalog.file.entries))
    ]
