"""Translation progress of the languages of an edition, as values that each format prints."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from factsheet.catalogs.catalog import TranslationState
from factsheet.catalogs.correction import SOURCE_CORRECTED
from factsheet.diagnostics import Findings
from factsheet.edition.completeness import Completeness, PrintedMessage, Tally, measure
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Blocker, Decision, check_required
from factsheet.edition.record import LanguageState
from factsheet.load.theme import Theme
from factsheet.publish.artifacts import Output
from factsheet.publish.plan import decide_all

WORDS = {
    LanguageState.PUBLISHED: "published",
    LanguageState.FALLBACK: "with fallback",
    LanguageState.KEPT: "earlier pages",
    LanguageState.LEFT_OUT: "left out",
}
"""Names of the states."""

HEAD = ("translated", "messages", "fuzzy", "missing", "words left")


@dataclass(frozen=True, slots=True)
class LocaleStatus:
    """One language."""

    locale: str
    autonym: str
    is_source: bool
    decision: Decision
    """The decision that a full build would make now."""
    total: Tally
    """All messages that the edition prints, each once."""
    selected: Tally
    """The requested sheets, or all."""
    sheets: Mapping[str, Tally]
    frame: Tally | None
    """Messages of no sheet; None if sheets were requested."""
    blockers: tuple[Blocker, ...]
    """The requested messages that keep the language from being published."""
    corrected: tuple[PrintedMessage, ...] = ()
    """The requested messages whose translations were kept by `sync --minor`."""


@dataclass(frozen=True, slots=True)
class Status:
    """All requested languages, in the publication's order."""

    publisher: str
    edition: str
    locales: tuple[LocaleStatus, ...]
    is_selection: bool
    """Whether languages or sheets were requested by name."""
    has_sheets: bool = False
    """Whether sheets were requested by name."""

    def under(self, percent: float) -> list[tuple[str, int]]:
        """The languages, or requested sheets, with fewer translated messages than this percentage:
        (name, percentage rounded down)."""
        return [
            (name, tally.percent)
            for one in self.locales
            for name, tally in self._parts(one)
            if not one.is_source and not tally.reaches(percent)
        ]

    def _parts(self, one: LocaleStatus) -> list[tuple[str, Tally]]:
        if not self.has_sheets:
            return [(one.locale, one.total)]
        return [(f"{one.locale}, {sheet}", tally) for sheet, tally in one.sheets.items()]


def status_of(
    edition: Edition,
    theme: Theme,
    output: Output,
    findings: Findings,
    *,
    locales: Collection[str] = (),
    sheets: Collection[str] = (),
) -> Status:
    """The status of the edition, or of some of its languages and sheets.

    `output` is the result of the last build: whether a language is published now affects what
    the next build does.
    """
    found = measure(edition, theme)
    check_required(edition.config, found[edition.config.source_locale].units, findings)
    decisions = decide_all(edition, found, output)
    return Status(
        edition.config.publisher,
        edition.day.isoformat(),
        tuple(
            _locale(edition, found[tag], decisions[tag], sheets)
            for tag in edition.voices
            if not locales or tag in locales
        ),
        is_selection=bool(locales or sheets),
        has_sheets=bool(sheets),
    )


def _locale(
    edition: Edition, found: Completeness, decision: Decision, sheets: Collection[str]
) -> LocaleStatus:
    voice = edition.voices[found.locale]
    names = [name for name in edition.publication.sheets if not sheets or name in sheets]
    selected = [unit for unit in found.units if not sheets or {*unit.sheets} & {*sheets}]
    return LocaleStatus(
        locale=found.locale,
        autonym=voice.profile.autonym,
        is_source=voice.is_source,
        decision=decision,
        total=Tally.of(found.units),
        selected=Tally.of(selected),
        sheets={name: Tally.of(found.of_sheet(name)) for name in names},
        frame=None if sheets else Tally.of(found.of_frame()),
        blockers=tuple(one for one in decision.blockers if one.unit in selected),
        corrected=tuple(
            unit for unit in selected if unit.entry and SOURCE_CORRECTED in unit.entry.flags
        ),
    )


def tally_cells(tally: Tally) -> tuple[str, ...]:
    """The cells of a row, in the order of `HEAD`."""
    done = tally.messages[TranslationState.TRANSLATED]
    return (
        f"{tally.percent}%",
        f"{done:,} of {tally.total:,}",
        _number(tally.messages[TranslationState.FUZZY]),
        _number(tally.messages[TranslationState.MISSING]),
        _number(tally.words_left),
    )


def _number(number: int) -> str:
    """A number, or a dot for 0."""
    return f"{number:,}" if number else "·"
