"""factsheet import: what came back from translators’ tools → the .po file."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.export import is_library_missing
from factsheet.cli.options import Commands, unknown
from factsheet.workspace import Workspace

DESCRIPTION = """\
Take the translations of a file that `factsheet export` wrote and a translator filled in
into the language's .po file: XLIFF, CSV or XLSX. From a TMX memory, untranslated messages
are filled where it has the very same text, and marked fuzzy.

The whole file is checked first, by the rules of `factsheet check` too. If anything is
wrong, everything is reported and nothing is written; with --partial, the messages that
are in order are taken over, and the others are left out. Messages whose translation is
the same are not touched. The exit code is 1 if anything is wrong.
"""
EXAMPLES = """\
examples:
  factsheet import factsheet.fr.xlf --dry-run
  factsheet import back-from-agency.xlsx --locale ar
  factsheet import back-from-agency.xlsx --partial
"""
MAXIMUM_BYTES = 64 * 2**20


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "import",
        parents=[common],
        help="take translations from XLIFF, TMX, CSV or XLSX into a catalog",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the file that came back")
    parser.add_argument("--locale", metavar="TAG", help="the language (default: the file's)")
    parser.add_argument(
        "--dry-run", action="store_true", help="write nothing, only say what would change"
    )
    parser.add_argument(
        "--partial",
        action="store_true",
        help="take over what is in order, and name the messages that are not",
    )
    parser.add_argument(
        "--skip-unknown",
        action="store_true",
        help="leave out messages that the catalog no longer has, instead of refusing the file",
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Merge the file into its catalog; nothing where something is wrong, unless asked to."""
    from factsheet.diagnostics import Findings, counted
    from factsheet.gate.editions import load_sources
    from factsheet.workspace import read_file

    if is_library_missing(console, "import"):
        return 1
    if not options.file.is_file():
        console.err.write(f"factsheet: there is no file {options.file}\n")
        return 2
    data = read_file(options.file, MAXIMUM_BYTES)
    findings = Findings()
    edition = load_sources(workspace, findings)
    if edition is None:
        console.findings(findings)
        return 1
    asked = [options.locale] if options.locale else None
    if wrong := unknown("locale", asked, list(edition.voices)):
        console.err.write(wrong)
        return 2
    from factsheet.exchange.job import import_file
    from factsheet.exchange.merge import ImportChange

    imported = import_file(
        *(workspace, edition, data, str(options.file)),
        *(options.locale, findings),
        skip_unknown=options.skip_unknown,
    )
    console.findings(findings)
    if imported is None or (findings.has_errors and not options.partial):
        console.err.write("nothing was taken over: the catalog is as it was\n")
        if imported and imported.is_changed:
            console.err.write("    hint: --partial takes over the messages that are in order\n")
        return 1
    if imported.is_changed and not options.dry_run:
        workspace.write(imported.path, imported.data)
    counts = imported.counts
    said = ", ".join(f"{counts[change]} {change}" for change in ImportChange if counts[change])
    left = f"; {counted(imported.refused, 'message')} left out" if imported.refused else ""
    would = "; nothing was written" if options.dry_run else ""
    console.say(f"{imported.path}: {said or 'nothing to take over'}{left}{would}")
    return 1 if findings.has_errors else 0
