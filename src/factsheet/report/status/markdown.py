"""A status for a pull request or a page: Markdown with tables, as GitHub and GitLab read it."""

from collections.abc import Iterator

from factsheet.catalogs.catalog import TranslationState
from factsheet.edition.completeness import Tally
from factsheet.edition.policy import Blocker
from factsheet.escaping import markdown, markdown_code
from factsheet.report.status.status import LocaleStatus, Status
from factsheet.report.status.table import WORDS


def as_markdown(status: Status) -> str:
    """A table of the languages, and below it what is left in each."""
    lines = [
        f"## Translations of the edition of {status.edition}",
        "",
        "| language | | translated | messages | fuzzy | missing | words left | next build |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for one in status.locales:
        state = "source language" if one.is_source else WORDS[one.decision.state]
        lines.append(f"| {one.locale} | {one.autonym} | {_cells(one.total)} | {state} |")
    for one in status.locales:
        if one.total.left or status.is_selection:
            lines += ["", *_details(one)]
        if one.corrected:
            lines += ["", *_corrections(one)]
    return "\n".join(lines) + "\n"


def _details(one: LocaleStatus) -> Iterator[str]:
    yield f"### {one.autonym} ({one.locale})"
    yield ""
    yield f"{WORDS[one.decision.state].capitalize()}: {markdown(one.decision.reason)}."
    yield ""
    yield "| sheet | translated | messages | fuzzy | missing | words left |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, tally in one.sheets.items():
        yield f"| {name} | {_cells(tally)} |"
    if one.frame:
        yield f"| (every page) | {_cells(one.frame)} |"
    if one.blockers:
        yield ""
        yield "<details>"
        yield f"<summary>What stands in the way: {len(one.blockers)}</summary>"
        yield ""
        yield from map(_blocker, one.blockers)
        yield ""
        yield "</details>"


def _corrections(one: LocaleStatus) -> Iterator[str]:
    yield f"{one.locale}: translations kept when their source text was corrected"
    yield ""
    for unit in one.corrected:
        context = markdown_code(unit.message.context or "")
        yield f"- {context} {markdown(unit.message.singular)} ({markdown_code(str(unit.at))})"


def _cells(tally: Tally) -> str:
    done, fuzzy, missing = (tally.messages[progress] for progress in TranslationState)
    messages = f"{done} of {tally.total}"
    return f"{tally.percent}% | {messages} | {fuzzy} | {missing} | {tally.words_left}"


def _blocker(blocker: Blocker) -> str:
    unit = blocker.unit
    required = ", **required**" if blocker.is_required else ""
    context = f" {markdown_code(unit.message.context)}" if unit.message.context else ""
    text = markdown(unit.message.singular)
    return f"- {unit.progress}{required}:{context} {text} ({markdown_code(str(unit.at))})"
