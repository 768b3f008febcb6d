"""Code points that are no text, or another one's clothes."""

import re
from collections.abc import Iterator
from html.entities import html5
from unicodedata import category, is_normalized, name, normalize

from factsheet.diagnostics import Severity
from factsheet.edition.wording import Wording
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.suspicions.citations import joins_letters
from factsheet.gate.target import Target, Unit
from factsheet.locales.letters import JOINERS_WRITTEN, UNSPACED, language_of, scripts_of

BROKEN = Rule(
    code="broken-character",
    severity=Severity.ERROR,
    summary="A translation holds a character that was lost or means nothing.",
    rationale="U+FFFD stands where a program could not read a letter; private and unassigned "
    "code points have no meaning, and no font shows them.",
    bad='msgid "Members"\nmsgstr "Membr\ufffds"',
    good='msgid "Members"\nmsgstr "Membres"',
    is_fixed=True,
)
INVISIBLE = Rule(
    code="invisible-character",
    severity=Severity.ERROR,
    summary="A translation holds a character that nobody sees.",
    rationale="Zero-width spaces, joiners, byte order marks and soft hyphens slip in when text is "
    "pasted. They break words for search and for screen readers. Joiners are letters' "
    "companions in Persian, Urdu and the languages of India, and pass there.",
    bad='msgid "Members"\nmsgstr "Mem\u200bbres"',
    good='msgid "Members"\nmsgstr "Membres"',
    flag="ignore-invisible-character",
)
DECOMPOSED = Rule(
    code="decomposed-text",
    severity=Severity.ERROR,
    summary="Letters are written apart from their marks (not NFC).",
    rationale="It looks right and is found by no search; some fonts misplace the mark. The order "
    "of several marks on one letter is free.",
    bad='msgid "Session"\nmsgstr "Re\u0301union"',
    good='msgid "Session"\nmsgstr "Réunion"',
    flag="ignore-decomposed-text",
)
COMPATIBILITY = Rule(
    code="presentation-form",
    severity=Severity.ERROR,
    summary="A letter is written in its presentation form: a ligature, full width, a shape.",
    rationale="Such characters exist for old data only. Fonts join letters by themselves; what "
    "was typed as a shape is found by no search, and Arabic is not shaped with its neighbours.",
    bad='msgid "File"\nmsgstr "\ufb01chier"',
    good='msgid "File"\nmsgstr "fichier"',
    flag="ignore-presentation-form",
)
ENTITY = Rule(
    code="character-entity",
    severity=Severity.ERROR,
    summary="A translation spells a character as an HTML entity.",
    rationale="Texts are no HTML: the reader would see `&nbsp;`. Type the character itself.",
    bad='msgid "Police and justice"\nmsgstr "Police &amp; justice"',
    good='msgid "Police and justice"\nmsgstr "Police & justice"',
    flag="ignore-character-entity",
)
ESCAPE = Rule(
    code="escape-sequence",
    severity=Severity.ERROR,
    summary="A translation shows a backslash that its source has not.",
    rationale='It is the rest of an escape such as \\n, \\u00e9 or \\" that a program doubled, and '
    "would be printed.",
    bad='msgid "Member countries"\nmsgstr "Pays\\\\nmembres"',
    good='msgid "Member countries"\nmsgstr "Pays membres"',
    flag="ignore-escape-sequence",
)
KASHIDA = Rule(
    code="kashida",
    severity=Severity.WARNING,
    summary="An Arabic word is stretched with tatweel.",
    rationale="Stretching is the layout's, and hides the word from search. Behind a letter that "
    "stands alone, as before a number or a Latin name, tatweel is right.",
    bad='msgid "Member"\nmsgstr "عضـــو"',
    good='msgid "Member"\nmsgstr "عضو"',
    locale="ar",
    flag="ignore-kashida",
)
RULES = (BROKEN, INVISIBLE, DECOMPOSED, COMPATIBILITY, ENTITY, ESCAPE, KASHIDA)

