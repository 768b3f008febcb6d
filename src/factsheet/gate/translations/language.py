"""Check that a translation is in the language of its catalog, in all its parts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factsheet.edition.wording import Wording
from factsheet.gate.suspicions.citations import (
    OWN_WORDS,
    is_list_of_codes,
    uncited,
    without_asides,
)
from factsheet.gate.suspicions.copies import Corpus
from factsheet.gate.target import Problem, Target, Unit
from factsheet.gate.translations.passages import bare, prose, sentences, words
from factsheet.gate.translations.script import REVERSED
from factsheet.locales.functionwords import FUNCTION_WORDS
from factsheet.locales.letters import scripts_of
from factsheet.locales.tags import language_of
from factsheet.model.base import FactBase
from factsheet.rules import error

COPY = error(
    code="untranslated-copy",
    summary="A translation is a copy of its source text.",
    rationale="Readers would see another language. Names, acronyms, words that both languages "
    "share and cited titles may be copies. Lists of codes, and texts that only other messages "
    "show to be untranslated, are warnings.",
    bad='msgid "The countries meet in the city"\nmsgstr "The countries meet in the city"',
    good='msgid "Constitution"\nmsgstr "Constitution"',
    flag="ignore-same",
)
PARTLY = error(
    code="half-translated",
    summary="A part of a sentence is still in the source's language.",
    rationale="Several words in a row are the source's, with function words among them, which no "
    "name has. In brackets or quotation marks, where terms are cited, it is a warning.",
    bad='msgid "The police meet, and they work in the same offices"\n'
    'msgstr "La police se réunit, and they work in the same offices"',
    good='msgid "The police meet"\nmsgstr "La police se réunit"',
    flag="ignore-half-translated",
)
OTHER = error(
    code="another-language",
    summary="A translation is in another language than its catalog.",
    rationale="It was pasted into the wrong file, or not translated. The function words of a "
    "sentence show it; what only its spelling or another catalog suggests is a warning, and so "
    "are terms of the source among other words. Names, cited titles and passages marked with "
    "their language do not count.",
    bad='msgid "The countries meet in the city"\n'
    'msgstr "Los países se reúnen en la ciudad por su cuenta"',
    good='msgid "The countries meet in the city"\nmsgstr "Les pays se réunissent dans la ville"',
    flag="ignore-another-language",
)
RULES = (COPY, PARTLY, OTHER)

Report = Callable[..., Problem]

_SENTENCE = 3
"""Minimum length, in words, of a copy in which a function word rules out a name."""
_RUN = 3
"""Number of consecutive words of the source that no translation has by chance."""
_FEW = 2
"""Function words of another language that identify it if the text has none of the catalog's."""
_MANY = 3
"""Function words of another language that identify it if the text has fewer of the catalog's."""
_NAMED_KINDS = frozenset({"place", "person"})


@dataclass(frozen=True, slots=True)
class _Languages:
    """How the catalog's language is distinguished from others."""

    own: str
    source: str
    small: frozenset[str]
    """Function words of the source's language that the catalog's does not have."""
    others: Mapping[str, frozenset[str]]
    """Function words of other languages, each with these languages."""
    is_other_script: bool
    corpus: Corpus

    @classmethod
    def of(cls, target: Target) -> "_Languages":
        own, source = language_of(target.tag), target.source_profile.tag
        words_of_source = FUNCTION_WORDS.get(language_of(source), frozenset())
        return cls(
            own,
            source,
            words_of_source - FUNCTION_WORDS.get(own, words_of_source),
            _others(own),
            not scripts_of(target.tag) & scripts_of(source),
            Corpus.of(target),
        )


def check(target: Target) -> Iterator[Problem]:
    """Report copies of the source, parts of it, and texts in other languages."""
    if target.is_source:
        return
    languages = _Languages.of(target)
    for unit in target.units:
        sources = [prose(wording) for wording in unit.source.wordings]
        for form in unit.forms:
            if not form.error:
                text = prose(form)
                is_known = _is_name(unit, target.base)
                if any(bare(source) == bare(text) for source in sources):
                    if not is_known:
                        yield from _copy(unit, form, text, languages)
                else:
                    yield from _part(unit, form, text, sources, languages)
                yield from _other(unit, form, text, sources, languages, is_name=is_known)


def _is_name(unit: Unit, base: FactBase) -> bool:
    """Whether a message is an acronym, or the name of a person or place."""
    context = unit.entry.context or ""
    if not context.startswith("fact:"):
        return False
    address, _, part = context.removeprefix("fact:").rpartition(":")
    fact = base.facts.get(address.partition(":")[0])
    is_named = fact is not None and fact.kind in _NAMED_KINDS
    return part == "acronym" or (is_named and part in ("city", "name", "surname"))


def _copy(unit: Unit, form: Wording, text: str, languages: _Languages) -> Iterator[Problem]:
    is_sentence = _is_sentence(text, languages)
    if is_sentence and not is_list_of_codes(text, languages.small):
        report: Report = unit.problem
    elif is_sentence or (is_sentence is None and _seems_untranslated(unit, text, languages)):
        report = unit.suspicion
    else:
        return
    hint = f"translate it; if it is right, add the flag {COPY.flag}"
    yield report(COPY, "the translation is a copy of the source text", form, hint=hint)


