"""Check translations as they are typed in the preview, and save them into the catalog."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from factsheet.catalogs.catalog import Catalog, catalog_path
from factsheet.catalogs.correction import SOURCE_CORRECTED
from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import FUZZY, Entry, Key, PoFile
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings, counted
from factsheet.gate.rules import TRANSLATIONS
from factsheet.gate.target import Target, units_of
from factsheet.gate.verdict import Verdict
from factsheet.glossary.glossary import Glossary
from factsheet.glossary.load import load_glossary
from factsheet.load.memory import FileMemory
from factsheet.model.text import MAXIMUM_TEXT
from factsheet.preview.live import Live
from factsheet.preview.origin import Origins, seal
from factsheet.workspace import Workspace

_UNFIT = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Control characters, which catalogs may not contain, and unpaired surrogates."""


class UnsavedError(Exception):
    """A translation is not saved; the message says why."""


class ConflictError(UnsavedError):
    """The entry on disk is not the one that was shown."""


@dataclass(frozen=True, slots=True)
class Undo:
    """The data to undo a saved translation, unless it has been changed since."""

    locale: str
    before: Entry
    after: str
    """The seal of the saved entry."""


@dataclass(slots=True)
class Editing:
    """Checks and saves single entries of catalogs."""

    live: Live
    origins: Origins
    saved: list[Undo] = field(default_factory=list)
    """What can be undone, the latest last."""
    _memory: FileMemory = field(default_factory=FileMemory)

    def check(self, locale: str, key: Key, forms: Sequence[str], day: date) -> Findings:
        """The findings of the gate's rules of translations for an entry with these forms. The rules
        get only this entry, so those that compare it with others may find less. Raises UnsavedError
        for a message that the catalog does not have.
        """
        edition = self.live.edition
        source = self.origins.named(key)
        voice = edition.voices.get(locale) if edition else None
        if edition is None or voice is None or voice.catalog is None or source is None:
            raise UnsavedError("there is no such message")
        shown = voice.catalog.find(*source.key)
        if shown is None:
            raise UnsavedError("the catalog does not have this message yet: run factsheet sync")
        entry = _with(shown, forms)
        if not entry.is_translated:
            return Findings()  # it would not be printed
        file = replace(voice.catalog.file, entries=(entry,))
        catalog = Catalog(locale, voice.catalog.path, file, {entry.key: entry})
        known = {entry.key: source}
        target = Target(
            catalog,
            voice.profile,
            edition.source.profile,
            voice.is_source,
            edition.publication.base,
            known,
            units_of(catalog, voice.profile, known),
            {t: v.catalog for t, v in edition.voices.items() if v.catalog and t != locale},
            self._glossary(),
            day,
        )
        verdict = Verdict(edition.config.checks)
        for rule in TRANSLATIONS:
            verdict.add_problems(
                one for one in rule(target) if one.entry and one.entry.key == entry.key
            )
        return verdict.findings

    def save(self, locale: str, key: Key, forms: Sequence[str], shown: str) -> None:
        """Write a translation into the catalog, no longer fuzzy; all else stays as it was.

        `shown` is the seal of the entry that the translator saw. Raises ConflictError if it has
        changed since, UnsavedError if the text is not a translation of it, and OSError.
        """
        path, file, data = self._file(locale)
        before = next((one for one in file.entries if _is_named(one, key)), None)
        if before is None:
            raise UnsavedError("the catalog does not have this message: run factsheet sync")
        if seal(before) != shown:
            raise ConflictError("somebody has changed this translation since you opened it")
        after = _with(before, forms)
        self._write(path, file, data, before, after)
        self.saved.append(Undo(locale, before, seal(after)))

    def undo(self) -> Undo:
        """Undo the last save. Raises ConflictError if it has been changed since,
        UnsavedError if there is nothing, and OSError."""
        if not self.saved:
            raise UnsavedError("there is nothing to undo")
        last = self.saved.pop()
        path, file, data = self._file(last.locale)
        now = next((one for one in file.entries if one.key == last.before.key), None)
        if now is None or seal(now) != last.after:
            raise ConflictError("this translation has been changed since it was saved")
        self._write(path, file, data, now, last.before)
        return last

    def _file(self, locale: str) -> tuple[str, PoFile, bytes]:
        """The catalog as it is on disk."""
        edition = self.live.edition
        voice = edition.voices.get(locale) if edition else None
        if voice is None or voice.catalog is None:
            raise UnsavedError("there is no such catalog")
        path, findings = catalog_path(voice.profile), Findings()
        data = Workspace(self.live.root).read_bytes(path)
        file = parse(data, path, findings, locale)
        if file is None:
            raise UnsavedError(f"the catalog can’t be read: {next(iter(findings)).message}")
        return path, file, data

    def _write(self, path: str, file: PoFile, data: bytes, old: Entry, new: Entry) -> None:
        entries = tuple(new if one is old else one for one in file.entries)
        workspace = Workspace(self.live.root)
        if workspace.read_bytes(path) != data:
            raise ConflictError("the catalog has just been written: try again")
        workspace.write(path, serialize(replace(file, entries=entries)))

    def _glossary(self) -> Glossary:
        """The glossary, read again if its files have changed."""
        edition = self.live.edition
        assert edition is not None  # noqa: S101  (`check` has looked)
        config = edition.config

        def read(workspace: Workspace, findings: Findings) -> Glossary:
            return load_glossary(workspace, config.glossaries, config.source_locale, findings)

        name = repr((config.glossaries, config.source_locale))
        return self._memory.read(name, Workspace(self.live.root), Findings(), read)


def _is_named(entry: Entry, key: Key) -> bool:
    """Whether the entry has this key, which may consist of the context only."""
    context, singular = key
    return entry.key == (context or None, singular) if singular else entry.context == context


def _with(entry: Entry, forms: Sequence[str]) -> Entry:
    """The entry with these forms, and no longer fuzzy."""
    if len(forms) != len(entry.translations):
        raise UnsavedError(f"the translation has {counted(len(entry.translations), 'form')}")
    if any(len(form) > MAXIMUM_TEXT for form in forms):
        raise UnsavedError(f"a translation has at most {MAXIMUM_TEXT:,} characters")
    if any(_UNFIT.search(form) for form in forms):
        raise UnsavedError("a translation has no control characters")
    flags = tuple(flag for flag in entry.flags if flag not in (FUZZY, SOURCE_CORRECTED))
    return replace(entry, translations=tuple(forms), flags=flags, previous=None)
