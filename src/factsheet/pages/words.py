"""Translations of template texts."""

from dataclasses import dataclass

from factsheet.catalogs.po import Key
from factsheet.diagnostics import Findings, Location
from factsheet.edition.voice import Voice
from factsheet.pages.fallback import foreign, named

TEMPLATES = Location("templates")


@dataclass(slots=True)
class TemplateWords:
    """gettext for templates, which reports each missing translation once.

    The placeholders of translations have been checked before: see `load_edition`. If there is a
    list of `messages`, each message used is added to it, and its texts are named for
    `mark_messages`.
    """

    voice: Voice
    findings: Findings
    messages: list[Key] | None = None

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
        forms = self._worded(context, singular, plural)
        if self.messages is None:
            return forms
        self.messages.append((context, singular))
        return tuple(named(len(self.messages) - 1, form) for form in forms)

    def _worded(self, context: str | None, singular: str, plural: str) -> tuple[str, ...]:
        source = (singular, plural) if plural else (singular,)
        # Templates may use one message with a plural and without: then any form will do.
        found = self.voice.translation(context, singular, is_plural=True if plural else None)
        if found.usable:
            return found.usable.translations
        if self.voice.is_source:
            return source
        self.findings.add(self.voice.untranslated(singular, found, TEMPLATES, context))
        return tuple(map(foreign, source))
