"""factsheet facts and factsheet sheets: list what a publication contains."""

import argparse
from collections.abc import Iterator
from datetime import date

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day
from factsheet.diagnostics import Findings, counted
from factsheet.interface.results import require_known
from factsheet.model.facts import Fact
from factsheet.model.publication import Publication
from factsheet.workspace import Workspace

FACTS = """\
List the facts of the publication with their values on the edition date. With one or more
ids, list every statement of those facts: its dates, its source, and the sheets that print
the fact.
"""
SHEETS = """\
List the sheets with their title, page limit, blocks and the number of facts they print. A
sheet over a series is one line here; one sheet is made for each row of the series.
"""


def add_commands(commands: Commands) -> None:
    """The commands and their options."""
    facts = commands.add(
        "facts",
        run_facts,
        help="list facts and their sources",
        description=FACTS,
        epilog="examples:\n  factsheet facts\n  factsheet facts membership.countries\n",
    )
    facts.add_argument("id", nargs="*", help="only these facts, with all their statements")
    add_day(facts)
    commands.add(
        "sheets",
        run_sheets,
        help="list the sheets and their blocks",
        description=SHEETS,
    )


def run_facts(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the list, or the details of some facts."""
    from factsheet.config.load import load_config
    from factsheet.messages.extract import uses

    findings = Findings()
    config = load_config(workspace, findings)
    publication = _checked(workspace, console, findings)
    if config is None or publication is None:
        return 1
    facts = publication.base.facts
    require_known("fact", options.id, list(facts))
    day = options.as_of or config.edition
    if not options.id:
        console.table(_line(facts[name], day) for name in sorted(facts))
        return 0
    printed = uses(publication)
    for name in options.id:
        for line in _details(facts[name], day, printed.get(name, [])):
            console.print(line)
    return 0


def run_sheets(_options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the list."""
    from factsheet.messages.extract import uses

    publication = _checked(workspace, console, Findings())
    if publication is None:
        return 1
    printed = uses(publication)
    rows = [("sheet", "for each", "pages", "facts", "title", "blocks")]
    for sheet in publication.sheets.values():
        facts = sum(sheet.id in sheets for sheets in printed.values())
        blocks = ", ".join(sheet.blocks)
        series = publication.base.facts[sheet.for_each.id] if sheet.for_each else None
        each = f"{counted(len(series.statements), 'row')} of {series.id}" if series else ""
        title = sheet.title.singular
        rows.append((sheet.id, each, str(sheet.pages), str(facts), title, blocks))
    console.table(rows)
    return 0


def _checked(workspace: Workspace, console: Console, findings: Findings) -> Publication | None:
    """The publication; None, with the findings printed, if it has errors."""
    from factsheet.gate.rules import check
    from factsheet.load.publication import load_publication

    publication = load_publication(workspace, findings)
    check(publication, findings)
    if findings.has_errors:
        console.findings(findings)
        return None
    return publication


def _line(fact: Fact, day: date) -> tuple[str, str, str]:
    if fact.kind == "series":
        return (fact.id, fact.kind, counted(len(fact.rows(day)), "row"))
    statement = fact.statement(day)
    return (fact.id, fact.kind, statement.summary if statement else f"(no statement on {day})")


def _details(fact: Fact, day: date, sheets: list[str]) -> Iterator[str]:
    yield f"{fact.id} ({fact.kind}), {fact.at}"
    current = [fact.statement(day)] if fact.kind != "series" else list(fact.rows(day))
    for statement in fact.statements:
        mark = "*" if statement in current else " "
        parts = ("from", statement.from_), ("until", statement.until), ("as of", statement.as_of)
        when = "".join(f", {word} {at.canonical}" for word, at in parts if at)
        yield f"  {mark} {statement.id}: {statement.summary}{when}"
        sources = ", ".join(statement.rests_on or (statement.source,))
        yield f"      {sources}: {statement.where}"
    yield f"  * holds on {day}"
    yield f"  printed on: {', '.join(sheets) or 'no sheet'}"
