"""A locale's catalog: read a .po file and look up messages."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from factsheet.catalogs.header import charset_problem, language_problem
from factsheet.catalogs.lastread import LastRead
from factsheet.catalogs.parser import TOO_LARGE, parse, size_problem
from factsheet.catalogs.plurals import FIELD as PLURAL_FORMS
from factsheet.catalogs.plurals import plural_problem
from factsheet.catalogs.po import Entry, Key, PoFile
from factsheet.diagnostics import Findings, Location, MessageName, Rule
from factsheet.locales.profile import LocaleProfile
from factsheet.rules.catalogs import (
    PO_BYTE_ORDER_MARK,
    PO_CHARSET,
    PO_FORM_COUNT,
    PO_HEADER,
    PO_LANGUAGE,
    PO_MISSING,
    PO_PLURAL_FORMS,
    PO_TOO_LARGE,
    PO_UNREADABLE,
)
from factsheet.workspace import UnreadError, Workspace

SYNC = "run: factsheet sync"


def catalog_path(profile: LocaleProfile) -> str:
    """The path of a locale's catalog, in gettext's layout."""
    return f"locales/{profile.posix}/LC_MESSAGES/factsheet.po"


class TranslationState(StrEnum):
    """The state of a message's translation."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Translation:
    """A message's translation: its catalog entry, if any, and its state."""

    progress: TranslationState
    entry: Entry | None = None

    @property
    def usable(self) -> Entry | None:
        """The entry if it may be published, otherwise None."""
        return self.entry if self.progress is TranslationState.TRANSLATED else None

    @property
    def reason(self) -> tuple[str, str]:
        """Why it may not be published, and how to change that."""
        if self.entry is None:
            return "missing from the catalog", SYNC
        if self.entry.fuzzy:
            has_changed = self.entry.previous is not None
            said = "fuzzy: its source has changed" if has_changed else "fuzzy: it needs review"
            return said, "check its translation, then remove the flag “fuzzy”"
        return "not translated", "fill in its msgstr"


@dataclass(frozen=True, slots=True)
class Catalog:
    """A locale's .po file."""

    locale: str
    path: str
    file: PoFile
    _entries: Mapping[Key, Entry]

    def find(self, context: str | None, singular: str) -> Entry | None:
        """The live entry of a message, translated or not, or None.

        A plural entry has exactly as many translations as the locale has forms. The caller must
        check whether the entry is plural, because msgid_plural is not part of gettext's key.
        """
        return self._entries.get((context, singular))

    def translation(
        self, context: str | None, singular: str, *, is_plural: bool | None
    ) -> Translation:
        """The translation of a message. If `is_plural` is None, the entry may be plural or not."""
        entry = self.find(context, singular)
        if entry is None or entry.is_blank:
            return Translation(TranslationState.MISSING, entry)
        if entry.fuzzy:
            return Translation(TranslationState.FUZZY, entry)
        is_fit = entry.is_translated and (
            is_plural is None or entry.translates(is_plural=is_plural)
        )
        return Translation(
            TranslationState.TRANSLATED if is_fit else TranslationState.MISSING, entry
        )


def stored(
    workspace: Workspace, path: str, findings: Findings, locale: str | None = None
) -> bytes | None:
    """The file's bytes, empty if there is no file; None if it cannot be read."""
    try:
        if not workspace.exists(path):
            return b""
        if problem := size_problem(workspace.size(path)):
            findings.error(PO_TOO_LARGE, problem, Location(path), hint=TOO_LARGE, locale=locale)
            return None
        return workspace.read_bytes(path)
    except UnreadError as error:
        message = f"this file {error.why}"
        findings.error(PO_UNREADABLE, message, Location(path), hint=error.hint, locale=locale)
        return None


def read_catalog(
    workspace: Workspace,
    profile: LocaleProfile,
    findings: Findings,
    last: LastRead | None = None,
) -> Catalog | None:
    """The locale's catalog; None, with a finding, if it cannot be read. `last`: see `parse`."""
    path = catalog_path(profile)
    data = stored(workspace, path, findings, profile.tag)
    if not data:
        if data is not None:
            message = f"there is no catalog for “{profile.tag}”"
            findings.error(PO_MISSING, message, Location(path), hint=SYNC, locale=profile.tag)
        return None
    file = parse(data, path, findings, profile.tag, last)
    return _Reader(data, path, profile, findings).catalog(file) if file else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks a parsed file against its locale."""

    data: bytes
    path: str
    profile: LocaleProfile
    findings: Findings

    def catalog(self, file: PoFile) -> Catalog:
        if self.data.startswith(codecs.BOM_UTF8):
            message = "the file begins with a byte order mark, which gettext’s tools reject"
            hint = f"save it as “UTF-8 without BOM”, or {SYNC}"
            self.error(PO_BYTE_ORDER_MARK, message, 1, hint)
        rule_fits = self.header(file)
        entries = {entry.key: self.fitted(entry, tell=rule_fits) for entry in file.entries}
        file = replace(file, entries=tuple(entries.values()))
        return Catalog(self.profile.tag, self.path, file, entries)

    def header(self, file: PoFile) -> bool:
        """Report errors of the header; return whether its plural rule is right."""
        if file.header is None:
            self.error(PO_HEADER, "the catalog has no header", 1, SYNC)
            return True
        if problem := charset_problem(file):
            hint = f"write Content-Type: text/plain; charset=UTF-8, or {SYNC}"
            self.error(PO_CHARSET, problem, self.line("Content-Type", file.header), hint)
        if problem := language_problem(file, self.profile):
            hint = f"write Language: {self.profile.posix}, or move the file to its own folder"
            self.error(PO_LANGUAGE, problem, self.line("Language", file.header), hint)
        value = file.field(PLURAL_FORMS)
        problem = "is missing" if value is None else plural_problem(value, self.profile)
        if problem:
            hint = f"{SYNC}; CLDR’s rule is {self.profile.plural_forms}"
            line = self.line(PLURAL_FORMS, file.header)
            self.error(PO_PLURAL_FORMS, f"{PLURAL_FORMS} {problem}", line, hint)
        return problem is None

    def fitted(self, entry: Entry, *, tell: bool) -> Entry:
        """The entry with as many forms as the locale has; missing ones are blank."""
        forms, needed = entry.translations, len(self.profile.plural_categories)
        if entry.plural is None or len(forms) == needed:
            return entry
        if tell:
            names = ", ".join(self.profile.plural_categories)
            message = f"{len(forms)} msgstr where {self.profile.tag} has {needed} forms: {names}"
            name = MessageName.of(entry.context, entry.singular)
            self.error(PO_FORM_COUNT, message, entry.form_lines[0], SYNC, name)
        return replace(entry, translations=(forms + ("",) * needed)[:needed])

    def line(self, name: str, header: Entry) -> int:
        """The line of a header field, or of the header."""
        pattern = rf'^[ \t]*(msgstr[ \t]+)?"{re.escape(name)}[ \t]*:'
        found = re.search(pattern.encode(), self.data, re.MULTILINE | re.IGNORECASE)
        return self.data.count(b"\n", 0, found.start()) + 1 if found else header.location.line

    def error(
        self, rule: Rule, message: str, line: int, hint: str, subject: MessageName | None = None
    ) -> None:
        at, tag = Location(self.path, line, 1), self.profile.tag
        self.findings.error(rule, message, at, hint=hint, locale=tag, subject=subject)
