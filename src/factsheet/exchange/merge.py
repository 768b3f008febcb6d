"""Merge a reply into a catalog, or report its problems."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from factsheet.catalogs.correction import SOURCE_CORRECTED
from factsheet.catalogs.plurals import with_fuzzy
from factsheet.catalogs.po import FUZZY, Entry, Key, PoFile, Previous, alike
from factsheet.diagnostics import Findings, Location, Rule
from factsheet.exchange.codes import xml_text
from factsheet.exchange.collect import MessageIndex as Index
from factsheet.exchange.collect import source_of, unit_ids
from factsheet.exchange.unit import Reply, Segment, State
from factsheet.exchange.xml import respaced, squeezed
from factsheet.locales.profile import LocaleProfile
from factsheet.locales.tags import same_language
from factsheet.rules.exchange import (
    EXCHANGE_DUPLICATE,
    EXCHANGE_EMPTY,
    EXCHANGE_FORMS,
    EXCHANGE_LANGUAGE,
    EXCHANGE_REMARK_OUTDATED,
    EXCHANGE_SOURCE_CHANGED,
    EXCHANGE_UNKNOWN,
)


class ImportChange(StrEnum):
    """What an import did to a message."""

    TRANSLATED = "translated"
    """It had no translation."""
    CHANGED = "changed"
    """It has another translation."""
    APPROVED = "approved"
    """It has the same translation, which is no longer fuzzy."""
    FUZZY = "fuzzy"
    """It has a translation that needs review."""
    NOTED = "noted"
    """The translator wrote a comment."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged catalog, the messages that changed, and their places in the imported file."""

    file: PoFile
    changes: Mapping[Key, ImportChange] = field(default_factory=dict)
    """The change of each message that the file contains."""
    changed: Mapping[Key, Location] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    """Ids of messages that can't be imported because of errors."""

    @property
    def counts(self) -> Counter[ImportChange]:
        """The number of messages for each kind of change."""
        return Counter(self.changes.values())

    def without(self, keys: Collection[Key], old: PoFile) -> "Merged":
        """The same, with these messages as they are in `old`."""
        former = {entry.key: entry for entry in old.entries}
        entries = (former[one.key] if one.key in keys else one for one in self.file.entries)
        names = unit_ids(old)
        return Merged(
            replace(self.file, entries=tuple(entries)),
            {key: change for key, change in self.changes.items() if key not in keys},
            {key: at for key, at in self.changed.items() if key not in keys},
            self.refused | {names[key] for key in keys},
        )


def merge(
    reply: Reply,
    file: PoFile,
    profile: LocaleProfile,
    path: str,
    findings: Findings,
    *,
    skip_unknown: bool = False,
) -> Merged:
    """The catalog with the reply's translations; messages that have errors stay as they are.

    Messages that the reply does not change stay as they are. A translation of another source
    text is marked fuzzy. No translation is ever deleted.
    """
    if problem := language_problem(reply.language, profile.tag):
        findings.error(EXCHANGE_LANGUAGE, problem, Location(path), locale=profile.tag)
        return Merged(file)
    if not reply.segments:
        message = "the file contains no translations"
        findings.error(EXCHANGE_EMPTY, message, Location(path), locale=profile.tag)
    merge = _Merge(file, profile, findings)
    found = merge.matched(reply.segments, skip_unknown=skip_unknown)
    changes: dict[Key, ImportChange] = {}
    changed: dict[Key, Location] = {}
    entries = []
    for entry in file.entries:
        segments = found.get(entry.key)
        new = merge.entry(entry, segments) if segments else entry
        if segments and new is not None:
            changes[entry.key] = _change(entry, new)
            if new != entry:
                changed[entry.key] = segments[0].at
        entries.append(new or entry)
    refused = frozenset(merge.refused)
    return Merged(replace(file, entries=tuple(entries)), changes, changed, refused)


def language_problem(stated: str | None, tag: str) -> str | None:
    """Explain why the file's language does not match the catalog's, or return None."""
    if not stated or same_language(stated, tag):
        return None
    return f"the file is in “{stated}”, the catalog in “{tag}”"


