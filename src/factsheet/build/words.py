"""The catalog as templates ask for it."""

import re
from dataclasses import dataclass

from factsheet.catalogs.po import Entry
from factsheet.diagnostics import Findings
from factsheet.localize.voice import Voice

PLACEHOLDER = re.compile(r"%\(\w+\)s|%(?!%)")


@dataclass(slots=True)
class TemplateWords:
    """gettext for templates: a missing translation is a finding, once."""

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

    def _fits(self, entry: Entry, source: tuple[str, ...]) -> bool:
        """Whether the translation has the placeholders of the template, and no stray one."""
        known = set(PLACEHOLDER.findall(" ".join(source)))
        used = set(PLACEHOLDER.findall(" ".join(entry.translations)))
        if known != used:
            wrong = ", ".join(sorted(known ^ used))
            self.findings.error(
                "translation-placeholder",
                f"{wrong}: not in both the source text and its translation",
                entry.location,
                hint="keep the placeholders of the source as they are",
                locale=self.voice.profile.tag,
            )
        return known == used

    def _forms(self, context: str | None, singular: str, plural: str = "") -> tuple[str, ...]:
        source = (singular, plural) if plural else (singular,)
        catalog = self.voice.catalog
        entry = catalog.find(context, singular) if catalog else None
        if entry and entry.is_translated:
            if self._fits(entry, source):
                return entry.translations
            return source
        if not self.voice.is_source:
            self.voice.report_untranslated(singular, entry, self.findings)
        return source
