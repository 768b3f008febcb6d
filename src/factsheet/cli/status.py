"""factsheet status: how far the translations have come, and what blocks publication."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day, percentage, unknown
from factsheet.workspace import Workspace

DESCRIPTION = """\
Count what is translated, fuzzy and missing, in messages and in words of the source
language, for every language and sheet; and say what the next whole build makes of each
language by the publication's policy, and which messages stand in the way.

With --fail-under, the exit code is 1 if less than that percentage of a language's messages
is translated, or of a sheet's with --sheet.

Only messages that the edition prints count. A message on two sheets counts in the lines of
both, and once for the language.
"""
EXAMPLES = """\
examples:
  factsheet status                                all languages
  factsheet status --locale fr --sheet staff      one sheet in French, with what is left
  factsheet status --fail-under 95 --locale fr    ends with 1 below 95%
  factsheet status --format json                  for programs
  factsheet status --format svg --locale ar -o ar.svg    a badge for a README
"""
FORMATS = ("table", "json", "markdown", "svg")


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "status",
        parents=[common],
        help="how far the translations are, and what blocks publication",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_day(parser)
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language")
    parser.add_argument("--sheet", action="append", metavar="ID", help="only this sheet")
    parser.add_argument(
        "--fail-under",
        type=percentage,
        metavar="PERCENT",
        help="end with 1 if less of a reported language is translated",
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to (default: standard output)"
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the report; an incomplete translation is a failure with --fail-under alone."""
    from factsheet.diagnostics import Findings
    from factsheet.gate.editions import load_edition
    from factsheet.load.theme import load_theme
    from factsheet.publish.artifacts import Output
    from factsheet.report.status.formats import FORMATS as WRITERS
    from factsheet.report.status.status import status_of
    from factsheet.workspace import replace_file

    findings = Findings()
    edition = load_edition(workspace, findings, options.as_of)
    if edition is None:
        console.findings(findings)
        return 1
    wrong = unknown("locale", options.locale, list(edition.voices))
    wrong = wrong or unknown(
        "sheet", options.sheet, list({**edition.publication.sheets, **edition.sheets})
    )
    if wrong:
        console.err.write(wrong)
        return 2
    found = Findings()
    status = status_of(
        edition,
        load_theme(workspace, edition.config.theme),
        Output.open(workspace.root / "output"),
        found,
        locales=options.locale or (),
        sheets=edition.written(options.sheet or ()),
    )
    console.findings(found)
    text = WRITERS[options.format](status)
    if options.output:
        replace_file(options.output, text.encode())
        console.say(f"{options.output}: written")
    else:
        console.out.write(text)
    under = status.under(options.fail_under) if options.fail_under is not None else []
    for name, percent in under:
        console.say(f"{name}: {percent}% is translated, less than {options.fail_under:g}%")
    return 1 if under else 0
