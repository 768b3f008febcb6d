"""Check that every message is translated in every plural form, and reviewed since it changed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from factsheet.catalogs.catalog import SYNC
from factsheet.catalogs.po import Entry
from factsheet.diagnostics import Severity, excerpt
from factsheet.edition.source import SourceMessage
from factsheet.edition.values import number_of
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target, numbers_by_form
from factsheet.messages.pattern import placeholders
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.text import FactRef
from factsheet.model.values import Several

UNTRANSLATED = Rule(
    code="untranslated",
    severity=Severity.ERROR,
    summary="A message is not translated.",
    rationale="The page would show the source language there. Where the edition policy publishes "
    "the language nevertheless, as complete enough or with marked passages in the source "
    "language, this is a warning; where the policy withholds it, an error.",
    bad='msgid "Member countries"\nmsgstr ""',
    good='msgid "Member countries"\nmsgstr "Pays membres"',
)
FUZZY = Rule(
    code="fuzzy",
    severity=Severity.ERROR,
    summary="A translation waits for somebody to look at it again.",
    rationale="Its source text has changed since, or a program has guessed it. It is never "
    "printed: the page would show the source language. Correct it, then take the flag away.",
    bad='#, fuzzy\nmsgid "Member countries"\nmsgstr "Pays membre"',
    good='msgid "Member countries"\nmsgstr "Pays membres"',
)
FORM = Rule(
    code="plural-form-missing",
    severity=Severity.ERROR,
    summary="A plural form of a translation is blank.",
    rationale="Every form that the language has is filled in, also those that no fact selects "
    "today: facts change. As long as one is blank, the page shows the source language.",
    bad='msgid "{n} bureau"\nmsgid_plural "{n} bureaus"\nmsgstr[0] "{n} bureau"\nmsgstr[1] ""',
    good='msgid "{n} bureau"\nmsgid_plural "{n} bureaus"\n'
    'msgstr[0] "{n} bureau"\nmsgstr[1] "{n} bureaux"',
)
RULES = (UNTRANSLATED, FUZZY, FORM)

CAPTION = ":caption"
"""Suffix of the msgctxt of captions, whose plural form depends on the fact's own number."""


def check(target: Target) -> Iterator[Problem]:
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
        yield from _forms(entry, source, target)


def _untranslated(entry: Entry, target: Target) -> Problem:
    reason = "has nothing but blanks" if any(entry.translations) else "is not translated"
    hint = SYNC if target.is_source else "fill in its msgstr"
    message = f"“{excerpt(entry.singular, 50)}” {reason}"
    return Problem(UNTRANSLATED, message, entry.form_location(0), hint, target.tag, entry)


def _forms(entry: Entry, source: SourceMessage, target: Target) -> Iterator[Problem]:
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
        hint = f"fill it in: it serves {shown or 'very large and broken numbers'}"
        yield Problem(FORM, message, entry.form_location(index), hint, target.tag, entry)


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
