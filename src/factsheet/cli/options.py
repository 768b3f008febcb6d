"""Commands of the command line: how each is added, and the options that several share."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factsheet.diagnostics import missing_extra


@dataclass(frozen=True, slots=True)
class Commands:
    """Adds commands to the command line."""

    parsers: Any
    """argparse's sub-parsers; it keeps their type private."""
    common: argparse.ArgumentParser
    """The options of all commands."""

    def add(
        self,
        name: str,
        run: Callable[..., int],
        *,
        help: str,  # noqa: A002  (argparse’s name for it)
        description: str,
        epilog: str | None = None,
        needs_publication: bool = True,
    ) -> argparse.ArgumentParser:
        """The parser of a new command.

        `run` is called with the options and the console, and with the workspace if the command
        `needs_publication`. It returns the exit code.
        """
        parser: argparse.ArgumentParser = self.parsers.add_parser(
            name,
            parents=[self.common],
            help=help,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.set_defaults(run=run, needs_publication=needs_publication)
        return parser


class CommandError(Exception):
    """A command can't run as asked. `code` is the exit code."""

    def __init__(self, message: str, hint: str | None = None, code: int = 2) -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


def add_day(parser: argparse.ArgumentParser) -> None:
    """--as-of, for commands about an edition."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="the edition’s date, as 2021-11-25 (default: edition in factsheet.toml)",
    )


def add_locales(parser: argparse.ArgumentParser) -> None:
    """--locale, which may be given several times."""
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language")


def add_format(parser: argparse.ArgumentParser, formats: Iterable[str]) -> None:
    """--format, by default the first one."""
    names = tuple(formats)
    parser.add_argument("--format", choices=names, default=names[0], help=f"default: {names[0]}")


def add_output(parser: argparse.ArgumentParser) -> None:
    """-o, for reports."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write to FILE (default: standard output)",
    )


def day(notation: str) -> date:
    """A date as 2021-11-25."""
    try:
        return date.fromisoformat(notation)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{notation}” is not a date; write it as 2021-11-25"
        ) from None


def percentage(notation: str) -> float:
    """A number from 0 to 100, with or without a percent sign."""
    try:
        percent = float(notation.removesuffix("%"))
    except ValueError:
        percent = -1
    if not 0 <= percent <= 100:  # which nan is not either
        raise argparse.ArgumentTypeError(f"“{notation}” is not a percentage from 0 to 100")
    return percent


def require_libraries(command: str, extra: str, libraries: Iterable[str]) -> None:
    """Raises CommandError if a library of an extra is not installed."""
    missing = [name for name in libraries if find_spec(name) is None]
    if missing:
        wanted = " and ".join(missing)
        raise CommandError(f"{command} needs {wanted}", missing_extra(extra), code=1)
