"""Suspect translations that end too early, or are much longer or shorter than usual."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, inf, log, sqrt
from statistics import median

from factsheet.edition.wording import OBJECT, Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.gate.translations.limits import filler_in
from factsheet.gate.translations.passages import bare, sentences, words
from factsheet.locales.functionwords import BEFORE_NO_STOP, UNFINISHED
from factsheet.locales.letters import scripts_of
from factsheet.locales.punctuation import WITHOUT_STOP
from factsheet.locales.tags import by_language, language_of
from factsheet.rules import warning

TRUNCATED = warning(
    code="truncated",
    summary="A translation seems to end too early.",
    rationale="It stops in the middle of a sentence or word, or is much shorter than this language "
    "usually needs for such a text. The usual length is learnt from the catalog's other "
    "translations.",
    bad='msgid "The Assembly meets in the city."\nmsgstr "L’Assemblée se réunit dans la"',
    good='msgid "The Assembly meets in the city."\nmsgstr "L’Assemblée se réunit en ville."',
    flag="ignore-truncated",
)
LONG = warning(
    code="length-implausible",
    summary="A translation is much longer than its source.",
    rationale="It may contain the text of another entry, or a note that is not for readers. The "
    "usual length is learnt from the catalog's other translations.",
    bad='msgid "The countries decide"\nmsgstr "Les pays décident, mais avant cela il faut dire ici '
    "que la traduction de ce passage reste à revoir avec le service compétent et que son auteur "
    'attend une réponse de sa part avant la fin du mois prochain au plus tard"',
    good='msgid "The countries decide"\nmsgstr "Ce sont les pays qui décident"',
    flag="ignore-length-implausible",
)
RULES = (TRUNCATED, LONG)
HINT = "translate the whole text"

_STOPS = ".!?…؟。！？۔।"
_CLOSING = '"”“»’)]\u00a0\u202f\u200e\u200f <'
_CLIPPED = re.compile(r"[,،;؛:(\[«¿¡/–—、，-]\s*$")

_VALUE = 8
"""Characters that a placeholder counts for: a number or a name of usual length."""
_PRIOR = 30
"""Number of translations below which the catalog's own lengths are mixed with the general ones."""
_SPREAD = 0.3
"""Spread assumed for such small catalogs."""
_DENSITY = {"Hani": 0.3, "Kana": 0.5, "Hang": 0.5}
"""Characters of a script for one letter of an alphabet, before a catalog has shown its own."""
_BRIEF = 25
"""Minimum length of a source whose translation's length is judged: a label may be one word in one
language and four in another."""
_AT_LENGTH = 55
"""Minimum length of a source to which the tighter bounds apply."""
_STEADY = 0.15
"""Spread of a catalog below which the tighter bounds apply."""
# The next bounds were tried on 42,488 published sentences in French, Spanish, Arabic and German
# (December 2026). Together they report 41, 1 in a thousand.
_SHORT = 0.4
"""Share of the usual length below which a text that ends as its source does is suspected: 7 in
30,765 are shorter."""
_SHORT_STEADY = 0.52
"""The same for long texts of steady catalogs: 4 in 11,245 are shorter."""
_FEWER_SENTENCES = 0.72
"""The same where sentences are missing: 4 in 113 are shorter."""
_CUT = 0.72
"""The same where the full stop is missing, which alone is a matter of style: 14 in 262 are
shorter."""
_CUT_STEADY = 0.8
"""The same for long texts of steady catalogs: 10 in 103 are shorter."""
_EXCESS = 2.2
"""Multiple of the usual length, to which four times the catalog's spread is added, above which a
text has too much: 1 in 31,071 is longer."""
_EXCESS_STEADY = 1.8
"""The same for texts above `_AT_LENGTH`: 5 in 31,071 are longer."""
_EXTREME = (0.19, 4.1)
"""The multiple that 0.1 in a thousand published sentences exceed, as a logarithm: the first, and
the second divided by the root of the source's length. Long texts differ less from the usual.
Measured on 64,451 published sentences of 25 characters and more, from English into eight
languages."""
_EXTREME_MORE = (1.7, 0.8)
"""For a translation with more sentences than its source: the least, and a factor of the above."""
_BEGINNING = 4
"""Minimum length of a cut word: shorter ones are the beginning of many words."""
_CLAUSE = 3
"""Minimum length, in words, of a source for a function word at the translation's end to mean that
it was cut: “half” is «نیمی از», “half of”."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """The usual length of a catalog's translations, as a factor of the source's."""

    factor: float
    spread: float
    """Median of the deviations, as a logarithm."""

    @classmethod
    def of(cls, target: Target) -> "Expectation":
        """Learn from a catalog; a guess by script if it has few translations."""
        found = [
            log(_length(unit.forms[-1].words) / _length(unit.source.wordings[-1].words))
            for unit in target.units
            if len(unit.source.wordings[-1].words) > _BRIEF
        ]
        usual = log(_density(target.profile.tag) / _density(target.source_profile.tag))
        known = sorted(found + [usual] * _PRIOR) if len(found) < _PRIOR else found
        middle = median(known)
        spread = median(abs(one - middle) for one in known) if len(found) >= _PRIOR else _SPREAD
        return cls(exp(middle), spread)

    def ratio(self, there: str, here: str) -> float:
        """A translation's length divided by what is expected of it."""
        return _length(here) / (_length(there) * self.factor)

    def least(self, there: str, here: str, *, needs_stop: bool) -> float:
        """The ratio below which a translation seems to lack something."""
        is_steady = self.spread < _STEADY and _length(there) > _AT_LENGTH
        if needs_stop and _has_stop(there) and not _has_stop(here):
            return _CUT_STEADY if is_steady else _CUT
        if needs_stop and len(sentences(here)) < len(sentences(there)):
            return _FEWER_SENTENCES
        return _SHORT_STEADY if is_steady else _SHORT

    def most(self, there: str, here: str) -> float:
        """The ratio above which a translation seems to have too much."""
        start, slope = _EXTREME
        extreme = exp(start + slope / sqrt(_length(there)))
        if len(sentences(here)) > len(sentences(there)):
            least, factor = _EXTREME_MORE
            extreme = max(least, factor * extreme)
        if _length(here) <= 3 * _BRIEF:
            return inf if _length(there) < _BRIEF else extreme
        long = _EXCESS_STEADY if _length(there) > _AT_LENGTH else _EXCESS
        return min(extreme, long + 4 * self.spread)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Signs that a text was cut: words that no sentence ends with, and the catalog's words."""

    unfinished: frozenset[str]
    unfinished_in_source: frozenset[str]
    before_no_stop: frozenset[str]
    counts: Counter[str]
    ordered: list[str]

    @classmethod
    def of(cls, target: Target) -> "_Ends":
        own, source = language_of(target.tag), language_of(target.source_profile.tag)
        texts = {form.words for unit in target.units for form in unit.forms if not form.error}
        counts = Counter(word for text in texts for word in words(text))
        none = frozenset[str]()
        return cls(
            UNFINISHED.get(own, none),
            UNFINISHED.get(source, none),
            BEFORE_NO_STOP.get(own, none),
            counts,
            sorted(counts),
        )

    def open_end(self, there: str, here: str) -> str | None:
        """The last word of a translation, if no sentence can end with it."""
        last = words(here[-40:])[-1:]
        if last and last[0] in self.before_no_stop and here.endswith(f" {last[0]}."):
            return f"{last[0]}."
        if last and here[-1].isalpha() and last[0] in self.unfinished:
            source_last = words(there[-40:])[-1:]
            is_phrase = there[-1:].isalpha() and {*source_last} & self.unfinished_in_source
            is_part = len(words(there)) < _CLAUSE
            if not (is_phrase or is_part or there.endswith(OBJECT)) and len(words(here)) > 1:
                return last[0]
        if not _CLIPPED.search(here) or _CLIPPED.search(there):
            return None
        is_closed = here.endswith("«") and here.count("«") <= here.count("»")  # as in German
        is_heading = here.endswith(":") and there[-1:] not in _STOPS
        return None if is_closed or is_heading else here[-12:].strip()

    def cut_word(self, there: str, here: str) -> str | None:
        """The last word, if the full stop is missing and another word begins with it."""
        last = words(here[-40:])[-1:]
        if not here[-1:].isalpha() or not _has_stop(there) or not last:
            return None
        word = last[0]
        if len(word) < _BEGINNING or self.counts[word] > 1:
            return None
        after = bisect_right(self.ordered, word)
        is_beginning = after < len(self.ordered) and self.ordered[after].startswith(word)
        return word if is_beginning else None


