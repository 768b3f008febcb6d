"""factsheet extract: texts → locales/factsheet.pot."""

import argparse

from factsheet.cli.console import Console
from factsheet.cli.options import Commands
from factsheet.workspace import Workspace

DESCRIPTION = """\
Write locales/factsheet.pot: every text of facts, sheets and templates as a gettext
message, with its stable context, where it stands, and what each placeholder will show.
The file changes only when the messages do. `factsheet sync` does this too, and then
brings the catalogs of all languages up to date.
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "extract",
        parents=[common],
        help="write the template of all messages, locales/factsheet.pot",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--check", action="store_true", help="write nothing, fail if it is behind")
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Bring the template up to date."""
    from factsheet.cli.catalogs import bring_up_to_date, is_template

    return bring_up_to_date(workspace, console, is_template, is_check=options.check)
