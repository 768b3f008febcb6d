"""A translation ends as its source does: with the same kind of mark, in its own script."""

import re
from collections.abc import Iterator

from factsheet.diagnostics import Severity
from factsheet.edition.wording import Wording
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target, Unit
from factsheet.locales.languages import by_language
from factsheet.locales.punctuation import (
    ABBREVIATIONS,
    ASKING,
    COLON,
    COMMA,
    ELLIPSIS,
    ENDS,
    ENDS_OF,
    EXCLAMATION,
    QUESTION,
    SEMICOLON,
    STOP,
    WITHOUT_STOP,
)

_RATIONALE = (
    "What ends the source ends the translation: a heading has no full stop, a sentence has one, "
    "a question asks in every language. Which character says so is the language's own: . 。 ؟ …"
)


def _rule(kind: str, name: str, mark: str, bad: str, good: str) -> Rule:
    return Rule(
        code=f"end-{kind}",
        severity=Severity.WARNING,
        summary=f"The source ends with {name}, the translation does not, or the reverse.",
        rationale=_RATIONALE,
        bad=f'msgid "Members{mark}"\nmsgstr "{bad}"',
        good=f'msgid "Members{mark}"\nmsgstr "{good}"',
        flag=f"ignore-end-{kind}",
    )


KINDS: dict[str, Rule] = {
    STOP: _rule(STOP, "a full stop", " come.", "Les membres viennent", "Les membres viennent."),
    COLON: _rule(COLON, "a colon", ":", "Membres", "Membres\u00a0:"),
    QUESTION: _rule(QUESTION, "a question mark", "?", "Membres", "Membres\u00a0?"),
    EXCLAMATION: _rule(EXCLAMATION, "an exclamation mark", "!", "Membres", "Membres\u00a0!"),
    ELLIPSIS: _rule(ELLIPSIS, "an ellipsis", "…", "Membres", "Membres…"),
    SEMICOLON: _rule(SEMICOLON, "a semicolon", ";", "Membres", "Membres\u00a0;"),
    COMMA: _rule(COMMA, "a comma", ",", "Membres", "Membres,"),
}
RULES = tuple(KINDS.values())
_NAMES = {
    STOP: "a full stop",
    COLON: "a colon",
    QUESTION: "a question mark",
    EXCLAMATION: "an exclamation mark",
    ELLIPSIS: "an ellipsis",
    SEMICOLON: "a semicolon",
    COMMA: "a comma",
}
_PASSED_OVER = " \u00a0\u202f\n\t\r)]}»”’\"'“«’›‹」』）\u200e\u200f"


_LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def check(target: Target) -> Iterator[Problem]:
    """Other kinds of marks at the end."""
    needs_no_stop = bool(by_language(WITHOUT_STOP, target.tag))
    for unit in target.units:
        sources = [
            _ends(source.words, target.source_profile.tag) for source in unit.source.wordings
        ]
        for form in unit.forms:
            found = _ends(form.words, target.tag)
            if form.error or any(_agree(found, source) for source in sources):
                continue
            wanted = sources[-1][0]
            if found[0] == {QUESTION} and not wanted and _asks(unit, form, target):
                continue
            if needs_no_stop and wanted <= {STOP}:
                continue
            kind = min(wanted or found[0])
            message = f"the translation ends with {_names(found[0])}, the source with "
            yield unit.problem(KINDS[kind], message + _names(wanted), form)


def _asks(unit: Unit, form: Wording, target: Target) -> bool:
    """Whether both ask, the source without the mark: *Where it works*, *Où travaille-t-il ?*"""
    of_source = by_language(ASKING, target.source_profile.tag)
    own = by_language(ASKING, target.tag)
    if of_source is None or own is None:
        return False
    said = unit.source.singular.words.casefold()
    return bool(re.match(of_source, said) and re.match(own, form.words.casefold()))


Ends = tuple[frozenset[str], ...]
"""What the marks at the end of a text may say."""


def _ends(words: str, tag: str) -> Ends:
    """What the marks at the end of a text say: several where it ends “?!”, none at a word.

    Where the full stop may be an abbreviation's, both readings.
    """
    own = by_language(ENDS_OF, tag) or {}
    found = set()
    end = len(words)
    while end and (
        words[end - 1] in _PASSED_OVER or words[end - 1] in ENDS or words[end - 1] in own
    ):
        mark = words[end - 1]
        if mark in own or mark in ENDS:
            found.add(own.get(mark) or ENDS[mark])
        end -= 1
    if "..." in words[end:]:
        found = (found - {STOP}) | {ELLIPSIS}
    if found == {STOP} and _is_abbreviation(words[:end], tag):
        return frozenset(found), frozenset()
    return (frozenset(found),)


def _agree(one: Ends, other: Ends) -> bool:
    return any(first == second or first & second for first in one for second in other)


def _names(kinds: frozenset[str]) -> str:
    return " and ".join(_NAMES[kind] for kind in sorted(kinds)) or "no mark"


def _is_abbreviation(words: str, tag: str) -> bool:
    """Whether the full stop may belong to the last word: “Ltd.”, “G.”, “p.m.”"""
    last = words.split()[-1:]
    word = last[0].lstrip('(«“"') if last else ""
    known = by_language(ABBREVIATIONS, tag) or ()
    return word.casefold() in known or bool(_LETTERS.fullmatch(word))
