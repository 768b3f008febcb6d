"""Check the spaces beside marks, brackets, words and values."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from factsheet.edition.wording import OBJECT, Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.locales.clitics import bare
from factsheet.locales.punctuation import (
    APART,
    CLOSE_UP,
    COLON_INSIDE,
    NO_BREAK,
    SPACED,
    SPACED_AFTER,
    SPACED_BEFORE,
)
from factsheet.locales.tags import by_language
from factsheet.messages.pattern import Literal, Markup, Pattern
from factsheet.rules import warning

PUNCTUATION = warning(
    code="punctuation-spacing",
    summary="The space before or after a mark is not the language's.",
    rationale="French has a no-break space (U+00A0, or the narrow U+202F) before `: ; ! ?` and "
    "inside « », so that no line begins with a mark. Most other languages have no space there, and "
    "none has one before a comma or a full stop. Times, ratios and addresses are not checked.",
    bad='msgid "Sources: {n}"\nmsgstr "Sources : {n}"',
    good='msgid "Sources: {n}"\nmsgstr "Sources\u00a0: {n}"',
    flag="ignore-punctuation-spacing",
)
DOUBLE = warning(
    code="double-space",
    summary="Two spaces are next to each other.",
    rationale="They are left over from editing. Pages show one, other uses of the text both.",
    bad='msgid "Two words"\nmsgstr "Deux  mots"',
    good='msgid "Two words"\nmsgstr "Deux mots"',
    flag="ignore-double-space",
)
MISSING = warning(
    code="missing-space",
    summary="A word touches the value, the marked passage or the sentence next to it.",
    rationale="A space was lost, often next to a placeholder or a tag. Arabic proclitics, elisions "
    "and endings of ordinals are allowed.",
    bad='msgid "the {n} members"\nmsgstr "les{n} membres"',
    good='msgid "the {n} members"\nmsgstr "les {n} membres"',
    flag="ignore-missing-space",
)
BRACKETS = warning(
    code="bracket-spacing",
    summary="A space is inside a bracket, or missing outside.",
    rationale="Brackets have no space inside in any language that the toolkit knows.",
    bad='msgid "Members (all)"\nmsgstr "Membres ( tous )"',
    good='msgid "Members (all)"\nmsgstr "Membres (tous)"',
    flag="ignore-bracket-spacing",
)
RULES = (PUNCTUATION, DOUBLE, MISSING, BRACKETS)

_SEAM = "\ue000"
"""Replaces a tag in texts that are searched with their tags."""
_ADDRESS = re.compile(
    r"(?<!\w)\w++://\S+|www\.\S+|(?<![^\s@])[^\s@]++@[^\s@.]++(?:\.\w[\w-]*+)++|mailto:\S+|&#?\w++;"
)
"""Each alternative begins at a word and never backtracks, so that the time is linear."""
_SPACES = re.compile(r"[ \u00a0\u202f]{2,}|\t")
_LETTER = r"[^\W\d_]"
_GLUED = re.compile(rf"[,;:،؛!?؟.](?={_LETTER}|\ufffc)")
_MARKS = "\u064b-\u065f\u0670"
"""Vowel marks of Arabic."""
_WORD_BEFORE = re.compile(rf"(?:[^\W\d_]|[{_MARKS}]){{2}}$|[)»”\ufffc]$")
_IN_WORD = re.compile(rf"[^\W\d_]|[{_MARKS}]")
_INSIDE = re.compile(r"[(\[][ \u00a0\u202f]|(?<=[^\s])[ \u00a0\u202f][)\]]")
_OUTSIDE = re.compile(rf"{_LETTER}{{2}}[(\[](?={_LETTER}{{3}})|[)\]](?={_LETTER}{{2}})")
_EMOTICON = re.compile(r"(?:^|\s)[:;]-?[)(DPp|/]")
_HOLES = re.compile("[\ue000\ufffc]+")

Find = Callable[[str], Iterator[tuple[str, str]]]
"""Finds problems in a text: yields message and hint."""


def check(target: Target) -> Iterator[Problem]:
    """Report spaces that are missing, repeated, or of the wrong kind."""
    punctuation = _punctuation(target.tag)
    is_spaced = bool(by_language(SPACED, target.tag))
    apart = by_language(APART, target.tag)
    has_colons = bool(by_language(COLON_INSIDE, target.tag))
    for unit in target.units:
        for form in unit.forms:
            if form.error:
                continue
            yield from _double(unit, form)
            yield from _brackets(unit, form)
            words = _without_addresses(form.words)
            for message, hint in punctuation(words):
                if not any(_has(source, message) for source in unit.source.wordings):
                    yield unit.problem(PUNCTUATION, message, form, hint=hint)
            if is_spaced:
                yield from _sentences(unit, form, words, has_colons=has_colons)
            if apart is not None:
                yield from _touching(unit, form, apart)


def _without_addresses(words: str) -> str:
    if ":" in words or "@" in words or "&" in words or "www." in words:
        return _ADDRESS.sub("\ufff9", words)
    return words


def _double(unit: Unit, form: Wording) -> Iterator[Problem]:
    words = form.words.strip()
    found = _SPACES.search(words)
    if found and not any(_SPACES.search(source.words.strip()) for source in unit.source.wordings):
        near = _shown(words[max(found.start() - 12, 0) : found.end() + 12])
        message = f"more than one space in “{near}”"
        yield unit.problem(DOUBLE, message, form, hint="one is enough")


def _brackets(unit: Unit, form: Wording) -> Iterator[Problem]:
    words = form.words
    if "(" not in words and "[" not in words:
        return
    for pattern, message in (
        (_INSIDE, "a space inside the bracket in “{}”"),
        (_OUTSIDE, "no space outside the bracket in “{}”"),
    ):
        found = pattern.search(words)
        if found and not any(pattern.search(source.words) for source in unit.source.wordings):
            near = _shown(words[max(found.start() - 8, 0) : found.end() + 8])
            yield unit.problem(BRACKETS, message.format(near), form)


@cache
def _punctuation(tag: str) -> Find:
    """The function that checks a language's spaces beside marks."""
    before, after = by_language(SPACED_BEFORE, tag) or "", by_language(SPACED_AFTER, tag) or ""
    closed = "".join(mark for mark in CLOSE_UP if mark not in before)
    wanted = re.compile(rf"[{before}]") if before else None
    opened = re.compile(rf"[{after}](?![{NO_BREAK}])") if after else None
    close_up = re.compile(rf"[\s\u00a0\u202f]([{closed}])(?=[\s”»’\")\]]|$)")
    is_spaced = bool(by_language(SPACED, tag))

    def find(words: str) -> Iterator[tuple[str, str]]:
        if wanted:
            for found in wanted.finditer(words):
                if _lacks_space(words, found.start()):
                    near = _near(words, found.start())
                    yield f"no no-break space before “{found[0]}” in “{near}”", _NO_BREAK_HINT
        for found in opened.finditer(words) if opened else ():
            near = _near(words, found.end())
            yield f"no no-break space after “{found[0]}” in “{near}”", _NO_BREAK_HINT
        if is_spaced:
            for found in close_up.finditer(words):
                if found.start() and not _EMOTICON.match(words, found.start()):
                    near = _near(words, found.end())
                    yield f"a space before “{found[1]}” in “{near}”", "remove it"

    return find


