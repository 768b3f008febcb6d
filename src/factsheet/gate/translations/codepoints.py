"""Report characters that do not belong in text, and text in a wrong encoding."""

import re
from collections.abc import Iterator
from html.entities import html5
from unicodedata import category, is_normalized, name, normalize

from factsheet.edition.wording import Wording
from factsheet.gate.suspicions.citations import joins_letters
from factsheet.gate.target import Problem, Target, Unit
from factsheet.locales.letters import JOINERS_WRITTEN, UNSPACED, scripts_of
from factsheet.locales.tags import language_of
from factsheet.messages.pattern import hidden_character
from factsheet.rules import error, fixed_error, warning

HIDDEN = fixed_error(
    code="hidden-character",
    summary="A text has a control character, or one that changes the direction of text.",
    rationale="It is invisible, and may change the order in which the rest is read (UAX #9). "
    "Values and passages in another language are isolated without it.",
    bad='msgid "Members"\nmsgstr "Mem\u202ebres"',
    good='msgid "Members"\nmsgstr "Membres"',
)


def check_hidden(target: Target) -> Iterator[Problem]:
    """Report control characters, embeddings, overrides, and isolates without an end."""
    for unit in target.units:
        for form in unit.forms:
            if hidden := hidden_character(form.text):
                yield unit.problem(HIDDEN, f"the translation has {hidden}", form)


BROKEN = fixed_error(
    code="broken-character",
    summary="A translation has a character that was lost or has no meaning.",
    rationale="U+FFFD replaces letters that a program could not read; private and unassigned code "
    "points have no meaning, and no font shows them.",
    bad='msgid "Members"\nmsgstr "Membr\ufffds"',
    good='msgid "Members"\nmsgstr "Membres"',
)
INVISIBLE = error(
    code="invisible-character",
    summary="A translation has an invisible character.",
    rationale="Zero-width spaces, joiners, byte order marks and soft hyphens are pasted by "
    "accident, and break words for search and screen readers. Joiners are allowed in Persian, Urdu "
    "and the languages of India; after an Arabic letter they are a warning.",
    bad='msgid "Members"\nmsgstr "Mem\u200bbres"',
    good='msgid "Members"\nmsgstr "Membres"',
    flag="ignore-invisible-character",
)
DECOMPOSED = error(
    code="decomposed-text",
    summary="Letters and their marks are separate characters (not NFC).",
    rationale="It looks right, but searches don't find it, and some fonts misplace the mark. The "
    "order of several marks on one letter is free.",
    bad='msgid "Session"\nmsgstr "Re\u0301union"',
    good='msgid "Session"\nmsgstr "Réunion"',
    flag="ignore-decomposed-text",
)
COMPATIBILITY = error(
    code="presentation-form",
    summary="A letter is written in its presentation form: a ligature, full width, a shape.",
    rationale="Such characters exist for old data only; fonts join letters without them. Searches "
    "don't find them, and Arabic ones are not joined with their neighbours.",
    bad='msgid "File"\nmsgstr "\ufb01chier"',
    good='msgid "File"\nmsgstr "fichier"',
    flag="ignore-presentation-form",
)
ENTITY = error(
    code="character-entity",
    summary="A translation spells a character as an HTML entity.",
    rationale="Texts are not HTML: readers would see `&nbsp;`. Type the character itself.",
    bad='msgid "Police and justice"\nmsgstr "Police &amp; justice"',
    good='msgid "Police and justice"\nmsgstr "Police & justice"',
    flag="ignore-character-entity",
)
ESCAPE = error(
    code="escape-sequence",
    summary="A translation has a backslash that its source does not have.",
    rationale='It is a part of an escape such as \\n, \\u00e9 or \\" that a program doubled, and '
    "would be printed.",
    bad='msgid "Member countries"\nmsgstr "Pays\\\\nmembres"',
    good='msgid "Member countries"\nmsgstr "Pays membres"',
    flag="ignore-escape-sequence",
)
KASHIDA = warning(
    code="kashida",
    summary="An Arabic word is stretched with tatweel.",
    rationale="Stretching is for the layout, and hides the word from search. After a letter that "
    "is alone, as before a number or a Latin name, tatweel is right.",
    bad='msgid "Member"\nmsgstr "عضـــو"',
    good='msgid "Member"\nmsgstr "عضو"',
    locale="ar",
    flag="ignore-kashida",
)

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
    """Report broken, invisible, decomposed and look-alike characters, entities and escapes."""
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
        message = f"the translation has {_named(found[0])}, which does not belong in text"
        yield unit.problem(BROKEN, message, form, hint=_around(text, found))
    for found in _INVISIBLE.finditer(text):
        if not _is_joiner_in_place(text, found, tag):
            message = f"the translation has the invisible {_named(found[0])}"
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
    """The words around an invisible character."""
    before, behind = text[: found.start()].split(), text[found.end() :].split()
    near = [*before[-1:], *behind[:1]]
    return f"between “{near[0]}” and “{near[1]}”" if len(near) > 1 else f"at “{''.join(near)}”"


