"""Update a catalog from a template without losing a translator's work."""

import codecs
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from factsheet.catalogs.catalog import catalog_path
from factsheet.catalogs.compendium import Compendium
from factsheet.catalogs.correction import SOURCE_CORRECTED, reason_against
from factsheet.catalogs.header import with_header
from factsheet.catalogs.matching import SimilarTexts, continued, translated_text
from factsheet.catalogs.parser import parse
from factsheet.catalogs.plurals import fit_forms, with_fuzzy
from factsheet.catalogs.po import FUZZY, Entry, Key, PoFile, Previous
from factsheet.catalogs.template import stated_texts, without_lines
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings
from factsheet.locales.profile import LocaleProfile
from factsheet.rules.catalogs import CORRECTION_REFUSED

NOTHING_OFFERED: Compendium = MappingProxyType({})


class MessageChange(StrEnum):
    """The change of a message since its catalog was last updated."""

    ADDED = "added"
    """It is new."""
    OFFERED = "offered"
    """It is new, and has the translation of a similar text, for review."""
    CHANGED = "changed"
    """Its text or msgctxt changed; its translation is fuzzy now."""
    CORRECTED = "corrected"
    """Its text changed without a change of meaning; its translation stays."""
    REMOVED = "removed"
    """The template no longer has it; its translation is kept as obsolete."""
    REVIVED = "revived"
    """It had been removed and has returned, with its translation."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Synced:
    """An updated catalog: the file's bytes, and the number of messages for each kind of change."""

    data: bytes
    counts: Counter[MessageChange]
    corrected: frozenset[str] = frozenset()
    """Contexts whose translations stay although the source text was corrected."""


def sync(
    template: PoFile,
    old: bytes | None,
    profile: LocaleProfile,
    findings: Findings,
    *,
    is_source: bool = False,
    compendium: Compendium = NOTHING_OFFERED,
    minor: Collection[str] = (),
) -> Synced | None:
    """A locale's catalog for `template`; None, with findings, if `old` can't be read.

    Entries come in the template's order, with its comments, references and format
    flags. Translators' comments, other flags, header fields and obsolete entries are
    kept. If a message's source text or msgctxt changed (see `continued`), its translation is
    kept as fuzzy, with the former source text (`#|`). A new message gets a copy of the
    translation of the most similar text in the same way.

    `is_source` fills the catalog of the source language with the source texts: an entry equal to
    the source text follows it, a different one is treated as a translation. `compendium` has
    translations for untranslated messages.

    `minor` names contexts whose source text was corrected without a change of meaning. Their
    translations stay valid and get the flag `source-corrected`. A change that affects
    placeholders, markup, figures or the plural is an error in `findings`.

    A file that is up to date is returned byte for byte, however its lines are wrapped, so that
    translators' tools may format it as they like.
    """
    file = parse(old, catalog_path(profile), findings, profile.tag) if old else PoFile()
    if file is None:
        return None
    lines = {entry.key: entry.references for entry in template.entries}
    merge = _Merge(profile, is_source, compendium, lines, minor, findings)
    merged = merge.merged(without_lines(template), fit_forms(file, profile))
    is_same = stated_texts(file) == stated_texts(template)
    new = with_header(merged, template, profile, is_same=is_same)
    if old and new == file and not old.startswith(codecs.BOM_UTF8):
        return Synced(old, merge.counts, frozenset(merge.corrected))
    return Synced(serialize(new), merge.counts, frozenset(merge.corrected))


