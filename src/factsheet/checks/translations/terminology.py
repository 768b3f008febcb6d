"""Translations use the terms of the glossary."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from factsheet.checks.rule import Problem, Rule
from factsheet.checks.target import Target, Unit
from factsheet.checks.wording import Wording
from factsheet.diagnostics import Severity
from factsheet.glossary.glossary import Concept, Glossary, Status, Term
from factsheet.locales.languages import by_language
from factsheet.locales.stems import numbers_folded, stems
from factsheet.locales.words import GAPS, has_spaces, words_in

_FLAG = "ignore-check-glossary"

TERM = Rule(
    code="terminology",
    severity=Severity.WARNING,
    summary="A term of the source is not translated as the glossary says.",
    rationale="Readers take two names for two things. The term may be inflected as the language "
    "inflects it, and may be said once where the source says it several times. Where the source "
    "means something else by the word, silence the rule for that message.",
    bad='msgid "The General Secretariat."\nmsgstr "La Secrétairerie."',
    good='msgid "The General Secretariat."\nmsgstr "Le Secrétariat général."',
    flag=_FLAG,
)
FORBIDDEN = Rule(
    code="forbidden-term",
    severity=Severity.ERROR,
    summary="A translation holds a term that the glossary forbids.",
    rationale="It was given up, or has never been right: an old name, a wrong spelling.",
    bad='msgid "member countries"\nmsgstr "pays-membres"',
    good='msgid "member countries"\nmsgstr "pays membres"',
    flag=_FLAG,
)
NAME = Rule(
    code="name-changed",
    severity=Severity.ERROR,
    summary="A name that is never translated is not in the translation letter for letter.",
    rationale="The glossary calls it untranslatable in this language: it is written the same "
    "everywhere, in capitals where it has capitals.",
    bad='msgid "INTERPOL at a glance"\nmsgstr "Interpol en bref"',
    good='msgid "INTERPOL at a glance"\nmsgstr "INTERPOL en bref"',
    flag=_FLAG,
)
RULES = (TERM, FORBIDDEN, NAME)

_ADDRESS = re.compile(r"(?<!\S)(?=\S*?\w[.@/]\w)\S++")

Known = Callable[[str, str], frozenset[str]]
"""What to know a word of a language by."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A term as it is looked for."""

    term: Term
    concept: Concept
    words: tuple[str, ...]
    keys: tuple[frozenset[str], ...]
    is_exact: bool
    """Whether it stands letter for letter or not at all."""

    @classmethod
    def of(cls, term: Term, concept: Concept, known: Known, *, is_exact: bool) -> "_Phrase":
        words = tuple(words_in(term.text))
        keys = tuple(known(word, term.language) for word in words)
        return cls(term, concept, words, keys, is_exact)

    def stands_at(self, start: int, words: Sequence[str], keys: Sequence[frozenset[str]]) -> bool:
        """Whether the words from `start` on are the term, a capital being a capital."""
        if start + len(self.words) > len(words):
            return False
        for offset, wanted in enumerate(self.words):
            word = words[start + offset]
            if self.is_exact and word != wanted:
                return False
            if wanted[0].isupper() and not word[0].isupper():
                return False
            if self.keys[offset].isdisjoint(keys[start + offset]):
                return False
        return True

    def is_in(self, said: "_Said", gap: int) -> bool:
        """Whether the term stands somewhere, up to `gap` other words between each two."""
        if self.is_exact:
            return said.has([said.words.get(word, 0) for word in self.words], 0)
        return said.has([said.known_by(keys) for keys in self.keys], gap)


@dataclass(frozen=True, slots=True)
class _Said:
    """Where the words of a translation stand: bit n of a number is set for the n-th word.

    So a term is found in a few operations however often its words are repeated.
    """

    words: dict[str, int]
    """By the word as written."""
    keys: dict[str, int]
    """By what a word is known by."""

    @classmethod
    def of(cls, text: str, language: str) -> "_Said":
        said = cls({}, {})
        for n, word in enumerate(words_in(text)):
            said.words[word] = said.words.get(word, 0) | 1 << n
        for word, places in said.words.items():
            for key in stems(word, language):
                said.keys[key] = said.keys.get(key, 0) | places
        return said

    def known_by(self, keys: frozenset[str]) -> int:
        """Where a word stands that has one of the keys."""
        places = 0
        for key in keys:
            places |= self.keys.get(key, 0)
        return places

    def has(self, wanted: Sequence[int], gap: int) -> bool:
        """Whether there is a place of each in turn, with up to `gap` words in between."""
        last = wanted[0]
        for places in wanted[1:]:
            ahead = 0
            for step in range(1, gap + 2):
                ahead |= last << step
            last = ahead & places
        return bool(last)


