"""The catalog as templates ask for it."""

from dataclasses import dataclass

from factsheet.diagnostics import Findings
from factsheet.localize.voice import Voice
from factsheet.render.fallback import foreign


@dataclass(slots=True)
class TemplateWords:
    """gettext for templates: a missing translation is a finding, once.

    The placeholders of translations have been checked by then: see `load_edition`.
    """

    voice: Voice
    findings: Findings

    def gettext(self, message: str, /) -> str:
        return self.pgettext(None, message)

    def pgettext(self, context: str | None, message: str, /) -> str:
        return self._forms(context, message)[0]

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        return self.npgettext(None, singular, plural, number)

    def npgettext(self, context: str | None, singular: str, plural: str, number: int, /) -> str:
        forms = self._forms(context, singular, plural)
        index = self.voice.profile.plural_index(number)
        return forms[min(index, len(forms) - 1)]

    def _forms(self, context: str | None, singular: str, plural: str = "") -> tuple[str, ...]:
        source = (singular, plural) if plural else (singular,)
        catalog = self.voice.catalog
        entry = catalog.find(context, singular) if catalog else None
        # A text that has become plural since is not what was translated.
        if entry and entry.is_translated and not (plural and entry.plural is None):
            return entry.translations
        if self.voice.is_source:
            return source
        self.voice.report_untranslated(singular, entry, self.findings)
        return tuple(map(foreign, source))
