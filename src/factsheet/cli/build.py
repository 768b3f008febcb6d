"""factsheet build: all sheets in all languages, as web pages and PDFs."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day, unknown
from factsheet.workspace import Workspace

DESCRIPTION = """\
Render the sheets of the publication into output/: one web page and one PDF for each
sheet and language, an index page, and a manifest of everything that was made.

All content is checked first. If anything is wrong, every problem is reported and
nothing in output/ is touched. What no source states for the edition's date is left out,
and reported. PDFs whose content has not changed are not rendered again.
"""
EXAMPLES = """\
examples:
  factsheet build                                  everything
  factsheet build --locale ar --sheet at-a-glance  one sheet in Arabic
  factsheet build --format html                    web pages only, in a second or two
  factsheet build --as-of 2021-11-01 --output old  the edition of that day, elsewhere
  factsheet build --locale en-XA --locale ar-XB    pseudo-locales: what is not translatable
"""
FORMATS = ("html", "pdf")
UNTOUCHED = "nothing was written: output/ is as it was\n"


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "build",
        parents=[common],
        help="render all sheets in all languages into output/",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_day(parser)
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language")
    parser.add_argument("--sheet", action="append", metavar="ID", help="only this sheet")
    parser.add_argument("--format", action="append", choices=FORMATS, help="only this format")
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="where to (default: output/ of the publication)"
    )
    parser.add_argument("--force", action="store_true", help="render every PDF again")
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Build, say what was made and what was left out."""
    from factsheet.build.build import Request, build
    from factsheet.build.edition import load_edition
    from factsheet.config.pseudo import PSEUDO_LOCALES
    from factsheet.diagnostics import Findings

    findings = Findings()
    edition = load_edition(workspace, findings, options.as_of, options.locale or ())
    if edition is None:
        console.findings(findings)
        console.err.write(UNTOUCHED)
        return 1
    known = list(dict.fromkeys((*edition.voices, *PSEUDO_LOCALES)))
    wrong = unknown("locale", options.locale, known)
    wrong = wrong or unknown("sheet", options.sheet, list(edition.publication.sheets))
    if wrong:
        console.err.write(wrong)
        return 2
    request = Request(
        output=options.output or workspace.root / "output",
        locales=tuple(options.locale or edition.voices),
        sheets=tuple(options.sheet or edition.publication.sheets),
        formats=tuple(options.format or FORMATS),
        is_forced=options.force,
    )
    outcome = build(workspace, edition, request, findings, console.progress)
    console.findings(findings.about(request.locales))
    if outcome is None:
        console.err.write(UNTOUCHED)
        return 1
    console.say(str(outcome))
    return 0