@dataclass(frozen=True, slots=True)
class _Merge:
    file: PoFile
    profile: LocaleProfile
    findings: Findings
    refused: set[str] = field(default_factory=set)

    def matched(
        self, segments: Iterable[Segment], *, skip_unknown: bool
    ) -> dict[Key, list[Segment]]:
        """The segments of each message, in the order of its forms."""
        index = Index(self.file, self.profile)
        found: defaultdict[Key, list[Segment]] = defaultdict(list)
        for segment in segments:
            entry = index.find(segment)
            if entry is not None:
                found[entry.key].append(segment)
            elif skip_unknown or index.is_gone(segment):
                message = f"the catalog no longer has the message “{segment.id}”: it is skipped"
                self.findings.warning(EXCHANGE_UNKNOWN, message, segment.at)
            else:
                message = f"the catalog has no message “{segment.id}”"
                self.error(EXCHANGE_UNKNOWN, message, segment, index.hint(segment))
        return found | self.spread(found, index.names)

    def spread(
        self, found: Mapping[Key, list[Segment]], names: Mapping[Key, str]
    ) -> dict[Key, list[Segment]]:
        """Segments for messages that have the same text and are not in the file.

        These are the messages that the segment names, and all that are untranslated.
        """
        more: dict[Key, list[Segment]] = {}
        for group in alike(self.file.entries) if found else ():
            segments = next((found[one.key] for one in group if one.key in found), [])
            if not self.is_complete(group[0], segments):
                continue
            named = {name for segment in segments for name in segment.also}
            for entry in group:
                name = names[entry.key]
                if entry.key not in found and (entry.is_blank or name in named):
                    more[entry.key] = [replace(one, id=name, comments=()) for one in segments]
        return more

    def entry(self, entry: Entry, segments: Sequence[Segment]) -> Entry | None:
        """The message with the translation of its segments; None on errors."""
        if any(segment.is_broken for segment in segments):
            self.refused.update(segment.id for segment in segments)
            return None
        if not self.are_forms(entry, segments):
            return None
        by_form = {segment.form or 0: segment for segment in segments}
        count = len(self.profile.plural_categories) if entry.plural is not None else 1
        old = (*entry.translations, *([""] * count))[:count]
        said = [self.text(entry, number, by_form[number], old[number]) for number in range(count)]
        new = tuple(s if s.strip() else o for s, o in zip(said, old, strict=True))
        states = {segment.state for segment in segments if segment.target.strip()}
        remarked = [one for one in segments if self.is_about(entry, one, old)]
        comments = self.comments(entry, remarked)
        if new != old and not self.is_current(entry, by_form):
            entry = replace(entry, previous=self.previous(entry, by_form))
            states = {State.FUZZY}
        return _stated(replace(entry, comments=comments), new, states, is_new=new != old)

    def is_about(self, entry: Entry, segment: Segment, old: Sequence[str]) -> bool:
        """Whether a remark is about the current translation; adds a warning if not.

        Rows of proofs have the translation that the reviewer saw; other files have none.
        """
        if segment.proofed is None or not any(segment.comments):
            return True
        form = segment.form or 0
        is_same = squeezed(segment.proofed) == squeezed(old[form])
        source = source_of(entry, form, self.profile)
        if is_same and squeezed(segment.source) == squeezed(source):
            return True
        self.findings.warning(
            EXCHANGE_REMARK_OUTDATED,
            f"“{segment.id}” has changed since the proof: the remark is not imported",
            segment.at,
            hint=f"check whether it still applies: {' '.join(segment.comments)}",
            locale=self.profile.tag,
        )
        return False

    def wanted(self, entry: Entry) -> list[int | None]:
        """The forms that a message has."""
        return (
            list(range(len(self.profile.plural_categories))) if entry.plural is not None else [None]
        )

    def is_complete(self, entry: Entry, segments: Sequence[Segment]) -> bool:
        """Whether there is one sound segment for each form of the message."""
        forms = {segment.form for segment in segments}
        is_sound = len(forms) == len(segments) and not any(one.is_broken for one in segments)
        return is_sound and forms == set(self.wanted(entry))

    def are_forms(self, entry: Entry, segments: Sequence[Segment]) -> bool:
        """Whether there is one segment for each form that the message has."""
        is_plural = entry.plural is not None
        categories = self.profile.plural_categories
        numbers = [segment.form for segment in segments]
        wanted = self.wanted(entry)
        twice = [segment for n, segment in enumerate(segments) if segment.form in numbers[:n]]
        for segment in twice:
            message = f"“{segment.id}” occurs twice"
            first = segments[numbers.index(segment.form)]
            hint = f"keep one of the two; the first is in line {first.at.line}"
            self.error(EXCHANGE_DUPLICATE, message, segment, hint)
        if twice:
            return False
        if set(numbers) != set(wanted):
            has = f"has {len(wanted)} forms ({', '.join(categories)})" if is_plural else "has one"
            message = (
                f"“{segments[0].id}” has {len(numbers)} forms in the file, but the message {has}"
            )
            self.error(
                EXCHANGE_FORMS,
                message,
                segments[0],
                "export it again: each form is a separate row",
            )
            return False
        return True

    def text(self, entry: Entry, form: int, segment: Segment, old: str) -> str:
        """The translation without white space that belongs to the file's layout."""
        if segment.target == old:
            return old
        return respaced(segment.target, segment.source, source_of(entry, form, self.profile))

    def is_current(self, entry: Entry, segments: dict[int, Segment]) -> bool:
        """Whether the translator saw the catalog's source text; adds a warning if not."""
        for number, segment in segments.items():
            if squeezed(segment.source) != squeezed(source_of(entry, number, self.profile)):
                message = f"the source text of “{segment.id}” has changed: it is marked fuzzy"
                self.findings.warning(
                    EXCHANGE_SOURCE_CHANGED, message, segment.at, locale=self.profile.tag
                )
                return False
        return True

    def previous(self, entry: Entry, segments: dict[int, Segment]) -> Previous:
        """The source text that the translator saw."""
        if entry.plural is None:
            return Previous(None, segments[0].source)
        one = self.profile.plural_index(1)
        last = max(number for number in segments if number != one or len(segments) == 1)
        return Previous(None, segments[one].source, segments[last].source)

    def comments(self, entry: Entry, segments: Sequence[Segment]) -> tuple[str, ...]:
        """The message's comments and new ones. Comments that a tool dropped are kept."""
        known = {xml_text(line).strip() for line in entry.comments}
        new = dict.fromkeys(
            xml_text(line).strip()
            for segment in segments
            for line in segment.comments
            if line.strip()
        )
        return (*entry.comments, *(line for line in new if line not in known))

    def error(self, rule: Rule, message: str, segment: Segment, hint: str) -> None:
        tag = self.profile.tag
        self.refused.add(segment.id)
        self.findings.error(rule, message, segment.at, hint=hint, locale=tag)


