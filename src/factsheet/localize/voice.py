"""One language's voice: its profile, its catalog, and the wording they give a text."""

from dataclasses import dataclass

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Entry
from factsheet.diagnostics import Findings, Location, MessageName
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.pattern import Pattern, parse_pattern
from factsheet.messages.phrases import APPROXIMATIONS, PERCENT_APPROXIMATIONS
from factsheet.model.ranges import Counted
from factsheet.model.text import Text

TEMPLATES = Location("templates")


@dataclass(frozen=True, slots=True)
class Voice:
    """How one locale words what the source texts say."""

    profile: LocaleProfile
    catalog: Catalog | None
    is_source: bool = False

    def wording(self, text: Text, number: Counted | None, findings: Findings) -> Pattern | None:
        """The text's pattern in this language, in the plural form of `number`.

        None where the catalog has none that may be printed: the reason is a finding.
        The source language has its own text to fall back on. Catalogs have been checked
        by then: see `checks.translations`.
        """
        if entry := self._entry(text, findings):
            chosen = entry.translations[0]
            if text.plural is not None and number is not None:
                chosen = entry.translations[self.profile.plural_index(number)]
            return parse_pattern(chosen)
        return self._source_pattern(text, number) if self.is_source else None

    def _entry(self, text: Text, findings: Findings) -> Entry | None:
        entry = self.catalog.find(text.context, text.singular) if self.catalog else None
        # A text that has become plural since is not what was translated.
        is_same = entry is not None and (entry.plural is None) == (text.plural is None)
        if entry and entry.is_translated and is_same:
            return entry
        if not self.is_source:
            self.report_untranslated(text.singular, entry, findings, text.at, text.context)
        return None

    def report_untranslated(
        self,
        source: str,
        entry: Entry | None,
        findings: Findings,
        at: Location = TEMPLATES,
        context: str | None = None,
    ) -> None:
        """Say that the page shows the source language here, and why."""
        reason, remedy = "not translated", "fill in its msgstr"
        if entry is None:
            reason, remedy = "missing from the catalog", "run: factsheet sync"
        elif entry.fuzzy:
            has_changed = entry.previous is not None
            reason = "fuzzy: its source has changed" if has_changed else "fuzzy: it awaits review"
            remedy = "check its translation, then remove the flag “fuzzy”"
        findings.warning(
            "fuzzy" if entry and entry.fuzzy else "untranslated",
            f"“{_short(source)}” is {reason}",
            entry.location if entry else at,
            hint=f"{remedy}; until then the page shows the source language here",
            locale=self.profile.tag,
            subject=MessageName.of(entry.context if entry else context, source),
        )

    def approximations(self) -> tuple[str, ...]:
        """The words that stand before an approximate number: about, nearly, more than."""
        found: dict[str, None] = {}
        for text in (*APPROXIMATIONS.values(), *PERCENT_APPROXIMATIONS.values()):
            entry = self.catalog.find(text.context, text.singular) if self.catalog else None
            said = entry.translations[0] if entry and entry.is_translated else ""
            words = (said or (text.singular if self.is_source else "")).partition("{")[0]
            if words.strip():
                found[words.strip()] = None
        return tuple(found)

    def _source_pattern(self, text: Text, number: Counted | None) -> Pattern:
        if text.plural is None or number is None:
            return parse_pattern(text.singular)
        is_one = self.profile.plural_index(number) == self.profile.plural_index(1)
        return parse_pattern(text.singular if is_one else text.plural)


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:49]}…"
