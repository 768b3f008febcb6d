"""Check that a catalog has the messages of the source, translated and reviewed."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal

from factsheet.catalogs.catalog import SYNC
from factsheet.catalogs.correction import SOURCE_CORRECTED
from factsheet.catalogs.po import Entry, Key
from factsheet.diagnostics import Location, excerpt, nearest
from factsheet.edition.source import SourceMessage
from factsheet.edition.values import number_of
from factsheet.gate.target import Problem, Target, numbers_by_form
from factsheet.messages.pattern import placeholders
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.text import FactRef
from factsheet.model.values import Several
from factsheet.rules import error, warning
from factsheet.rules.completeness import FUZZY, PLURAL_FORM_MISSING, UNTRANSLATED

UNKNOWN = error(
    code="message-unknown",
    summary="The msgctxt and msgid of an entry are not those of a source message.",
    rationale="Translations are found by msgctxt and msgid, letter for letter. If one of them was "
    "edited in the catalog, or the source has changed, the page shows the source language. Only "
    "msgstr may be edited.",
    bad='in the source:  title: Member countries\nin the catalog: msgid "Membre countries"',
    good='in the source:  title: Member countries\nin the catalog: msgid "Member countries"',
)
MISSING = error(
    code="message-missing",
    summary="A message of the source is not in the catalog.",
    rationale="Nobody was asked to translate it, so the page shows the source language. `factsheet "
    "sync` adds new messages.",
    bad="in the source:  lead: Police in all countries work together.\nin the catalog: nothing",
    good='in the catalog: msgid "Police in all countries work together."',
)
PLURAL = error(
    code="message-plural",
    summary="The msgid_plural of an entry is not that of the source.",
    rationale="Another text was translated, or in the wrong number of forms. A text with a count "
    "is plural in every language, even if its noun never changes.",
    bad='in the source:  {one: one bureau, other: "{n} bureaus"}\n'
    'in the catalog: msgid "one bureau"\n                msgstr "un bureau"',
    good='in the catalog: msgid "one bureau"\n                msgid_plural "{n} bureaus"\n'
    '                msgstr[0] "{n} bureau"\n                msgstr[1] "{n} bureaux"',
)
OBSOLETE = error(
    code="message-obsolete",
    summary="A message is in the catalog twice, at least once as obsolete.",
    rationale="Merging two branches can leave a message live and obsolete (`#~`), or obsolete "
    "twice, and gettext's programs refuse such a file. `factsheet sync` keeps one entry: the live "
    "one, unless only the obsolete one is translated.",
    bad='msgid "Staff"\nmsgstr "Personnel"\n\n#~ msgid "Staff"\n#~ msgstr "Équipe"',
    good='msgid "Staff"\nmsgstr "Personnel"\n\n#~ msgid "Crew"\n#~ msgstr "Équipe"',
)
PREVIOUS = warning(
    code="previous-text",
    summary="An entry that is not fuzzy still has the former source text.",
    rationale="Lines with `#|` show the source of a fuzzy translation. They were left over, or the "
    "flag “fuzzy” was removed without a review.",
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
    restore = "restore it from the source; if the source has changed"
    hint: str | None = f"{restore}, {SYNC}"
    if meant is None:
        message = f"“{_name(entry)}” is not a message of the source"
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
        message = f"messages of the source are missing: {', '.join(named[:NAMED])}{more}"
        yield Problem(MISSING, message, Location(target.catalog.path), SYNC, target.tag)


def _plural(entry: Entry, source: SourceMessage, tag: str) -> Iterator[Problem]:
    stated, right = entry.plural, source.message.plural
    if stated == right:
        return
    if right is None:
        message = f"“{_name(entry)}” has a msgid_plural, but the source has none"
    elif stated is None:
        message = f"“{_name(entry)}” has no msgid_plural, but the source has “{_short(right)}”"
    else:
        ours, theirs = _parted(stated, right)
        message = f"the msgid_plural is not the source’s: “{ours}”, not “{theirs}”"
    yield Problem(PLURAL, message, entry.location, SYNC, tag, entry)


def _name(entry: Entry) -> str:
    return entry.context or _short(entry.singular)


def _short(text: str) -> str:
    return text if len(text) <= 2 * SHOWN else f"{text[: 2 * SHOWN - 1]}…"


def _parted(ours: str, theirs: str) -> tuple[str, str]:
    """Excerpts of two texts around the place where they begin to differ."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    parted = next((at for at, (a, b) in pairs if a != b), min(len(ours), len(theirs)))
    begin = max(0, parted - SHOWN) if parted > 2 * SHOWN else 0
    return _from(ours, begin), _from(theirs, begin)


