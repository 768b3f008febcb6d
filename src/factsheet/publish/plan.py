"""Plan which pages a build, whole or partial, makes, and what it does with each language.

Pages link to each other, and an edition has every sheet in every language. A build that adds a
language or a sheet to an output folder therefore makes everything in it anew. Only a build of
everything in it removes languages, because other pages would still link to them.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from factsheet.catalogs.catalog import catalog_path
from factsheet.config.config import is_pseudo
from factsheet.config.policy import Policy
from factsheet.diagnostics import Findings, Location
from factsheet.edition.completeness import Completeness, measure
from factsheet.edition.document import Document, LeftOut
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision, check_required, decide
from factsheet.edition.record import LanguageState, Record
from factsheet.load.theme import Theme
from factsheet.model.sheet import Sheet
from factsheet.publish.artifacts import Output

PageName = tuple[str, str]
"""A language and a sheet."""
NOT_WHOLE = "it stays unchanged until a complete build"


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan for every language and page of the edition."""

    decisions: Mapping[str, Decision]
    records: Mapping[str, Record]
    """The records for the manifest."""
    kept: Mapping[str, Collection[str]]
    """Paths in output/ that are kept, of the languages without new pages."""
    made: Collection[PageName] = ()
    """The pages that are made."""
    there: Collection[PageName] = ()
    """The pages that exist afterwards in the languages that get new ones."""
    is_whole: bool = True
    """Whether every page is made, so that none links to removed files."""

    def makes(self, name: str) -> bool:
        """Whether a file of output/ is of a page that is made."""
        tag, _, file = name.partition("/")
        return (tag, file.partition(".")[0]) in self.made

    def localized(self, edition: Edition) -> Iterator[tuple[Sheet, Document | LeftOut]]:
        """The sheets that have a page, and those without statements on the day."""
        tags = [tag for tag, one in self.decisions.items() if one.has_new_pages]
        for sheet, document in edition.localized(tags) if tags else ():
            if isinstance(document, LeftOut) or (document.locale, sheet.id) in self.there:
                yield sheet, document

    @property
    def left_out(self) -> list[str]:
        return [tag for tag, one in self.decisions.items() if one.state is LanguageState.LEFT_OUT]

    def kept_edition(self, locale: str) -> str | None:
        """The edition date of kept pages; None if they only wait for a whole build."""
        record = self.records.get(locale)
        return record.edition if record and record.state is LanguageState.KEPT else None


def decide_all(
    edition: Edition, found: Mapping[str, Completeness], output: Output
) -> dict[str, Decision]:
    """Apply the policies to each language. `output` holds the last build."""
    config = edition.config
    return {
        tag: decide(
            completeness,
            config.policies.get(tag, Policy()),
            output.records.get(tag),
            can_keep=_can_keep(tag, output),
        )
        for tag, completeness in found.items()
    }


def make_plan(
    edition: Edition,
    theme: Theme,
    output: Output,
    findings: Findings,
    locales: Collection[str],
    sheets: Collection[str],
    *,
    has_html: bool,
) -> Plan:
    """Plan a build of these sheets and languages, as web pages or as PDFs alone.

    Languages that it does not make keep their state.
    """
    found = measure(edition, theme)
    check_required(edition.config, found[edition.config.source_locale].units, findings)
    decided = decide_all(edition, found, output)
    scope = _Scope(edition, output, set(locales), set(sheets))
    if has_html:
        scope.widen([tag for tag, one in decided.items() if one.has_new_pages])
    is_whole = has_html and scope.is_whole
    decisions: dict[str, Decision] = {}
    records = {t: r for t, r in output.records.items() if t in edition.voices or not is_whole}
    for tag, one in decided.items():
        before = output.records.get(tag)
        if tag not in scope.locales:
            decisions[tag] = _unasked(one, before, output)
            continue
        is_postponed = not (is_whole or one.has_new_pages) and bool(output.files_of(tag))
        decision = _postponed(one, before) if is_postponed else one
        if not is_postponed:
            records[tag] = _record(decision, edition)
        decisions[tag] = decision
        if diagnostic := decision.diagnostic(_place(edition, tag)):
            findings.add(diagnostic)
    kept = {
        tag: output.files_of(tag).keys()
        for tag, decision in decisions.items()
        if decision.state is LanguageState.KEPT
    }
    new = {page for page in scope.pages if decisions[page[0]].has_new_pages}
    there = new | {page for page in scope.standing if decisions[page[0]].has_new_pages}
    return Plan(decisions, records, kept, new, there, is_whole)


