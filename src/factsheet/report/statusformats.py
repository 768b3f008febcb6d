"""A status as a table, JSON, Markdown or a badge."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any
from unicodedata import combining

from factsheet.catalogs.catalog import TranslationState
from factsheet.diagnostics import excerpt
from factsheet.edition.completeness import PrintedMessage, Tally
from factsheet.edition.policy import Blocker
from factsheet.edition.record import LanguageState
from factsheet.escaping import json_text, markdown, markdown_code
from factsheet.locales.direction import letters_direction
from factsheet.report.status import HEAD, WORDS, LocaleStatus, Status, tally_cells
from factsheet.report.statushtml import as_html

LONGEST_LIST = 20
"""Maximum number of lines below the table, so that it remains on the screen."""
SHORT = 48


def as_table(status: Status) -> str:
    """Everything about languages that are not complete, a line about those that are."""
    lines = [f"{status.publisher}, edition of {status.edition}", ""]
    overview: list[tuple[str, ...]] = [("language", *HEAD, "next build")]
    for one in status.locales:
        state = "source language" if one.is_source else WORDS[one.decision.state]
        overview.append((one.locale, *tally_cells(one.total), state))
    lines += _columns(overview, left=(0, 6))
    for one in status.locales:
        if one.total.left or status.is_selection:
            lines += ["", *_details(one)]
        if one.corrected:
            lines += ["", *_corrections(one)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _details(one: LocaleStatus) -> Iterator[str]:
    yield f"{one.locale}: {WORDS[one.decision.state]}; {one.decision.reason}"
    rows: list[tuple[str, ...]] = [("sheet", *HEAD)]
    rows += [(name, *tally_cells(tally)) for name, tally in one.sheets.items()]
    if one.frame:
        rows.append(("(every page)", *tally_cells(one.frame)))
    yield from (f"  {line}" for line in _columns(rows, left=(0,)))
    if one.blockers:
        yield "  blocking publication:"
        shown = [_blocker(blocker) for blocker in one.blockers[:LONGEST_LIST]]
        yield from (f"    {line}" for line in _columns(shown, left=(0, 1, 2, 3)))
    if (more := len(one.blockers) - LONGEST_LIST) > 0:
        yield f"    … and {more} more: --format json lists all"


def _corrections(one: LocaleStatus) -> Iterator[str]:
    yield f"{one.locale}: translations kept when their source text was corrected (sync --minor):"
    rows = [
        (str(unit.at), unit.message.context or "", _quoted(unit.message.singular))
        for unit in one.corrected
    ]
    yield from (f"    {line}" for line in _columns(rows, left=(0, 1, 2)))


def _blocker(blocker: Blocker) -> tuple[str, ...]:
    unit = blocker.unit
    why = f"{unit.progress}, required" if blocker.is_required else unit.progress.value
    text = _quoted(unit.message.singular)
    return (str(unit.at), why, unit.message.context or "(template)", text)


def _quoted(text: str) -> str:
    return f"“{excerpt(' '.join(text.split()), SHORT)}”"


def _columns(rows: Sequence[Sequence[str]], left: tuple[int, ...]) -> Iterator[str]:
    """Rows with aligned cells, left-aligned in the columns `left`."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if number in left else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells)


VERSION = 1


def as_json(status: Status) -> str:
    """The whole status: see docs/status.md."""
    data = {
        "version": VERSION,
        "publisher": status.publisher,
        "edition": status.edition,
        "locales": {one.locale: _locale_data(one) for one in status.locales},
    }
    return json_text(data, indent=2)


def _locale_data(one: LocaleStatus) -> dict[str, Any]:
    parts = {"sheets": {name: _tally_data(tally) for name, tally in one.sheets.items()}}
    return {
        "source": one.is_source,
        "state": one.decision.state,
        "reason": one.decision.reason,
        **_tally_data(one.total),
        **parts,
        **({"frame": _tally_data(one.frame)} if one.frame else {}),
        "blockers": [_blocker_data(blocker) for blocker in one.blockers],
        "corrected": [_correction_data(unit) for unit in one.corrected],
    }


def _tally_data(tally: Tally) -> dict[str, Any]:
    return {
        "percent": tally.percent,
        "messages": {"total": tally.total, **tally.messages},
        "words": {"total": sum(tally.words.values()), **tally.words},
    }


def _blocker_data(blocker: Blocker) -> dict[str, Any]:
    unit = blocker.unit
    return {
        "context": unit.message.context,
        "text": unit.message.singular,
        "path": unit.at.path,
        "line": unit.at.line or None,
        "why": unit.progress,
        "required": blocker.is_required,
        "sheets": list(unit.sheets),
    }


def _correction_data(unit: PrintedMessage) -> dict[str, Any]:
    previous = unit.entry.previous if unit.entry else None
    return {
        "context": unit.message.context,
        "text": unit.message.singular,
        "translated": previous.singular if previous else None,
        "path": unit.at.path,
        "line": unit.at.line or None,
    }