_NO_BREAK_HINT = "insert U+00A0 or U+202F"


def _lacks_space(words: str, at: int) -> bool:
    mark, left, right = words[at], words[:at], words[at + 1 : at + 2]
    if not left.strip() or left[-1] in NO_BREAK or left[-1] in "([¿¡\ufff9" or left[-1] in ":;!?":
        return False
    if _EMOTICON.match(words, max(at - 1, 0)):
        return False
    if mark == ":":
        # Times, ratios, verses: 10:30, {a}:{b}.
        is_ratio = right.isalnum() or right == OBJECT
        return not (is_ratio and (left[-1].isdigit() or left[-1] == OBJECT))
    return True


def _has(source: Wording, message: str) -> bool:
    """Whether a mark with its word, such as “Yahoo!”, comes from the source."""
    near = message.rpartition("“")[2].rstrip("”").split()
    return bool(near) and near[-1][-1:] in "!?" and f" {near[-1]}" in f" {source.words}"


def _sentences(unit: Unit, form: Wording, words: str, *, has_colons: bool) -> Iterator[Problem]:
    for found in _GLUED.finditer(words):
        mark, at = found[0], found.start()
        left = words[max(at - 3, 0) : at].rstrip(NO_BREAK)
        if not _WORD_BEFORE.search(left) or (mark == ":" and (has_colons or left[-1] == OBJECT)):
            continue
        if mark == "." and not _ends_sentence(left, words[at + 1 : at + 3]):
            continue
        if mark in "!?؟" and not left[-1].isalpha():
            continue
        if _token(words, at) in _joined(unit):
            continue
        message = f"no space after “{mark}” in “{_near(words, at)}”"
        yield unit.problem(MISSING, message, form, hint="insert one")


