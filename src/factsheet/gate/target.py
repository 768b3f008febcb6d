"""Targets: catalogs prepared for the rules of translations, and the problems found in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Entry, Key
from factsheet.diagnostics import Diagnostic, Location, MessageName, Rule, Severity
from factsheet.edition.source import SourceMessage
from factsheet.edition.voice import Voice
from factsheet.edition.wording import Wording
from factsheet.glossary.glossary import Glossary
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.pattern import Placeholder
from factsheet.model.base import FactBase


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that a rule found in a catalog."""

    rule: Rule
    message: str
    at: Location
    hint: str | None = None
    locale: str | None = None
    entry: Entry | None = field(default=None, compare=False)
    """The entry in question, whose flags may silence the problem."""
    is_suspicion: bool = False
    """Whether the rule is uncertain in this case, so that an error becomes a warning."""

    @property
    def severity(self) -> Severity:
        """The severity unless the publication sets a level for the rule."""
        return Severity.WARNING if self.is_suspicion else self.rule.severity

    def diagnostic(self, severity: Severity) -> Diagnostic:
        entry = self.entry
        is_message = entry is not None and (entry.singular or entry.context)
        subject = MessageName.of(entry.context, entry.singular) if entry and is_message else None
        code, message, at = self.rule.code, self.message, self.at
        return Diagnostic(code, message, at, severity, self.hint, self.locale, subject)


CHECKED_NUMBERS = range(1000)
"""The numbers that are tried, to find those that a plural form is used for."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A message and its translation, if it would be printed: neither blank nor fuzzy."""

    source: SourceMessage
    entry: Entry
    locale: str
    forms: tuple[Wording, ...]
    """The forms that are not blank."""

    def problem(
        self,
        rule: Rule,
        message: str,
        form: Wording | None = None,
        *,
        hint: str | None = None,
    ) -> Problem:
        """A finding at the form's msgstr, or at the entry as a whole."""
        at = self.entry.location
        if form and form.line:
            at = Location(at.path, form.line, 1)
        return Problem(rule, message, at, hint, self.locale, self.entry)

    def suspicion(
        self, rule: Rule, message: str, form: Wording, *, hint: str | None = None
    ) -> Problem:
        """A finding that rests on a heuristic of `gate.suspicions`: a warning by default."""
        return replace(self.problem(rule, message, form, hint=hint), is_suspicion=True)

    def shown(self, hole: Placeholder) -> str:
        """A placeholder in this message's syntax."""
        return f"%({hole.name})s" if self.source.is_template else str(hole)


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """A catalog with its language's profile and the messages to translate.

    Targets are compared by identity, so that results about them can be cached.
    """

    catalog: Catalog
    profile: LocaleProfile
    source_profile: LocaleProfile
    is_source: bool
    """Whether it is the catalog of the source language."""
    base: FactBase
    sources: Mapping[Key, SourceMessage]
    """The messages to translate, by msgctxt and msgid."""
    units: tuple[Unit, ...]
    siblings: Mapping[str, Catalog] = field(default_factory=dict)
    """The catalogs of the other languages, by tag."""
    glossary: Glossary = field(default_factory=Glossary)
    """The terms that translations must use."""
    day: date | None = None
    """The edition date, whose facts select plural forms."""

    @property
    def tag(self) -> str:
        return self.profile.tag


def targets_of(
    voices: Mapping[str, Voice],
    source: Voice,
    base: FactBase,
    sources: Mapping[Key, SourceMessage],
    day: date | None = None,
) -> list[Target]:
    """The targets of every language that has a catalog."""
    catalogs = {tag: voice.catalog for tag, voice in voices.items() if voice.catalog}
    return [
        Target(
            catalog,
            voices[tag].profile,
            source.profile,
            voices[tag].is_source,
            base,
            sources,
            units_of(catalog, voices[tag].profile, sources),
            {other: sibling for other, sibling in catalogs.items() if other != tag},
            day=day,
        )
        for tag, catalog in catalogs.items()
    ]


def units_of(
    catalog: Catalog, profile: LocaleProfile, sources: Mapping[Key, SourceMessage]
) -> tuple[Unit, ...]:
    """The messages whose translation in the catalog would be printed."""
    return tuple(
        Unit(source, entry, profile.tag, tuple(_forms(entry, source, profile)))
        for entry in catalog.file.entries
        if (source := sources.get(entry.key))
        and not entry.fuzzy
        and not entry.is_blank
        and entry.translates(is_plural=source.plural is not None)
    )


def _forms(entry: Entry, source: SourceMessage, profile: LocaleProfile) -> Iterable[Wording]:
    served = numbers_by_form(profile) if source.plural else {}
    for index, text in enumerate(entry.translations):
        if text.strip():
            lines = entry.form_lines
            yield Wording.of(
                text,
                is_template=source.is_template,
                index=index,
                line=lines[index] if index < len(lines) else 0,
                numbers=served.get(index, ()),
            )


@lru_cache
def numbers_by_form(profile: LocaleProfile) -> dict[int, tuple[int, ...]]:
    """The checked numbers for which each plural form of a locale is used."""
    served: dict[int, list[int]] = {}
    for number in CHECKED_NUMBERS:
        served.setdefault(profile.plural_index(number), []).append(number)
    return {index: tuple(numbers) for index, numbers in served.items()}