@dataclass(frozen=True, slots=True)
class _Merge:
    profile: LocaleProfile
    is_source: bool
    compendium: Compendium
    lines: Mapping[Key, tuple[str, ...]]
    """References with line numbers, as msgmerge copies them from the template."""
    minor: Collection[str]
    findings: Findings
    counts: Counter[MessageChange] = field(default_factory=Counter)
    corrected: set[str] = field(default_factory=set)

    def merged(self, template: PoFile, old: PoFile) -> PoFile:
        old = _without_twins(old)
        found = continued(template, old, self.compendium)
        known = self.known(old) if len(found) < len(template.entries) else SimilarTexts()
        entries = [
            self.kept(message, found[message.key])
            if message.key in found
            else self.added(message, known)
            for message in template.entries
        ]
        taken = {id(entry) for entry in found.values()}
        resting = [entry for entry in old.obsolete if id(entry) not in taken]
        removed = [entry for entry in old.entries if id(entry) not in taken]
        self.counts.update([MessageChange.REMOVED] * len(removed))
        by_key = {entry.key: entry for entry in (*old.obsolete, *old.entries)}
        worth = [entry for entry in removed if self.is_worth_keeping(entry, by_key)]
        retired = {entry.key: _retired(entry) for entry in worth}
        gone = {entry.key for entry in entries} | retired.keys()
        resting = [entry for entry in resting if entry.key not in gone]
        return replace(old, entries=tuple(entries), obsolete=(*resting, *retired.values()))

    def known(self, old: PoFile) -> SimilarTexts:
        """The entries offered for new messages, reviewed translations first."""
        entries = () if self.is_source else (*old.entries, *reversed(old.obsolete))
        return SimilarTexts.of(sorted(entries, key=lambda entry: entry.fuzzy))

    def added(self, message: Entry, known: SimilarTexts) -> Entry:
        translations = self.offered(message)
        similar = None if any(translations) else known.most_similar(message)
        if similar is None:
            self.counts[MessageChange.ADDED] += 1
            return replace(message, translations=translations)
        self.counts[MessageChange.OFFERED] += 1
        return replace(
            message,
            translations=self.shaped(message, similar),
            flags=with_fuzzy(message.flags),
            previous=translated_text(similar),
        )

    def kept(self, message: Entry, old: Entry) -> Entry:
        message = self.spelled(message, old)
        is_same = (old.key, old.plural) == (message.key, message.plural)
        is_minor = not is_same and self.is_minor(message, old)
        change = MessageChange.CORRECTED if is_minor else MessageChange.CHANGED
        change = MessageChange.UNCHANGED if is_same else change
        self.counts[MessageChange.REVIVED if old.is_obsolete else change] += 1
        if old.is_blank:
            return _carried(message, old, self.offered(message))
        if self.is_source and old.translations == self.source_texts(old):
            return _carried(message, old, self.source_texts(message))
        if is_same:
            previous = old.previous if old.fuzzy or SOURCE_CORRECTED in old.flags else None
            return _carried(message, old, old.translations, previous, fuzzy=old.fuzzy)
        previous = old.previous or Previous(old.context, old.singular, old.plural)
        if is_minor:
            flags = dict.fromkeys((*old.flags, SOURCE_CORRECTED))
            old = replace(old, flags=tuple(flags))
            return _carried(message, old, old.translations, previous)
        return _carried(message, old, self.shaped(message, old), previous, fuzzy=True)

    def is_minor(self, message: Entry, old: Entry) -> bool:
        """Whether the text was only corrected, so that its translation stays valid."""
        context = message.context
        if context is None or context not in self.minor or context != old.context:
            return False
        if old.is_obsolete or not old.is_translated:
            return False
        if self.is_source and old.translations == self.source_texts(old):
            return False
        if reason := reason_against(old, message):
            self.findings.error(
                CORRECTION_REFUSED,
                f"“{context}” changes more than --minor allows: {reason}",
                old.location,
                hint="run factsheet sync without --minor for it: its translations become fuzzy",
                locale=self.profile.tag,
            )
            return False
        self.corrected.add(context)
        return True

    def spelled(self, message: Entry, old: Entry) -> Entry:
        """The message, with comments and references as in the catalog if only their form differs.

        polib wraps comments, and msgmerge adds line numbers to references.
        """
        if _letters(old.extracted) == _letters(message.extracted):
            message = replace(message, extracted=old.extracted)
        if old.references == self.lines[message.key]:
            message = replace(message, references=old.references)
        return message

    def offered(self, message: Entry) -> tuple[str, ...]:
        """The forms for a message without a translation; blank if none is known."""
        blank = ("",) * self.forms(message)
        if self.is_source:
            return self.source_texts(message)
        known = self.compendium.get(message.key, blank)
        return known if len(known) == len(blank) else blank

    def source_texts(self, message: Entry) -> tuple[str, ...]:
        """The message's own texts in the source locale's forms."""
        if message.plural is None:
            return (message.singular,)
        one = self.profile.plural_index(1)
        numbers = range(self.forms(message))
        return tuple(message.singular if n == one else message.plural for n in numbers)

    def shaped(self, message: Entry, old: Entry) -> tuple[str, ...]:
        """The old translation with the number of forms that the message has now."""
        if message.plural is not None and old.plural is None:
            return old.translations * self.forms(message)
        if message.plural is None and old.plural is not None:
            return old.translations[-1:]
        return old.translations

    def forms(self, message: Entry) -> int:
        return 1 if message.plural is None else len(self.profile.plural_categories)

    def is_worth_keeping(self, removed: Entry, known: Mapping[Key, Entry]) -> bool:
        """Whether a person has edited it: added a comment or their own translation."""
        if removed.comments:
            return True
        if self.is_source and removed.translations == self.source_texts(removed):
            return False
        return not removed.is_blank and not _is_offer(removed, known)


