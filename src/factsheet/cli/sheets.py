"""factsheet sheets: what the publication's sheets consist of."""

import argparse

from factsheet.cli.console import Console
from factsheet.cli.options import Commands
from factsheet.workspace import Workspace

DESCRIPTION = """\
List the sheets with their title, page limit, blocks and the number of facts they print. A
sheet over a series is one line here, and is made for each of that series' rows.
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "sheets",
        parents=[common],
        help="list the sheets and their blocks",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(_options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the list."""
    from factsheet.diagnostics import Findings, counted
    from factsheet.gate.rules import check
    from factsheet.load.publication import load_publication
    from factsheet.messages.extract import uses

    findings = Findings()
    publication = load_publication(workspace, findings)
    check(publication, findings)
    if findings.has_errors:
        console.findings(findings)
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
