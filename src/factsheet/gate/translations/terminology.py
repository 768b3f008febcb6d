"""Check that translations use the terms of the glossary."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factsheet.edition.wording import Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.gate.translations.phraseindex import IndexedPhrase, PhraseIndex, WordPositions
from factsheet.glossary.glossary import Concept, Glossary, TermStatus
from factsheet.locales.tags import by_language
from factsheet.locales.words import GAPS, has_spaces, numbers_folded, stems, words_in
from factsheet.rules import error, warning

_FLAG = "ignore-check-glossary"

TERM = warning(
    code="terminology",
    summary="A term of the source is not translated as in the glossary.",
    rationale="Two names suggest two things. The term may be inflected, and may occur less often "
    "than in the source. If the source means something else by the word, suppress the finding for "
    "this message.",
    bad='msgid "The General Secretariat."\nmsgstr "La Secrétairerie."',
    good='msgid "The General Secretariat."\nmsgstr "Le Secrétariat général."',
    flag=_FLAG,
)
FORBIDDEN = error(
    code="forbidden-term",
    summary="A translation has a term that the glossary forbids.",
    rationale="It is an old name, or wrong.",
    bad='msgid "member countries"\nmsgstr "pays-membres"',
    good='msgid "member countries"\nmsgstr "pays membres"',
    flag=_FLAG,
)
NAME = error(
    code="name-changed",
    summary="A name that must not be translated is changed.",
    rationale="The glossary marks it as untranslatable in this language: write it as there, with "
    "the same capitals.",
    bad='msgid "INTERPOL at a glance"\nmsgstr "Interpol en bref"',
    good='msgid "INTERPOL at a glance"\nmsgstr "INTERPOL en bref"',
    flag=_FLAG,
)
RULES = (TERM, FORBIDDEN, NAME)

_ADDRESS = re.compile(r"(?<!\S)(?=\S*?\w[.@/]\w)\S++")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """A glossary between two languages."""

    source: str
    target: str
    meant: PhraseIndex = field(default_factory=PhraseIndex)
    """The source language's terms."""
    wanted: dict[str, list[IndexedPhrase]] = field(default_factory=dict)
    """The target language's terms by concept."""
    banned: PhraseIndex = field(default_factory=PhraseIndex)
    """Terms that must not be used."""
    names: dict[str, IndexedPhrase] = field(default_factory=dict)
    """Names of one word that are never translated, by their lower-case spelling."""

    @classmethod
    def between(cls, glossary: Glossary, source: str, target: str) -> "_Lexicon":
        lexicon = cls(source, target)
        for concept in glossary.concepts:
            lexicon.add(concept)
        return lexicon

    def add(self, concept: Concept) -> None:
        accepted = concept.accepted(self.target)
        self.wanted[concept.id] = [
            IndexedPhrase.of(
                term, concept, stems, is_exact=term.status is TermStatus.UNTRANSLATABLE
            )
            for term in accepted
        ]
        for phrase in self.wanted[concept.id]:
            if phrase.is_exact and len(phrase.words) == 1:
                self.names[phrase.words[0].casefold()] = phrase
        for term in concept.accepted(self.source):
            exact = term.status is TermStatus.UNTRANSLATABLE
            self.meant.add(IndexedPhrase.of(term, concept, numbers_folded, is_exact=exact))
        letters = {term.text.casefold() for term in accepted}
        for term in concept.forbidden(self.target):
            exact = term.text.casefold() in letters
            self.banned.add(IndexedPhrase.of(term, concept, numbers_folded, is_exact=exact))

    def concepts_in(self, wording: Wording) -> dict[str, IndexedPhrase]:
        """The terms of the source text: the longest at each place."""
        return {phrase.concept.id: phrase for phrase in _phrases(self.meant, wording, self.source)}


def _phrases(table: PhraseIndex, wording: Wording, language: str) -> Iterator[IndexedPhrase]:
    words = words_in(wording.words) if table.count else []
    keys = [numbers_folded(word, language) for word in words]
    position = 0
    while position < len(words):
        found = table.longest(words, keys, position)
        if found:
            yield found
        position += len(found.words) if found else 1


def check(target: Target) -> Iterator[Problem]:
    """Report terms that are missing, forbidden or changed."""
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
    unit: Unit, form: Wording, meant: dict[str, IndexedPhrase], lexicon: _Lexicon
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
    translation = WordPositions.of(form.words, lexicon.target)
    gap = by_language(GAPS, lexicon.target) or 0
    for id, said in meant.items():
        wanted = lexicon.wanted[id]
        if not wanted or id in reported or _stands(wanted, form, translation, gap):
            continue
        name = next((one for one in wanted if one.is_exact), None)
        if name:
            message = f"the name “{name.term.text}” is not in the translation as it is written"
        else:
            message = f"“{said.term.text}” is not translated as in the glossary"
        hint = f"use {_listed(wanted)}; where the source means something else, the flag {_FLAG}"
        yield unit.problem(NAME if name else TERM, message, form, hint=hint)


def _misspelt(lexicon: _Lexicon, form: Wording) -> Iterator[tuple[IndexedPhrase, str]]:
    """Names written with other capitals, except in addresses."""
    for word in words_in(_ADDRESS.sub("", form.words)):
        phrase = lexicon.names.get(word.casefold())
        if phrase and word != phrase.words[0]:
            yield phrase, word


def _stands(
    wanted: Sequence[IndexedPhrase], form: Wording, translation: WordPositions, gap: int
) -> bool:
    if not has_spaces(wanted[0].term.language):
        return any(phrase.term.text in form.words for phrase in wanted)
    return any(
        phrase.is_in(translation, gap) if phrase.words else phrase.term.text in form.words
        for phrase in wanted
    )


def _listed(phrases: Sequence[IndexedPhrase]) -> str:
    return " or ".join(f"“{phrase.term.text}”" for phrase in phrases[:3])
