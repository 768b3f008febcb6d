"""Which old entry each message of a new template continues."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator

from factsheet.catalogs.po import Entry, Key, PoFile


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
