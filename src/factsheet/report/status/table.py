"""A status for a terminal: a line for each language, then what is left in each.

Languages are called by their tags: a name in Arabic letters would turn the figures beside
it around (UAX #9, W2).
"""

from collections.abc import Iterator, Sequence

from factsheet.catalogs.catalog import TranslationState
from factsheet.edition.completeness import Tally
from factsheet.edition.policy import Blocker
from factsheet.edition.record import LanguageState
from factsheet.report.status.status import LocaleStatus, Status

LONGEST_LIST = 20
"""Maximum number of lines below the table, so that it remains on the screen."""
SHORT = 48

WORDS = {
    LanguageState.PUBLISHED: "published",
    LanguageState.FALLBACK: "with fallback",
    LanguageState.KEPT: "earlier pages",
    LanguageState.LEFT_OUT: "left out",
}
"""How a state is called in a table."""

_HEAD = ("translated", "messages", "fuzzy", "missing", "words left")


def as_table(status: Status) -> str:
    """Everything about languages that are not complete, a line about those that are."""
    lines = [f"{status.publisher}, edition of {status.edition}", ""]
    overview: list[tuple[str, ...]] = [("language", *_HEAD, "next build")]
    for one in status.locales:
        state = "source language" if one.is_source else WORDS[one.decision.state]
        overview.append((one.locale, *_cells(one.total), state))
    lines += _columns(overview, left=(0, 6))
    for one in status.locales:
        if one.total.left or status.is_selection:
            lines += ["", *_details(one)]
        if one.corrected:
            lines += ["", *_corrections(one)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _details(one: LocaleStatus) -> Iterator[str]:
    yield f"{one.locale}: {WORDS[one.decision.state]}; {one.decision.reason}"
    rows: list[tuple[str, ...]] = [("sheet", *_HEAD)]
    rows += [(name, *_cells(tally)) for name, tally in one.sheets.items()]
    if one.frame:
        rows.append(("(every page)", *_cells(one.frame)))
    yield from (f"  {line}" for line in _columns(rows, left=(0,)))
    if one.blockers:
        yield "  what stands in the way:"
        shown = [_blocker(blocker) for blocker in one.blockers[:LONGEST_LIST]]
        yield from (f"    {line}" for line in _columns(shown, left=(0, 1, 2, 3)))
    if (more := len(one.blockers) - LONGEST_LIST) > 0:
        yield f"    … and {more} more: --format json lists all"


def _corrections(one: LocaleStatus) -> Iterator[str]:
    yield f"{one.locale}: translations kept when their source text was corrected (sync --minor):"
    rows = [
        (str(unit.at), unit.message.context or "", f"“{_short(unit.message.singular)}”")
        for unit in one.corrected
    ]
    yield from (f"    {line}" for line in _columns(rows, left=(0, 1, 2)))


def _cells(tally: Tally) -> tuple[str, ...]:
    done = tally.messages[TranslationState.TRANSLATED]
    return (
        f"{tally.percent}%",
        f"{done:,} of {tally.total:,}",
        _number(tally.messages[TranslationState.FUZZY]),
        _number(tally.messages[TranslationState.MISSING]),
        _number(tally.words_left),
    )


def _number(number: int) -> str:
    """Nothing left is nothing to read."""
    return f"{number:,}" if number else "·"


def _blocker(blocker: Blocker) -> tuple[str, ...]:
    unit = blocker.unit
    why = f"{unit.progress}, required" if blocker.is_required else unit.progress.value
    return (
        str(unit.at),
        why,
        unit.message.context or "(template)",
        f"“{_short(unit.message.singular)}”",
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"


def _columns(rows: Sequence[Sequence[str]], left: tuple[int, ...]) -> Iterator[str]:
    """Rows whose cells line up, those of the columns `left` at their beginning."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if number in left else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells)