_BROKEN = re.compile(
    "[\ufffd\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U0010ffff\U0001fffe\U0001ffff\U0002fffe\U0002ffff]"
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_JOINERS = "\u200c\u200d"
_HEH, _TATWEEL = "ه", "ـ"
_PRESENTATION = re.compile(
    "[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb4f\ufb50-\ufd3d\ufd40-\ufdef\ufdfd\ufe70-\ufefc"
    "\uff01-\uff5e\uff61-\uffdc\U0001d400-\U0001d7ff]"
)
_WIDE = re.compile("[\uff01-\uff5e\uff61-\uffdc]")
_ENTITY = re.compile(r"&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_STRETCHED = re.compile(
    "(?<=[\u0621-\u064a\u0671-\u06d3])[\u064b-\u065f\u0670]*\u0640+(?=[\u0621-\u064a])"
)


def check(target: Target) -> Iterator[Problem]:
    """Broken, invisible, decomposed and disguised characters, entities and escapes."""
    for unit in target.units:
        for form in unit.forms:
            text = form.text
            if not text.isascii():
                yield from _characters(unit, form, target.tag)
            if "&" in text:
                yield from _entities(unit, form)
            if "\\" in text and not any("\\" in wording.text for wording in unit.source.wordings):
                shown = text[text.index("\\") :][:6]
                message = f"the translation would print “{shown}”"
                yield unit.problem(ESCAPE, message, form, hint="type the character itself")


def _characters(unit: Unit, form: Wording, tag: str) -> Iterator[Problem]:
    text = form.text
    if found := _BROKEN.search(text) or _unassigned(text):
        message = f"the translation holds {_named(found[0])}, which is no character of a text"
        yield unit.problem(BROKEN, message, form, hint=_around(text, found))
    for found in _INVISIBLE.finditer(text):
        if not _is_joiner_in_place(text, found, tag):
            message = f"the translation holds the invisible {_named(found[0])}"
            report = unit.suspicion if joins_letters(text, found) else unit.problem
            yield report(INVISIBLE, message, form, hint=_around(text, found))
            break
    if found := _decomposed(text):
        message = f"“{found[0]}” is written as a letter and a mark, not as one character"
        yield unit.problem(DECOMPOSED, message, form, hint="save the file in Unicode's form NFC")
    for found in _PRESENTATION.finditer(text):
        if not (_WIDE.match(found[0]) and scripts_of(tag) & UNSPACED):
            message = f"“{found[0]}” is a presentation form, {_named(found[0])}"
            plain = normalize("NFKC", found[0])
            yield unit.problem(COMPATIBILITY, message, form, hint=f"write “{plain}”")
            break
    if "\u0640" in text and (found := _STRETCHED.search(text)):
        message = "a word is stretched with tatweel"
        yield unit.problem(KASHIDA, message, form, hint=_around(text, found))


def _entities(unit: Unit, form: Wording) -> Iterator[Problem]:
    for found in _ENTITY.finditer(form.words):
        entity = found[0]
        is_known = entity[1] == "#" or entity[1:] in html5
        if is_known and not any(entity in wording.words for wording in unit.source.wordings):
            message = f"the translation would print “{entity}”"
            yield unit.problem(ENTITY, message, form, hint="type the character itself")
            return


_ASSIGNED_BLOCKS = re.compile(
    "[^\u0000-\u0377\u0400-\u052f\u05d0-\u05ea\u0600-\u070d\u1e00-\u1eff\u2010-\u2027\u202f"
    "\u2030-\u205e\u3000-\u3096\u3099-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ufffc]"
)


def _unassigned(text: str) -> re.Match[str] | None:
    rare = _ASSIGNED_BLOCKS.finditer(text)
    return next((found for found in rare if category(found[0]) == "Cn"), None)


def _decomposed(text: str) -> re.Match[str] | None:
    """The first letter that has a character of its own together with its mark."""
    if is_normalized("NFC", text) or _PRESENTATION.search(text):
        return None
    composed = normalize("NFC", text)
    if len(composed) < len(text):
        return _MARKED.search(text)
    return _SINGLETON.search(text)


_MARKED = re.compile(r"\w[\u0300-\u036f\u0653-\u0655\u3099\u309a]|\w\W")
_SINGLETON = re.compile(
    "[\u0340\u0341\u0374\u037e\u0387\u1f71-\u1ffd\u2000\u2001\u2126\u212a\u212b]"
)


def _is_joiner_in_place(text: str, found: re.Match[str], tag: str) -> bool:
    if found[0] == "\ufe0f":
        return True  # asks for an emoji's colours
    if found[0] not in _JOINERS:
        return False
    # Arabic abbreviates the Hijri year as heh with a joiner.
    return language_of(tag) in JOINERS_WRITTEN or text[: found.start()].rstrip(_TATWEEL).endswith(
        _HEH
    )


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {name(character, 'unnamed')}"


def _around(text: str, found: re.Match[str]) -> str:
    """Where to look for what cannot be seen."""
    before, behind = text[: found.start()].split(), text[found.end() :].split()
    near = [*before[-1:], *behind[:1]]
    return f"between “{near[0]}” and “{near[1]}”" if len(near) > 1 else f"at “{''.join(near)}”"