def _is_sentence(text: str, languages: _Languages) -> bool | None:
    """Whether words in lower case show that a text is not a name. None if it has no such words."""
    found = words(text)
    low = [word for word in found if word.islower()]
    if languages.is_other_script:
        return any(len(word) > 1 for word in low) or None
    small = [word for word in low if word in languages.small]
    if small and (len(found) >= _SENTENCE or found[0] in languages.small):
        # “Bank of America” is a name: it has no other word in lower case.
        is_common = languages.corpus.has_common_word(found)
        return len(low) > len(small) or found[0] in small or is_common
    return None


def _seems_untranslated(unit: Unit, text: str, languages: _Languages) -> bool:
    corpus, found = languages.corpus, words(text)
    if languages.is_other_script and found:
        return corpus.has_common_word(found) or corpus.is_translated_elsewhere(unit)
    return bool(found) and corpus.is_untranslated(text)


def _part(
    unit: Unit, form: Wording, text: str, sources: list[str], languages: _Languages
) -> Iterator[Problem]:
    if part := _kept(text, sources, languages):
        is_cited = not _is_sentence_kept(text, sources, languages)
        report = unit.suspicion if is_cited else unit.problem
        message = f"“{part}” is still in the source's language"
        yield report(PARTLY, message, form, hint="translate the whole sentence")


def _kept(text: str, sources: list[str], languages: _Languages) -> str | None:
    """Words in a row that are the source's, with a function word among them."""
    found = words(text)
    if languages.is_other_script:
        return _kept_pair(text, sources)
    if languages.small.isdisjoint(found):
        return None
    there = {window for source in sources for window in _windows(words(source))}
    for window in _windows(found):
        is_kept = not languages.small.isdisjoint(window) and window in there
        if is_kept and sum(word.islower() for word in window) > 1:
            return " ".join(window)
    return None


def _kept_pair(text: str, sources: list[str]) -> str | None:
    """Two words in lower case that are side by side in the source as well."""
    low = [word for word in words(text) if word.isascii()]
    for first, second in dict.fromkeys(pairwise(low)):
        pair = f"{first} {second}"
        if pair.islower() and pair in text and any(pair in source for source in sources):
            return pair
    return None


def _is_sentence_kept(text: str, sources: list[str], languages: _Languages) -> bool:
    """Whether the copied words are part of the sentence, not a citation, name or term."""
    there = {window for source in sources for window in _windows(words(source))}
    return any(
        any(word.islower() and word not in languages.small for word in window)
        and (languages.is_other_script or not languages.small.isdisjoint(window))
        and sum(word.islower() for word in window) > 1
        and window in there
        for window in _windows(words(uncited(text)))
    )


def _windows(found: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every run of `_RUN` words."""
    return (found[start : start + _RUN] for start in range(len(found) - _RUN + 1))


def _other(
    unit: Unit,
    form: Wording,
    text: str,
    sources: list[str],
    languages: _Languages,
    *,
    is_name: bool,
) -> Iterator[Problem]:
    corpus, report = languages.corpus, unit.suspicion
    if language := _identified(text, languages.own, languages.others):
        if language != languages.source or not _is_cited(text, unit, sources, languages):
            report = unit.problem
    else:
        language = corpus.spellings.language_of(text, (languages.source, *corpus.texts))
        if language is None and not is_name:
            language = corpus.language_sharing(unit, form)
    if language:
        message = f"the translation is in another language: “{language}”"
        yield report(OTHER, message, form, hint="translate it for this catalog")
    elif corpus.spellings.is_reversed(text):
        message = "the letters of the translation seem to be in reverse"
        yield unit.suspicion(REVERSED, message, form, hint="write them in reading order")


def _is_cited(text: str, unit: Unit, sources: list[str], languages: _Languages) -> bool:
    """Whether the source's language may be that of terms, among other words.

    A text that equals its source is for the rule about copies.
    """
    if text in sources:
        return True
    rest = without_asides(text, sources)
    if rest != text and not _identified(rest, languages.own, languages.others):
        return True
    rest = uncited(text)
    if _identified(rest, languages.own, languages.others):
        return False
    known = {word.casefold() for wording in unit.source.wordings for word in words(wording.words)}
    return len({word.casefold() for word in words(rest)} - known) >= OWN_WORDS


def identified(text: str, tag: str) -> str | None:
    """The other language, of the same script, that a sentence of a text marked `tag` is in."""
    own = language_of(tag)
    return _identified(text, own, _others(own))


@cache
def _others(language: str) -> Mapping[str, frozenset[str]]:
    """Function words that this language lacks, with the languages of its script that have them."""
    own = FUNCTION_WORDS.get(language)
    found: dict[str, frozenset[str]] = {}
    for other, theirs in FUNCTION_WORDS.items() if own else ():
        if other != language and scripts_of(other) == scripts_of(language):
            for word in theirs - own if own else ():
                found[word] = found.get(word, frozenset()) | {other}
    return found


def _identified(text: str, own: str, others: Mapping[str, frozenset[str]]) -> str | None:
    """The other language that a sentence of the text is in, by its function words."""
    if len(set(words(text.casefold())) & others.keys()) < _FEW:
        return None
    for sentence in sentences(text):
        small = set(words(sentence)[1:]) | {word.casefold() for word in words(sentence)[:1]}
        strange = small & others.keys()
        if len(strange) < _FEW:
            continue
        for language in sorted({one for word in strange for one in others[word]}):
            votes = sum(language in others[word] for word in strange)
            against = small & (FUNCTION_WORDS[own] - FUNCTION_WORDS[language])
            if votes >= _MANY > len(against) or (votes >= _FEW and not against):
                return language
    return None
