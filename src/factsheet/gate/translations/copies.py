"""What was not translated, and what was pasted into the wrong entry."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice, pairwise

from factsheet.catalogs.catalog import Catalog
from factsheet.diagnostics import Severity
from factsheet.edition.wording import Wording
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target, Unit
from factsheet.gate.translations.names import is_name
from factsheet.gate.translations.passages import bare, prose, uncited, words
from factsheet.gate.translations.spelling import Spellings, spellings_of
from factsheet.locales.functionwords import FUNCTION_WORDS
from factsheet.locales.letters import language_of, scripts_of

COPY = Rule(
    code="untranslated-copy",
    severity=Severity.ERROR,
    summary="A translation is a copy of its source text.",
    rationale="Readers would be told in another language. Names, acronyms, words that both "
    "languages write alike and cited titles are legitimate copies, and pass.",
    bad='msgid "The countries meet in the city"\nmsgstr "The countries meet in the city"',
    good='msgid "Constitution"\nmsgstr "Constitution"',
    flag="ignore-same",
)
PARTLY = Rule(
    code="half-translated",
    severity=Severity.ERROR,
    summary="A part of a sentence was left in the source's language.",
    rationale="Several words in a row are the source's, small words among them, which no name has.",
    bad='msgid "The police meet, and they work in the same offices"\n'
    'msgstr "La police se réunit, and they work in the same offices"',
    good='msgid "The police meet"\nmsgstr "La police se réunit"',
    flag="ignore-half-translated",
)
REUSED = Rule(
    code="reused-translation",
    severity=Severity.ERROR,
    summary="Two messages that say different things have the same translation.",
    rationale="A translation was pasted into the wrong entry: its reader is told something else. "
    "Short texts and sources that resemble each other may well be translated alike.",
    bad='msgid "Crime knows no borders and must be fought"\n'
    'msgstr "L’Assemblée se réunit chaque année à Lyon"\n\n'
    'msgid "Every year the Assembly meets in Lyon"\n'
    'msgstr "L’Assemblée se réunit chaque année à Lyon"',
    good='msgid "The Assembly meets in Lyon every year"\n'
    'msgstr "L’Assemblée se réunit chaque année à Lyon"\n\n'
    'msgid "Every year the Assembly meets in Lyon"\n'
    'msgstr "L’Assemblée se réunit chaque année à Lyon"',
    flag="ignore-reused",
)
RULES = (COPY, PARTLY, REUSED)

_SENTENCE = 3
"""Words of a copy from which on a small word tells that it is no name."""
_RUN = 3
"""Words of the source in a row that no translation has by chance."""
_LEANING = 5.0
"""How clearly a copy must be spelt like the source's language."""
_PROOF = 3
"""Other messages with a word, all of them translated without it, that tell it is foreign."""
_LONG = 4
"""Words from which on the same translation of two messages is no chance."""
_CODE = re.compile(r"[\"“«']\s?\w+\s?[\"”»']|(?<![\w-])(?=[\w-]*?\d)[\w-]++")
"""A word in quotation marks, or one with digits."""
_ALIKE = 0.35
"""Share of words in common from which on one translation may do for two sources."""
_OTHERS = 100
"""Sources with the same translation that each is compared with."""


@dataclass(frozen=True, slots=True)
class _Languages:
    """What tells the source's language from the target's."""

    small: frozenset[str]
    """Small words of the source's that the target has not."""
    is_other_script: bool
    low: AbstractSet[str]
    """Words that the source writes in lower case, so no names."""
    uses: Mapping[str, int]
    """In how many messages the source has a word."""
    kept: Mapping[str, int]
    """In how many of them the translation has it as well."""
    latin: tuple[Catalog, ...]
    """The catalogs of the other languages of the source's script."""
    spellings: Spellings
    source: str


def check(target: Target) -> Iterator[Problem]:
    """Copies of the source, parts of it, and copies of other translations."""
    if target.is_source:
        return
    languages = _languages(target)
    for unit in target.units:
        for form in unit.forms:
            if form.error:
                continue
            texts = [prose(wording) for wording in unit.source.wordings]
            here = prose(form)
            if any(bare(text) == bare(here) for text in texts):
                if not is_name(unit, target.base) and _is_copy(here, unit, languages):
                    message = "the translation is a copy of the source text"
                    hint = f"translate it; where it is right, add the flag {COPY.flag}"
                    is_suspicion = _is_listed(here, languages)
                    yield unit.problem(COPY, message, form, hint=hint, is_suspicion=is_suspicion)
            elif part := _kept(here, texts, languages):
                message = f"“{part}” was left in the source's language"
                hint = "translate the whole sentence"
                is_suspicion = not _is_sentence_kept(here, texts, languages)
                yield unit.problem(PARTLY, message, form, hint=hint, is_suspicion=is_suspicion)
    yield from _reused(target)


def _languages(target: Target) -> _Languages:
    own, source = language_of(target.tag), target.source_profile.tag
    script = scripts_of(source)
    source_words = FUNCTION_WORDS.get(language_of(source), frozenset())
    uses, kept, low = Counter[str](), Counter[str](), set[str]()
    for unit in target.units:
        low.update(word for word in words(unit.source.singular.words) if word.islower())
        there = set(words(unit.source.singular.words.casefold()))
        here = {word for form in unit.forms for word in words(form.words.casefold())}
        uses.update(there)
        kept.update(there & here)
    return _Languages(
        source_words - FUNCTION_WORDS.get(own, source_words),
        not scripts_of(target.tag) & script,
        low,
        uses,
        kept,
        tuple(
            c for tag, c in target.siblings.items() if tag != source and scripts_of(tag) & script
        ),
        spellings_of(target),
        source,
    )


