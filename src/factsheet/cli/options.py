"""Options that several commands share, and how their values are read."""

import argparse
from datetime import date
from typing import Any

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


_LISTED = 30
"""How many names a hint lists."""


def unknown(what: str, asked: list[str] | None, known: list[str]) -> str | None:
    """A sentence about the first name that is not known, or None."""
    from factsheet.diagnostics import nearest

    for name in asked or []:
        if name not in known:
            more = f", and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
            hint = nearest(name, known) or f"there are: {', '.join(known[:_LISTED])}{more}"
            return f"factsheet: there is no {what} “{name}”\n    hint: {hint}\n"
    return None
