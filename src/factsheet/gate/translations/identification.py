"""A translation is in the language of its catalog."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Key
from factsheet.diagnostics import Severity
from factsheet.edition.wording import Wording
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target, Unit
from factsheet.gate.translations.names import is_name
from factsheet.gate.translations.passages import bare, prose, sentences, uncited, words
from factsheet.gate.translations.script import REVERSED
from factsheet.gate.translations.spelling import Leanings, Spellings, spellings_of
from factsheet.locales.functionwords import FUNCTION_WORDS, NEAR
from factsheet.locales.letters import language_of, scripts_of

OTHER = Rule(
    code="another-language",
    severity=Severity.ERROR,
    summary="A translation is in another language than its catalog.",
    rationale="It was pasted into the wrong file, or left as it was. Two things tell: the small "
    "words of a sentence, and another catalog that says the same in the same words. Names, "
    "cited titles and passages marked with their language do not count.",
    bad='msgid "The countries meet in the city"\n'
    'msgstr "Los países se reúnen en la ciudad por su cuenta"',
    good='msgid "The countries meet in the city"\nmsgstr "Les pays se réunissent dans la ville"',
    flag="ignore-another-language",
)
RULES = (OTHER,)

_SURE = 2
"""Small words of another language, where there is none of one's own."""
_CERTAIN = 3
"""Small words of another language, whatever else there is."""
_LEANING = 2.0
"""How clearly a text that another catalog has too must be spelt like that language."""
_PART = 3
"""Words of a text from which on its spelling tells."""
_WINDOW = 6
"""Words in a row that are looked at together."""
_CLEAR, _CLEAR_WHOLE = 9.0, 8.0
"""How clearly they must be spelt like another language: words of one's own are far below 0."""
_PHRASE = 4
"""Words from which on a text that two languages share cannot be chance."""


_ASIDE = re.compile(r"[(«“]([^()«»“”]++)[)»”]")
"""What stands in brackets or quotation marks."""


def check(target: Target) -> Iterator[Problem]:
    """Sentences in another language, and translations that another catalog has."""
    if target.is_source:
        return
    own = language_of(target.tag)
    others = _others(own)
    siblings, spellings = _siblings(target), spellings_of(target)
    languages = (target.source_profile.tag, *siblings)
    tables = {tag: table for tag in languages if (table := spellings.table(tag)) is not None}
    texts = {tag: _texts(catalog) for tag, catalog in siblings.items()}
    for unit in target.units:
        for form in unit.forms:
            if form.error:
                continue
            text = prose(form)
            language = (
                _identified(text, own, others)
                or _spelt(text, tables)
                or _reused(unit, form, target, texts, spellings)
            )
            if language is None and _is_reversed(text, spellings):
                message = "the letters of the translation stand in reverse"
                yield unit.problem(REVERSED, message, form, hint="turn the letters round")
            if language:
                message = f"the translation is in another language: “{language}”"
                hint = "translate it for this catalog"
                is_suspicion = language == target.source_profile.tag and _is_cited(
                    text, unit, own, others
                )
                yield unit.problem(OTHER, message, form, hint=hint, is_suspicion=is_suspicion)


def _is_cited(text: str, unit: Unit, own: str, others: Mapping[str, frozenset[str]]) -> bool:
    """Whether terms of the source may stand in a translation: it has other words as well. Of
    what is the source text as a whole, the rule about copies knows more."""
    if text in (prose(wording) for wording in unit.source.wordings):
        return True
    there = [prose(wording) for wording in unit.source.wordings]
    rest = text
    for aside in _ASIDE.finditer(text):
        said = aside[1].strip()
        if said and any(said in one for one in there):
            rest = rest.replace(aside[0], " ")
    if rest != text and not _identified(rest, own, others):
        return True
    rest = uncited(text)
    if _identified(rest, own, others):
        return False
    known = {word.casefold() for wording in unit.source.wordings for word in words(wording.words)}
    return len({word.casefold() for word in words(rest)} - known) >= _SURE


def identified(text: str, tag: str) -> str | None:
    """The other language, of the same script, that a sentence of a text marked `tag` is in."""
    own = language_of(tag)
    return _identified(text, own, _others(own))


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
    if len(set(words(text.casefold())) & others.keys()) < _SURE:
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


def _is_reversed(text: str, spellings: Spellings) -> bool:
    """Whether the words look more like the language when they are read backwards."""
    found = words(text.casefold())
    return len(found) >= _PART and spellings.backwards(found) > _CLEAR


def _reused(
    unit: Unit,
    form: Wording,
    target: Target,
    texts: Mapping[str, Mapping[str, frozenset[Key]]],
    spellings: Spellings,
) -> str | None:
    """The other language whose translation of this message is the same."""
    said = bare(form.words)
    if not said or is_name(unit, target.base):
        return None
    for tag, theirs in texts.items():
        keys = theirs.get(said)
        count = said.count(" ") + 1
        if not keys or (unit.entry.key not in keys and count < _PART):
            continue
        if any(bare(wording.words) == said for wording in unit.source.wordings):
            continue
        lean = spellings.leaning(said, tag)
        if (count >= _PHRASE and lean is None) or (lean or 0) > (
            0 if count >= _PHRASE else _LEANING
        ):
            return tag
    return None


def _texts(catalog: Catalog) -> dict[str, frozenset[Key]]:
    """What a catalog says, each with the messages that it says it in."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for entry in catalog.file.entries:
        for form in entry.translations if not entry.fuzzy else ():
            found[bare(form)].add(entry.key)
    return {text: frozenset(keys) for text, keys in found.items()}


def _spelt(text: str, tables: Mapping[str, Leanings]) -> str | None:
    """The language of the publication that several words in a row are spelt like."""
    found = words(text)
    if len(found) < _PART:
        return None
    size = min(len(found), _WINDOW)
    wanted = _CLEAR if size == _WINDOW else _CLEAR_WHOLE
    for tag, table in tables.items():
        leans = [table[word] for word in found]
        if sum(lean for lean in leans if lean > 0) > wanted and any(
            sum(leans[start : start + size]) > wanted for start in range(len(leans) - size + 1)
        ):
            return tag
    return None
