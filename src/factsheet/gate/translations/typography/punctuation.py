"""Check punctuation marks: those of another script, inverted and repeated ones, dashes."""

import re
from collections.abc import Iterator, Mapping

from factsheet.edition.wording import OBJECT, Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.locales.punctuation import OPENED, OWN, SPACED
from factsheet.locales.tags import by_language
from factsheet.rules import warning

INVERTED = warning(
    code="inverted-mark",
    summary="A question or exclamation is closed but not opened, or opened but not closed.",
    rationale="Spanish opens with ¿ and ¡ what ? and ! close; they may be combined.",
    bad='msgid "What is it?"\nmsgstr "Qué es?"',
    good='msgid "What is it?"\nmsgstr "¿Qué es?"',
    locale="es",
    flag="ignore-inverted-mark",
)
FOREIGN = warning(
    code="foreign-mark",
    summary="A punctuation mark of another script is between words.",
    rationale="Arabic uses ، ؛ ؟ where Latin scripts use , ; ?. Within numbers and passages in "
    "other letters, other marks are right.",
    bad='msgid "Police, justice"\nmsgstr "الشرطة, العدالة"',
    good='msgid "Police, justice"\nmsgstr "الشرطة، العدالة"',
    locale="ar",
    flag="ignore-foreign-mark",
)
STRAY = warning(
    code="stray-mark",
    summary="A mark is doubled, or begins the text.",
    rationale="A word was removed without its mark, or a key was hit twice.",
    bad='msgid "A, b"\nmsgstr "Un a,, un b"',
    good='msgid "A, b"\nmsgstr "Un a, un b"',
    flag="ignore-stray-mark",
)
ELLIPSIS = warning(
    code="ellipsis",
    summary="Three full stops are used for the ellipsis of the source.",
    rationale="The character … is one sign and never broken over two lines.",
    bad='msgid "And so on… more"\nmsgstr "Et ainsi... plus"',
    good='msgid "And so on… more"\nmsgstr "Et ainsi… plus"',
    flag="ignore-ellipsis",
)
DASH = warning(
    code="dash",
    summary="A hyphen between spaces is used as a dash.",
    rationale="Use – or — between spaces; a hyphen joins two words without spaces.",
    bad='msgid "Lyon – a city"\nmsgstr "Lyon - une ville"',
    good='msgid "Lyon – a city"\nmsgstr "Lyon – une ville"',
    flag="ignore-dash",
)
RULES = (INVERTED, FOREIGN, STRAY, ELLIPSIS, DASH)

_ADDRESS = re.compile(r"(?<!\w)\w++://\S+|www\.\S+")
_CLOSING = re.compile(r"[?!]+")
_OPENING = re.compile(r"[¿¡]+")
_BRACKETED = re.compile(r"\([?!]+\)")
_TWICE = re.compile(
    r"([,;:،؛])[\s\u00a0\u202f]?\1|(?<!\.)\.[\s\u00a0]?\.(?!\.)|[,;:،؛]\.(?!\.)|\.[,;:،؛](?=\s|$)"
)
_FIRST = re.compile(r"\s*[,;:!?،؛؟](?![\w)(-])|\s*\.(?=[\s\w]*[^\W\d_])(?![A-Za-z]{2,4}\b)")
_HYPHEN = re.compile(
    r"(?<=[^\W\d_])[ \u00a0]-{1,2}[ \u00a0](?=[^\W\d_\ufffc])|(?<=\ufffc) - (?=[^\W\d_])"
)
_OTHER_MARKS = re.compile(r"(?<=[A-Za-zÀ-ɏͰ-ӿ\ufffc])[،؛؟，。；：！？]")


