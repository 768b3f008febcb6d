"""factsheet check and factsheet explain: the findings, and what they mean."""

import argparse
import os
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day, add_format, add_output
from factsheet.interface.publication import OpenPublication
from factsheet.interface.results import CheckResult, require_known
from factsheet.workspace import Workspace

CHECK = """\
Check facts, sheets, templates, and the catalogs of all languages. Nothing is built, and
no file is changed.

The exit code is 1 if there are errors; warnings alone end with 0. [checks] in
factsheet.toml sets the level of each rule. A flag in a .po file suppresses a rule for one
message; such findings are counted.
"""
CHECK_EXAMPLES = """\
examples:
  factsheet check                               everything
  factsheet check --layout                      page limits and fonts too; takes longer
  factsheet check --locale ar                   what concerns Arabic, or all languages
  factsheet check --format github               annotations in a pull request
  factsheet check --format sarif -o sarif.json  for code scanning
  factsheet explain typed-value                 what a finding means, and what is right
"""
EXPLAIN = """\
Explain the code of a finding, such as [placeholder-missing]: what it means, why it matters,
a wrong and a right example, and how to suppress it. Without a code, list all codes.
"""
EXPLAIN_EXAMPLES = """\
examples:
  factsheet explain
  factsheet explain placeholder-missing po-plural-forms
"""
FORMATS = ("text", "json", "github", "sarif", "junit", "gitlab")


def add_commands(commands: Commands) -> None:
    """The commands and their options."""
    check = commands.add(
        "check",
        run_check,
        help="check facts, sheets and translations: the gate for CI",
        description=CHECK,
        epilog=CHECK_EXAMPLES,
    )
    add_day(check)
    check.add_argument(
        "--locale", action="append", metavar="TAG", help="leave out findings about other languages"
    )
    add_format(check, FORMATS)
    add_output(check)
    check.add_argument(
        "--strict", action="store_true", help="exit with 1 if there are warnings, too"
    )
    check.add_argument("--silenced", action="store_true", help="also show suppressed findings")
    check.add_argument(
        "--layout",
        action="store_true",
        help="also lay out pages that output/ does not have yet, to check page limits and fonts",
    )
    explain = commands.add(
        "explain",
        run_explain,
        help="explain what a finding means and how to fix it",
        description=EXPLAIN,
        epilog=EXPLAIN_EXAMPLES,
        needs_publication=False,
    )
    explain.add_argument("code", nargs="*", help="codes of findings")
    explain.add_argument(
        "--format", choices=("text", "markdown"), default="text", help="markdown: all, as a page"
    )
    add_output(explain)


def run_check(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Report all findings."""
    publication = OpenPublication(workspace.root, options.as_of)
    result = publication.check(layout=options.layout, progress=console.progress)
    # Without a configuration the languages are unknown, and a finding says so.
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
        from factsheet.report.findings import FORMATS as WRITERS
        from factsheet.report.findings import Report

        report = Report(tuple(found), tuple(silenced), seen_from_here(workspace.root))
        console.report(WRITERS[options.format](report), options.output, is_escaped=True)
    is_bad = found.has_errors or (options.strict and found.has_warnings)
    return 1 if is_bad else 0


def run_explain(options: argparse.Namespace, console: Console) -> int:
    """Print rules."""
    from factsheet.gate.rules import BY_CODE, FAMILIES
    from factsheet.report.rules import explained, listed, markdown

    require_known("code", options.code, list(BY_CODE))
    if options.format == "markdown":
        text = markdown(FAMILIES)
    elif options.code:
        text = "\n".join(explained(BY_CODE[code]) for code in options.code)
    else:
        text = listed(FAMILIES)
    console.report(text, options.output)
    return 0


def seen_from_here(folder: Path) -> str:
    """The path of a folder from the current one, "" if it is this one: CI services resolve paths
    from the checkout."""
    seen = os.path.relpath(folder, Path.cwd())
    return "" if seen == "." else Path(seen).as_posix()


def _summary(result: CheckResult, silenced: int, is_shown: bool) -> str:
    hint = "" if is_shown else " (to show them: --silenced)"
    quiet = f", {silenced} findings suppressed by flags{hint}" if silenced else ""
    clean = "" if len(result.findings) else ": nothing found"
    return f"{result.checked} translations checked{quiet}{clean}"
