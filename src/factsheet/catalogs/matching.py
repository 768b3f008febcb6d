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
"""How much of two texts must be the same, in percent: twice the characters that both have
in this order, of the characters of both. GNU msgmerge is content with 60, which offers much
that is quicker to translate anew."""
MOST_WORDS = 8
"""By how many of a text's words its like are looked up."""
MOST_CANDIDATES = 2000
"""How many texts are looked at that share one of these, counted once for each."""
MOST_COMPARED = 30
"""How many texts are compared, those that share the most words."""

_PLACEHOLDER = re.compile(r"\{\{|\{([^{}:]*)(?::[^{}]*)?\}|%\((\w+)\)s")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Text:
    """A source text as it is compared: a placeholder is one character, whatever its name."""

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
        """At least half of the placeholders: another value makes another sentence."""
        common = self.placeholders & other.placeholders
        return 2 * len(common) >= len(self.placeholders | other.placeholders)


@dataclass(slots=True)
class SimilarTexts:
    """What has been translated, found by its source text.

    Texts are looked up by their rarest words, so that the time grows with their number
    and not with its square. The answer depends on the entries and their order alone.
    """

    entries: list[Entry] = field(default_factory=list)
    texts: list[_Text] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    """Where each word occurs."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "SimilarTexts":
        """Those of the entries that are translated whole; of equals the first is offered."""
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
        """The entry whose source text is most like the message's; None where none is.

        A text of one word is like none: it says too little about what it means.
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
    """The source text that an entry's translation was made for; None where it is not known."""
    if entry.fuzzy:
        return entry.previous
    return Previous(entry.context, entry.singular, entry.plural)
