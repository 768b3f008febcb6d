"""Check that a translation is not a note or filler, and within its message's length limit."""

import re
from collections.abc import Iterator

from factsheet.edition.wording import OBJECT, Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.rules import error

MAXIMUM = error(
    code="max-length",
    summary="A translation is longer than its message's `max-length` allows.",
    rationale="The flag `max-length:N` in the source or the catalog sets the number of characters "
    "that fit.",
    bad='#, max-length:10\nmsgid "Members"\nmsgstr "Pays membres"',
    good='#, max-length:12\nmsgid "Members"\nmsgstr "Pays membres"',
    flag="ignore-max-length",
)
FILLER = error(
    code="unfinished",
    summary="A translation is a translator's note, a filler or a punctuation mark.",
    rationale="TODO, FIXME, TBD and lorem ipsum were meant to be replaced, and a full stop alone "
    "states nothing. Leave the translation empty, or mark it fuzzy, until it is written.",
    bad='msgid "Member countries"\nmsgstr "TODO pays"',
    good='msgid "Member countries"\nmsgstr "Pays membres"',
    flag="ignore-unfinished",
)
RULES = (MAXIMUM, FILLER)

_NOTE = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|XXX+|[Ll]orem ipsum)\b")
_WORDS = re.compile(rf"[^\W_]|{OBJECT}")
_NO_WORDS = re.compile(r"[\s.,;:!?…،؛؟。'\"()–—-]*")
_LIMIT = re.compile(r"[0-9]{1,6}")
"""A valid limit. The rule about flags reports others."""


def check(target: Target) -> Iterator[Problem]:
    """Report translations over their limit, notes and fillers."""
    for unit in target.units:
        yield from _maximum(unit)
        for form in () if target.is_source else unit.forms:
            if (filler := filler_in(unit, form)) is not None:
                message = f"the translation is a note or filler: “{filler}”"
                yield unit.problem(
                    FILLER, message, form, hint="translate the text, or leave it empty"
                )


def filler_in(unit: Unit, form: Wording) -> str | None:
    """The note or punctuation mark that stands in place of a translation."""
    if form.error:
        return None
    sources = [wording.words for wording in unit.source.wordings]
    if (note := _NOTE.search(form.words)) and not any(note[0] in text for text in sources):
        return note[0]
    if _NO_WORDS.fullmatch(form.words) and _WORDS.search(sources[-1]):
        return form.words.strip()
    return None


def _maximum(unit: Unit) -> Iterator[Problem]:
    for flag in (*unit.entry.flags, *unit.source.message.flags):
        name, _, limit = flag.partition(":")
        if name == "max-length" and _LIMIT.fullmatch(limit.strip()):
            for form in unit.forms:
                if len(form.text) > int(limit):
                    message = f"{len(form.text)} characters, where {limit.strip()} are allowed"
                    yield unit.problem(MAXIMUM, message, form, hint="use fewer words")
            return
