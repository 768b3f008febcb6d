"""Suspect numbers typed into texts, shares above 100%, and ids that are easily confused."""

import re
from collections.abc import Iterator
from datetime import date

from factsheet.diagnostics import Diagnostic, excerpt
from factsheet.messages.leaves import texts
from factsheet.messages.pattern import Literal, Markup, Pattern, PatternError, parse_pattern
from factsheet.model.named import Passage
from factsheet.model.numbers import Share
from factsheet.model.publication import Publication
from factsheet.model.ranges import Range
from factsheet.model.text import Text
from factsheet.model.values import Row, Several, Value
from factsheet.rules import warning

TYPED = warning(
    code="typed-value",
    summary="A text of the source has a number that no fact states.",
    rationale="It has no source and no date, is written in the same way in all languages, and "
    "stays when the fact changes. State it as a fact and name the fact. Numbers that belong to a "
    "name are allowed: COVID-19, Article 3.",
    bad="text: INTERPOL has 195 member countries.",
    good='text: {one: "…", other: "INTERPOL has {membership.countries} member countries."}',
)
OVER = warning(
    code="share-over-whole",
    summary="A share is more than 100%.",
    rationale="A share is a part of a whole. More than 100% is most likely a slip, such as a "
    "number of members typed as a percentage, or a part and a whole that were exchanged.",
    bad="staff.seconded: {kind: share, value: 250%, …}",
    good="staff.seconded: {kind: share, value: 25%, …}",
)
SIMILAR = warning(
    code="similar-ids",
    summary="Two ids differ only in dots, hyphens and underscores.",
    rationale="One of them is most likely a slip, and sooner or later somebody will confuse them.",
    bad="facts:\n  staff.total: …\n  staff_total: …",
    good="facts:\n  staff.total: …\n  staff.seconded: …",
)
RULES = (TYPED, OVER, SIMILAR)

_PUNCTUATION = str.maketrans("", "", ".-_")

_NUMBER = re.compile(
    r"(?<![\w\-/.])(?!24/7)\d+(?:[.,/:]\d+|[ \u00a0\u202f]\d{3}(?!\d))*(?![\w\-/])%?"
)
"""A separate number: not those in `COVID-19`, `I-24/7` and `A4`, and not 24/7."""
_NAME = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\.?[ \u00a0]$")
_ENDS_SENTENCE = re.compile(r"(^|[.!?:]\s)$")
_NEAR = 200
"""Number of characters before a number that are searched for a name and the sentence's
beginning."""
YEARS = range(1000, 3000)
"""Numbers that, after a capitalized word, are years rather than parts of a name: November 2021."""


def check_typed(publication: Publication, day: date) -> Iterator[Diagnostic]:
    """Check texts of sheets and sentences of facts, but not names."""
    stated = _stated(publication, day)
    for text in _sentences(publication):
        for form in dict.fromkeys((text.singular, text.plural or "")):
            for number in _typed(form):
                fact = stated.get(number.rstrip("%"))
                hint = f"{{{fact}}} states it" if fact else "state it as a fact, and name the fact"
                message = f"“{excerpt(number)}” is typed into the text"
                yield TYPED.found(message, text.at, hint=hint)


def _sentences(publication: Publication) -> Iterator[Text]:
    yield from texts(publication.sheets)
    for fact in publication.base.facts.values():
        yield from texts((fact.label, fact.caption, tuple(label for _, label in fact.columns)))
        for statement in fact.statements:
            value = statement.value
            yield from texts(statement.variants)
            for part in _parts(value):
                if isinstance(part, Passage):
                    yield part.text


def _parts(value: Value) -> tuple[object, ...]:
    if isinstance(value, Row):
        return tuple(cell for _, cell in value.cells)
    return value.items if isinstance(value, Several) else (value,)


def _typed(text: str) -> Iterator[str]:
    if not any(character.isdigit() for character in text):
        return
    try:
        words = _words(parse_pattern(text))
    except PatternError:
        return  # which is reported
    for number in _NUMBER.finditer(words):
        if not _is_named(words[max(0, number.start() - _NEAR) : number.start()], number[0]):
            yield number[0]


def _is_named(before: str, number: str) -> bool:
    """Whether the number belongs to a name, which has a capital within a sentence."""
    found = _NAME.search(before)
    if found is None or not found[1][0].isupper():
        return False
    is_year = len(number) == 4 and number.isdecimal() and int(number) in YEARS
    return not is_year and not _ENDS_SENTENCE.search(before[: found.start()])


def _words(pattern: Pattern) -> str:
    """The words, without placeholders."""
    return "".join(
        node.text
        if isinstance(node, Literal)
        else _words(node.children)
        if isinstance(node, Markup)
        else "\ufffc"
        for node in pattern
    )


def _stated(publication: Publication, day: date) -> dict[str, str]:
    """Facts by the canonical value that they have on the day."""
    found: dict[str, str] = {}
    for fact in publication.base.facts.values():
        statement = fact.statement(day)
        if statement and fact.kind != "series":
            found.setdefault(statement.value.canonical, fact.id)
    return found


def check_shares(publication: Publication) -> Iterator[Diagnostic]:
    """Report statements of more than 100%, unless they are computed growth."""
    for fact in publication.base.facts.values():
        if fact.compute and fact.compute.operations[:1] in (["change"], ["change_over"]):
            continue
        for statement in fact.statements:
            value = statement.value
            value = value.high if isinstance(value, Range) else value
            if isinstance(value, Share) and value.fraction > 1:
                message = f"“{fact.id}” states {float(value.fraction):.4g} times the whole"
                yield OVER.found(message, statement.at)


def check_ids(publication: Publication) -> Iterator[Diagnostic]:
    """Compare the ids of facts, of sources and of sheets, each among themselves."""
    base = publication.base
    ids = {
        "fact": {fact.id: fact.at for fact in base.facts.values()},
        "source": {source.id: source.at for source in base.sources.values()},
        "sheet": {sheet.id: sheet.at for sheet in publication.sheets.values()},
    }
    for what, places in ids.items():
        known: dict[str, str] = {}
        for name, at in places.items():
            other = known.setdefault(name.translate(_PUNCTUATION), name)
            if other != name:
                message = f"the {what}s “{name}” and “{other}” have nearly the same id"
                hint = f"rename one of them if it is a slip; the other is in {places[other]}"
                yield SIMILAR.found(message, at, hint=hint)
