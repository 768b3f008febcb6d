"""Check for repeated words and sentences."""

import re
from collections.abc import Iterator

from factsheet.gate.target import Problem, Target
from factsheet.gate.translations.passages import bare, sentences
from factsheet.locales.functionwords import DOUBLED
from factsheet.locales.tags import language_of
from factsheet.rules import error, warning

WORD = warning(
    code="doubled-word",
    summary="A word, or a few words, are repeated.",
    rationale="It is probably a slip of pasting. Repetitions of the language (French nous nous, "
    "Arabic adverbs) and of the source are allowed.",
    bad='msgid "The city"\nmsgstr "La la ville"',
    good='msgid "We meet in the city"\nmsgstr "Nous nous réunissons en ville"',
    flag="ignore-duplicate",
)
SENTENCE = error(
    code="repeated-sentence",
    summary="A sentence, or the whole text, is repeated.",
    rationale="The text was pasted twice.",
    bad='msgid "The countries decide together."\n'
    'msgstr "Les pays décident ensemble. Les pays décident ensemble."',
    good='msgid "The countries decide together."\nmsgstr "Les pays décident ensemble."',
    flag="ignore-repeated-sentence",
)
RULES = (WORD, SENTENCE)

_MARK = "\u064b-\u065f\u0670"
_TWICE = re.compile(
    rf"(?<![\w{_MARK}-])([^\W\d_][\w{_MARK}-]*(?:\s[^\W\d_][\w{_MARK}-]*){{0,3}})"
    rf"\s\1(?![\w'’{_MARK}-])"
)
_ADVERB = re.compile("[\u064b\u0627]$")
"""An Arabic accusative, doubled to say “one by one”."""
_SHORT = 3


def check(target: Target) -> Iterator[Problem]:
    """Report repeated words and sentences."""
    own = DOUBLED.get(language_of(target.tag))
    for unit in target.units:
        for form in unit.forms:
            words = form.words
            if not _repeats(words):
                continue
            if form.error or words == unit.source.singular.words:
                continue
            sources = [wording.words for wording in unit.source.wordings]
            if twice := _sentence(words):
                if not any(map(_sentence, sources)):
                    message = f"“{twice}” is repeated"
                    yield unit.problem(SENTENCE, message, form, hint="remove one of them")
            elif own is not None and (found := _TWICE.search(words.casefold())):
                word = found[1]
                is_meant = word in own or (target.tag.startswith("ar") and _ADVERB.search(word))
                if not is_meant and not any(_TWICE.search(text.casefold()) for text in sources):
                    message = f"“{word}” is repeated"
                    yield unit.problem(WORD, message, form, hint="remove one of them")


def _repeats(text: str) -> bool:
    """Whether any word occurs more than once, which is quick to find out."""
    said = bare(text).split()
    return len(set(said)) < len(said)


def _sentence(text: str) -> str | None:
    """The sentence, or the whole text of several words, that is repeated."""
    said = bare(text)
    count = said.count(" ") + 1
    middle = len(said) // 2
    if count >= 2 * _SHORT and said[:middle] == said[middle + 1 :]:
        return text[: len(text) // 2].strip()
    if count < 2 * _SHORT:
        return None
    seen: set[str] = set()
    for sentence in sentences(text):
        part = bare(sentence)
        if part.count(" ") >= _SHORT - 1 and part in seen:
            return sentence
        seen.add(part)
    return None
