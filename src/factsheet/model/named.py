"""Values with translated names: places, persons, organizations, terms, passages.

Forms such as `in_` and `of` are whole phrases, because only a translator knows which
preposition, article or elision a name takes.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from factsheet.model.codes import Territory
from factsheet.model.dates import PartialDate, within
from factsheet.model.text import FactRef, Text


@dataclass(frozen=True, slots=True)
class Place:
    """A city or another place, and the territory it lies in.

    `in_` and `of` are whole phrases, because only a translator knows which
    preposition, article or elision the name takes.
    """

    territory: Territory
    city: Text | None = None
    in_: Text | None = None
    of: Text | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    @property
    def canonical(self) -> str:
        return f"{self.city.singular}, {self.territory.code}" if self.city else self.territory.code


@dataclass(frozen=True, slots=True)
class Term:
    """A term, with its grammatical forms."""

    name: Text
    plural: Text | None = None
    masculine: Text | None = None
    feminine: Text | None = None
    definition: Text | None = None

    @property
    def canonical(self) -> str:
        return self.name.singular


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization, its acronym, and forms of its name."""

    name: Text
    acronym: Text | None = None
    in_: Text | None = None
    of: Text | None = None

    @property
    def canonical(self) -> str:
        return self.name.singular


@dataclass(frozen=True, slots=True)
class Role:
    """An office held for a time."""

    title: FactRef
    from_: PartialDate | None = None
    until: PartialDate | None = None

    def holds_on(self, day: date) -> bool:
        return within(day, self.from_, self.until)


class Gender(StrEnum):
    """The form that a person's titles take."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


@dataclass(frozen=True, slots=True)
class Person:
    """A person, whose name may be translated."""

    name: Text
    surname: Text | None = None
    gender: Gender | None = None
    nationality: Territory | None = None
    roles: tuple[Role, ...] = ()

    @property
    def canonical(self) -> str:
        return self.name.singular


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement in words."""

    text: Text

    @property
    def canonical(self) -> str:
        return self.text.singular
