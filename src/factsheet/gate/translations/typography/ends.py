"""Check the ends of translations: white space, line breaks and marks."""

import re
from collections.abc import Iterator

from factsheet.diagnostics import Rule
from factsheet.edition.wording import Wording
from factsheet.gate.target import Problem, Target, Unit
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
from factsheet.locales.tags import by_language
from factsheet.rules import error, warning

BEGIN = warning(
    code="begin-space",
    summary="A translation begins with other white space than its source.",
    rationale="It shifts a heading, and breaks searches for the text.",
    bad='msgid "Members"\nmsgstr " Membres"',
    good='msgid "Members"\nmsgstr "Membres"',
    flag="ignore-begin-space",
)
END = warning(
    code="end-space",
    summary="A translation ends with other white space than its source.",
    rationale="If texts are joined, a missing or additional space shows on the page.",
    bad='msgid "Members"\nmsgstr "Membres "',
    good='msgid "Members"\nmsgstr "Membres"',
    flag="ignore-end-space",
)
BREAKS = error(
    code="line-breaks",
    summary="A translation has other line breaks than its source.",
    rationale="An editor, or a conversion to another format, has damaged it. `msgfmt --check` "
    "refuses it too.",
    bad='msgid "Members"\nmsgstr "Membres\\n"',
    good='msgid "Members"\nmsgstr "Membres"',
    flag="ignore-line-breaks",
)
_BREAKS = "\n\r"


def check_edges(target: Target) -> Iterator[Problem]:
    """Report other spaces at the ends, and other line breaks, than the source has."""
    for unit in target.units:
        sources = [wording.text for wording in unit.source.wordings]
        for form in unit.forms:
            yield from _edge(unit, form, sources)


def _edge(unit: Unit, form: Wording, sources: list[str]) -> Iterator[Problem]:
    text = form.text
    if "\n" in text or any("\n" in source for source in sources):
        shapes = {_shape(source) for source in sources}
        if _shape(text) not in shapes:
            wanted, found = sources[-1].count("\n"), text.count("\n")
            message = (
                f"the source has {wanted} line breaks, the translation {found}"
                if wanted != found
                else "the line breaks are in other places than in the source"
            )
            yield unit.problem(BREAKS, message, form, hint="break the lines as the source does")
    if text[0].isspace() and _leading(text) not in {_leading(source) for source in sources}:
        message = f"the translation begins with {_spaces(_leading(text))}"
        yield unit.problem(BEGIN, message, form, hint="the source does not")
    elif not text[0].isspace() and all(source[:1] == " " for source in sources):
        yield unit.problem(BEGIN, "the source begins with a space", form, hint="begin with it too")
    if text[-1].isspace() and _trailing(text) not in {_trailing(source) for source in sources}:
        message = f"the translation ends with {_spaces(_trailing(text))}"
        yield unit.problem(END, message, form, hint="the source does not")
    elif not text[-1].isspace() and all(source[-1:] == " " for source in sources):
        yield unit.problem(END, "the source ends with a space", form, hint="end with it too")


def _shape(text: str) -> tuple[bool, int, bool]:
    return text[:1] == "\n", text.count("\n"), text[-1:] == "\n"


def _leading(text: str) -> str:
    text = text.lstrip(_BREAKS)
    return text[: len(text) - len(text.lstrip())]


def _trailing(text: str) -> str:
    text = text.rstrip(_BREAKS)
    return text[len(text.rstrip()) :]


def _spaces(spaces: str) -> str:
    if not spaces.strip(" "):
        return "a space" if len(spaces) == 1 else f"{len(spaces)} spaces"
    return "white space (" + ", ".join(f"U+{ord(space):04X}" for space in spaces) + ")"


_RATIONALE = (
    "What ends the source ends the translation: a heading has no full stop, a sentence has one, "
    "a question asks in every language. Which character says so is the language's own: . 。 ؟ …"
)


def _rule(kind: str, name: str, mark: str, bad: str, good: str) -> Rule:
    return warning(
        code=f"end-{kind}",
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
RULES = (BEGIN, END, BREAKS, *KINDS.values())
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
    """Report other punctuation at the end than the source has."""
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
    """Whether both are questions, the source without a question mark: *Where it works*, *Où
    travaille-t-il ?*"""
    of_source = by_language(ASKING, target.source_profile.tag)
    own = by_language(ASKING, target.tag)
    if of_source is None or own is None:
        return False
    said = unit.source.singular.words.casefold()
    return bool(re.match(of_source, said) and re.match(own, form.words.casefold()))


Ends = tuple[frozenset[str], ...]
"""The possible readings of the punctuation at the end of a text."""


def _ends(words: str, tag: str) -> Ends:
    """What the punctuation at the end of a text means: several kinds for “?!”, none after a word.

    If the full stop may belong to an abbreviation, both readings are returned.
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