@dataclass(frozen=True, slots=True)
class _Table:
    """Phrases by what their first word is known by."""

    phrases: dict[str, list[_Phrase]] = field(default_factory=dict)
    seen: dict[str, tuple[_Phrase, ...]] = field(default_factory=dict)
    """The phrases that each word of the texts may begin, once looked up."""

    def add(self, phrase: _Phrase) -> None:
        for key in phrase.keys[0] if phrase.words else ():
            self.phrases.setdefault(key, []).append(phrase)

    def starting_with(self, word: str, language: str) -> tuple[_Phrase, ...]:
        """The phrases that the word may begin, the longest first."""
        found = self.seen.get(word)
        if found is None:
            keys = numbers_folded(word, language)
            known = [phrase for key in sorted(keys) for phrase in self.phrases.get(key, ())]
            found = tuple(sorted(known, key=lambda phrase: -len(phrase.words)))
            self.seen[word] = found
        return found


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """A glossary between two languages."""

    source: str
    target: str
    meant: _Table = field(default_factory=_Table)
    """The source language's terms."""
    wanted: dict[str, list[_Phrase]] = field(default_factory=dict)
    """The target language's terms by concept."""
    banned: _Table = field(default_factory=_Table)
    """What must not stand."""
    names: dict[str, _Phrase] = field(default_factory=dict)
    """Names of one word that are never translated, by their letters without case."""

    @classmethod
    def between(cls, glossary: Glossary, source: str, target: str) -> "_Lexicon":
        lexicon = cls(source, target)
        for concept in glossary.concepts:
            lexicon.add(concept)
        return lexicon

    def add(self, concept: Concept) -> None:
        accepted = concept.accepted(self.target)
        self.wanted[concept.id] = [
            _Phrase.of(term, concept, stems, is_exact=term.status is Status.UNTRANSLATABLE)
            for term in accepted
        ]
        for phrase in self.wanted[concept.id]:
            if phrase.is_exact and len(phrase.words) == 1:
                self.names[phrase.words[0].casefold()] = phrase
        for term in concept.accepted(self.source):
            exact = term.status is Status.UNTRANSLATABLE
            self.meant.add(_Phrase.of(term, concept, numbers_folded, is_exact=exact))
        letters = {term.text.casefold() for term in accepted}
        for term in concept.forbidden(self.target):
            exact = term.text.casefold() in letters
            self.banned.add(_Phrase.of(term, concept, numbers_folded, is_exact=exact))

    def concepts_in(self, wording: Wording) -> dict[str, _Phrase]:
        """What the source text speaks of: the longest term at each place."""
        return {phrase.concept.id: phrase for phrase in _phrases(self.meant, wording, self.source)}


def _phrases(table: _Table, wording: Wording, language: str) -> Iterator[_Phrase]:
    words = words_in(wording.words)
    keys: list[frozenset[str]] = []
    position = 0
    while position < len(words):
        candidates = table.starting_with(words[position], language)
        if not candidates:
            position += 1
            continue
        keys = keys or [numbers_folded(word, language) for word in words]
        found = next((one for one in candidates if one.stands_at(position, words, keys)), None)
        if found:
            yield found
        position += len(found.words) if found else 1


def check(target: Target) -> Iterator[Problem]:
    """Terms that are missing, forbidden, or changed."""
    if not target.glossary:
        return
    lexicon = _Lexicon.between(target.glossary, target.source_profile.tag, target.tag)
    for unit in target.units:
        meant = lexicon.concepts_in(unit.source.wordings[-1])
        if meant and unit.source.plural:
            singular = lexicon.concepts_in(unit.source.singular)
            meant = {id: phrase for id, phrase in meant.items() if id in singular}
        for form in unit.forms:
            if not form.error:
                yield from _form(unit, form, meant, lexicon)


def _form(
    unit: Unit, form: Wording, meant: dict[str, _Phrase], lexicon: _Lexicon
) -> Iterator[Problem]:
    banned = list(_phrases(lexicon.banned, form, lexicon.target))
    for phrase in banned:
        accepted = lexicon.wanted[phrase.concept.id]
        yield unit.problem(
            FORBIDDEN,
            f"“{phrase.term.text}” must not be used",
            form,
            hint=f"write {_listed(accepted)}" if accepted else None,
        )
    reported = {phrase.concept.id for phrase in banned}
    for phrase, word in _misspelt(lexicon, form) if lexicon.names else ():
        if phrase.concept.id not in reported:
            reported.add(phrase.concept.id)
            message = f"the name “{phrase.term.text}” is written “{word}”"
            yield unit.problem(NAME, message, form, hint=f"write “{phrase.term.text}”")
    if not meant.keys() - reported:
        return
    translation = _Said.of(form.words, lexicon.target)
    gap = by_language(GAPS, lexicon.target) or 0
    for id, said in meant.items():
        wanted = lexicon.wanted[id]
        if not wanted or id in reported or _stands(wanted, form, translation, gap):
            continue
        name = next((one for one in wanted if one.is_exact), None)
        if name:
            message = f"the name “{name.term.text}” is not in the translation as it is written"
        else:
            message = f"“{said.term.text}” is not translated as the glossary says"
        hint = f"use {_listed(wanted)}; where the source means something else, the flag {_FLAG}"
        yield unit.problem(NAME if name else TERM, message, form, hint=hint)


def _misspelt(lexicon: _Lexicon, form: Wording) -> Iterator[tuple[_Phrase, str]]:
    """Names in other capitals; in addresses they have none."""
    for word in words_in(_ADDRESS.sub("", form.words)):
        phrase = lexicon.names.get(word.casefold())
        if phrase and word != phrase.words[0]:
            yield phrase, word


def _stands(wanted: Sequence[_Phrase], form: Wording, translation: _Said, gap: int) -> bool:
    if not has_spaces(wanted[0].term.language):
        return any(phrase.term.text in form.words for phrase in wanted)
    return any(
        phrase.is_in(translation, gap) if phrase.words else phrase.term.text in form.words
        for phrase in wanted
    )


def _listed(phrases: Sequence[_Phrase]) -> str:
    return " or ".join(f"“{phrase.term.text}”" for phrase in phrases[:3])
