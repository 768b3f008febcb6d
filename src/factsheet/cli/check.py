"""factsheet check: the gate for facts, sheets and translations."""

import argparse
import os
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day
from factsheet.interface.publication import OpenPublication
from factsheet.interface.results import CheckResult
from factsheet.interface.unknown import require_known
from factsheet.report.findings.report import Report
from factsheet.workspace import Workspace, replace_file

DESCRIPTION = """\
Check facts, sheets, templates, and the catalogs of all languages. Nothing is built, and
no file is changed.

The exit code is 1 if there are errors; warnings alone end with 0. [checks] in
factsheet.toml sets the level of each rule. A flag in a .po file suppresses a rule for one
message; such findings are counted.
"""
EXAMPLES = """\
examples:
  factsheet check                               everything
  factsheet check --layout                      page limits and fonts too; takes longer
  factsheet check --locale ar                   what concerns Arabic, or all languages
  factsheet check --format github               annotations in a pull request
  factsheet check --format sarif -o sarif.json  for code scanning
  factsheet explain typed-value                 what a finding means, and what is right
"""
FORMATS = ("text", "json", "github", "sarif", "junit", "gitlab")


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
    parser.add_argument(
        "--locale", action="append", metavar="TAG", help="leave out findings about other languages"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to (default: standard output)"
    )
    parser.add_argument(
        "--strict", action="store_true", help="end with 1 if there are warnings, too"
    )
    parser.add_argument("--silenced", action="store_true", help="also show suppressed findings")
    parser.add_argument(
        "--layout",
        action="store_true",
        help="also lay out pages that output/ does not have yet, to check page limits and fonts",
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Report all findings."""
    publication = OpenPublication(workspace.root, options.as_of)
    result = publication.check(layout=options.layout, progress=console.progress)
    # Without a configuration nobody knows what languages there are, and that is the finding.
    if result.locales:
        require_known("locale", options.locale, result.locales)
    found, silenced = result.findings, result.silenced
    if options.locale:
        found, silenced = found.about(options.locale), silenced.about(options.locale)
    if options.format == "text":
        console.findings(found)
        if options.silenced:
            for diagnostic in silenced:
                console.out.write_escaped(console.diagnostic(diagnostic))
        console.say(_summary(result, len(silenced), options.silenced))
    else:
        report = Report(tuple(found), tuple(silenced), _folder(workspace))
        _write(report, options.format, options.output, console)
    is_bad = found.has_errors or (options.strict and found.has_warnings)
    return 1 if is_bad else 0


def _write(report: Report, name: str, path: Path | None, console: Console) -> None:
    from factsheet.report.findings.formats import FORMATS as WRITERS

    text = WRITERS[name](report)
    if path is None:
        console.out.write_escaped(text)
    else:
        replace_file(path, text.encode())


def _folder(workspace: Workspace) -> str:
    """Where the publication lies, seen from here: services count from the checkout."""
    folder = os.path.relpath(workspace.root, Path.cwd())
    return "" if folder == "." else Path(folder).as_posix()


def _summary(result: CheckResult, silenced: int, is_shown: bool) -> str:
    hint = "" if is_shown else " (--silenced shows them)"
    quiet = f", {silenced} findings silenced by flags{hint}" if silenced else ""
    clean = "" if len(result.findings) else ": nothing found"
    return f"{result.checked} translations checked{quiet}{clean}"
