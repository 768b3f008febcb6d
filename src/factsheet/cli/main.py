"""`factsheet`: parses the command line, runs one command, returns its exit code.

Exit codes: 0 clean, 1 findings, 2 usage, 3 internal error. Each command is a module with
`add_parser`, which imports nothing heavy, and `run`.
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
from factsheet.cli import standard
from factsheet.cli.console import Console
from factsheet.cli.options import said_unknown
from factsheet.diagnostics import ContentError, Diagnostic, Location
from factsheet.interface.unknown import UnknownNameError
from factsheet.timing import Stopwatch, listening
from factsheet.workspace import (
    CONFIG_NAME,
    EpochError,
    UnreadError,
    UnwritableError,
    Workspace,
    now,
)

COMMANDS = (
    "build",
    "preview",
    "verify",
    "check",
    "explain",
    "facts",
    "impact",
    "diff",
    "sheets",
    "extract",
    "sync",
    "compile",
    "status",
    "export",
    "import",
    "proof",
    "plurals",
    "formats",
    "schema",
    "new",
    "clean",
)
"""Each is a module of this package, imported only when it is used."""

CLEAN, FOUND, USAGE, INTERNAL = 0, 1, 2, 3

EPILOG = """\
a publication is a folder with factsheet.toml, facts/, sheets/, templates/, locales/.

first steps:
  factsheet new my-facts        make a small publication that builds at once
  factsheet build               render all sheets in all languages into output/
  factsheet facts               see what is stated, and by which source
  factsheet sync                bring the .po files up to date with the texts
  factsheet status              see how far each language is translated

exit codes: 0 clean, 1 findings, 2 usage, 3 internal error
"""


def command_module(name: str) -> Any:
    """A command's module: `add_parser` and `run`."""
    return import_module(f"factsheet.cli.{name}" + ("_" if name == "import" else ""))


class _Into(argparse.Action):
    """A folder, seen from the one that was named before it."""

    def __call__(self, _parser: Any, options: Any, folder: Any, _option: Any = None) -> None:
        setattr(options, self.dest, getattr(options, self.dest) / folder)


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line with these commands; with all, for --help and for the documentation."""
    top = argparse.ArgumentParser(
        prog="factsheet",
        description="Canonical facts, rendered into localized fact sheets.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"factsheet {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    # Before the command and behind it, as git, make and tar have them.
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
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in names:
        command_module(name).add_parser(commands, common)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Never raises: what the system refuses is reported and becomes 1, an
    internal error 3."""
    if arguments is None:
        # What is told to end cleans up after itself, as what is interrupted does.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        standard.open_all()
    console = Console()
    try:
        code = _command(sys.argv[1:] if arguments is None else arguments)
        console.out.flush()  # where nobody reads it any longer, this says so
        if arguments is None:
            gc.freeze()  # as the process ends, Python would look through all that there is
        return code
    except BrokenPipeError as error:
        return _cut_off(error, console)
    except KeyboardInterrupt:
        console.err.write("factsheet: interrupted; output/ is as it was\n")
        return INTERNAL
    except ContentError as error:
        console.err.write_escaped(console.diagnostic(error.diagnostic))
        return FOUND
    except standard.UnwrittenError as error:
        standard.give_up(sys.stdout)
        console.err.write(f"factsheet: the results can’t be written: {error.strerror}\n")
        return USAGE
    except (UnreadError, UnwritableError) as error:
        found = Diagnostic(error.code, f"this {error.why}", Location(error.path), hint=error.hint)
        console.err.write_escaped(console.diagnostic(found))
        return FOUND
    except OSError as error:
        # What no reader and no writer has put a name to.
        named = error.filename is not None and error.strerror
        console.err.write(
            f"factsheet: {error.filename}: {named}\n" if named else f"factsheet: {error}\n"
        )
        return FOUND
    except Exception:  # noqa: BLE001  (the one boundary where an error becomes an exit code)
        import traceback

        console.err.write(traceback.format_exc())
        console.err.write("factsheet: this is an error of the tool itself, not of your content\n")
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
    if not options.needs_publication:
        return int(options.run(options, console))
    workspace = Workspace.find(options.directory)
    if workspace is None:
        console.err.write(
            f"factsheet: no {CONFIG_NAME} in {options.directory.resolve()} or above it\n"
            "    hint: go to a publication’s folder, or make one: factsheet new FOLDER\n"
        )
        return USAGE
    try:
        return int(options.run(options, console, workspace))
    except UnknownNameError as error:
        console.err.write(said_unknown(error))
        return USAGE


def _cut_off(error: BrokenPipeError, console: Console) -> int:
    """The exit code after a broken pipe.

    A reader that closes standard output early has read enough, which is not an error. A broken
    pipe to standard error or to a worker process is.
    """
    unread = [stream for stream in (sys.stdout, sys.stderr) if standard.is_unread(stream)]
    for stream in unread:
        standard.give_up(stream)
    if not unread:
        console.err.write(f"factsheet: a process that was needed has gone: {error}\n")
        return INTERNAL
    return CLEAN if unread == [sys.stdout] else USAGE