@dataclass(slots=True)
class _Scope:
    """The languages and sheets that a build makes, and those already in the output folder."""

    edition: Edition
    output: Output
    locales: set[str]
    sheets: set[str]
    known: Mapping[str, Sheet] = field(init=False)
    languages: set[str] = field(init=False)
    """The edition's languages with files of the last build."""
    standing: set[PageName] = field(init=False)
    """The edition's pages from the last build."""

    def __post_init__(self) -> None:
        self.known = self.edition.sheets
        self.languages = {tag for tag in self.edition.voices if self.output.files_of(tag)}
        self.standing = set(self._with_files(".html"))

    @property
    def pages(self) -> set[PageName]:
        return set(product(self.locales, self.sheets))

    @property
    def is_whole(self) -> bool:
        """Whether the output folder has no other pages of the edition."""
        return self.languages <= self.locales and self.pages.issuperset(
            self._with_files(".html", ".pdf")
        )

    def widen(self, published: Collection[str]) -> None:
        """If a new page is added, include all existing pages. Pseudo-locales are separate."""
        new = ((t, s) for t, s in self.pages - self.standing if t in published and not is_pseudo(t))
        if self.languages and any(isinstance(self._localized(*one), Document) for one in new):
            self.locales |= self.languages
            self.sheets |= {sheet for _, sheet in self.standing}

    def _localized(self, tag: str, sheet: str) -> object:
        return self.edition.localize(self.known[sheet], tag) if sheet in self.known else None

    def _with_files(self, *suffixes: str) -> Iterator[PageName]:
        """The pages that have such a file. A PDF may have its profile before the suffix."""
        for name in self.output.previous:
            tag, _, file = name.partition("/")
            sheet = file.partition(".")[0]
            if file.endswith(suffixes) and tag in self.languages and sheet in self.known:
                yield tag, sheet


def _can_keep(tag: str, output: Output) -> bool:
    """Whether the last complete edition of a language still exists."""
    before = output.records.get(tag)
    was_whole = before is not None and before.state in (LanguageState.PUBLISHED, LanguageState.KEPT)
    return was_whole and output.can_keep(tag)


def _unasked(decided: Decision, before: Record | None, output: Output) -> Decision:
    """The decision about a language outside the build's scope: only its index page is rebuilt.

    It keeps its state, but its index shows a notice as soon as one is due.
    """
    state = before.state if before else None
    if state is LanguageState.LEFT_OUT or not output.files_of(decided.locale):
        return replace(decided, state=LanguageState.LEFT_OUT)
    if state is LanguageState.KEPT or not decided.has_new_pages:
        return _postponed(decided, before)
    return decided


def _postponed(decision: Decision, before: Record | None) -> Decision:
    """The decision about a language that will be removed, but keeps its pages for now."""
    reason = f"{decision.reason}; {NOT_WHOLE}"
    day = before.edition if before else None
    return replace(decision, state=LanguageState.KEPT, reason=reason, edition=day)


def _record(decision: Decision, edition: Edition) -> Record:
    day = edition.day.isoformat() if decision.has_new_pages else decision.edition
    return Record(decision.state, decision.percent, day)


def _place(edition: Edition, tag: str) -> Location:
    return Location(catalog_path(edition.voices[tag].profile))