def _is_copy(text: str, unit: Unit, languages: _Languages) -> bool:
    """Whether a text that equals its source ought to have been translated."""
    found = words(text)
    if not found:
        return False
    low = [word for word in found if word.islower()]
    is_common = any(word.istitle() and word.casefold() in languages.low for word in found)
    if languages.is_other_script:
        return any(len(word) > 1 for word in low) or is_common or _is_elsewhere(unit, languages)
    strange = [word for word in low if word in languages.small]
    if strange and (len(found) >= _SENTENCE or found[0] in languages.small):
        # “Bank of America” is a name: it has no other word in lower case.
        return len(low) > len(strange) or found[0] in strange or is_common
    if _is_proven(found, languages):
        return True
    is_acronym = all(word.isupper() for word in found)
    lean = languages.spellings.leaning(text, languages.source)
    return not is_acronym and (lean or 0) > (_LEANING if len(found) < _SENTENCE else 1)


def _is_listed(text: str, languages: _Languages) -> bool:
    """Whether a text is a list of codes, which nobody translates: utf-8, utf-16; "on", "off"."""
    rest = _CODE.sub(" ", text)
    low = [word for word in words(rest) if word.islower() and word not in languages.small]
    return len(_CODE.findall(text)) > 1 and not low


def _is_elsewhere(unit: Unit, languages: _Languages) -> bool:
    """Whether every language that could keep the source's word has translated it: no name."""
    found = [catalog.find(*unit.entry.key) for catalog in languages.latin]
    texts = [bare(entry.translations[-1]) for entry in found if entry and entry.is_translated]
    return bool(texts) and bare(unit.source.wordings[-1].text) not in texts


def _is_proven(found: tuple[str, ...], languages: _Languages) -> bool:
    """A word that other messages have, none of whose translations keep it."""
    return any(
        languages.uses[word] > _PROOF and languages.kept[word] <= 1
        for word in map(str.casefold, found)
        if len(word) > _RUN
    )


def _kept(here: str, texts: list[str], languages: _Languages) -> str | None:
    """Words in a row that are the source's, among them a small one that is no name's."""
    found = words(here)
    if languages.is_other_script:
        return _foreign_run(here, texts)
    strange = {n for n, word in enumerate(found) if word in languages.small}
    if not strange:
        return None
    there = {window for text in texts for window in _windows(words(text))}
    for start, window in enumerate(_windows(found)):
        if not strange.isdisjoint(range(start, start + _RUN)) and window in there:
            low = [word for word in window if word.islower()]
            if len(low) > 1:
                return " ".join(window)
    return None


def _is_sentence_kept(here: str, texts: list[str], languages: _Languages) -> bool:
    """Whether what was kept can be no name and no term: neither cited, nor all its words small
    ones but for those with capitals, nor a pair of words in another script."""
    there = {window for text in texts for window in _windows(words(text))}
    return any(
        any(word.islower() and word not in languages.small for word in window)
        and (languages.is_other_script or not languages.small.isdisjoint(window))
        and sum(word.islower() for word in window) > 1
        and window in there
        for window in _windows(words(uncited(here)))
    )


def _windows(found: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every run of `_RUN` words."""
    return (found[start : start + _RUN] for start in range(len(found) - _RUN + 1))


def _foreign_run(here: str, texts: list[str]) -> str | None:
    """Two words in lower case that stand side by side in the source as well."""
    low = [word for word in words(here) if word.isascii()]
    if len(low) < _RUN - 1:
        return None
    for first, second in dict.fromkeys(pairwise(low)):
        pair = f"{first} {second}"
        if pair.islower() and pair in here and any(pair in text for text in texts):
            return pair
    return None


def _reused(target: Target) -> Iterator[Problem]:
    """The same translation of sources that differ clearly."""
    small = FUNCTION_WORDS.get(language_of(target.source_profile.tag), frozenset())
    by_text: defaultdict[str, list[tuple[Unit, Wording]]] = defaultdict(list)
    for unit in target.units:
        for form in unit.forms[:1]:
            if form.words.count(" ") >= _LONG - 1:
                by_text[bare(form.words)].append((unit, form))
    for text, users in by_text.items():
        if len(users) < 2 or len(words(text)) < _LONG:
            continue
        meanings = {unit.entry.key: _meaning(unit, small) for unit, _ in users}
        others = list(islice(meanings.values(), _OTHERS))
        for unit, form in users:
            own = meanings[unit.entry.key]
            if not any(own is not other and _alike(own, other) for other in others):
                shown = next(u for u, _ in users if u is not unit).source.singular.text
                message = f"the translation is also that of “{shown[:60]}”, a different text"
                hint = "one of the two was pasted into the wrong entry"
                yield unit.problem(REUSED, message, form, hint=hint)


def _meaning(unit: Unit, small: frozenset[str]) -> frozenset[str]:
    """The words of a source that are not small ones."""
    return frozenset(words(unit.source.singular.words.casefold())) - small


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sources have a good part of their words in common (Dice's coefficient)."""
    return 2 * len(one & other) >= _ALIKE * (len(one) + len(other))
