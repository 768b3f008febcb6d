"""A translation is in the language of its catalog."""

from collections.abc import Iterator, Mapping
from functools import cache

from factsheet.catalogs.catalog import Catalog
from factsheet.checks.rule import Problem, Rule
from factsheet.checks.target import Target, Unit
from factsheet.checks.translations.names import is_name
from factsheet.checks.translations.passages import bare, prose, sentences, words
from factsheet.checks.translations.spelling import Spellings
from factsheet.checks.wording import Wording
from factsheet.diagnostics import Severity
from factsheet.locales.functionwords import FUNCTION_WORDS, NEAR
from factsheet.locales.letters import language_of, scripts_of

OTHER = Rule(
    code="other-language",
    severity=Severity.ERROR,
    summary="A translation is in another language than its catalog.",
    rationale="It was pasted into the wrong file, or left as it was. Two things tell: the small "
    "words of a sentence, and another catalog that says the same in the same words. Names, "
    "cited titles and passages marked with their language do not count.",
    bad='msgid "The countries meet in the city"\n'
    'msgstr "Los países se reúnen en la ciudad por su cuenta"',
    good='msgid "The countries meet in the city"\nmsgstr "Les pays se réunissent dans la ville"',
    flag="ignore-other-language",
)
RULES = (OTHER,)

_SURE = 2
"""Small words of another language, where there is none of one's own."""
_CERTAIN = 3
"""Small words of another language, whatever else there is."""
_LEANING = 3.0
"""How clearly a text that another catalog has too must be spelt like that language."""
_PHRASE = 4
"""Words from which on a text that two languages share cannot be chance."""


def check(target: Target) -> Iterator[Problem]:
    """Sentences in another language, and translations that another catalog has."""
    if target.is_source:
        return
    own = language_of(target.tag)
    others = _others(own)
    siblings, spellings = _siblings(target), Spellings(target)
    for unit in target.units:
        for form in unit.forms:
            if form.error:
                continue
            text = prose(form)
            language = _identified(text, own, others)
            if language is None and siblings:
                language = _reused(unit, form, target, siblings, spellings)
            if language:
                message = f"the translation is in another language: “{language}”"
                yield unit.problem(OTHER, message, form, hint="translate it for this catalog")


@cache
def _others(language: str) -> Mapping[str, frozenset[str]]:
    """Small words that this language has not, each with the languages of its script that do."""
    own = FUNCTION_WORDS.get(language)
    found: dict[str, frozenset[str]] = {}
    for other, theirs in FUNCTION_WORDS.items() if own else ():
        if other != language and scripts_of(other) == scripts_of(language):
            for word in theirs - own if own else ():
                found[word] = found.get(word, frozenset()) | {other}
    return found


def _identified(text: str, own: str, others: Mapping[str, frozenset[str]]) -> str | None:
    """The other language that a sentence of the text is in, by its small words."""
    if not others:
        return None
    for sentence in sentences(text):
        small = set(words(sentence)[1:]) | {word.casefold() for word in words(sentence)[:1]}
        strange = small & others.keys()
        if len(strange) < _SURE:
            continue
        for language in sorted({one for word in strange for one in others[word]}):
            votes = sum(language in others[word] for word in strange)
            against = small & (FUNCTION_WORDS[own] - FUNCTION_WORDS[language])
            if votes >= _CERTAIN > len(against) or (votes >= _SURE and not against):
                return language
    return None


def _siblings(target: Target) -> dict[str, Catalog]:
    """The catalogs of other languages, without those that may say a phrase alike."""
    own = language_of(target.tag)
    near = {language for group in NEAR if own in group for language in group} | {own}
    source = language_of(target.source_profile.tag)
    return {
        tag: catalog
        for tag, catalog in target.siblings.items()
        if language_of(tag) not in near | {source}
    }


def _reused(
    unit: Unit,
    form: Wording,
    target: Target,
    siblings: Mapping[str, Catalog],
    spellings: Spellings,
) -> str | None:
    """The other language whose translation of this message is the same."""
    said = bare(form.words)
    if not said or is_name(unit, target.base):
        return None
    for tag, catalog in siblings.items():
        entry = catalog.find(*unit.entry.key)
        if entry is None or entry.fuzzy or form.text not in entry.translations:
            continue
        if any(bare(wording.words) == said for wording in unit.source.wordings):
            continue
        lean = spellings.leaning(said, tag)
        is_phrase = said.count(" ") >= _PHRASE - 1
        if (is_phrase and lean is None) or (lean or 0) > (0 if is_phrase else _LEANING):
            return tag
    return None
