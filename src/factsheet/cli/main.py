"""`factsheet`: parses the command line, runs one command, returns its exit code.

Exit codes: 0 clean, 1 findings, 2 usage, 3 internal error. Each module of commands has
`add_commands`, which imports nothing heavy, and a function that runs each command.
"""

import argparse
import gc
import signal
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from factsheet import __version__
from factsheet.cli.console import Console, UnwrittenError, give_up, is_unread, open_all
from factsheet.cli.options import CommandError, Commands
from factsheet.diagnostics import ContentError, Location
from factsheet.interface.results import UnknownNameError
from factsheet.timing import Stopwatch, listening
from factsheet.workspace import (
    CONFIG_NAME,
    EpochError,
    UnreadError,
    UnwritableError,
    Workspace,
    now,
)

COMMANDS = {
    "build": "build",
    "preview": "preview",
    "verify": "verify",
    "archive": "archive",
    "check": "check",
    "explain": "check",
    "facts": "facts",
    "sheets": "facts",
    "impact": "changes",
    "diff": "changes",
    "extract": "catalogs",
    "sync": "catalogs",
    "compile": "catalogs",
    "status": "status",
    "plurals": "status",
    "export": "exchange",
    "import": "exchange",
    "proof": "proof",
    "formats": "formats",
    "new": "scaffold",
    "schema": "scaffold",
    "clean": "clean",
}
"""The module of this package that has each command, imported only when it is used."""

CLEAN, FOUND, USAGE, INTERNAL = 0, 1, 2, 3

EPILOG = """\
a publication is a folder with factsheet.toml, facts/, sheets/, templates/, locales/.

first steps:
  factsheet new my-facts        create a small publication, ready to build
  factsheet build               render all sheets in all languages into output/
  factsheet facts               list facts and their sources
  factsheet sync                bring the .po files up to date with the texts
  factsheet status              show how much of each language is translated

exit codes: 0 clean, 1 findings, 2 usage, 3 internal error
"""


class _Into(argparse.Action):
    """Resolves a folder from the one given before it."""

    def __call__(self, _parser: Any, options: Any, folder: Any, _option: Any = None) -> None:
        setattr(options, self.dest, getattr(options, self.dest) / folder)


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line with these commands, and those in the same modules."""
    top = argparse.ArgumentParser(
        prog="factsheet",
        description="Publish sourced facts as localized fact sheets: web pages and PDFs.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"factsheet {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    # Accepted before and after the command, as in git, make and tar.
    for place, name, flag in ((top, "outer", False), (common, "directory", argparse.SUPPRESS)):
        place.add_argument(
            "-C",
            "--directory",
            dest=name,
            action=_Into,
            type=Path,
            default=Path(),
            metavar="DIR",
            help="the publication's folder, or one inside it (default: here)",
        )
        place.add_argument(
            "-q", "--quiet", action="store_true", default=flag, help="print errors only"
        )
        place.add_argument(
            "-v",
            "--verbose",
            action="store_true",
            default=flag,
            help="show how long the command and its stages took",
        )
    parsers = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for module in dict.fromkeys(COMMANDS[name] for name in names):
        import_module(f"factsheet.cli.{module}").add_commands(Commands(parsers, common))
    return top


ALLOCATIONS = 20_000
"""New objects between two runs of Python's garbage collector. Most objects of a command live until
its end, and collecting after every 700 takes a tenth of its time, or half with many objects."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Never raises: system errors are reported as 1, internal errors as 3.
    """
    if arguments is None:
        # Clean up after SIGTERM as after an interruption.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        open_all()
        gc.set_threshold(ALLOCATIONS)
    console = Console()
    try:
        code = _command(sys.argv[1:] if arguments is None else arguments)
        console.out.flush()  # raises BrokenPipeError if nobody reads it
        if arguments is None:
            gc.freeze()  # otherwise Python would collect garbage before it exits
        return code
    except BrokenPipeError as error:
        return _cut_off(error, console)
    except KeyboardInterrupt:
        console.err.write("factsheet: interrupted; output/ is unchanged\n")
        return INTERNAL
    except ContentError as error:
        console.err.write_escaped(console.diagnostic(error.diagnostic))
        return FOUND
    except UnwrittenError as error:
        give_up(sys.stdout)
        console.err.write(f"factsheet: the results can’t be written: {error.strerror}\n")
        return USAGE
    except (UnreadError, UnwritableError) as error:
        found = error.rule.found(f"this {error.why}", Location(error.path), hint=error.hint)
        console.err.write_escaped(console.diagnostic(found))
        return FOUND
    except OSError as error:
        # An error that no reader or writer has explained.
        named = error.filename is not None and error.strerror
        console.err.write(
            f"factsheet: {error.filename}: {named}\n" if named else f"factsheet: {error}\n"
        )
        return FOUND
    except Exception:  # noqa: BLE001  (the one boundary where an error becomes an exit code)
        import traceback

        console.err.write(traceback.format_exc())
        console.err.write("factsheet: this is a bug in factsheet, not a problem in your content\n")
        return INTERNAL


def _command(given: Sequence[str]) -> int:
    """Parse the command line and run its command."""
    names = given[:1] if given and given[0] in COMMANDS else COMMANDS
    try:
        options = parser(names).parse_args(given)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    options.directory = options.outer / options.directory
    console = Console(options.quiet)
    try:
        now()  # before anything is written
    except EpochError as error:
        console.err.write(f"factsheet: {error}\n    hint: set it as date +%s prints it\n")
        return USAGE
    if not options.verbose:
        return _run(options, console)
    watch = Stopwatch()
    with listening(console.took):
        code = _run(options, console)
        watch.ended("in all")
    return code


def _run(options: argparse.Namespace, console: Console) -> int:
    try:
        given = (_workspace(options.directory),) if options.needs_publication else ()
        return int(options.run(options, console, *given))
    except (CommandError, UnknownNameError) as error:
        hint = f"    hint: {error.hint}\n" if error.hint else ""
        console.err.write(f"factsheet: {error}\n{hint}")
        return error.code if isinstance(error, CommandError) else USAGE


def _workspace(folder: Path) -> Workspace:
    """The publication that a folder lies in. Raises CommandError."""
    workspace = Workspace.find(folder)
    if workspace is None:
        raise CommandError(
            f"no {CONFIG_NAME} in {folder.resolve()} or above it",
            "run this in a publication’s folder, or create one: factsheet new FOLDER",
        )
    return workspace


def _cut_off(error: BrokenPipeError, console: Console) -> int:
    """The exit code after a broken pipe.

    A reader that closes standard output early has read enough, which is not an error. A broken
    pipe to standard error or to a worker process is.
    """
    unread = [stream for stream in (sys.stdout, sys.stderr) if is_unread(stream)]
    for stream in unread:
        give_up(stream)
    if not unread:
        console.err.write(f"factsheet: a worker process ended unexpectedly: {error}\n")
        return INTERNAL
    return CLEAN if unread == [sys.stdout] else USAGE
