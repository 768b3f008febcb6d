"""Select a catalog's messages for a translator, and match returned segments to them."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from factsheet.catalogs.po import Entry, Key, PoFile, alike
from factsheet.diagnostics import Guesses
from factsheet.exchange.unit import Bundle, Segment, State, TranslationUnit, Variant
from factsheet.exchange.xml import squeezed
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.extract import uses
from factsheet.model.publication import Publication

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_:.\-]*")
"""An XML name token that does not begin with a digit, as msgctxt of facts and sheets."""
_SAMPLED = range(1000)
_SAMPLES = 4


def collect(
    file: PoFile,
    path: str,
    profile: LocaleProfile,
    *,
    publisher: str,
    source_language: str,
    states: Collection[State] = (),
    only: Collection[Key] | None = None,
    each_context: bool = False,
) -> Bundle:
    """The catalog's live messages, filtered by `states` and `only`.

    Messages with the same text and translation form one unit, unless `each_context` is set.
    """
    forms = _Forms(profile)
    names = unit_ids(file)
    entries = [entry for entry in file.entries if only is None or entry.key in only]
    groups = [[entry] for entry in entries] if each_context else alike(entries)
    units = [_unit(group, names, forms) for group in groups]
    return Bundle(
        publisher=publisher,
        path=path,
        source_language=source_language,
        language=profile.tag,
        is_rtl=profile.direction == "rtl",
        units=tuple(unit for unit in units if not states or unit.state in states),
    )


def unit_ids(file: PoFile) -> dict[Key, str]:
    """The id of every live message: its msgctxt if that is a valid name and unique.

    Other ids are digests of the message, so that they remain the same in later files.
    """
    contexts = Counter(entry.context for entry in file.entries)
    return {
        entry.key: entry.context
        if entry.context and contexts[entry.context] == 1 and _NAME.fullmatch(entry.context)
        else _digest(entry.key)
        for entry in file.entries
    }


def sheet_keys(publication: Publication, sheet: str, file: PoFile) -> set[Key]:
    """The messages that a sheet prints: its own, and those of its facts and their sources."""
    facts = {name for name, sheets in uses(publication).items() if sheet in sheets}
    sources = {
        statement.source for name in facts for statement in publication.base.facts[name].statements
    }
    wanted = {("sheet", sheet)}
    wanted |= {("fact", name) for name in facts} | {("source", name) for name in sources}
    return {entry.key for entry in file.entries if _owner(entry.context) in wanted}


def source_of(entry: Entry, form: int, profile: LocaleProfile) -> str:
    """The source text that a translator sees beside a plural form.

    The singular if the form is used for 1; the plural for languages with one form for all numbers.
    """
    return _chosen(entry.singular, entry.plural, form, profile)


def _chosen(singular: str, plural: str | None, form: int, profile: LocaleProfile) -> str:
    if plural is None:
        return singular
    is_one = len(profile.plural_categories) > 1 and form == profile.plural_index(1)
    return singular if is_one else plural


class _Forms:
    """The plural forms of a locale with the numbers that take them."""

    def __init__(self, profile: LocaleProfile) -> None:
        self.profile = profile
        served: dict[int, list[int]] = {}
        for number in _SAMPLED:
            served.setdefault(profile.plural_index(number), []).append(number)
        self.numbers = {form: tuple(found[:_SAMPLES]) for form, found in served.items()}

    def of(self, entry: Entry) -> Iterator[Variant]:
        plural = entry.plural is not None
        count = len(self.profile.plural_categories) if plural else 1
        written = (*entry.translations, *([""] * count))[:count]
        for number, target in enumerate(written):
            said = bool(target.strip())
            state = State.FUZZY if entry.fuzzy else State.TRANSLATED
            yield Variant(
                source=source_of(entry, number, self.profile),
                target=target if said else "",
                state=state if said else State.UNTRANSLATED,
                category=self.profile.plural_categories[number] if plural else None,
                numbers=self.numbers.get(number, ()) if plural else (),
                previous=self.previous(entry, number),
            )

    def previous(self, entry: Entry, form: int) -> str | None:
        old = entry.previous
        if old is None or old.singular is None or entry.is_blank:
            return None
        return _chosen(old.singular, old.plural, form, self.profile)


def _unit(group: Sequence[Entry], names: Mapping[Key, str], forms: _Forms) -> TranslationUnit:
    """The first entry of a group, with notes and references of all."""
    entry, *others = group
    return TranslationUnit(
        id=names[entry.key],
        context=entry.context,
        forms=tuple(forms.of(entry)),
        is_plural=entry.plural is not None,
        notes=tuple(dict.fromkeys(note for one in group for note in one.extracted)),
        comments=entry.comments,
        references=tuple(dict.fromkeys(_words(ref for one in group for ref in one.references))),
        flags=entry.flags,
        also=tuple(names[one.key] for one in others),
    )


def _words(references: Iterable[str]) -> Iterator[str]:
    """References without gettext's isolates around a path with spaces."""
    return (reference.strip("\u2068\u2069") for reference in references)


def _owner(context: str | None) -> tuple[str, str]:
    kind, _, rest = (context or "").partition(":")
    return kind, rest.partition(":")[0]


def _digest(key: Key) -> str:
    context, singular = key
    # an empty context differs from none
    text = "\4".join(("\0" if context == "" else context or "", singular))
    return f"message-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


class MessageIndex:
    """Finds the message of a segment by our id, or by the ids that other programs write."""

    def __init__(self, file: PoFile, profile: LocaleProfile) -> None:
        self._guesses = Guesses()
        self.names = unit_ids(file)
        self.by_name = {self.names[entry.key]: entry for entry in file.entries}
        self.by_key = {entry.key: entry for entry in file.entries}
        self.by_spaced = {(one.context, squeezed(one.singular)): one for one in file.entries}
        self.gone = set(unit_ids(PoFile(file.obsolete)).values())
        self.gone_texts = {text for one in file.obsolete for text in (one.singular, one.plural)}
        self.by_text: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in file.entries:
            count = len(profile.plural_categories) if entry.plural is not None else 1
            for text in {source_of(entry, form, profile) for form in range(count)}:
                self.by_text[squeezed(text)].append(entry)

    def find(self, segment: Segment) -> Entry | None:
        """The only live message that matches, or None."""
        text = squeezed(segment.source)
        entry = (
            self.by_name.get(segment.id)
            or self.by_key.get((segment.context, segment.source))
            or self.by_spaced.get((segment.context, text))
        )
        if entry is None and segment.id.isdecimal():
            # po2xliff numbers messages and drops msgctxt, so only the text identifies them
            alike = self.by_text.get(text, [])
            return alike[0] if len(alike) == 1 else None
        return entry

    def hint(self, segment: Segment) -> str:
        """A hint for an unknown id."""
        near = self._guesses.nearest(segment.id, self.names.values())
        return near or "if it has been removed since, skip it: --skip-unknown"

    def is_gone(self, segment: Segment) -> bool:
        """Whether the catalog still keeps the message, as obsolete."""
        by_text = segment.id.isdecimal() and segment.source in self.gone_texts
        return segment.id in self.gone or by_text
