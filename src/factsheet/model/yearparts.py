"""Parts of a year that have a name: quarters, halves, and years that begin in the middle."""

from dataclasses import dataclass
from typing import ClassVar, Self

from factsheet.model.dates import PartialDate
from factsheet.model.notation import Notated

QUARTER, HALF, FISCAL = "quarter", "half", "fiscal"
_MONTHS = {QUARTER: 3, HALF: 6}


@dataclass(frozen=True, slots=True)
class YearPart(Notated):
    """A quarter, a half, or a fiscal, academic or season's year: `2025-Q3`, `2025-H1`, `2023/24`.

    Quarters and halves are those of the calendar year. Of a fiscal year only its two calendar
    years are known: where it begins differs from country to country.
    """

    year: int
    """The first one of a fiscal year."""
    unit: str
    """`quarter`, `half` or `fiscal`."""
    number: int
    """Which quarter or half of the year, from 1; 1 of a fiscal year."""
    notation: ClassVar[str] = r"^[0-9]{4}(-Q[1-4]|-H[12]|/[0-9]{2})$"
    expected: ClassVar[str] = "a part of a year; write 2025-Q3, 2025-H1 or 2023/24"

    @classmethod
    def read(cls, notation: str) -> Self:
        year, part = PartialDate.parse(notation[:4]).year, notation[5:]
        if notation[4] == "-":
            return cls(year, QUARTER if part[0] == "Q" else HALF, int(part[1:]))
        if int(part) != (year + 1) % 100:
            raise ValueError(f"“{notation}” is not one year after the other; write 2023/24")
        return cls(year, FISCAL, 1)

    @property
    def start(self) -> PartialDate:
        """The year or the month in which it begins."""
        if self.unit == FISCAL:
            return PartialDate(self.year)
        return PartialDate(self.year, (self.number - 1) * _MONTHS[self.unit] + 1)

    @property
    def end(self) -> PartialDate:
        """The year or the month in which it ends."""
        if self.unit == FISCAL:
            return PartialDate(self.year + 1)
        return PartialDate(self.year, self.number * _MONTHS[self.unit])

    @property
    def canonical(self) -> str:
        if self.unit == FISCAL:
            return f"{self.year:04}/{(self.year + 1) % 100:02}"
        return f"{self.year:04}-{self.unit[0].upper()}{self.number}"