def _from(text: str, begin: int) -> str:
    end = begin + 3 * SHOWN
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if len(text) > end else ''}"


CAPTION = ":caption"
"""Suffix of the msgctxt of captions, whose plural form depends on the fact's own number."""


def check_completeness(target: Target) -> Iterator[Problem]:
    """Report messages that are missing, fuzzy, blank or incomplete."""
    for entry in target.catalog.file.entries:
        source = target.sources.get(entry.key)
        if source is None or entry.is_translated:
            continue
        if entry.is_blank:
            yield _untranslated(entry, target)
            continue
        if entry.fuzzy:
            has_changed = entry.previous is not None
            reason = "its source has changed since" if has_changed else "it awaits review"
            message = f"“{excerpt(entry.singular, 50)}” is fuzzy: {reason}"
            hint = "check its translation, then remove the flag “fuzzy”"
            yield Problem(FUZZY, message, entry.location, hint, target.tag, entry)
        yield from _blank_forms(entry, source, target)


def _untranslated(entry: Entry, target: Target) -> Problem:
    reason = "is blank" if any(entry.translations) else "is not translated"
    hint = SYNC if target.is_source else "fill in its msgstr"
    message = f"“{excerpt(entry.singular, 50)}” {reason}"
    return Problem(UNTRANSLATED, message, entry.form_location(0), hint, target.tag, entry)


def _blank_forms(entry: Entry, source: SourceMessage, target: Target) -> Iterator[Problem]:
    categories = target.profile.plural_categories
    for index, text in enumerate(entry.translations):
        if text.strip() or entry.plural is None:
            continue
        name = categories[index] if index < len(categories) else "no form of the language"
        numbers = numbers_by_form(target.profile).get(index, ())
        number = stated_number(source, target.base, target.day) if target.day else None
        message = f"“{excerpt(entry.singular, 50)}” has no form for “{name}”, msgstr[{index}]"
        if number is not None and target.profile.plural_index(number) == index:
            message = f"{message}, and {number} selects it"
        shown = ", ".join(map(str, numbers[:4])) + (" …" if len(numbers) > 4 else "")
        hint = f"fill it in: it is used for {shown or 'very large numbers and fractions'}"
        yield Problem(
            PLURAL_FORM_MISSING, message, entry.form_location(index), hint, target.tag, entry
        )


def stated_number(source: SourceMessage, base: FactBase, day: date) -> int | None:
    """The whole number by which a message's form is chosen on a day, where a fact states it."""
    address, is_size = source.count, False
    context = source.message.context or ""
    if address is None and context.endswith(CAPTION):
        address = context.removeprefix("fact:").removesuffix(CAPTION)
    if address is None:
        return None
    for wording in source.wordings:
        holes = placeholders(wording.pattern)
        is_size |= any(hole.name == address and hole.form == "count" for hole in holes)
    return _number(address, base.within(context), day, is_size=is_size)


def _number(address: str, base: FactBase, day: date, *, is_size: bool) -> int | None:
    try:
        found = base.find(address, day)
    except UnknownAddressError:
        return None
    if found is None:
        return None
    if isinstance(found.value, FactRef):
        return _number(found.value.address, base, day, is_size=is_size)
    if isinstance(found.value, Several):
        return len(found.value.items)
    if is_size or found.fact.kind == "series":
        return len(found.fact.rows(day))
    number = number_of(found.value)
    return int(number) if isinstance(number, Decimal) and number == int(number) else None
