"""Translations that end too early, or are too long."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, inf, log, sqrt
from statistics import median

from factsheet.diagnostics import Severity
from factsheet.edition.wording import OBJECT, Wording
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target, Unit
from factsheet.gate.translations.passages import bare, sentences, words
from factsheet.locales.functionwords import BEFORE_NO_STOP, UNFINISHED
from factsheet.locales.languages import by_language
from factsheet.locales.letters import language_of, scripts_of
from factsheet.locales.punctuation import WITHOUT_STOP

TRUNCATED = Rule(
    code="truncated",
    severity=Severity.ERROR,
    summary="A translation ends too early.",
    rationale="It stops in the middle of a sentence, or says far less than this language usually "
    "needs for such a text, judged by all the others of its catalog. It is an error where hardly "
    "any published translation is as short, or ends so; otherwise a warning.",
    bad='msgid "The Assembly meets in the city."\nmsgstr "L’Assemblée se réunit dans la"',
    good='msgid "The Assembly meets in the city."\nmsgstr "L’Assemblée se réunit en ville."',
    flag="ignore-truncated",
)
LONG = Rule(
    code="length-implausible",
    severity=Severity.ERROR,
    summary="A translation is far longer than its source lets expect.",
    rationale="It may hold the text of another entry, or a note that is not for readers. What is "
    "expected is learnt from the other translations of the catalog. It is an error where hardly "
    "any published translation is as long; otherwise a warning.",
    bad='msgid "The countries decide"\nmsgstr "Les pays décident, mais avant cela il faut dire ici '
    "que la traduction de ce passage reste à revoir avec le service compétent et que son auteur "
    'attend une réponse de sa part avant la fin du mois prochain au plus tard"',
    good='msgid "The countries decide"\nmsgstr "Ce sont les pays qui décident"',
    flag="ignore-length-implausible",
)
MAXIMUM = Rule(
    code="max-length",
    severity=Severity.ERROR,
    summary="A translation is longer than its message's `max-length` allows.",
    rationale="The flag `max-length:N` in the source or the catalog says how many characters "
    "there is room for.",
    bad='#, max-length:10\nmsgid "Members"\nmsgstr "Pays membres"',
    good='#, max-length:12\nmsgid "Members"\nmsgstr "Pays membres"',
    flag="ignore-max-length",
)
NOTE = Rule(
    code="unfinished",
    severity=Severity.ERROR,
    summary="A translation is a translator's note or a filler.",
    rationale="TODO, FIXME, TBD or lorem ipsum were meant to be replaced. Leave the translation "
    "empty, or mark it fuzzy, until it is written.",
    bad='msgid "Member countries"\nmsgstr "TODO pays"',
    good='msgid "Member countries"\nmsgstr "Pays membres"',
    flag="ignore-unfinished",
)
RULES = (TRUNCATED, LONG, MAXIMUM, NOTE)

_STOPS = ".!?…؟。！？۔।"
_CLOSING = '"”“»’)]\u00a0\u202f\u200e\u200f <'
_OPEN_END = re.compile(r"[,،;؛(\[«¿¡/–—、，-]\s*$")
_CLIPPED = re.compile(r"[,،;؛:(\[«¿¡/–—、，-]\s*$")
_NOTE = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|XXX+|[Ll]orem ipsum)\b")
_SAID = re.compile(rf"[^\W_]|{OBJECT}")
_LIMIT = re.compile(r"[0-9]{1,6}")
"""A longer number is no length of a text; the rule about flags names it."""
_MUTE = re.compile(r"[\s.,;:!?…،؛؟。'\"()–—-]*")
_VALUE = 8
"""Letters that a placeholder counts for."""
_PRIOR = 30
"""How many translations the expectation before any is worth."""
_SPREAD = 0.3
_LETTERS_FOR_ONE = {"Hani": 0.3, "Kana": 0.5, "Hang": 0.5}
"""How far texts of syllables and words go; only expected while a catalog has few others."""
_BRIEF = 25
"""Letters of a source below which its length says nothing."""
_TINY, _LONG_TINY = 0.4, 0.52
"""Below this share of what is usual, even a text that ends as its source does lacks something:
of short texts, and of long ones in a catalog whose lengths are steady."""
_FEWER = 0.72
"""The same, where sentences are missing."""
_SHORTER, _LONG_SHORTER = 0.72, 0.8
"""The same, where the full stop is missing, which alone is a matter of style."""
_ENOUGH = 4
"""Letters that the beginning of a word has to have, to be one."""
_CLAUSE = 3
"""Words that a source has at least, to be more than a part of a sentence."""
_LONGER, _LONG_LONGER = 2.2, 1.8
_STEADY = 0.15
_AT_LENGTH = 55
# The bounds of errors are measured, by bench/pairs.py, on 64,451 published pairs of sentences
# of 25 letters and more, from English into eight languages.
_FAR_SHORTER, _FAR_SHORTER_BRIEF = 0.4, 0.3
"""The share that 0.2 in a thousand fall short of, not all of which are right; the second of
sources of up to so many letters: labels are said in a word or two."""
_FAR_SHORTER_CUT = 0.5
"""The same, where a sentence or the full stop is missing."""
_FAR_LONGER = (0.19, 4.1)
"""The logarithm of what 0.1 in a thousand exceed is the first, and the second divided by the root
of the source's letters: the longer a text, the less its length differs from what is usual."""
_WITH_MORE, _FAR_LONGER_MORE = 0.8, 1.7
"""The part of that, and the least, for a translation with more sentences than its source."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """The usual length of a catalog's translations, as a factor of the source's."""

    factor: float
    spread: float
    """Median of the deviations, as a logarithm."""

    def ratio(self, there: int, here: int) -> float:
        """A translation's length divided by what is expected of it."""
        return here / (there * self.factor)


