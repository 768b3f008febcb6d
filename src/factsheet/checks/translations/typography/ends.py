"""A translation ends as its source does: with the same kind of mark, in its own script."""

from collections.abc import Iterator

from factsheet.checks.rule import Problem, Rule
from factsheet.checks.target import Target
from factsheet.diagnostics import Severity
from factsheet.locales.languages import by_language
from factsheet.locales.punctuation import (
    ABBREVIATIONS,
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


def check(target: Target) -> Iterator[Problem]:
    """Other kinds of marks at the end."""
    for unit in target.units:
        sources = [
            _ends(source.words, target.source_profile.tag) for source in unit.source.wordings
        ]
        if not sources[0] and any(not char.isalpha() for char in unit.source.singular.words[:1]):
            continue
        for form in unit.forms:
            found = _ends(form.words, target.tag)
            if any(found & source or found == source for source in sources):
                continue
            wanted = sources[-1]
            if by_language(WITHOUT_STOP, target.tag) and wanted <= {STOP}:
                continue
            kind = next(iter(sorted(wanted or found)))
            here = " and ".join(_NAMES[one] for one in sorted(found)) or "no mark"
            there = " and ".join(_NAMES[one] for one in sorted(wanted)) or "no mark"
            message = f"the translation ends with {here}, the source with {there}"
            yield unit.problem(KINDS[kind], message, form)


def _ends(words: str, tag: str) -> frozenset[str]:
    """What the marks at the end of a text say: several where it ends “?!”, none at a word."""
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
    marks = words[end:]
    if "..." in marks:
        found = (found - {STOP}) | {ELLIPSIS}
    if found == {STOP} and _is_abbreviation(words[:end], tag):
        return frozenset()
    return frozenset(found)


def _is_abbreviation(words: str, tag: str) -> bool:
    """Whether the full stop belongs to the last word: “Ltd.”, “G.”, “p. m.”"""
    word = words.split()[-1].lstrip('(«“"') if words.split() else ""
    is_initial = len(word) == 1 and word.isalpha() and word.isupper()
    return is_initial or "." in word or word.casefold() in (by_language(ABBREVIATIONS, tag) or ())
