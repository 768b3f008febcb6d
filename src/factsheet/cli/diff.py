"""factsheet diff: what changed between two editions that were published."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands
from factsheet.diff.formats.formats import FORMATS

DESCRIPTION = """\
Show what changed between two published editions: two folders that factsheet build has
written, or their manifest.json with the pages beside it. No publication is needed.

Statements first: what a fact said and says, its source, how each language prints it.
Then language by language: sheets that came or went, sentences of the source,
translations and whether their source changed with them, how complete it is. Last,
what the editions were made with: versions, CLDR, fonts, styles.
"""
EPILOG = """\
examples:
  factsheet diff last/output output
  factsheet diff last/manifest.json output/manifest.json --format json
  factsheet diff published output --locale ar
  factsheet diff published output --format markdown >> notes.md

The exit code is 0; with --exit-code it is 1 if something differs. It is 2 if there is no
edition.
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "diff",
        parents=[common],
        help="say what changed between two published editions",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("before", type=Path, metavar="A", help="a folder of output, or a manifest")
    parser.add_argument("after", type=Path, metavar="B", help="the later one")
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language")
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="text", help="of the report (default: text)"
    )
    parser.add_argument("--exit-code", action="store_true", help="end with 1 if something differs")
    parser.set_defaults(run=run, needs_publication=False)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the difference."""
    from factsheet.cli.options import unknown
    from factsheet.diff.compare import compare
    from factsheet.published.edition import UnreadableError, read_published

    folder: Path = options.directory
    try:
        before, after = (read_published(folder / side) for side in (options.before, options.after))
    except UnreadableError as error:
        console.err.write(f"factsheet: {error}\n    hint: {error.hint}\n")
        return 2
    tags = list(dict.fromkeys((*after.records, *before.records)))
    if wrong := unknown("locale", options.locale, tags):
        console.err.write(wrong)
        return 2
    difference = compare(before, after, options.locale or tags)
    console.out.write(FORMATS[options.format](difference))
    return int(options.exit_code and difference.differs)