def check(target: Target) -> Iterator[Problem]:
    """Report missing inverted marks, marks of other scripts, repeated marks, ellipses and
    dashes."""
    opened, own = by_language(OPENED, target.tag), by_language(OWN, target.tag)
    is_spaced = own is None and bool(by_language(SPACED, target.tag))
    for unit in target.units:
        for form in unit.forms:
            words = form.words
            if "/" in words or "www" in words:
                words = _ADDRESS.sub(OBJECT, words)
            if opened:
                yield from _inverted(unit, form, words, opened)
            if own:
                yield from _foreign(unit, form, words, own)
            elif is_spaced and (found := _OTHER_MARKS.search(words)):
                yield unit.problem(FOREIGN, f"“{found[0]}” is a mark of another script", form)
            yield from _stray(unit, form, words)
            if "..." in words and _has(unit, "…"):
                yield unit.problem(ELLIPSIS, "“...” is used instead of “…”", form, hint="write …")
            if "-" in words and _HYPHEN.search(words) and not _has(unit, " - "):
                message = "a hyphen between spaces is used as a dash"
                yield unit.problem(DASH, message, form, hint="write – or —")


def _has(unit: Unit, text: str) -> bool:
    return any(text in source.words for source in unit.source.wordings)


def _inverted(
    unit: Unit, form: Wording, words: str, opened: Mapping[str, str]
) -> Iterator[Problem]:
    if not any(mark in words for mark in "?!¿¡"):
        return
    words = _BRACKETED.sub("", words)
    closing, opening = _CLOSING.findall(words), _OPENING.findall(words)
    if len(closing) > len(opening):
        mark = closing[0][0]
        message = f"“{mark}” is not opened by “{opened[mark]}”"
        yield unit.problem(INVERTED, message, form, hint=f"begin the sentence with {opened[mark]}")
    elif len(opening) > len(closing):
        message = f"“{opening[-1]}” is never closed"
        yield unit.problem(INVERTED, message, form)


def _foreign(unit: Unit, form: Wording, words: str, own: Mapping[str, str]) -> Iterator[Problem]:
    for mark, wanted in own.items():
        if mark not in words:
            continue
        for found in re.finditer(re.escape(mark), words):
            if _stands_between(words, found.start()):
                near = words[max(found.start() - 10, 0) : found.start() + 1]
                message = f"“{mark}” after “{near[:-1].replace(OBJECT, '{…}').strip()}”"
                yield unit.problem(FOREIGN, message, form, hint=f"write {wanted}")
                break


def _stands_between(words: str, at: int) -> bool:
    """Whether a Latin mark follows the language's own word, or a value before such a word."""
    left = words[:at].rstrip()
    while left and not (left[-1].isalnum() or left[-1] == OBJECT):
        left = left[:-1]
    right = words[at + 1 :].lstrip()
    if not left:
        return False
    if left[-1].isdigit() or left[-1] == OBJECT:
        return (
            not right or right[0] == OBJECT or _is_own(right[0])
            if left[-1] == OBJECT
            else _is_own(right[:1])
        )
    return _is_own(left[-1])


def _is_own(letter: str) -> bool:
    return letter.isalpha() and "\u0600" <= letter <= "\u08ff"


def _stray(unit: Unit, form: Wording, words: str) -> Iterator[Problem]:
    sources = unit.source.wordings
    found = _TWICE.search(words)
    if found and not any(_TWICE.search(source.words) for source in sources):
        if not _is_abbreviated(words, found):
            shown = words[max(found.start() - 8, 0) : found.end()].replace(OBJECT, "{…}").strip()
            yield unit.problem(STRAY, f"two marks follow each other in “{shown}”", form)
    elif _FIRST.match(words) and not any(_FIRST.match(source.words) for source in sources):
        yield unit.problem(STRAY, f"the text begins with “{words.lstrip()[0]}”", form)


def _is_abbreviated(words: str, found: re.Match[str]) -> bool:
    """“etc.,” is correct: the full stop is the word's own."""
    if not found[0].startswith(".") or found[0].count(".") > 1:
        return False
    word = re.split(r"[\s(«“]", words[: found.start()])[-1]
    return len(word) <= 4 or "." in word
