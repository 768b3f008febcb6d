"""factsheet schema: JSON Schemas for editors."""

import argparse
import json
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands

DESCRIPTION = """\
Write the JSON Schemas of facts/*.yaml and sheets/*.yaml, made from the tool's own model,
into a folder. Editors complete and check the files by them when a file's first line is

  # yaml-language-server: $schema=../docs/schema/facts.schema.json
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "schema",
        parents=[common],
        help="write the JSON Schemas of facts and sheets",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("docs/schema"),
        help="where to (default: docs/schema)",
    )
    parser.add_argument("--check", action="store_true", help="fail if the files are not current")
    parser.set_defaults(run=run, needs_publication=False)


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the files that differ."""
    from factsheet.load.schema import facts_schema, sheet_schema
    from factsheet.workspace import replace_file

    folder = options.directory / options.folder
    behind = 0
    for name, schema in (("facts", facts_schema()), ("sheet", sheet_schema())):
        path = folder / f"{name}.schema.json"
        data = json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n"
        if options.check:
            is_current = path.is_file() and path.read_bytes() == data
            behind += not is_current
            console.say(f"{path}: {'current' if is_current else 'not current'}")
        else:
            console.say(f"{path}: {'written' if replace_file(path, data) else 'unchanged'}")
    return 1 if behind else 0
