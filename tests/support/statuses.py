"""A status of three languages and two sheets, to print."""

from factsheet.catalogs.catalog import TranslationState
from factsheet.config.policy import Policy
from factsheet.diagnostics import Location
from factsheet.edition.completeness import Completeness, PrintedMessage, Tally
from factsheet.edition.policy import decide
from factsheet.messages.message import Message
from factsheet.report.status import LocaleStatus, Status

DONE, FUZZY, MISSING = TranslationState.TRANSLATED, TranslationState.FUZZY, TranslationState.MISSING
TEXTS = (
    ("sheet:one:title", "First", ("one",)),
    ("sheet:one:lead", "Second | *words* <here>", ("one", "two")),
    ("sheet:two:title", "Third words here", ("two",)),
    (None, "Download", ()),
)
AUTONYMS = {"ar": "العربية", "en": "English", "fr": "français"}


def language(tag: str, progress: tuple[TranslationState, ...], more: int = 0) -> LocaleStatus:
    texts = (*TEXTS, *((f"sheet:two:{n}", f"Text {n}", ("two",)) for n in range(more)))
    units = tuple(
        PrintedMessage(Message(text, context), done, Location(f"{tag}.po", line, 1), sheets)
        for line, ((context, text, sheets), done) in enumerate(
            zip(texts, (*progress, *[MISSING] * more), strict=True), 2
        )
    )
    found = Completeness(tag, units)
    decision = decide(found, Policy(required=("sheet:*:lead",)), None, can_keep=False)
    return LocaleStatus(
        locale=tag,
        autonym=AUTONYMS[tag],
        is_source=tag == "en",
        decision=decision,
        total=Tally.of(units),
        selected=Tally.of(units),
        sheets={name: Tally.of(found.of_sheet(name)) for name in ("one", "two")},
        frame=Tally.of(found.of_frame()),
        blockers=decision.blockers,
    )


def status(*, is_selection: bool = False, more: int = 0) -> Status:
    """Arabic is complete, French is not; `more` adds so many missing messages to it."""
    locales = (
        language("ar", (DONE, DONE, DONE, DONE)),
        language("en", (DONE, DONE, DONE, DONE)),
        language("fr", (DONE, FUZZY, MISSING, DONE), more),
    )
    return Status("Riverside Library", "2021-11-25", locales, is_selection)
