"""factsheet clean: remove what builds have made."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands
from factsheet.diagnostics import counted
from factsheet.publish.cache.folder import CacheFolder
from factsheet.workspace import Workspace, remove_tree

DESCRIPTION = """\
Remove the files that a build has made in output/, as its manifest lists them, and the
cache in .factsheet/. Files that you have put into output/ yourself stay.
"""
EXAMPLES = """\
examples:
  factsheet clean                 the next build makes everything anew
  factsheet clean --cache         keep output/
  factsheet clean --dry-run       only say what would be removed
"""


def add_commands(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add(
        "clean",
        run,
        help="remove what builds have made",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="instead of output/ of the publication"
    )
    parser.add_argument("--cache", action="store_true", help="only the cache")
    parser.add_argument(
        "--dry-run", action="store_true", help="remove nothing, only list the files"
    )


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Remove what builds have made, unless it is a dry run, and print what that is."""
    folder = options.output or workspace.root / "output"
    cache = CacheFolder.of(workspace.root, folder)
    if not cache.root.is_dir():
        _clean_output(folder, options, console)
        return 0
    with cache.locked(lambda: console.say(f"a build is writing to {folder}: waiting for it")):
        _clean_output(folder, options, console)
        if not options.dry_run:
            remove_tree(cache.root)
        _say(options, console, str(cache.root))
    return 0


def _clean_output(folder: Path, options: argparse.Namespace, console: Console) -> None:
    from factsheet.publish.artifacts import Output

    if options.cache:
        return
    if not options.dry_run:
        Output.finish(folder)  # also find files that a killed build has left
    output = Output.open(folder)
    if not options.dry_run:
        output.remove_all()
    _say(options, console, f"{counted(len(output.previous), 'file')} of {folder}")


def _say(options: argparse.Namespace, console: Console, what: str) -> None:
    console.say(f"{'would remove' if options.dry_run else 'removed'} {what}")
