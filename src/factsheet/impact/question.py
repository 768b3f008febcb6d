"""Resolve the fact or cell that a user asks about."""

from factsheet.diagnostics import nearest
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.facts import Fact


class QuestionError(ValueError):
    """An invalid question. `hint` says what to ask instead."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def resolved(base: FactBase, address: str) -> tuple[Fact, str | None, str | None]:
    """The fact at an address, and of a cell its row and column. Raises QuestionError."""
    try:
        return base.resolve(address)
    except UnknownAddressError:
        hint = nearest(address, base.addresses()) or "list all facts: factsheet facts"
        raise QuestionError(f"there is no fact or cell “{address}”", hint) from None
