"""factsheet facts: what the base states, and by which source."""

import argparse
from collections.abc import Iterator
from datetime import date

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day, unknown
from factsheet.diagnostics import Findings, counted
from factsheet.model.facts import Fact, Statement
from factsheet.workspace import Workspace

DESCRIPTION = """\
List the facts of the publication with the value that the edition prints. With one or
more ids: every statement of those facts, when it holds, where it is written, and the
sheets that print it.
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "facts",
        parents=[common],
        help="list what is stated, and by which source",
        description=DESCRIPTION,
        epilog="examples:\n  factsheet facts\n  factsheet facts membership.countries\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("id", nargs="*", help="only these facts, with all their statements")
    add_day(parser)
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the list, or the details of some facts."""
    from factsheet.config.load import load_config
    from factsheet.gate.rules import check
    from factsheet.load.publication import load_publication
    from factsheet.messages.extract import uses

    findings = Findings()
    config = load_config(workspace, findings)
    publication = load_publication(workspace, findings)
    check(publication, findings)
    if config is None or findings.has_errors:
        console.findings(findings)
        return 1
    facts = publication.base.facts
    if wrong := unknown("fact", options.id, list(facts)):
        console.err.write(wrong)
        return 2
    day = options.as_of or config.edition
    if not options.id:
        console.table(_line(facts[name], day) for name in sorted(facts))
        return 0
    printed = uses(publication)
    for name in options.id:
        for line in _details(facts[name], day, printed.get(name, [])):
            console.print(line)
    return 0


def _line(fact: Fact, day: date) -> tuple[str, str, str]:
    if fact.kind == "series":
        return (fact.id, fact.kind, counted(len(fact.rows(day)), "row"))
    statement = fact.statement(day)
    return (fact.id, fact.kind, _stated(statement) if statement else f"(nothing on {day})")


def _stated(statement: Statement) -> str:
    about = f"{statement.approximation.value.replace('_', ' ')} " if statement.approximation else ""
    return f"{about}{statement.value.canonical}"


def _details(fact: Fact, day: date, sheets: list[str]) -> Iterator[str]:
    yield f"{fact.id} ({fact.kind}), {fact.at}"
    current = [fact.statement(day)] if fact.kind != "series" else list(fact.rows(day))
    for statement in fact.statements:
        mark = "*" if statement in current else " "
        parts = ("from", statement.from_), ("until", statement.until), ("as of", statement.as_of)
        when = "".join(f", {word} {at.canonical}" for word, at in parts if at)
        yield f"  {mark} {statement.id}: {_stated(statement)}{when}"
        sources = ", ".join(statement.rests_on or (statement.source,))
        yield f"      {sources}: {statement.where}"
    yield f"  * holds on {day}"
    yield f"  printed on: {', '.join(sheets) or 'no sheet'}"