def _stated(
    entry: Entry, translations: tuple[str, ...], states: set[State | None], *, is_new: bool
) -> Entry:
    """The message with these translations and the state that the file gives.

    A new translation without a state counts as finished. An old one without a state keeps its
    state.
    """
    if State.FUZZY in states:
        flags = entry.flags if entry.fuzzy else with_fuzzy(entry.flags)
    elif is_new or State.TRANSLATED in states:
        seen = {FUZZY, SOURCE_CORRECTED} if is_new else {FUZZY}
        flags = tuple(flag for flag in entry.flags if flag not in seen)
    else:
        return entry
    if not is_new:
        translations = entry.translations
    if flags == entry.flags and FUZZY not in flags and not is_new:
        return entry
    previous = entry.previous if {FUZZY, SOURCE_CORRECTED} & {*flags} else None
    return replace(entry, translations=translations, flags=flags, previous=previous)


def _change(old: Entry, new: Entry) -> ImportChange:
    if new == old:
        return ImportChange.UNCHANGED
    if new.translations == old.translations and new.flags == old.flags:
        return ImportChange.NOTED
    if new.fuzzy:
        return ImportChange.FUZZY
    if old.is_blank:
        return ImportChange.TRANSLATED
    return ImportChange.CHANGED if new.translations != old.translations else ImportChange.APPROVED
