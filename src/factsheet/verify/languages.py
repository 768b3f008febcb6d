"""Languages of passages: marked on the page wherever they change, and the same in the PDF."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from factsheet.diagnostics import Findings
from factsheet.gate.translations.language import identified
from factsheet.locales.functionwords import FUNCTION_WORDS
from factsheet.locales.letters import RANGES, SCRIPT_NAMES, scripts_of
from factsheet.published.blocks import Part, TextBlock
from factsheet.published.folding import IGNORED, read
from factsheet.published.page import PublishedPage
from factsheet.rules.proof import PASSAGE_LANGUAGE
from factsheet.verify.order import Located

LETTERS = 2
"""Minimum number of consecutive letters of another script: one alone may be a sign, such as μ or
Ω."""
WORDS, SMALL = 4, 2
"""Minimum number of consecutive Latin words, and of function words among them, of a passage in
another script."""
_WORD = re.compile(r"[^\W\d_]+")


def mistold(
    located: Sequence[Located], document: str | None
) -> Iterator[tuple[TextBlock, str, str, str]]:
    """Passages whose language differs in the PDF: block, words, language of the page, of the
    PDF."""
    told = (one for leaf in located for one in _told(leaf, document or ""))
    for (_, language, said), found in groupby(told, lambda one: (id(one[0]), one[2], one[3])):
        passages = list(found)
        if language.casefold() != said.casefold():
            yield passages[0][0], " ".join(words for _, words, *_ in passages), language, said


def _told(located: Located, document: str) -> Iterator[tuple[TextBlock, str, str, str]]:
    block = located.block
    text, languages = block.text, block.languages
    places = read(text)[1][located.start : located.end]
    for language, some in groupby(places, lambda place: languages[place]):
        shown = list(some)
        words = IGNORED.sub("", text[shown[0] : shown[-1] + 1])
        yield block, words, language, located.leaf.language or document


def check_passages(page: PublishedPage, findings: Findings) -> None:
    """Report passages of a page in another language than they are marked as."""
    for block in page.blocks:
        for language, some in groupby(block.parts, lambda part: part.language):
            parts = list(some)
            for words, what in _foreign(parts, language):
                message = f"“{words}” is {what}, and is marked as “{language}” in {block}"
                hint = 'mark the passage: <span lang="…">'
                locale = page.locale or None
                findings.error(PASSAGE_LANGUAGE, message, block.at, hint=hint, locale=locale)


def _foreign(parts: Sequence[Part], language: str) -> Iterator[tuple[str, str]]:
    """Words, and the script or language that they are in instead."""
    text = IGNORED.sub("", "".join(part.text for part in parts))
    own = scripts_of(language)
    if "" in own:
        return  # a language unknown to CLDR
    for script, letters in _other_letters(frozenset(own)):
        if found := letters.search(text):
            yield found[0].strip(), f"in {SCRIPT_NAMES[script]} letters"
    sentence = "".join(part.text if not part.is_name else "\ufffc" for part in parts)
    sentence = IGNORED.sub("", sentence)
    if "Latn" not in own:
        yield from _latin(sentence)
    if identified(sentence, language):
        words = [word.casefold() for word in _WORD.findall(sentence)]
        yield sentence.strip(), f"in another language (“{_likeliest(words)[0]}”)"


def _likeliest(words: Sequence[str]) -> tuple[str, int]:
    """The language with the most of the words among its function words, and how many."""
    votes = {one: sum(map(known.__contains__, words)) for one, known in FUNCTION_WORDS.items()}
    return max(votes.items(), key=lambda vote: vote[1])


@cache
def _other_letters(own: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Passages in scripts that a language is not written in; Latin ones may be names."""
    found = []
    for script, letters in RANGES.items():
        if script not in own and script != "Latn":
            word = f"[{letters}]"
            found.append((script, re.compile(f"{word}{{{LETTERS},}}(?:[^\\w]+{word}+)*")))
    return tuple(found)


_LATIN = re.compile(f"[{RANGES['Latn']}]+(?:[\\s,;’'-]+[{RANGES['Latn']}]+)*")


def _latin(text: str) -> Iterator[tuple[str, str]]:
    """Latin passages that are not names: small words, and words without a capital."""
    for found in _LATIN.finditer(text):
        words = _WORD.findall(found[0])
        language, small = _likeliest(words)
        is_plain = any(word[0].islower() and word not in FUNCTION_WORDS[language] for word in words)
        if len(words) >= WORDS and small >= SMALL and is_plain:
            yield found[0].strip(), f"in another language (“{language}”)"
