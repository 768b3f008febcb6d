"""Suspect untranslated texts by other messages, and translations that two messages share."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Key
from factsheet.edition.wording import Wording
from factsheet.gate.suspicions.spelling import Spellings, spellings_of
from factsheet.gate.target import Problem, Target, Unit
from factsheet.gate.translations.passages import bare, words
from factsheet.locales.functionwords import FUNCTION_WORDS, NEAR
from factsheet.locales.letters import scripts_of
from factsheet.locales.tags import language_of
from factsheet.rules import warning

REUSED = warning(
    code="reused-translation",
    summary="Two messages that differ in meaning have the same translation.",
    rationale="A translation was probably pasted into the wrong entry. Short texts, and sources "
    "that resemble each other, may be translated alike.",
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
RULES = (REUSED,)

_LONG = 4
"""Minimum length, in words, of a text that two messages or languages do not share by chance."""
_ALIKE = 0.35
"""Share of words in common (Dice's coefficient) at which one translation may suit two sources."""
_OTHERS = 100
"""Maximum number of sources with the same translation that each is compared with."""
_PROOF = 3
"""A copied word counts as untranslated if more messages than this have it, all translated without
it."""
_LETTERS = 4
"""Minimum length of such a word: shorter ones are function words and abbreviations."""
_SENTENCE = 3
"""Minimum length, in words, of a copy in which any leaning towards the source's language counts."""
_LEANING = 5.0
"""Minimum leaning of a shorter copy: names and shared words lean by less."""
_SHARED_LEANING = 2.0
"""Minimum leaning towards another language of a short text that both catalogs have for a
message."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Statistics of words and texts of a catalog, its source texts and the other catalogs."""

    lower: AbstractSet[str]
    """Words that the source has in lower case, which are not names."""
    uses: Mapping[str, int]
    """Number of messages in which the source has a word."""
    kept: Mapping[str, int]
    """Number of these in which the translation has it too."""
    cognates: tuple[Catalog, ...]
    """The catalogs of other languages in the source's script."""
    texts: Mapping[str, Mapping[str, frozenset[Key]]]
    """The texts of other languages' catalogs with their messages, except of near languages."""
    spellings: Spellings
    source: str

    @classmethod
    def of(cls, target: Target) -> "Corpus":
        source = target.source_profile.tag
        script = scripts_of(source)
        uses, kept, lower = Counter[str](), Counter[str](), set[str]()
        for unit in target.units:
            singular = unit.source.singular.words
            lower.update(word for word in words(singular) if word.islower())
            there = set(words(singular.casefold()))
            here = {word for form in unit.forms for word in words(form.words.casefold())}
            uses.update(there)
            kept.update(there & here)
        others = {tag: one for tag, one in target.siblings.items() if tag != source}
        own = language_of(target.tag)
        near = {one for group in NEAR if own in group for one in group} | {own, language_of(source)}
        return cls(
            lower,
            uses,
            kept,
            tuple(catalog for tag, catalog in others.items() if scripts_of(tag) & script),
            {tag: _texts(one) for tag, one in others.items() if language_of(tag) not in near},
            spellings_of(target),
            source,
        )

    def has_common_word(self, found: tuple[str, ...]) -> bool:
        """Whether a capitalized word occurs in lower case elsewhere."""
        return any(word.istitle() and word.casefold() in self.lower for word in found)

    def is_untranslated(self, text: str) -> bool:
        """Whether a copy of a source has a word that is always translated, or leans to its
        language."""
        found = words(text)
        if any(
            self.uses[word] > _PROOF and self.kept[word] <= 1
            for word in map(str.casefold, found)
            if len(word) >= _LETTERS
        ):
            return True
        leaning = self.spellings.leaning(text, self.source) or 0
        is_acronym = all(word.isupper() for word in found)
        return not is_acronym and leaning > (_LEANING if len(found) < _SENTENCE else 1)

    def is_translated_elsewhere(self, unit: Unit) -> bool:
        """Whether every language that could keep the source's text has translated it."""
        found = [catalog.find(*unit.entry.key) for catalog in self.cognates]
        texts = [bare(entry.translations[-1]) for entry in found if entry and entry.is_translated]
        return bool(texts) and bare(unit.source.wordings[-1].text) not in texts

    def language_sharing(self, unit: Unit, form: Wording) -> str | None:
        """Another language whose catalog has the same text, and whose spelling it resembles."""
        text = bare(form.words)
        count = text.count(" ") + 1
        if not text or any(bare(wording.words) == text for wording in unit.source.wordings):
            return None
        for tag, theirs in self.texts.items():
            keys = theirs.get(text)
            if not keys or (unit.entry.key not in keys and count < _SENTENCE):
                continue
            leaning = self.spellings.leaning(text, tag)
            if leaning is None:
                if count >= _LONG:
                    return tag
            elif leaning > (0 if count >= _LONG else _SHARED_LEANING):
                return tag
        return None


def _texts(catalog: Catalog) -> dict[str, frozenset[Key]]:
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for entry in catalog.file.entries:
        for form in entry.translations if not entry.fuzzy else ():
            found[bare(form)].add(entry.key)
    return {text: frozenset(keys) for text, keys in found.items()}


def check(target: Target) -> Iterator[Problem]:
    """Report translations that two messages share whose sources have few words in common."""
    if target.is_source:
        return
    small = FUNCTION_WORDS.get(language_of(target.source_profile.tag), frozenset())
    by_text: defaultdict[str, list[tuple[Unit, Wording]]] = defaultdict(list)
    for unit in target.units:
        if unit.forms and unit.forms[0].words.count(" ") >= _LONG - 1:
            by_text[bare(unit.forms[0].words)].append((unit, unit.forms[0]))
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
                hint = "check whether one of the two was pasted into the wrong entry"
                yield unit.suspicion(REUSED, message, form, hint=hint)


def _meaning(unit: Unit, small: frozenset[str]) -> frozenset[str]:
    """The words of a source that are not function words."""
    return frozenset(words(unit.source.singular.words.casefold())) - small


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= _ALIKE * (len(one) + len(other))
