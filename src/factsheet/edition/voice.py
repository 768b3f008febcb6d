"""A voice: one language's profile and catalog, which word the source texts."""

from dataclasses import dataclass

from factsheet.catalogs.catalog import Catalog, Translation, TranslationState
from factsheet.catalogs.po import Entry
from factsheet.diagnostics import Diagnostic, Location, MessageName, Severity, excerpt
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.pattern import Pattern, PatternError, parse_pattern
from factsheet.messages.phrases import APPROXIMATIONS, PERCENT_APPROXIMATIONS
from factsheet.model.ranges import Counted
from factsheet.model.text import Text
from factsheet.rules.completeness import FUZZY, UNTRANSLATED

_NO_ENTRY = Translation(TranslationState.MISSING)


@dataclass(frozen=True, slots=True)
class SelectedForm:
    """The wording of a text in one language, in the plural form that a number selected."""

    pattern: Pattern
    entry: Entry | None = None
    """The catalog entry; None for the source language's own text."""
    index: int | None = None
    """Number of the form in the entry (the n of `msgstr[n]`); None for a text without plural."""
    category: str | None = None
    """CLDR's plural category of the form; None for a text without plural."""

    @property
    def at(self) -> Location | None:
        """The line of the form in the catalog."""
        return self.entry.form_location(self.index) if self.entry else None


@dataclass(frozen=True, slots=True)
class Voice:
    """The wording of source texts in one locale."""

    profile: LocaleProfile
    catalog: Catalog | None
    is_source: bool = False

    def translation(
        self, context: str | None, singular: str, *, is_plural: bool | None
    ) -> Translation:
        """The catalog's translation of a message. In the source language, a message without entry
        counts as translated."""
        found = _NO_ENTRY
        if self.catalog:
            found = self.catalog.translation(context, singular, is_plural=is_plural)
        if self.is_source and found.progress is not TranslationState.TRANSLATED:
            return Translation(TranslationState.TRANSLATED)
        return found

    def translation_of(self, text: Text) -> Translation:
        """The catalog's translation of a text."""
        is_plural = text.plural is not None
        return self.translation(text.context, text.singular, is_plural=is_plural)

    def wording(self, text: Text, number: Counted | None) -> SelectedForm | None:
        """The text in this language, in the plural form of `number`.

        None if the catalog has no finished translation, or one that is not a valid pattern, which
        `gate.translations` reports as an error.
        """
        index = category = None
        if text.plural is not None and number is not None:
            index = self.profile.plural_index(number)
            category = self.profile.plural_categories[index]
        found = self.translation_of(text)
        if entry := found.usable:
            try:
                pattern = parse_pattern(entry.translations[index or 0])
                return SelectedForm(pattern, entry, index, category)
            except PatternError:
                return None
        if found.progress is not TranslationState.TRANSLATED:
            return None
        is_one = index is None or index == self.profile.plural_index(1)
        pattern = parse_pattern(text.singular if is_one else text.plural or "")
        return SelectedForm(pattern, None, index, category)

    def untranslated(
        self, source: str, found: Translation, at: Location, context: str | None = None
    ) -> Diagnostic:
        """The finding that the page uses the source language for a text, with the reason."""
        entry = found.entry
        reason, remedy = found.reason
        rule = FUZZY if entry and entry.fuzzy else UNTRANSLATED
        return rule.found(
            f"“{excerpt(source, 50)}” is {reason}",
            entry.location if entry else at,
            hint=f"{remedy}; until then the page shows the source language here",
            locale=self.profile.tag,
            severity=Severity.WARNING,
            subject=MessageName.of(entry.context if entry else context, source),
        )

    def approximations(self) -> tuple[str, ...]:
        """The words before approximate numbers, such as about, nearly, more than."""
        found: dict[str, None] = {}
        for text in (*APPROXIMATIONS.values(), *PERCENT_APPROXIMATIONS.values()):
            translation = self.translation_of(text)
            if translation.progress is TranslationState.TRANSLATED:
                entry = translation.entry
                said = entry.translations[0] if entry else text.singular
                if words := said.partition("{")[0].strip():
                    found[words] = None
        return tuple(found)
