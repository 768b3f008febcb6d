"""Names that are asked for and do not exist: a locale, a sheet."""

from collections.abc import Iterable, Sequence

from factsheet.diagnostics import nearest

_LISTED = 30
"""How many names a hint lists."""


class UnknownNameError(ValueError):
    """The publication has no locale or sheet of that name. `hint` says which there are."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def require_known(what: str, asked: Iterable[str] | None, known: Sequence[str]) -> None:
    """Raises UnknownNameError for the first name that is asked for and not known.

    `what` is what the names are of, such as `locale`.
    """
    for name in asked or ():
        if name not in known:
            more = f", and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
            hint = nearest(name, known) or f"there are: {', '.join(known[:_LISTED])}{more}"
            raise UnknownNameError(f"there is no {what} “{name}”", hint)
