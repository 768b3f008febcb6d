"""factsheet new and factsheet schema: files for authors."""

import argparse
import json
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import CommandError, Commands
from factsheet.workspace import replace_file

NEW = """\
Create a small publication in a new folder, in Arabic, English, French and Spanish, complete
and ready to build. Replace its facts and texts with your own.

  starter      one fact sheet with facts that change
  statistics   tables from files, a line chart, a map of data, a picture, computed facts, and
               sentences that are printed while they are true
"""
NEW_EXAMPLES = """\
examples:
  factsheet new my-facts && factsheet build -C my-facts
  factsheet new my-yearbook --sample statistics
"""
SCHEMA = """\
Write the JSON Schemas of facts/*.yaml and sheets/*.yaml, made from the tool's own model,
into a folder. Editors complete and check the files by them when a file's first line is

  # yaml-language-server: $schema=../docs/schema/facts.schema.json
"""


SAMPLES = ("starter", "statistics")
"""Names of `scaffold.samples`, so that --help need not import it."""


def add_commands(commands: Commands) -> None:
    """The commands and their options."""
    new = commands.add(
        "new",
        run_new,
        help="create a small publication, ready to build",
        description=NEW,
        epilog=NEW_EXAMPLES,
        needs_publication=False,
    )
    new.add_argument("folder", type=Path, help="a new or empty folder")
    new.add_argument(
        "--sample",
        choices=SAMPLES,
        default=SAMPLES[0],
        help="where to begin (default: starter)",
    )
    schema = commands.add(
        "schema",
        run_schema,
        help="write the JSON Schemas of facts and sheets",
        description=SCHEMA,
        needs_publication=False,
    )
    schema.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("docs/schema"),
        help="output folder (default: docs/schema)",
    )
    schema.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 if the files are out of date",
    )


def run_new(options: argparse.Namespace, console: Console) -> int:
    """Copy a sample into a folder that has at most hidden files, such as .git."""
    from factsheet.scaffold.samples import write_sample

    folder: Path = options.directory / options.folder
    is_free = folder.is_dir() and all(path.name.startswith(".") for path in folder.iterdir())
    if folder.exists() and not is_free:
        raise CommandError(f"{folder} is not empty", "name a new folder")
    for name in write_sample(options.sample, folder):
        console.say(f"{folder / name}")
    console.say(f"\nnow run: factsheet build -C {folder}")
    return 0


def run_schema(options: argparse.Namespace, console: Console) -> int:
    """Write the files that differ."""
    from factsheet.load.schema import editions_schema, facts_schema, sheet_schema

    folder = options.directory / options.folder
    behind = 0
    schemas = {"facts": facts_schema, "sheet": sheet_schema, "editions": editions_schema}
    for name, schema in schemas.items():
        path = folder / f"{name}.schema.json"
        data = json.dumps(schema(), ensure_ascii=False, indent=1).encode() + b"\n"
        if options.check:
            is_current = path.is_file() and path.read_bytes() == data
            behind += not is_current
            console.say(f"{path}: {'up to date' if is_current else 'out of date'}")
        else:
            console.say(f"{path}: {'written' if replace_file(path, data) else 'unchanged'}")
    return 1 if behind else 0
