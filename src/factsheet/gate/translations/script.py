"""Check that words are written in the letters of their language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from factsheet.edition.wording import Wording
from factsheet.gate.suspicions.citations import without_brackets
from factsheet.gate.target import Problem, Target, Unit
from factsheet.gate.translations.links import ADDRESS
from factsheet.gate.translations.passages import bare, prose
from factsheet.locales.letters import (
    LETTERS,
    LOOKALIKES,
    NEVER_FIRST,
    SCRIPT_NAMES,
    UNSPACED,
    foreign_letters,
    letters_of,
    script_of,
    scripts_of,
)
from factsheet.locales.tags import language_of
from factsheet.rules import error, warning

MIXED = error(
    code="mixed-script",
    summary="A word has letters of two scripts.",
    rationale="A look-alike letter, such as a Cyrillic а in a French word, hides the word from "
    "search and is read out wrongly. Arabic and Hebrew particles may be directly before a Latin "
    "name.",
    bad='msgid "Organization"\nmsgstr "Org\u0430nisation"',
    good='msgid "Organization"\nmsgstr "Organisation"',
    flag="ignore-mixed-script",
)
FOREIGN = error(
    code="foreign-script",
    summary="A translation is written in the letters of another language.",
    rationale="Readers can't read it. Latin names and acronyms in a text of another script are "
    "allowed; whole texts in Latin letters and words in a third script are not. In brackets they "
    "are a warning.",
    bad='msgid "Members"\nmsgstr "Члены"',
    good='msgid "Members"\nmsgstr "Membres"',
    flag="ignore-foreign-script",
)
LETTER = error(
    code="foreign-letter",
    summary="A letter is a look-alike from a neighbouring language.",
    rationale="Persian and Urdu ی and ک look like Arabic ي and ك, but are other characters, so "
    "searches don't find the word. Use a keyboard of the language.",
    bad='msgid "Committee"\nmsgstr "الامانة العامة فی لیون"',
    good='msgid "Committee"\nmsgstr "اللجنة"',
    locale="ar",
    flag="ignore-foreign-letter",
)
UNUSUAL = warning(
    code="unusual-letter",
    summary="A common word has a letter that the language does not use.",
    rationale="It is misspelt, or a word of another language. Names and words with a capital may "
    "have any letter.",
    bad='msgid "Company"\nmsgstr "Une compañía"',
    good='msgid "Company"\nmsgstr "Une société"',
    flag="ignore-unusual-letter",
)
REVERSED = error(
    code="reversed-text",
    summary="The letters of a text are in reverse.",
    rationale="A program that does not support right-to-left text wrote them in the order of the "
    "screen. No Arabic word begins with ة or ى; what only the spelling suggests is a warning.",
    bad='msgid "General Secretariat"\nmsgstr "ةماعلا ةنامألا"',
    good='msgid "General Secretariat"\nmsgstr "الأمانة العامة"',
    locale="ar",
    flag="ignore-reversed-text",
)
RULES = (MIXED, FOREIGN, LETTER, UNUSUAL, REVERSED)

_WORD = re.compile(r"[^\W\d_\u0640]+")
_SYMBOL = re.compile("[µ\u0370-\u03ff]")
"""A Greek letter, which units and formulas use in every language."""
_PARTICLE = 4
"""Maximum length of a particle that Arabic and Hebrew write together with the next word."""

_SENTENCE = 4
"""Number of words without a capital that no name has."""


def check(target: Target) -> Iterator[Problem]:
    """Report look-alike letters, words and texts in a foreign script, and unusual letters."""
    own = scripts_of(target.tag)
    foreign = foreign_letters(target.tag)
    lookalikes = LOOKALIKES.get(language_of(target.tag), {})
    disguised = re.compile(f"[{''.join(lookalikes)}]") if lookalikes else None
    unusual = _unusual(language_of(target.tag))
    last = NEVER_FIRST.get(language_of(target.tag))
    reversed_word = re.compile(rf"(?<![\w\u064b-\u065f\u0670])[{last}]\w+") if last else None
    for unit in target.units:
        for form in unit.forms:
            if form.error or form.text in (w.text for w in unit.source.wordings):
                continue
            text = prose(form)
            if foreign.search(text):
                yield from _foreign(unit, form, text, own)
            if disguised and (found := disguised.search(text)):
                yield _disguised(unit, form, text, found[0], lookalikes)
            if reversed_word and (found := reversed_word.search(text)):
                message = f"“{found[0]}” begins with a letter that only ends words"
                yield unit.problem(
                    REVERSED, message, form, hint="write the letters in reading order"
                )
            if unusual and not text.isascii() and (found := unusual.search(text)):
                yield from _odd(unit, form, text, unusual)


def _foreign(unit: Unit, form: Wording, text: str, own: frozenset[str]) -> Iterator[Problem]:
    text = ADDRESS.sub(" ", text)
    known = {word for w in unit.source.wordings for word in _WORD.findall(w.words)}
    has_own = any(letters_of(script).search(text) for script in own)
    strange: list[str] = []
    for word in _WORD.findall(text):
        scripts = _scripts(word)
        if scripts <= own or word in known:
            continue
        if len(scripts - UNSPACED) > 1 and not _is_particle(word, own):
            message = f"“{word}” mixes {_listed(scripts)} letters"
            yield unit.problem(MIXED, message, form, hint="type the word again")
            return
        if not scripts & own and not _SYMBOL.fullmatch(word):
            strange.append(word)
    names = ", ".join(sorted(SCRIPT_NAMES.get(one, one) for one in own))
    third = [word for word in strange if "Latn" in own or "Latn" not in _scripts(word)]
    if third:
        message = f"“{third[0]}” is not written in {names} letters"
        hint = f"write it in {names} letters"
        is_bracketed = set(third).isdisjoint(_WORD.findall(without_brackets(text)))
        report = unit.suspicion if is_bracketed else unit.problem
        yield report(FOREIGN, message, form, hint=hint)
    elif strange and not has_own and not all(word.isupper() for word in strange):
        message = f"the translation has no {names} letters"
        yield unit.problem(FOREIGN, message, form, hint=f"translate it, in {names} letters")
    elif sum(word.islower() for word in strange) >= _SENTENCE:
        message = f"“{' '.join(strange[:_SENTENCE])}” is a sentence in other letters"
        yield unit.problem(FOREIGN, message, form, hint=f"translate it, in {names} letters")


def _scripts(word: str) -> frozenset[str]:
    return frozenset(script for letter in word if (script := script_of(letter)))


def _is_particle(word: str, own: frozenset[str]) -> bool:
    """Whether it is a short particle before a foreign name: وINTERPOL, בESA."""
    if not own & {"Arab", "Hebr"}:
        return False
    inside = [bool(_scripts(letter) & own) for letter in word]
    length = inside.index(False)
    if any(inside[length:]) or not 0 < length <= _PARTICLE:
        return False
    # One letter may be a slip of the keyboard, unless it is a capital behind a conjunction: وX.
    return len(word) - length > 1 or (length == 1 and word[1].isupper())


def _listed(scripts: frozenset[str]) -> str:
    return " and ".join(sorted(SCRIPT_NAMES.get(script, script) for script in scripts))


def _disguised(
    unit: Unit, form: Wording, text: str, letter: str, lookalikes: Mapping[str, str]
) -> Problem:
    word = next(word for word in re.findall(r"\w+", text) if letter in word)
    own = lookalikes[letter]
    message = f"“{word}” has U+{ord(letter):04X}, another language's “{own}”"
    return unit.problem(LETTER, message, form, hint=f"type U+{ord(own):04X} on a keyboard of yours")


@cache
def _unusual(language: str) -> re.Pattern[str] | None:
    """A word in lower case with a Latin letter that the language does not have."""
    if language not in LETTERS:
        return None
    own = LETTERS[language]
    others = "".join(
        chr(code) for code in range(0xDF, 0x2AF) if chr(code).islower() and chr(code) not in own
    )
    lower = f"a-z{own}{others}".replace("×", "")
    return re.compile(rf"(?<![\w'’-])[{lower}]*[{others}][{lower}]*(?!\w)")


def _odd(unit: Unit, form: Wording, text: str, unusual: re.Pattern[str]) -> Iterator[Problem]:
    known = " ".join(bare(wording.words) for wording in unit.source.wordings).split()
    word = next((word for word in unusual.findall(text) if word not in known), None)
    if word:
        message = f"“{word}” has a letter that this language does not write"
        yield unit.problem(UNUSUAL, message, form, hint="correct the spelling")
