"""factsheet formats: how every language writes the publication's values."""

import argparse
from typing import TYPE_CHECKING

from factsheet.cli.console import Console
from factsheet.cli.options import CommandError, Commands, add_locales, add_output
from factsheet.diagnostics import Findings, counted
from factsheet.interface.results import require_known
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

The formats come from CLDR, through Babel, and from the house style in factsheet.toml;
translators do not see them. Have an editor of each language read the table, then record
it with --lock in formats.lock.jsonl. From then on, check and build report format-changed
if an upgrade or a change of house style writes anything differently.
"""
EXAMPLES = """\
examples:
  factsheet formats                                 all languages
  factsheet formats --locale fr                     one language
  factsheet formats --format html -o formats.html   a page to print, read and sign
  factsheet formats --lock                          record what is printed now
  factsheet formats --check                         what has changed, before and after
"""
FORMATS = ("text", "html", "json")


def add_commands(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add(
        "formats",
        run,
        help="show, lock and compare how each language writes values",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_locales(parser)
    parser.add_argument("--format", choices=FORMATS, help="default: text")
    add_output(parser)
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--lock",
        action="store_true",
        help="record the formats of all languages in formats.lock.jsonl",
    )
    action.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 if a format differs from the lock",
    )


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """List, record or compare."""
    from factsheet.gate.editions import load_edition
    from factsheet.gate.formatlock import formats_in_use, profiles_of

    if (options.lock or options.check) and (options.format or options.output):
        console.err.write(
            "factsheet: --format and --output can’t be combined with --lock or --check\n"
        )
        return 2
    if options.lock and options.locale:
        raise CommandError("--lock records all languages; leave out --locale")
    findings = Findings()
    edition = load_edition(workspace, findings)
    if edition is None:
        console.findings(findings)
        return 1
    require_known("locale", options.locale, list(profiles_of(edition)))
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
    from factsheet.report.formats import FORMATS as WRITERS
    from factsheet.report.formats import FormatTable, LanguageFormats

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
    console.report(WRITERS[options.format or "text"](table), options.output)
    return 0


def _lock(
    edition: "Edition", rows: "tuple[FormatRow, ...]", console: Console, workspace: Workspace
) -> int:
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
    from factsheet.gate.formatchanges import compare_formats
    from factsheet.gate.formatlock import LOCK, RENEW, read_lock

    findings = Findings()
    lock = read_lock(workspace, findings)
    if lock is not None:
        compared = compare_formats(lock, edition)
        findings.add(*compared.damaged)
    if findings.has_errors:
        console.findings(findings)
        return 1
    if lock is None:
        raise CommandError(f"there is no {LOCK}", RENEW, code=1)
    return _compare(compared, lock, edition, rows, wanted, console)


def _compare(
    compared: "FormatComparison",
    lock: "FormatLock",
    edition: "Edition",
    rows: "tuple[FormatRow, ...]",
    wanted: list[str],
    console: Console,
) -> int:
    from factsheet.gate.formatchanges import change_reason
    from factsheet.gate.formatlock import RENEW
    from factsheet.report.formats import as_changes

    new = [row for row in compared.unlocked(rows) if row.example.locale in wanted]
    changes = [change for change in compared.changes if change.locale in wanted]
    reasons = {one.locale: change_reason(one.locale, lock, edition) for one in changes}
    console.out.write(as_changes(changes, reasons, new))
    console.say(f"{counted(len(changes), 'format')} changed, {len(new)} not locked")
    if changes:
        console.err.write(f"    hint: read the new formats; if they are right, {RENEW}\n")
    return 1 if changes else 0