def _ends_sentence(left: str, right: str) -> bool:
    """Whether a full stop between these ends a sentence, and is not part of a domain name."""
    if right[0] == OBJECT:
        return left[-1] != OBJECT
    if len(right) < 2 or not (right[1].isalpha() or right[1] in "’'"):
        return False
    return right[0].isupper() or not (right[0].islower() or right[0].isascii())


def _token(words: str, at: int) -> str:
    """The characters without a space around a position."""
    start = max(words.rfind(space, 0, at) for space in " \n\u00a0\u202f") + 1
    return words[start:].split(maxsplit=1)[0] if words[start:].strip() else ""


def _joined(unit: Unit) -> set[str]:
    """What the source writes without a space, such as “Node.js”."""
    return {word for source in unit.source.wordings for word in source.words.split()}


def _touching(unit: Unit, form: Wording, apart: frozenset[str]) -> Iterator[Problem]:
    touched = [one for one in _touched(form) if not apart.intersection(map(bare, one))]
    if not touched:
        return
    in_source = {_sides(one) for source in unit.source.wordings for one in _touched(source)}
    for left, right in touched:
        if _sides((left, right)) in in_source:
            continue
        if left and right:
            message = f"no space between “{left}” and “{right}”, which a tag parts"
        elif left:
            message = f"no space between “{left}” and the placeholder after it"
        elif right:
            message = f"no space between “{right}” and the placeholder before it"
        else:
            message = "no space between two placeholders"
        yield unit.problem(MISSING, message, form, hint="insert one")


def _touched(wording: Wording) -> Iterator[tuple[str, str]]:
    """The words that touch each placeholder, and those on both sides of a tag."""
    words = _seamed(wording.pattern) if "<" in wording.text else wording.words
    if OBJECT not in words and _SEAM not in words:
        return
    for found in _HOLES.finditer(words):
        left = _run(words, found.start() - 1, -1)
        right = _run(words, found.end(), 1)
        values = found[0].count(OBJECT)
        if values > 1:
            yield "", ""
        elif values:
            if left:
                yield left, ""
            if right:
                yield "", right
        elif left and right:
            yield left, right


def _run(words: str, at: int, step: int) -> str:
    """The letters from a position, forwards or backwards."""
    end = at
    while 0 <= end < len(words) and _IN_WORD.match(words[end]):
        end += step
    return words[at:end] if step > 0 else words[end + 1 : at + 1]


def _sides(touched: tuple[str, str]) -> tuple[bool, bool]:
    return bool(touched[0]), bool(touched[1])


def _seamed(pattern: Pattern) -> str:
    """The words, with `_SEAM` in place of each tag."""
    return "".join(
        f"{_SEAM}{_seamed(node.children)}{_SEAM}"
        if isinstance(node, Markup)
        else node.text
        if isinstance(node, Literal)
        else OBJECT
        for node in pattern
    )


def _near(words: str, at: int) -> str:
    """The text before a position, with the mark there."""
    return _shown(words[max(at - 12, 0) : at + 1].split("\n")[-1])


def _shown(words: str) -> str:
    return words.replace(OBJECT, "{…}").replace("\ufff9", "…").strip()
