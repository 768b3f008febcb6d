"""Findings about the texts of a document: those that fell back, and doubled approximations."""

import re
from collections.abc import Iterator, Mapping

from factsheet.diagnostics import Diagnostic, MessageName
from factsheet.edition.document import Document, Said
from factsheet.edition.junctions import seams_of_words
from factsheet.edition.voice import Voice
from factsheet.edition.walk import inlines
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.rules.sheets import DOUBLED_APPROXIMATION

_PHRASES = frozenset(text.context for text in PHRASES)


def remarks(document: Document, voices: Mapping[str, Voice]) -> Iterator[Diagnostic]:
    """The findings about the texts of a document. `voices` are those that worded it, by tag."""
    own = voices[document.locale]
    for said in inlines(document):
        if isinstance(said, Said):
            text = said.text
            if said.fell_back:
                found = own.translation_of(text)
                yield own.untranslated(text.singular, found, text.at, text.context)
            if text.context not in _PHRASES:
                yield from _doubled(said, voices[said.locale])


def _doubled(said: Said, voice: Voice) -> Iterator[Diagnostic]:
    """Places where a sentence and the fact in it both add words of approximation."""
    seams = seams_of_words(said.children)
    known = voice.approximations() if seams else ()
    for one, other in seams:
        first = next((word for word in known if _ends_with(one, word)), None)
        second = next((word for word in known if _begins_with(other, word)), None)
        if first and second:
            entry = said.wording.entry if said.wording else None
            yield DOUBLED_APPROXIMATION.found(
                f"“{first}” stands before “{second}”, which the fact's approximation says",
                entry.location if entry else said.text.at,
                hint=f"leave “{first}” out: the fact’s value comes with its own words",
                locale=voice.profile.tag,
                subject=MessageName.of(said.text.context, said.text.singular),
            )


def _ends_with(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}\s*$", text, re.IGNORECASE) is not None


def _begins_with(text: str, words: str) -> bool:
    return re.match(rf"\s*{re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
