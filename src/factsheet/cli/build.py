"""factsheet build: all sheets in all languages, as web pages and PDFs."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day, add_locales
from factsheet.config.policy import PROFILES
from factsheet.interface.job import FORMATS
from factsheet.interface.publication import OpenPublication
from factsheet.publish.executors.names import LOCAL, is_executor
from factsheet.workspace import Workspace

DESCRIPTION = """\
Render the sheets of the publication into output/: one web page and one PDF for each
sheet and language, an index page, and a manifest of everything that was made.

All content is checked first. If anything is wrong, every problem is reported and
output/ stays as it is. Facts that did not hold on the edition date are left out and
reported. A page that runs over its limit is set more tightly, within the bounds of
docs/pdf.md, and a note says so. If a sheet is still too long, the exit code is 1, but it
is written, as are all the others.

Only PDFs whose page, facts, styles, fonts or tools have changed are rendered. If nothing
has changed since the last build, nothing is read either. The cache is in .factsheet/; you
may delete it. An edition that another machine has built is
replaced, and nothing of it is reused or kept, unless --trust-output says so.
"""
EXAMPLES = """\
examples:
  factsheet build                                  everything
  factsheet build --locale ar --sheet at-a-glance  one sheet in Arabic
  factsheet build --format html                    web pages only, in a second or two
  factsheet build --profile print                  PDFs with bleed and crop marks, for a press
  factsheet build --profile ua2                    PDFs as PDF/UA-2 and PDF/A-4f (PDF 2.0)
  factsheet build --explain                        show why each PDF was rendered
  factsheet build --executor dask://10.0.0.5:8786  by the workers of a Dask cluster
  factsheet build --as-of 2021-11-01 --output old  the edition of that day, elsewhere
  factsheet build --locale en-XA --locale ar-XB    pseudo-locales, to find untranslatable text
"""
UNTOUCHED = "nothing was written: output/ is unchanged\n"


def add_commands(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add(
        "build",
        run,
        help="render all sheets in all languages into output/",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_day(parser)
    add_locales(parser)
    parser.add_argument("--sheet", action="append", metavar="ID", help="only this sheet")
    parser.add_argument("--format", action="append", choices=FORMATS, help="only this format")
    parser.add_argument(
        "--profile",
        action="append",
        choices=PROFILES,
        help="what PDFs are for: screen (default); print: bleed and crop marks for a press; "
        "ua2: PDF/UA-2 and PDF/A-4f instead of PDF/UA-1 and PDF/A-3a",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="write to this folder (default: output/ of the publication)",
    )
    parser.add_argument("--force", action="store_true", help="render every PDF again")
    parser.add_argument(
        "--trust-output",
        action="store_true",
        help="keep and reuse what is in the output folder though another machine has built it: "
        "check its signature first (docs/signing.md)",
    )
    parser.add_argument(
        "--executor",
        type=_executor,
        default=LOCAL,
        metavar="WHERE",
        help="where to render: local (default), dask://HOST:PORT, or dask (a local cluster)",
    )
    parser.add_argument("--explain", action="store_true", help="show why each PDF was rendered")


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Build, unless nothing has changed since the last build."""
    result = OpenPublication(workspace.root, options.as_of).build(
        options.output,
        locales=options.locale,
        sheets=options.sheet,
        formats=options.format,
        profiles=options.profile,
        executor=options.executor,
        force=options.force,
        trust_output=options.trust_output,
        progress=console.progress,
        notify=console.say,
    )
    console.findings(result.findings)
    if not result.is_written:
        console.err.write(UNTOUCHED)
        return 1
    console.say(str(result))
    if result.fullness:
        console.say(result.fullness)
    if options.explain:
        for name, reasons in result.reasons.items():
            console.print(f"{name}: {'; '.join(reasons)}")
    return 0 if result.ok else 1


def _executor(name: str) -> str:
    if not is_executor(name):
        raise argparse.ArgumentTypeError(
            f"“{name}” is not an executor: use local, dask or dask://HOST:PORT"
        )
    return name
