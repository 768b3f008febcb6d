"""Values that are codes: those that CLDR names, identifiers, and web addresses."""

from dataclasses import dataclass
from typing import ClassVar, Self

from factsheet.model.notation import Notated


@dataclass(frozen=True, slots=True)
class LanguageCode(Notated):
    """A language, by its BCP 47 code: `ar`."""

    code: str
    notation: ClassVar[str] = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
    expected: ClassVar[str] = "a language code; write ar or pt-BR (BCP 47)"

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(notation)

    @property
    def canonical(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Territory(Notated):
    """A country or territory, by its ISO 3166-1 alpha-2 code, or a region of UN M49."""

    code: str
    notation: ClassVar[str] = r"^([A-Z]{2}|[0-9]{3})$"
    expected: ClassVar[str] = "a territory; write FR (ISO 3166-1), or 150 for a region (UN M49)"

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(notation)

    @property
    def canonical(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Currency(Notated):
    """A currency, by its ISO 4217 code."""

    code: str
    notation: ClassVar[str] = r"^[A-Z]{3}$"
    expected: ClassVar[str] = "a currency; write EUR (ISO 4217)"

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(notation)

    @property
    def canonical(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Identifier(Notated):
    """What is written alike in every language: a calling code, a domain, a number of a form."""

    written: str
    notation: ClassVar[str] = r"^[!-~](?:[ -~]{0,62}[!-~])?$"
    expected: ClassVar[str] = "an identifier; write up to 64 characters of ASCII, such as +33"

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(notation)

    @property
    def canonical(self) -> str:
        return self.written


@dataclass(frozen=True, slots=True)
class WebAddress(Notated):
    """Where a document can be read: an http or https address."""

    address: str
    notation: ClassVar[str] = r"^https?://[^\s<>\"]+$"
    expected: ClassVar[str] = "a web address; write https://www.example.org/"

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(notation)

    @property
    def host(self) -> str:
        """What a reader recognizes it by: www.example.org."""
        return self.address.split("/")[2]