def check(target: Target) -> Iterator[Problem]:
    """Report texts that are cut, and those whose length is unusual for their catalog."""
    if target.is_source:
        return
    expected, ends = Expectation.of(target), _Ends.of(target)
    for unit in target.units:
        for form in unit.forms:
            is_text = not form.error and bare(form.words) != bare(unit.source.singular.words)
            if is_text and filler_in(unit, form) is None:
                yield from _form(unit, form, expected, ends)


def _form(unit: Unit, form: Wording, expected: Expectation, ends: _Ends) -> Iterator[Problem]:
    wordings = [wording.words for wording in unit.source.wordings]
    there, here = wordings[-1].strip(), form.words.strip()
    ratios = [expected.ratio(text, here) for text in wordings]
    is_brief = min(map(_length, wordings)) < _BRIEF
    needs_stop = not by_language(WITHOUT_STOP, unit.locale)
    least = expected.least(there, here, needs_stop=needs_stop)
    if not is_brief and not _is_body(unit) and max(ratios) < least:
        message = f"the translation has {max(ratios):.0%} of the usual length for such a text"
        yield unit.suspicion(TRUNCATED, message, form, hint=HINT)
    elif (end := ends.open_end(there, here)) is not None:
        message = f"the translation seems to stop in the middle of a sentence, at “{end}”"
        yield unit.suspicion(TRUNCATED, message, form, hint=HINT)
    elif (word := ends.cut_word(there, here)) is not None:
        message = f"the translation seems to stop in the middle of a word, at “{word}”"
        yield unit.suspicion(TRUNCATED, message, form, hint=HINT)
    elif min(ratios) > expected.most(there, here):
        message = f"the translation is {min(ratios):.1f} times as long as usual for such a text"
        hint = "remove what the source does not say"
        yield unit.suspicion(LONG, message, form, hint=hint)


def _is_body(unit: Unit) -> bool:
    """Whether it names an organization, which one language spells out and another abbreviates."""
    context = unit.entry.context or ""
    return context.startswith("fact:") and context.endswith(":name")


def _has_stop(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _STOPS and bool(text)


def _density(tag: str) -> float:
    return max(_DENSITY.get(script, 1.0) for script in scripts_of(tag))


def _length(text: str) -> int:
    """Number of characters; a placeholder counts as several."""
    return len(text) + (_VALUE - 1) * text.count(OBJECT) or 1