def _carried(
    message: Entry,
    old: Entry,
    translations: tuple[str, ...],
    previous: Previous | None = None,
    *,
    fuzzy: bool = False,
) -> Entry:
    """The message with the translator's parts: text, comments and flags."""
    flags = message.flags + _own_flags(message, old)
    if fuzzy:
        flags = with_fuzzy(tuple(flag for flag in flags if flag != SOURCE_CORRECTED))
    new = (message.key, message.plural, message.extracted, message.references)
    stays = (old.key, old.plural, old.extracted, old.references) == new and not old.is_obsolete
    if stays and (old.translations, old.flags, old.previous) == (translations, flags, previous):
        return old
    return replace(
        message,
        translations=translations,
        comments=old.comments,
        flags=flags,
        previous=previous,
        spelling=old.spelling,
    )


def _letters(lines: tuple[str, ...]) -> str:
    """The text of the lines without white space, because polib wraps also after hyphens."""
    return "".join("".join(lines).split())


def _own_flags(message: Entry, old: Entry) -> tuple[str, ...]:
    """Flags of the translator: no format flags, and none that the template sets."""
    stated = {flag.partition(":")[0] for flag in (*message.flags, FUZZY)}
    return tuple(
        flag
        for flag in old.flags
        if not flag.endswith("-format") and flag.partition(":")[0] not in stated
    )


def _is_offer(entry: Entry, known: Mapping[Key, Entry]) -> bool:
    """Whether the entry is an unreviewed copy that was offered for it."""
    if not (entry.fuzzy and entry.previous):
        return False
    first = known.get((entry.previous.context, entry.previous.singular or ""))
    if first is None or first is entry:
        return False
    return set(entry.translations) <= set(first.translations)


def _without_twins(file: PoFile) -> PoFile:
    """The file without duplicate messages, which gettext's programs refuse.

    Merged branches may have an entry live and obsolete, or obsolete twice. The live one is kept
    unless only the other is translated; of obsolete ones, the last translated one.
    """
    obsolete: dict[Key, Entry] = {}
    for entry in file.obsolete:
        known = obsolete.get(entry.key)
        if known is None or _rank(entry) >= _rank(known):
            obsolete.pop(entry.key, None)
            obsolete[entry.key] = entry
    live = tuple(_filled(entry, obsolete.pop(entry.key, None)) for entry in file.entries)
    return replace(file, entries=live, obsolete=tuple(obsolete.values()))


def _rank(entry: Entry) -> tuple[bool, bool]:
    return (not entry.is_blank, entry.is_translated)


def _filled(live: Entry, twin: Entry | None) -> Entry:
    """The live entry; if untranslated, with the translation of its obsolete duplicate."""
    if twin is None or twin.is_blank or not live.is_blank or twin.plural != live.plural:
        return live
    flags = with_fuzzy(live.flags) if twin.fuzzy else live.flags
    return replace(
        live,
        translations=twin.translations,
        flags=flags,
        previous=twin.previous,
        comments=live.comments or twin.comments,
    )


def _retired(entry: Entry) -> Entry:
    return replace(entry, is_obsolete=True, extracted=(), references=())
