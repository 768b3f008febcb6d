"""The old entry that a message of a new template continues, or a translation of a similar text."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from factsheet.catalogs.po import Entry, Key, PoFile, Previous


def continued(template: PoFile, old: PoFile, offered: Container[Key] = ()) -> dict[Key, Entry]:
    """The old entry that each message continues, by the message's key; each entry at most once.

    Matches in this order: the same msgctxt and msgid; none if `offered` translates exactly this
    message; the same msgctxt, if only one message and one entry have it; the same text, if its
    old msgctxt no longer exists. Live entries precede obsolete ones. Merely similar texts do not
    match: see `similar`.
    """
    known = {entry.key: entry for entry in (*old.obsolete, *old.entries)}
    keys = {message.key for message in template.entries}
    found = {key: known[key] for key in keys & known.keys()}
    unmatched = [m for m in template.entries if m.key not in found and m.key not in offered]
    idle = [entry for entry in (*old.entries, *reversed(old.obsolete)) if entry.key not in keys]
    found |= _by_context(unmatched, idle)
    contexts = {message.context for message in template.entries} - {None}
    moved = [entry for entry in idle if entry.context not in contexts]
    return found | _by_text([m for m in unmatched if m.key not in found], moved)


def _by_context(messages: Iterable[Entry], idle: Iterable[Entry]) -> dict[Key, Entry]:
    candidates: dict[str | None, list[Entry]] = {}
    for entry in idle:
        candidates.setdefault(entry.context, []).append(entry)
    wanted = Counter(message.context for message in messages)
    found = {}
    for message in messages:
        if message.context is not None and wanted[message.context] == 1:
            entries = candidates.get(message.context, [])
            if entries and sum(not entry.is_obsolete for entry in entries) <= 1:
                found[message.key] = entries[0]
    return found


def _by_text(messages: Iterable[Entry], idle: Iterable[Entry]) -> dict[Key, Entry]:
    texts: dict[tuple[str, str | None], list[Entry]] = {}
    for entry in idle:
        if not entry.is_blank:
            texts.setdefault((entry.singular, entry.plural), []).append(entry)
    remaining: dict[tuple[str, str | None], Iterator[Entry]] = {
        text: iter(entries) for text, entries in texts.items()
    }
    pairs = ((message, remaining.get((message.singular, message.plural))) for message in messages)
    found = {message.key: next(entries, None) for message, entries in pairs if entries}
    return {key: entry for key, entry in found.items() if entry}


LEAST_SIMILARITY = 75.0
"""Minimum similarity of two texts in percent: twice the number of common characters in the same
order, divided by the characters of both. GNU msgmerge uses 60, which offers many texts that are
faster to translate from scratch."""
MOST_WORDS = 8
"""Number of a text's rarest words that are used to find similar texts."""
MOST_CANDIDATES = 2000
"""Maximum number of texts found by these words, counted once for each word."""
MOST_COMPARED = 30
"""Maximum number of texts compared: those with the most words in common."""

_PLACEHOLDER = re.compile(r"\{\{|\{([^{}:]*)(?::[^{}]*)?\}|%\((\w+)\)s")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Text:
    """A source text for comparison, with one character for each placeholder."""

    text: str
    words: frozenset[str]
    placeholders: frozenset[str]

    @classmethod
    def of(cls, source: Previous) -> "_Text":
        whole = source.plural or source.singular or ""
        names = {braced or percent for braced, percent in _PLACEHOLDER.findall(whole)}
        text = _PLACEHOLDER.sub("\ufffc", whole)
        words = frozenset(_WORD.findall(text.casefold()))
        return cls(text, words, frozenset(names))

    def shares_placeholders(self, other: "_Text") -> bool:
        """Whether at least half of the placeholders are the same."""
        common = self.placeholders & other.placeholders
        return 2 * len(common) >= len(self.placeholders | other.placeholders)


@dataclass(slots=True)
class SimilarTexts:
    """Translated entries, to be found by similar source texts.

    Texts are looked up by their rarest words, so that the time is linear in their number. The
    result depends only on the entries and their order.
    """

    entries: list[Entry] = field(default_factory=list)
    texts: list[_Text] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    """Where each word occurs."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "SimilarTexts":
        """The entries that are fully translated. Of equally similar ones, the first is offered."""
        found = cls()
        for entry in entries:
            source = translated_text(entry)
            if source and all(form.strip() for form in entry.translations):
                text = _Text.of(source)
                for word in text.words:
                    found.places.setdefault(word, []).append(len(found.texts))
                found.texts.append(text)
                found.entries.append(entry)
        return found

    def most_similar(self, message: Entry) -> Entry | None:
        """The entry with the most similar source text, or None.

        Texts of one word are never similar: their meaning is too uncertain.
        """
        wanted = _Text.of(Previous(None, message.singular, message.plural))
        if len(wanted.words) < 2:
            return None
        best, score = None, LEAST_SIMILARITY
        for number in sorted(self._sharing_words(wanted)):
            text = self.texts[number]
            found = ratio(wanted.text, text.text, score_cutoff=score)
            is_better = found > score or (best is None and found >= score)
            if is_better and wanted.shares_placeholders(text):
                best, score = self.entries[number], found
        return best

    def _sharing_words(self, wanted: _Text) -> Iterable[int]:
        known = [(len(self.places[word]), word) for word in wanted.words if word in self.places]
        shared: Counter[int] = Counter()
        room = MOST_CANDIDATES
        for _, word in sorted(known)[:MOST_WORDS]:
            places = self.places[word][:room]
            shared.update(places)
            room -= len(places)
        return (number for number, _ in shared.most_common(MOST_COMPARED))


def translated_text(entry: Entry) -> Previous | None:
    """The source text that an entry translates; None if it is not known."""
    if entry.fuzzy:
        return entry.previous
    return Previous(entry.context, entry.singular, entry.plural)