def as_markdown(status: Status) -> str:
    """A table of the languages, and below it the untranslated messages of each."""
    lines = [
        f"## Translations of the edition of {status.edition}",
        "",
        "| language | | translated | messages | fuzzy | missing | words left | next build |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for one in status.locales:
        state = "source language" if one.is_source else WORDS[one.decision.state]
        lines.append(f"| {one.locale} | {one.autonym} | {_markdown_cells(one.total)} | {state} |")
    for one in status.locales:
        if one.total.left or status.is_selection:
            lines += ["", *_markdown_details(one)]
        if one.corrected:
            lines += ["", *_markdown_corrections(one)]
    return "\n".join(lines) + "\n"


def _markdown_details(one: LocaleStatus) -> Iterator[str]:
    yield f"### {one.autonym} ({one.locale})"
    yield ""
    yield f"{WORDS[one.decision.state].capitalize()}: {markdown(one.decision.reason)}."
    yield ""
    yield "| sheet | translated | messages | fuzzy | missing | words left |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, tally in one.sheets.items():
        yield f"| {name} | {_markdown_cells(tally)} |"
    if one.frame:
        yield f"| (every page) | {_markdown_cells(one.frame)} |"
    if one.blockers:
        yield ""
        yield "<details>"
        yield f"<summary>Blocking publication: {len(one.blockers)}</summary>"
        yield ""
        yield from map(_markdown_blocker, one.blockers)
        yield ""
        yield "</details>"


def _markdown_corrections(one: LocaleStatus) -> Iterator[str]:
    yield f"{one.locale}: translations kept when their source text was corrected"
    yield ""
    for unit in one.corrected:
        context = markdown_code(unit.message.context or "")
        yield f"- {context} {markdown(unit.message.singular)} ({markdown_code(str(unit.at))})"


def _markdown_cells(tally: Tally) -> str:
    done, fuzzy, missing = (tally.messages[progress] for progress in TranslationState)
    messages = f"{done} of {tally.total}"
    return f"{tally.percent}% | {messages} | {fuzzy} | {missing} | {tally.words_left}"


def _markdown_blocker(blocker: Blocker) -> str:
    unit = blocker.unit
    required = ", **required**" if blocker.is_required else ""
    context = f" {markdown_code(unit.message.context)}" if unit.message.context else ""
    text = markdown(unit.message.singular)
    return f"- {unit.progress}{required}:{context} {text} ({markdown_code(str(unit.at))})"


LABEL, INK = "#3b4754", "#ffffff"
COLOURS = {
    LanguageState.PUBLISHED: "#1f7a3d",
    LanguageState.FALLBACK: "#8a5a00",
    LanguageState.KEPT: "#8a5a00",
    LanguageState.LEFT_OUT: "#b3261e",
}
HEIGHT, GAP, PADDING, LETTER = 20, 4, 8, 7
FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', 'Noto Sans', Arial, sans-serif"


def as_svg(status: Status) -> str:
    """One badge for each language, one below the other; the source language has none."""
    shown = [one for one in status.locales if not one.is_source] or list(status.locales)
    label = max(_width(one.autonym) for one in shown)
    value = max(_width(_value(one)) for one in shown)
    height = len(shown) * (HEIGHT + GAP) - GAP
    title = "; ".join(f"{one.autonym}: {_value(one, ' translated')}" for one in shown)
    rows = "".join(_badge(one, n * (HEIGHT + GAP), label, value) for n, one in enumerate(shown))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-label="{escape(title)}" '
        f'width="{label + value}" height="{height}" viewBox="0 0 {label + value} {height}">\n'
        f"<title>{escape(title)}</title>\n"
        f'<g font-family="{FONT}" font-size="12" fill="{INK}" text-anchor="middle">\n'
        f"{rows}</g>\n</svg>\n"
    )


def _badge(one: LocaleStatus, top: int, label: int, value: int) -> str:
    baseline = top + 14
    return (
        f'<rect y="{top}" width="{label}" height="{HEIGHT}" fill="{LABEL}"/>'
        f'<rect x="{label}" y="{top}" width="{value}" height="{HEIGHT}" '
        f'fill="{COLOURS[one.decision.state]}"/>'
        f'<text x="{label / 2:g}" y="{baseline}" xml:lang="{one.locale}" '
        f'direction="{letters_direction(one.autonym)}">{escape(one.autonym)}</text>'
        f'<text x="{label + value / 2:g}" y="{baseline}">{_value(one)}</text>\n'
    )


def _value(one: LocaleStatus, what: str = "") -> str:
    state = one.decision.state
    said = "" if state is LanguageState.PUBLISHED else f", {WORDS[state]}"
    return f"{one.selected.percent}%{what}{said}"


def _width(text: str) -> int:
    """Width in px, with room for any system font."""
    return 2 * PADDING + LETTER * sum(not combining(character) for character in text)


Format = Callable[[Status], str]

FORMATS: dict[str, Format] = {
    "table": as_table,
    "json": as_json,
    "markdown": as_markdown,
    "svg": as_svg,
    "html": as_html,
}
