"""factsheet new: a small publication that builds at once."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands

DESCRIPTION = """\
Make a small publication in a new folder: one fact sheet, in Arabic, English, French and
Spanish, complete and ready to build. Change its facts and texts into yours.
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "new",
        parents=[common],
        help="make a small publication that builds at once",
        description=DESCRIPTION,
        epilog="example:\n  factsheet new my-facts && factsheet build -C my-facts\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, help="where to: a new or an empty folder")
    parser.set_defaults(run=run, needs_publication=False)


def run(options: argparse.Namespace, console: Console) -> int:
    """Copy the starter publication; never into a folder that holds anything."""
    from factsheet.scaffold.starter import write_starter

    folder: Path = options.directory / options.folder
    if folder.exists() and (
        not folder.is_dir() or any(not path.name.startswith(".") for path in folder.iterdir())
    ):
        console.err.write(f"factsheet: {folder} is not empty\n    hint: name a new folder\n")
        return 2
    for name in write_starter(folder):
        console.say(f"{folder / name}")
    console.say(f"\nnow run: factsheet build -C {folder}")
    return 0


def _is_free(folder: Path) -> bool:
    """Whether nothing is in it but what is hidden, as .git is."""
    return all(path.name.startswith(".") for path in folder.iterdir())
