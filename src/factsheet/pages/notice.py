"""The notice on pages of a language that is published before it is fully translated."""

from fractions import Fraction

from factsheet.diagnostics import Findings
from factsheet.edition.document import Phrase
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision
from factsheet.edition.record import LanguageState
from factsheet.edition.speaker import Given, Used
from factsheet.messages.phrases import PARTLY_TRANSLATED
from factsheet.model.numbers import Share

ADDRESS = "translated"
"""The address of the percentage, which is printed like a fact but is not one."""


def notice(edition: Edition, decision: Decision, findings: Findings) -> Phrase | None:
    """The notice in the language itself, or in the source language and marked as such.

    None if the language is complete enough for its policy.
    """
    if decision.state is not LanguageState.FALLBACK:
        return None
    speaker = edition.speaker(decision.locale)
    share = Share(Fraction(decision.percent, 100))
    unsaid: Given = {"percent": lambda _: ()}
    _, voice = speaker.spoken(PARTLY_TRANSLATED, speaker.voice, Used(), unsaid)
    percent = speaker.value(share, ADDRESS, None, voice, Used())
    if voice is not speaker.voice:
        found = speaker.voice.translation_of(PARTLY_TRANSLATED)
        text = PARTLY_TRANSLATED
        findings.add(speaker.voice.untranslated(text.singular, found, text.at, text.context))
    return speaker.phrase(PARTLY_TRANSLATED, Used(), given={"percent": lambda _: percent})
