"""Check that a catalog has exactly the messages of the source, each once."""

from collections.abc import Collection, Iterator, Mapping

from factsheet.catalogs.catalog import SYNC
from factsheet.catalogs.correction import SOURCE_CORRECTED
from factsheet.catalogs.po import Entry, Key
from factsheet.diagnostics import Location, Severity, nearest
from factsheet.edition.source import SourceMessage
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target

UNKNOWN = Rule(
    code="message-unknown",
    severity=Severity.ERROR,
    summary="An entry's msgctxt and msgid are not those of any message of the source.",
    rationale="A translation is found by its msgctxt and msgid, letter for letter. Where one of "
    "them was edited in the catalog, or the source has changed since, the page would show the "
    "source language. Both belong to the source: only msgstr is the translator's.",
    bad='in the source:  title: Member countries\nin the catalog: msgid "Membre countries"',
    good='in the source:  title: Member countries\nin the catalog: msgid "Member countries"',
)
MISSING = Rule(
    code="message-missing",
    severity=Severity.ERROR,
    summary="A message of the source is not in the catalog.",
    rationale="Nobody was asked to translate it, so the page would show the source language. "
    "The catalog is behind the source: `factsheet sync` adds what is new.",
    bad="in the source:  lead: Police in all countries work together.\nin the catalog: nothing",
    good='in the catalog: msgid "Police in all countries work together."',
)
PLURAL = Rule(
    code="message-plural",
    severity=Severity.ERROR,
    summary="An entry's msgid_plural is not that of the source.",
    rationale="What was translated is another text than the source's, or has the wrong number "
    "of forms. A text with a count in it is plural in every language, also in those where the "
    "noun never changes.",
    bad='in the source:  {one: one bureau, other: "{n} bureaus"}\n'
    'in the catalog: msgid "one bureau"\n                msgstr "un bureau"',
    good='in the catalog: msgid "one bureau"\n                msgid_plural "{n} bureaus"\n'
    '                msgstr[0] "{n} bureau"\n                msgstr[1] "{n} bureaux"',
)
OBSOLETE = Rule(
    code="message-obsolete",
    severity=Severity.ERROR,
    summary="A message stands in the catalog twice, at least once as obsolete.",
    rationale="Merging two branches can leave a message both live and obsolete (`#~`), or "
    "obsolete twice. Gettext's programs then refuse the whole file, and so do the tools built "
    "on them. `factsheet sync` keeps one entry: the live one, unless only the obsolete one is "
    "translated.",
    bad='msgid "Staff"\nmsgstr "Personnel"\n\n#~ msgid "Staff"\n#~ msgstr "Équipe"',
    good='msgid "Staff"\nmsgstr "Personnel"\n\n#~ msgid "Crew"\n#~ msgstr "Équipe"',
)
PREVIOUS = Rule(
    code="previous-text",
    severity=Severity.WARNING,
    summary="An entry that is not fuzzy still has the former source text.",
    rationale="Lines with `#|` tell what a fuzzy translation was made for. In an entry that "
    "has been seen to they are left over, or its flag “fuzzy” was taken away unseen.",
    bad='#| msgid "Staff of the house"\nmsgid "Staff"\nmsgstr "Personnel"',
    good='msgid "Staff"\nmsgstr "Personnel"',
)
RULES = (UNKNOWN, MISSING, PLURAL, OBSOLETE, PREVIOUS)

MAXIMUM_GUESSES = 10
"""Maximum number of unknown entries for which similar messages are searched."""
NAMED = 5
"""Maximum number of missing messages that are named."""
SHOWN = 24
"""Characters shown on either side of the place where two texts begin to differ."""


