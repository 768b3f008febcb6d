"""factsheet formats: how every language writes the publication's values."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, unknown
from factsheet.workspace import Workspace

if TYPE_CHECKING:
    from factsheet.edition.edition import Edition
    from factsheet.edition.formats import FormatRow
    from factsheet.gate.formatchanges import FormatComparison
    from factsheet.gate.formatlock import FormatLock

DESCRIPTION = """\
List every way in which the publication's values are written in each language: numbers,
units, currencies, dates, lists, ordinals, names of territories and languages, and the
plural form that a number takes. Each has one row, with a real value and what is printed.

These words come from CLDR, which Babel carries, and from the house style in
factsheet.toml; no translator sees them. Have an editor of each language read the table,
then record it with --lock in formats.lock.jsonl. From then on check and build stop with
format-changed when an upgrade or another house style writes anything otherwise.
"""
EXAMPLES = """\
examples:
  factsheet formats                                 all languages
  factsheet formats --locale fr                     one language
  factsheet formats --format html -o formats.html   a page to print, read and sign
  factsheet formats --lock                          record what is printed now
  factsheet formats --check                         before and after of what has changed
"""
FORMATS = ("text", "html", "json")


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "formats",
        parents=[common],
        help="show, lock and compare how each language writes values",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language")
    parser.add_argument("--format", choices=FORMATS, help="default: text")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to (default: standard output)"
    )
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument(
        "--lock",
        action="store_true",
        help="record the formats of all languages in formats.lock.jsonl",
    )
    deed.add_argument(
        "--check",
        action="store_true",
        help="write nothing; end with 1 if a format is not as it was locked",
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """List, record or compare."""
    from factsheet.diagnostics import Findings
    from factsheet.gate.editions import load_edition
    from factsheet.gate.formatlock import formats_in_use, profiles_of

    if (options.lock or options.check) and (options.format or options.output):
        console.err.write("factsheet: --format and --output are for the table of formats alone\n")
        return 2
    if options.lock and options.locale:
        console.err.write("factsheet: --lock records all languages; leave out --locale\n")
        return 2
    findings = Findings()
    edition = load_edition(workspace, findings)
    if edition is None:
        console.findings(findings)
        return 1
    if wrong := unknown("locale", options.locale, list(profiles_of(edition))):
        console.err.write(wrong)
        return 2
    # What is not translated or left out is the business of check.
    rows = formats_in_use(edition, edition.documents(profiles_of(edition)))
    wanted = options.locale or list(profiles_of(edition))
    if options.lock:
        return _lock(edition, rows, console, workspace)
    if options.check:
        return _check(edition, rows, wanted, console, workspace)
    return _print(options, edition, rows, wanted, console)


def _print(
    options: argparse.Namespace,
    edition: "Edition",
    rows: "tuple[FormatRow, ...]",
    wanted: list[str],
    console: Console,
) -> int:
    from factsheet.gate.formatlock import format_tools, profiles_of
    from factsheet.report.formats.formats import FORMATS as WRITERS
    from factsheet.report.formats.table import FormatTable, LanguageFormats
    from factsheet.workspace import replace_file

    languages = tuple(
        LanguageFormats(
            tag,
            profile.autonym,
            profile.direction,
            tuple(row for row in rows if row.example.locale == tag),
        )
        for tag, profile in profiles_of(edition).items()
        if tag in wanted
    )
    table = FormatTable(
        edition.config.publisher, edition.day.isoformat(), format_tools(), languages
    )
    text = WRITERS[options.format or "text"](table)
    if options.output:
        replace_file(options.output, text.encode())
        console.say(f"{options.output}: written")
    else:
        console.out.write(text)
    return 0


def _lock(
    edition: "Edition", rows: "tuple[FormatRow, ...]", console: Console, workspace: Workspace
) -> int:
    from factsheet.diagnostics import counted
    from factsheet.gate.formatlock import LOCK, lock_file

    is_new = workspace.write(LOCK, lock_file(edition, rows))
    console.say(f"{LOCK}: {counted(len(rows), 'format')} {'recorded' if is_new else 'unchanged'}")
    return 0


def _check(
    edition: "Edition",
    rows: "tuple[FormatRow, ...]",
    wanted: list[str],
    console: Console,
    workspace: Workspace,
) -> int:
    from factsheet.diagnostics import Findings
    from factsheet.gate.formatchanges import compare_formats
    from factsheet.gate.formatlock import LOCK, RENEW, read_lock

    findings = Findings()
    lock = read_lock(workspace, findings)
    if lock is not None:
        compared = compare_formats(lock, edition)
        findings.add(*compared.damaged)
    if lock is None or findings.has_errors:
        if lock is None and not findings.has_errors:
            console.err.write(f"factsheet: there is no {LOCK}\n    hint: {RENEW}\n")
        console.findings(findings)
        return 1
    return _compare(compared, lock, edition, rows, wanted, console)


def _compare(
    compared: "FormatComparison",
    lock: "FormatLock",
    edition: "Edition",
    rows: "tuple[FormatRow, ...]",
    wanted: list[str],
    console: Console,
) -> int:
    from factsheet.diagnostics import counted
    from factsheet.gate.formatchanges import change_reason
    from factsheet.gate.formatlock import RENEW
    from factsheet.report.formats.changes import as_changes

    new = [row for row in compared.unlocked(rows) if row.example.locale in wanted]
    changes = [change for change in compared.changes if change.locale in wanted]
    reasons = {one.locale: change_reason(one.locale, lock, edition) for one in changes}
    console.out.write(as_changes(changes, reasons, new))
    console.say(f"{counted(len(changes), 'format')} changed, {len(new)} not locked")
    if changes:
        console.err.write(f"    hint: read the new words; if they are right, {RENEW}\n")
    return 1 if changes else 0
