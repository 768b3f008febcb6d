"""factsheet check: the gate for facts, sheets and translations."""

import argparse

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day
from factsheet.workspace import Workspace

DESCRIPTION = """\
Check everything that is written: facts, sheets, templates, and the catalogs of all
languages. Nothing is built and nothing on disk is changed.

Errors end with exit code 1, warnings do not. [checks] in factsheet.toml says which
findings weigh how much; a flag in a .po file silences a rule for one message.
"""
EXAMPLES = """\
examples:
  factsheet check                        everything
  factsheet explain typed-number         what a finding means, and what would be right
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "check",
        parents=[common],
        help="check facts, sheets and translations: the gate for CI",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_day(parser)
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Report all findings."""
    from factsheet.build.gate import inspect

    verdict = inspect(workspace, options.as_of)
    console.findings(verdict.findings)
    return 1 if verdict.findings.has_errors else 0