def check(target: Target) -> Iterator[Problem]:
    """Compare entries with messages in both directions, and report obsolete entries."""
    entries = {entry.key: entry for entry in target.catalog.file.entries}
    missing = [key for key in target.sources if key not in entries]
    unknown = [entry for key, entry in entries.items() if key not in target.sources]
    by_context = {context: key for key in missing if (context := key[0]) is not None}
    by_text = {key[1]: key for key in missing}
    explained: set[Key] = set()
    for entry in unknown:
        meant = by_context.get(entry.context or "") or by_text.get(entry.singular)
        if meant:
            explained.add(meant)
        guesses = list(by_context) if len(unknown) <= MAXIMUM_GUESSES else []
        yield _unknown(entry, meant, guesses, target.tag)
    yield from _missing(target, [key for key in missing if key not in explained])
    for key, entry in entries.items():
        if source := target.sources.get(key):
            yield from _plural(entry, source, target.tag)
        if entry.previous and not entry.fuzzy and SOURCE_CORRECTED not in entry.flags:
            message = "the entry is not fuzzy and still has the former source text (#|)"
            hint = "compare it with msgid, then delete the lines #|"
            yield Problem(PREVIOUS, message, entry.location, hint, target.tag, entry)
    yield from _twins(target, entries)


def _twins(target: Target, live: Mapping[Key, Entry]) -> Iterator[Problem]:
    known = dict(live)
    for entry in target.catalog.file.obsolete:
        first = known.setdefault(entry.key, entry)
        if first is not entry:
            state = "obsolete" if first.is_obsolete else "live"
            line = first.location.line
            message = f"“{_name(entry)}” is obsolete here and {state} in line {line}"
            hint = f"delete the lines with #~ that are not needed, or {SYNC}"
            yield Problem(OBSOLETE, message, entry.location, hint, target.tag, entry)


def _unknown(entry: Entry, meant: Key | None, guesses: list[str], tag: str) -> Problem:
    restore = "put it back as the source has it; if the source has changed"
    hint: str | None = f"{restore}, {SYNC}"
    if meant is None:
        message = f"“{_name(entry)}” is no message of the source"
        near = nearest(entry.context or "", guesses) if entry.context else None
        hint = near or f"it was removed, or its msgctxt and msgid were edited; {SYNC}"
    elif meant[0] == entry.context:
        ours, theirs = _parted(entry.singular, meant[1])
        message = f"the msgid of “{_name(entry)}” is not the source’s: “{ours}”, not “{theirs}”"
    else:
        message = f"the msgctxt “{entry.context or ''}” is not the source’s: “{meant[0] or ''}”"
    return Problem(UNKNOWN, message, entry.location, hint, tag, entry)


def _missing(target: Target, missing: Collection[Key]) -> Iterator[Problem]:
    """One finding for all missing messages, since one command adds them all."""
    if missing:
        named = [context or f"“{_short(text)}”" for context, text in missing]
        more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
        message = f"messages of the source are not here: {', '.join(named[:NAMED])}{more}"
        yield Problem(MISSING, message, Location(target.catalog.path), SYNC, target.tag)


def _plural(entry: Entry, source: SourceMessage, tag: str) -> Iterator[Problem]:
    stated, right = entry.plural, source.message.plural
    if stated == right:
        return
    if right is None:
        message = f"“{_name(entry)}” has a msgid_plural, and the source no plural"
    elif stated is None:
        message = f"“{_name(entry)}” has no msgid_plural, and the source says “{_short(right)}”"
    else:
        ours, theirs = _parted(stated, right)
        message = f"the msgid_plural is not the source’s: “{ours}”, not “{theirs}”"
    yield Problem(PLURAL, message, entry.location, SYNC, tag, entry)


def _name(entry: Entry) -> str:
    return entry.context or _short(entry.singular)


def _short(text: str) -> str:
    return text if len(text) <= 2 * SHOWN else f"{text[: 2 * SHOWN - 1]}…"


def _parted(ours: str, theirs: str) -> tuple[str, str]:
    """Two texts from shortly before the place where they begin to differ."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    parted = next((at for at, (a, b) in pairs if a != b), min(len(ours), len(theirs)))
    begin = max(0, parted - SHOWN) if parted > 2 * SHOWN else 0
    return _from(ours, begin), _from(theirs, begin)


def _from(text: str, begin: int) -> str:
    end = begin + 3 * SHOWN
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if len(text) > end else ''}"