@dataclass(frozen=True, slots=True)
class WordCounts:
    """The words of a catalog, to tell the beginning of one from a whole one."""

    counts: Counter[str]
    ordered: list[str]

    @classmethod
    def of(cls, target: Target) -> "WordCounts":
        said = {form.words for unit in target.units for form in unit.forms if not form.error}
        counts = Counter(word for text in said for word in words(text))
        return cls(counts, sorted(counts))

    def is_beginning(self, word: str) -> bool:
        """Whether the word stands nowhere else, and another one begins with it."""
        if len(word) < _ENOUGH or self.counts[word] > 1:
            return False
        after = bisect_right(self.ordered, word)
        return after < len(self.ordered) and self.ordered[after].startswith(word)


_ASIDE = re.compile(r"\([^()]*\)")


def check(target: Target) -> Iterator[Problem]:
    """Cut sentences, lengths far from what is usual, and lengths that are forbidden."""
    for unit in target.units:
        yield from _maximum(unit)
    if target.is_source:
        return
    expected = _expectation(target)
    unfinished = UNFINISHED.get(language_of(target.tag), frozenset())
    of_source = UNFINISHED.get(language_of(target.source_profile.tag), frozenset())
    endless = BEFORE_NO_STOP.get(language_of(target.tag), frozenset())
    spelt = WordCounts.of(target)
    for unit in target.units:
        for form in unit.forms:
            if not form.error and bare(form.words) != bare(unit.source.singular.words):
                yield from _form(unit, form, expected, unfinished, of_source, endless, spelt)


def _form(
    unit: Unit,
    form: Wording,
    expected: Expectation,
    unfinished: frozenset[str],
    of_source: frozenset[str],
    endless: frozenset[str],
    spelt: WordCounts,
) -> Iterator[Problem]:
    wordings = [w.words for w in unit.source.wordings]
    if (note := _NOTE.search(form.words)) and not any(note[0] in text for text in wordings):
        message = f"“{note[0]}” is a note, not a translation"
        yield unit.problem(NOTE, message, form, hint="translate the text, or leave it empty")
        return
    there, here = wordings[-1].strip(), form.words.strip()
    ratios = [expected.ratio(_length(text), _length(here)) for text in wordings]
    is_brief = min(map(_length, wordings)) < _BRIEF
    needs_stop = not by_language(WITHOUT_STOP, unit.locale)
    least = _least(there, here, expected, needs_stop=needs_stop)
    if _SAID.search(there) and _MUTE.fullmatch(here):
        message = f"“{here}” says nothing"
        yield unit.problem(TRUNCATED, message, form, hint="translate the whole text")
    elif not is_brief and not _is_body(unit) and max(ratios) < least:
        share = f"{max(ratios):.0%}"
        message = f"the translation has {share} of the length that is usual for such a text"
        least = _far_less(there, here, needs_stop=needs_stop)
        # What a source says in brackets may be there for its translator alone.
        if "(" not in here and (rest := _length(_ASIDE.sub("", there))):
            ratios.append(expected.ratio(rest, _length(here)))
        yield unit.problem(
            TRUNCATED,
            message,
            form,
            hint="translate the whole text",
            is_suspicion=max(ratios) >= least,
        )
    elif (end := _loose_end(there, here, unfinished, of_source, endless)) is not None:
        message = f"the translation stops in the middle of a sentence, at “{end}”"
        hint = "translate the whole text"
        # What has no stop may be a label whose other part is another message.
        is_suspicion = not (_has_stop(there) and here[-1:].isalpha())
        yield unit.problem(TRUNCATED, message, form, hint=hint, is_suspicion=is_suspicion)
    elif (cut := _cut_word(there, here, spelt)) is not None:
        message = f"the translation stops in the middle of a word, at “{cut}”"
        hint = "translate the whole text"
        yield unit.problem(TRUNCATED, message, form, hint=hint, is_suspicion=True)
    elif min(ratios) > _most(there, here, expected):
        message = f"the translation is {min(ratios):.1f} times as long as is usual for such a text"
        hint = "take away what the source does not say"
        is_suspicion = min(ratios) <= _far_more(there, here)
        yield unit.problem(LONG, message, form, hint=hint, is_suspicion=is_suspicion)


