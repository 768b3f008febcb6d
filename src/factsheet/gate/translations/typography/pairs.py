"""Check that brackets and quotation marks are paired, and apostrophes of one kind."""

import re
from collections.abc import Iterator

from factsheet.edition.wording import Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.rules import error, warning

BRACKETS = error(
    code="brackets",
    summary="A bracket is not closed, or not opened.",
    rationale="A bracket or a part of the text was lost. List markers such as a) are allowed.",
    bad='msgid "Members (all)"\nmsgstr "Membres (tous"',
    good='msgid "Members (all)"\nmsgstr "Membres (tous)"',
    flag="ignore-brackets",
)
QUOTES = warning(
    code="quotes",
    summary="A quotation mark is alone, or paired with another kind.",
    rationale="A translation may use any pair: « », “ ”, „ “, ‘ ’, but needs both halves of it.",
    bad='msgid "The “case” is open"\nmsgstr "L’affaire «\u00a0test est ouverte"',
    good='msgid "The “case” is open"\nmsgstr "L’«\u00a0affaire\u00a0» est ouverte"',
    flag="ignore-quotes",
)
APOSTROPHE = warning(
    code="straight-apostrophe",
    summary="A straight apostrophe is used among typographic ones.",
    rationale="A catalog that has ’ (U+2019) everywhere else would show two kinds on one page. A "
    "catalog that always has ' is not reported.",
    bad='msgid "One"\nmsgstr "L\'un d’eux"\n\nmsgid "A"\nmsgstr "d’a"\n\nmsgid "B"\nmsgstr "d’un b"'
    '\n\nmsgid "C"\nmsgstr "d’un c"\n\nmsgid "D"\nmsgstr "d’un d"\n\nmsgid "E"\nmsgstr "d’un e"',
    good='msgid "One"\nmsgstr "L’un d’eux"',
    flag="ignore-straight-apostrophe",
)
RULES = (BRACKETS, QUOTES, APOSTROPHE)

_BRACKET = re.compile(r"[()\[\]（）［］]")
_OPENED = {")": "(", "]": "[", "）": "（", "］": "["}
_EMOTICON = re.compile(r"[:;]-?[)(]")
_MARKER = re.compile(r"(?:^|(?<=[\s;,]))(?:\w{1,2}|[ivxlc]{3,5})\)")
_QUOTE = re.compile(r"[«»“”„‟「」『』\"]")
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_])[\"״](?=[^\W\d_])|(?<=\d)[\"”]")
_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_CURLY = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_\s])")
_FEWEST = 5
"""Minimum number of typographic apostrophes that make them a catalog's custom."""


def check(target: Target) -> Iterator[Problem]:
    """Report unpaired brackets and quotation marks, and straight apostrophes among typographic
    ones."""
    custom = _writes_typographic(target)
    for unit in target.units:
        for form in unit.forms:
            words = form.words
            if _BRACKET.search(words) and not _is_balanced(words):
                yield from _bracket(unit, form)
            if _QUOTE.search(words) and (wrong := _wrong_quote(words)):
                yield from _quote(unit, form, wrong)
            if custom and "'" in words and (found := _STRAIGHT.search(words)):
                near = words[max(found.start() - 8, 0) : found.end() + 8].strip()
                message = f"a straight apostrophe in “{near}”; the other texts have ’"
                yield unit.problem(APOSTROPHE, message, form, hint="write ’ (U+2019)")


def _bracket(unit: Unit, form: Wording) -> Iterator[Problem]:
    if all(_is_balanced(source.words) for source in unit.source.wordings):
        words = form.words
        counts = ", ".join(f"{mark} {words.count(mark)}×" for mark in "()[]" if mark in words)
        message = f"the brackets do not pair: {counts}" if counts else "the brackets do not pair"
        yield unit.problem(BRACKETS, message, form)


def _quote(unit: Unit, form: Wording, wrong: str) -> Iterator[Problem]:
    if not any(_wrong_quote(source.words) for source in unit.source.wordings):
        yield unit.problem(QUOTES, f"the quotation mark {wrong} has no partner", form)


def _is_balanced(words: str) -> bool:
    if _is_paired(words):
        return True
    return _is_paired(_MARKER.sub("", _EMOTICON.sub("", words)))


def _is_paired(words: str) -> bool:
    waiting: list[str] = []
    for mark in _BRACKET.findall(words):
        if mark not in _OPENED:
            waiting.append(mark)
        elif not waiting or waiting.pop() != _OPENED[mark]:
            return False
    return not waiting


def _wrong_quote(words: str) -> str | None:
    """A quotation mark without a partner. Which one opens depends on the language: »so«, “so”, „so“
    and ”so” all occur."""
    if '"' in words or "״" in words or "”" in words:
        words = _INSIDE_WORD.sub("", words)
    marks = _QUOTE.findall(words)
    for first, second in (("«", "»"), ("「", "」"), ("『", "』")):
        if marks.count(first) != marks.count(second):
            return first if marks.count(first) > marks.count(second) else second
    if marks.count('"') % 2:
        return '"'
    curly = [mark for mark in marks if mark in "“”„‟"]
    return curly[-1] if len(curly) % 2 else None


def _writes_typographic(target: Target) -> bool:
    """Whether ’ is the catalog's custom, so that a straight one is a slip."""
    curly = straight = 0
    for unit in target.units:
        for form in unit.forms:
            if "’" in form.words:
                curly += len(_CURLY.findall(form.words))
            if "'" in form.words:
                straight += len(_STRAIGHT.findall(form.words))
    return curly >= _FEWEST and curly > 4 * straight
