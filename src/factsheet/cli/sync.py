"""factsheet sync: texts → .pot → every .po, without losing a translation."""

import argparse

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, unknown
from factsheet.workspace import Workspace

DESCRIPTION = """\
Bring locales/factsheet.pot and the .po file of every language up to date with the texts.

A new message is added untranslated, or with a copy of the translation of a very similar
text, marked fuzzy. One whose source text changed keeps its translation, marked fuzzy,
with the former source text. One that is gone becomes obsolete, and comes back with its
translation when it returns. Header fields that are missing or wrong are renewed.
Comments, flags, the translator's fields of the header and the lines that a translator's
tool wrote stay. Running it twice changes nothing.

If you only corrected a source text, such as a typing error, name its context with --minor:
its translations stay valid. They get the flag source-corrected and the former source text,
and status lists them until somebody removes the flag. A correction must not change
placeholders, markup, figures or the plural.
"""
EXAMPLES = """\
examples:
  factsheet sync                               all languages
  factsheet sync --check                       for CI: fail if a file is behind
  factsheet sync --minor sheet.staff.lead      a typing error was corrected in one text
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "sync",
        parents=[common],
        help="bring the .po files up to date with the texts",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language")
    parser.add_argument(
        "--check", action="store_true", help="write nothing, fail if a file is behind"
    )
    parser.add_argument(
        "--minor",
        action="extend",
        nargs="+",
        default=[],
        metavar="CONTEXT",
        help="keep the translations of these texts, which were corrected without a change of "
        "meaning",
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Bring the template and the catalogs up to date."""
    from factsheet.catalogs.update import Update
    from factsheet.cli.catalogs import bring_up_to_date, is_template
    from factsheet.config.load import load_config
    from factsheet.diagnostics import Findings

    config = load_config(workspace, Findings()) if options.locale else None
    if config and (wrong := unknown("locale", options.locale, config.tags)):
        console.err.write(wrong)
        return 2

    def is_wanted(update: Update) -> bool:
        return is_template(update) or not options.locale or update.locale in options.locale

    return bring_up_to_date(
        workspace, console, is_wanted, is_check=options.check, minor=options.minor
    )
