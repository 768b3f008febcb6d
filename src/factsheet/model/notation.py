"""The base class of scalar values, which have a notation in files."""

import re
from typing import ClassVar, Self

from factsheet.diagnostics import excerpt


class Notated:
    """A value with a notation.

    `notation` is the pattern, also used in the JSON Schema; `expected` completes the sentence
    “… is not”. Each kind also has `canonical`, the machine-readable value that
    pages and PDFs carry, the same in every language.
    """

    __slots__ = ()
    notation: ClassVar[str]
    expected: ClassVar[str]

    @classmethod
    def parse(cls, notation: str) -> Self:
        """The value. Raises ValueError with a sentence that says what is expected."""
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{excerpt(notation)}” is not {cls.expected}")
        return cls.read(notation)

    @classmethod
    def read(cls, notation: str) -> Self:
        """The value of a notation that fits the pattern. May still raise ValueError."""
        raise NotImplementedError
