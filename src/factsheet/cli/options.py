"""Options that several commands share, and how their values are read."""

import argparse
from datetime import date
from typing import Any

from factsheet.interface.unknown import UnknownNameError, require_known

Commands = Any
"""argparse keeps the type of its sub-commands private."""


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


def add_day(parser: argparse.ArgumentParser) -> None:
    """--as-of, for commands that speak of an edition."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="the edition’s date, as 2021-11-25 (default: edition in factsheet.toml)",
    )


def unknown(what: str, asked: list[str] | None, known: list[str]) -> str | None:
    """A sentence about the first name that is not known, or None."""
    try:
        require_known(what, asked, known)
    except UnknownNameError as error:
        return said_unknown(error)
    return None


def said_unknown(error: UnknownNameError) -> str:
    """What is said of a name that does not exist."""
    return f"factsheet: {error}\n    hint: {error.hint}\n"