MOJIBAKE = error(
    code="mojibake",
    summary="Letters are garbled: the text was read in the wrong encoding.",
    rationale="A program took UTF-8 for another encoding, once or twice: Ã© for é, Ø§Ù„ for ال, or "
    "a question mark for a letter that it did not have.",
    bad='msgid "General Secretariat"\nmsgstr "SecrÃ©tariat gÃ©nÃ©ral"',
    good='msgid "General Secretariat"\nmsgstr "Secrétariat général"',
    flag="ignore-mojibake",
)
RULES = (HIDDEN, BROKEN, INVISIBLE, DECOMPOSED, COMPATIBILITY, ENTITY, ESCAPE, KASHIDA, MOJIBAKE)

# Two bytes of UTF-8 for a Latin letter, read as Windows-1252: ÄŸ for ğ, Â before a space.
_PAIR = re.compile(
    "[ÂÃÄÅ][\x80-\x9f€ƒ†‡ˆ‰ŠŒŽ˜™šœžŸ¢-ª¬-º¼-¾]|(?<!\\w)Â[\u00a0 ]|[⌐⌠⌡─-▟]|ΓÇ.|Ã\u00ad|Â\u00ab"
)
# Text that ftfy takes for garbled: »Ähnliche« in guillemets, the letters œ and æ alone.
_FAIR = re.compile(
    r"(?<!\w)[«»‹›](?=\w)|(?<=[^\WÂÃÄÅ])[«»‹›](?!\w)|(?<![^\s(«“])[œæ](?![^\s,.;)»”])"
)
_ASKED = re.compile(r"[^\W\d_]\?[^\W\d_]|\?{3,}|(?:\?{2,} ){2,}")


def check_encoding(target: Target) -> Iterator[Problem]:
    """Report signs of a wrong encoding (ftfy's), and letters that became question marks."""
    from ftfy.badness import badness

    for unit in target.units:
        for form in unit.forms:
            words = form.words
            if (
                "?" in words
                and (found := _ASKED.search(words))
                and not _is_in_source(unit, found[0])
            ):
                message = f"“{found[0]}” replaces letters that were lost"
                yield unit.problem(MOJIBAKE, message, form, hint="type them again")
            if words.isascii():
                continue
            found = _PAIR.search(words)
            if found or badness(_FAIR.sub(" ", words)):
                shown = f"“{found[0]}”" if found else "the text"
                message = f"{shown} is garbled: it was read in the wrong encoding"
                hint = _mended(words)
                yield unit.problem(MOJIBAKE, message, form, hint=hint)


def _is_in_source(unit: Unit, shown: str) -> bool:
    return any(shown in wording.words for wording in unit.source.wordings)


def _mended(text: str) -> str:
    from ftfy import fix_encoding

    mended = fix_encoding(text)
    return f"it may have been “{mended}”" if mended != text else "type it again, in UTF-8"
