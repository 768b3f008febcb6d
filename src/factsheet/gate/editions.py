"""Make editions from files: read and check them, and refuse those with blocking errors."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from factsheet.catalogs.catalog import Catalog, catalog_path, read_catalog
from factsheet.catalogs.lastread import LastRead
from factsheet.catalogs.po import Key
from factsheet.catalogs.pseudo import pseudo_catalog
from factsheet.config.config import Config, is_pseudo, with_pseudo_locales
from factsheet.config.load import load_config
from factsheet.config.style import LocaleStyle, StyleError
from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.edition.source import SourceMessage, sources_of, text_sources
from factsheet.edition.voice import Voice
from factsheet.gate.content.claims import judge_claims
from factsheet.gate.content.codes import check_names
from factsheet.gate.content.computed import with_computed
from factsheet.gate.rules import PRINTING, check
from factsheet.gate.target import targets_of
from factsheet.gate.verdict import Verdict
from factsheet.load.memory import FileMemory
from factsheet.load.publication import load_publication
from factsheet.load.theme import load_theme
from factsheet.locales.profile import LocaleProfile, profile_of
from factsheet.messages.templates import template_messages
from factsheet.model.publication import Publication
from factsheet.timing import Stopwatch
from factsheet.workspace import Workspace


def load_edition(
    workspace: Workspace,
    findings: Findings,
    day: date | None = None,
    asked: Iterable[str] = (),
) -> Edition | None:
    """Load and check everything. Returns None if an error prevents any output.

    A pseudo-locale has a voice if factsheet.toml lists it or its tag is in `asked`.
    """
    watch = Stopwatch()
    edition = load_sources(workspace, findings, day)
    watch.ended("read facts and sheets")
    if edition is None:
        return None
    edition = with_catalogs(edition, workspace, findings)
    verdict = Verdict(edition.config.checks, findings)
    base = edition.publication.base
    sources = {**text_sources(edition.publication), **_template_sources(workspace, edition)}
    for target in targets_of(edition.voices, edition.source, base, sources):
        for rule in PRINTING:
            verdict.add_problems(rule(target))
    if not findings.has_errors:
        edition = _with_pseudo_voices(edition, asked, workspace, findings)
    watch.ended("read and check catalogs")
    return None if findings.has_errors else edition


def _template_sources(workspace: Workspace, edition: Edition) -> dict[Key, SourceMessage]:
    """The messages of templates. Errors in templates are reported when they are rendered."""
    templates = load_theme(workspace, edition.config.theme).texts
    return sources_of(template_messages(templates, Findings()), (), edition.publication.base)


def load_sources(
    workspace: Workspace, findings: Findings, day: date | None = None
) -> Edition | None:
    """Load an edition without translations, from which catalogs are made."""
    edition = load_parts(workspace, findings, day)
    return None if findings.has_errors else edition


def load_parts(workspace: Workspace, findings: Findings, day: date | None = None) -> Edition | None:
    """Load as much of a publication as can be read; None without a configuration."""
    config = load_config(workspace, findings)
    publication = load_publication(workspace, findings)
    if config:
        publication = with_computed(publication, day or config.edition, findings)
        judge_claims(publication, day or config.edition, findings)
    check(publication, findings)
    if config is None:
        return None
    voices = _voices(config, findings)
    return Edition(config, publication, voices, day or config.edition)


def read_edition(
    workspace: Workspace, findings: Findings, memory: FileMemory, asked: Iterable[str] = ()
) -> Edition | None:
    """As much of the edition as can be read; None without a configuration.

    Only what has changed since the memory was last used is read again, and no rule is run: the
    edition may be unfit to be built. Voices that have not changed are the same objects, and so
    is the publication. `asked` are pseudo-locales, as in `load_edition`.
    """

    def settings(
        workspace: Workspace, findings: Findings
    ) -> tuple[Config | None, dict[str, Voice]]:
        config = load_config(workspace, findings)
        return config, _voices(config, findings) if config else {}

    def voice(tag: str, workspace: Workspace, findings: Findings) -> Voice:
        known = memory.read("settings", workspace, findings, settings)[1][tag]
        last = memory.parts.setdefault(tag, LastRead())
        return replace(known, catalog=_catalog(workspace, known, findings, last))

    def publication(workspace: Workspace, findings: Findings) -> Publication:
        return load_publication(workspace, findings, memory)

    config, known = memory.read("settings", workspace, findings, settings)
    published = memory.read("publication", workspace, findings, publication)
    if config is None:
        return None
    voices = {
        tag: memory.read(f"voice {tag}", workspace, findings, partial(voice, tag)) for tag in known
    }
    edition = Edition(config, published, voices, config.edition)
    return _with_pseudo_voices(edition, asked, workspace, findings)


def _voices(config: Config, findings: Findings) -> dict[str, Voice]:
    """The voices of the languages, without catalogs."""
    return {
        style.tag: Voice(profile, None, style.tag == config.source_locale)
        for style in config.locales
        if style.tag == config.source_locale or not is_pseudo(style.tag)
        if (profile := load_profile(style, findings))
    }


def load_profile(style: LocaleStyle, findings: Findings) -> LocaleProfile | None:
    """The locale's profile; None, with a finding, if its style is invalid."""
    findings.add(*check_names(style))
    try:
        return profile_of(style)
    except StyleError as error:
        findings.error(error.rule, str(error), style.place(*error.path), locale=style.tag)
        return None


def with_catalogs(edition: Edition, workspace: Workspace, findings: Findings) -> Edition:
    """The edition with the voices of its languages."""
    voices = {
        tag: replace(voice, catalog=_catalog(workspace, voice, findings))
        for tag, voice in edition.voices.items()
    }
    return replace(edition, voices=voices)


def _catalog(
    workspace: Workspace, voice: Voice, findings: Findings, last: LastRead | None = None
) -> Catalog | None:
    """The locale's catalog, which is optional for the source language."""
    if voice.is_source and not workspace.exists(catalog_path(voice.profile)):
        return None
    return read_catalog(workspace, voice.profile, findings, last)


def _with_pseudo_voices(
    edition: Edition, asked: Iterable[str], workspace: Workspace, findings: Findings
) -> Edition:
    """The edition with pseudo-locales, each with a catalog generated from the texts."""
    config = with_pseudo_locales(edition.config, asked)
    profiles = [
        profile
        for style in config.locales
        if is_pseudo(style.tag) and style.tag not in edition.voices
        if (profile := load_profile(style, findings))
    ]
    if not profiles:
        return edition
    # What is wrong in a template is reported when it is rendered.
    theme = load_theme(workspace, edition.config.theme)
    messages = list(edition.messages(theme, Findings()))
    voices = {
        profile.tag: Voice(profile, pseudo_catalog(messages, profile)) for profile in profiles
    }
    return replace(edition, config=config, voices={**edition.voices, **voices})
