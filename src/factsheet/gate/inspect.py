"""The gate: run every rule on a publication before it is built."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from factsheet.catalogs.catalog import TranslationState
from factsheet.catalogs.po import Key
from factsheet.config.policy import CheckLevels, Policy
from factsheet.diagnostics import Diagnostic, Findings, Location
from factsheet.edition.completeness import measure
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision, check_required, decide
from factsheet.edition.source import SourceMessage, is_known, sources_of, stated_by
from factsheet.gate.catalogs.files import check_compiled, check_unlisted
from factsheet.gate.catalogs.flags import check_unused
from factsheet.gate.editions import load_parts, with_catalogs
from factsheet.gate.fonts import Fonts, check_fonts, fonts_of
from factsheet.gate.formatchanges import check_formats, check_unlocked
from factsheet.gate.levels import check_levels
from factsheet.gate.proof import check_images, check_look, check_pages, check_styles
from factsheet.gate.rules import DATED, EDITORIAL, SILENCING, TRANSLATIONS
from factsheet.gate.suspicions.comparisons import check_sources
from factsheet.gate.target import Problem, Target, targets_of
from factsheet.gate.verdict import Verdict
from factsheet.glossary.load import load_glossary
from factsheet.load.theme import Theme, load_theme
from factsheet.messages.leaves import texts
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.pages.pages import Page
from factsheet.pages.webfonts import with_web_fonts
from factsheet.rules.completeness import RULES as COMPLETENESS
from factsheet.rules.configuration import LOCALE_INCOMPLETE
from factsheet.timing import Stopwatch
from factsheet.workspace import Workspace

LayOut = Callable[[Sequence[Page], Edition, Theme, Fonts, Findings], None]
"""Lays pages out and reports their problems on paper."""


def inspect(
    workspace: Workspace,
    day: date | None = None,
    *,
    lay_out: LayOut | None = None,
) -> Verdict:
    """Run every rule on every file. Errors in one file do not hide those in another.

    `lay_out` is called with the pages if there are no other errors.
    """
    findings, watch = Findings(), Stopwatch()
    edition = load_parts(workspace, findings, day)
    watch.ended("read facts and sheets")
    if edition is None:
        return Verdict(CheckLevels(), findings)
    is_sound = not findings.has_errors
    edition = with_catalogs(edition, workspace, findings)
    theme = load_theme(workspace, edition.config.theme)
    verdict = Verdict(edition.config.checks, locales=list(edition.config.tags))
    config = edition.config
    glossary = load_glossary(workspace, config.glossaries, config.source_locale, findings)
    targets = [
        replace(target, glossary=glossary)
        for target in _targets(edition, _sources(edition, theme, findings) if is_sound else None)
    ]
    watch.ended("read catalogs, theme and glossary")
    decisions = _decisions(edition, theme, targets, findings) if is_sound else {}
    verdict.decisions = decisions
    verdict.add_findings(findings)
    verdict.add_findings(check_levels(config, edition.publication.sheets))
    verdict.add_findings(_files(edition, workspace))
    verdict.add_findings(check_formats(workspace, edition))
    directions = {voice.profile.direction for voice in edition.voices.values()}
    verdict.add_findings(check_look(theme, directions))
    verdict.add_findings(images := list(check_images(theme)))
    verdict.add_findings(check_styles(theme))
    watch.ended("check files, formats and styles")
    damaged = _translations(targets, decisions, verdict)
    watch.ended("check translations")
    if is_sound:
        verdict.add_findings(_editorial(edition))
        watch.ended("check facts and sheets")
    if is_sound and not images and config.source_locale not in damaged:
        made = Findings()
        edition = _without(edition, damaged)
        fonts = fonts_of(workspace, made)
        theme = with_web_fonts(theme, fonts.own)
        pages = check_pages(edition, theme, decisions, made)
        check_fonts(edition, pages, theme, fonts, made)
        made.add(*check_unlocked(workspace, edition, [page.document for page in pages]))
        watch.ended("make pages and check fonts")
        if lay_out and not verdict.findings.has_errors and not made.has_errors:
            lay_out(pages, edition, theme, fonts, made)
            watch.ended("lay out pages")
        verdict.add_findings(_except_missing(made))
    return verdict


def _translations(
    targets: Iterable[Target], decisions: Mapping[str, Decision], verdict: Verdict
) -> set[str]:
    """Run the rules of translations. Returns the languages that a build could not print."""
    damaged: set[str] = set()
    for target in targets:
        verdict.checked += len(target.units)
        decision = decisions.get(target.tag)
        for rule in TRANSLATIONS:
            problems = list(_with_policy(rule(target), decision))
            verdict.add_problems(problems)
            if any(problem.rule.is_fixed for problem in problems):
                damaged.add(target.tag)
        verdict.add_problems(check_unused(target, SILENCING, verdict.used))
        if decision:
            verdict.add_findings(_incomplete(decision, target))
    return damaged


def _without(edition: Edition, damaged: Collection[str]) -> Edition:
    """The edition in the languages whose pages can be made."""
    if not damaged:
        return edition
    voices = {tag: voice for tag, voice in edition.voices.items() if tag not in damaged}
    return replace(edition, voices=voices)


def _except_missing(findings: Findings) -> Iterator[Diagnostic]:
    """Findings of pages, except missing translations, which the rules of catalogs report."""
    reported = {rule.code for rule in COMPLETENESS}
    return (found for found in findings if found.code not in reported)


def _files(edition: Edition, workspace: Workspace) -> Iterator[Diagnostic]:
    """The files around the catalogs."""
    voices = edition.voices.values()
    yield from check_compiled(workspace, [voice.catalog for voice in voices if voice.catalog])
    yield from check_unlisted(workspace, [voice.profile for voice in voices])


def _editorial(edition: Edition) -> Iterator[Diagnostic]:
    """Run the editorial rules of content."""
    for rule in EDITORIAL:
        yield from rule(edition.publication)
    for dated in DATED:
        yield from dated(edition.publication, edition.day)
    yield from check_sources(edition.publication, edition.config.source_locale)


def _decisions(
    edition: Edition, theme: Theme, targets: Iterable[Target], findings: Findings
) -> dict[str, Decision]:
    """Apply the policies to each language, if one is or could be incomplete.

    The state of earlier builds is ignored, so that the gate gives the same result everywhere.
    """
    policies = edition.config.policies
    is_whole = all(map(_is_whole, targets))
    if is_whole and not any(policy.required for policy in policies.values()):
        return {}
    measured = measure(edition, theme)
    check_required(edition.config, measured[edition.config.source_locale].units, findings)
    return {
        tag: decide(found, _without_keeping(policies.get(tag, Policy())), None, can_keep=False)
        for tag, found in measured.items()
    }


def _without_keeping(policy: Policy) -> Policy:
    """The policy that applies if no earlier edition is known."""
    return policy if policy.incomplete == "fallback" else replace(policy, incomplete="leave-out")


def _is_whole(target: Target) -> bool:
    """Whether every message is translated."""
    found = (
        target.catalog.translation(*key, is_plural=source.plural is not None)
        for key, source in target.sources.items()
    )
    return target.is_source or all(one.progress is TranslationState.TRANSLATED for one in found)


def _with_policy(problems: Iterable[Problem], decision: Decision | None) -> Iterator[Problem]:
    """Downgrade missing translations in languages that their policy allows to be published."""
    for problem in problems:
        if decision and decision.has_new_pages and problem.rule in COMPLETENESS:
            yield replace(problem, is_suspicion=True)
        else:
            yield problem


def _incomplete(decision: Decision, target: Target) -> Iterator[Diagnostic]:
    """The finding about an incomplete language: an error if it is withheld."""
    at = Location(target.catalog.path)
    if decision.blockers and not decision.has_new_pages:
        yield LOCALE_INCOMPLETE.found(
            f"“{decision.locale}” is not complete enough to be published: {decision.reason}",
            at,
            hint=f"what is missing: factsheet status --locale {decision.locale}",
            locale=decision.locale,
        )
    elif found := decision.diagnostic(at):
        yield found


def _sources(edition: Edition, theme: Theme, findings: Findings) -> Mapping[Key, SourceMessage]:
    """All messages to translate: texts, phrases, and the messages of templates."""
    base = edition.publication.base
    written = texts((edition.publication.parts, PHRASES))
    return sources_of(edition.messages(theme, findings), written, base)


def _targets(edition: Edition, sources: Mapping[Key, SourceMessage] | None) -> list[Target]:
    """The catalogs as targets, compared with the messages to translate or, if these are unknown,
    with their own msgids.

    In the latter case, messages whose facts are unknown are not checked.
    """
    base, voices = edition.publication.base, edition.voices
    source = voices.get(edition.config.source_locale)
    if source is None:
        return []
    if sources is not None:
        return targets_of(voices, source, base, sources, edition.day)
    return [
        replace(target, units=tuple(unit for unit in target.units if is_known(unit.source, base)))
        for tag, voice in voices.items()
        if voice.catalog
        for stated in [stated_by(voice.catalog.file.entries, base)]
        for target in targets_of({tag: voice}, source, base, stated)
    ]