def _least(there: str, here: str, expected: Expectation, *, needs_stop: bool) -> float:
    """The share of the usual length below which a translation lacks something."""
    is_steady = expected.spread < _STEADY and _length(there) > _AT_LENGTH
    if needs_stop and not _is_whole(there, here):
        return _LONG_SHORTER if is_steady else _SHORTER
    if needs_stop and len(sentences(here)) < len(sentences(there)):
        return _FEWER
    return _LONG_TINY if is_steady else _TINY


def _far_less(there: str, here: str, *, needs_stop: bool) -> float:
    """The share of the usual length that hardly any published translation falls short of."""
    is_cut = not _is_whole(there, here) or len(sentences(here)) < len(sentences(there))
    if needs_stop and is_cut:
        return _FAR_SHORTER_CUT if _length(there) > _AT_LENGTH else _FAR_SHORTER
    return _FAR_SHORTER if _length(there) > _AT_LENGTH else _FAR_SHORTER_BRIEF


def _most(there: str, here: str, expected: Expectation) -> float:
    """The multiple of the usual length above which a translation has too much."""
    far = _far_more(there, here)
    if _length(here) <= 3 * _BRIEF:
        return inf if _length(there) < _BRIEF else far
    return min(
        far, (_LONG_LONGER if _length(there) > _AT_LENGTH else _LONGER) + 4 * expected.spread
    )


def _far_more(there: str, here: str) -> float:
    """The multiple that hardly any published translation has."""
    start, slope = _FAR_LONGER
    most = exp(start + slope / sqrt(_length(there)))
    if len(sentences(here)) > len(sentences(there)):
        return max(_FAR_LONGER_MORE, _WITH_MORE * most)
    return most


def _loose_end(
    there: str,
    here: str,
    unfinished: frozenset[str],
    of_source: frozenset[str],
    endless: frozenset[str],
) -> str | None:
    """The end of a translation that no sentence has."""
    last = words(here[-40:])[-1:]
    if last and last[0] in endless and here.endswith(f" {last[0]}."):
        return f"{last[0]}."
    if here and here[-1].isalpha() and last and last[0] in unfinished:
        source_last = words(there[-40:])[-1:]
        is_phrase = there[-1:].isalpha() and source_last and source_last[0] in of_source
        # “half” is «نیمی از», before what it is half of
        is_part = len(words(there)) < _CLAUSE
        if not (is_phrase or is_part or there.endswith(OBJECT)) and len(words(here)) > 1:
            return last[0]
    if _CLIPPED.search(here) and not _CLIPPED.search(there):
        if here.endswith(":") and there[-1:] not in _STOPS:
            return None
        if here.endswith("«") and here.count("«") <= here.count("»"):
            return None  # German closes with it
        return here[-12:].strip()
    return None


def _cut_word(there: str, here: str, spelt: WordCounts) -> str | None:
    """The beginning of a word with which a sentence ends that has lost its full stop."""
    if not here[-1:].isalpha() or not _has_stop(there):
        return None
    last = words(here[-40:])[-1:]
    return last[0] if last and spelt.is_beginning(last[0]) else None


def _is_body(unit: Unit) -> bool:
    """Whether it names a body, which one language spells out and another does not."""
    context = unit.entry.context or ""
    return context.startswith("fact:") and context.endswith(":name")


def _is_whole(there: str, here: str) -> bool:
    """Whether the translation ends as its source does, with or without a stop."""
    return _has_stop(there) == _has_stop(here) if _has_stop(there) else True


def _has_stop(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _STOPS and bool(text)


def _maximum(unit: Unit) -> Iterator[Problem]:
    flags = (*unit.entry.flags, *unit.source.message.flags)
    for flag in flags:
        name, _, limit = flag.partition(":")
        if name == "max-length" and _LIMIT.fullmatch(limit.strip()):
            for form in unit.forms:
                if len(form.text) > int(limit):
                    message = f"{len(form.text)} characters, where {limit.strip()} are allowed"
                    yield unit.problem(MAXIMUM, message, form, hint="say it in fewer words")
            return


def _expectation(target: Target) -> Expectation:
    """Median factor of the catalog, and its spread; a guess where there is little to go by."""
    found = [
        log(_length(unit.forms[-1].words) / _length(unit.source.wordings[-1].words))
        for unit in target.units
        if len(unit.source.wordings[-1].words) > _BRIEF
    ]
    usual = log(_density(target.profile.tag) / _density(target.source_profile.tag))
    known = sorted(found + [usual] * _PRIOR) if len(found) < _PRIOR else found
    middle = median(known)
    spread = median(abs(one - middle) for one in known) if len(found) >= _PRIOR else _SPREAD
    return Expectation(2.718281828**middle, spread)


def _density(tag: str) -> float:
    """Letters of the locale's script for one of an alphabet."""
    return max(_LETTERS_FOR_ONE.get(script, 1.0) for script in scripts_of(tag))


def _length(text: str) -> int:
    """Letters and signs, a value counting as several."""
    return len(text) + (_VALUE - 1) * text.count(OBJECT) or 1
