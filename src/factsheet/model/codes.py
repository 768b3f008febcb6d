"""Values that are codes: CLDR codes, identifiers and web addresses."""

from dataclasses import dataclass
from typing import ClassVar, Self

from factsheet.config.addresses import WEB_ADDRESS, host_of
from factsheet.diagnostics import excerpt
from factsheet.model.notation import Notated


@dataclass(frozen=True, slots=True)
class Code(Notated):
    """A value that is its own notation."""

    code: str

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(notation)

    @property
    def canonical(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class LanguageCode(Code):
    """A language, by its BCP 47 code: `ar`."""

    notation: ClassVar[str] = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
    expected: ClassVar[str] = "a language code; write ar or pt-BR (BCP 47)"


@dataclass(frozen=True, slots=True)
class Territory(Code):
    """A country or territory, by its ISO 3166-1 alpha-2 code, or a region of UN M49."""

    notation: ClassVar[str] = r"^([A-Z]{2}|[0-9]{3})$"
    expected: ClassVar[str] = "a territory; write FR (ISO 3166-1), or 150 for a region (UN M49)"


@dataclass(frozen=True, slots=True)
class Currency(Code):
    """A currency, by its ISO 4217 code."""

    notation: ClassVar[str] = r"^[A-Z]{3}$"
    expected: ClassVar[str] = "a currency; write EUR (ISO 4217)"


@dataclass(frozen=True, slots=True)
class Identifier(Code):
    """Text that is the same in every language: a calling code, a domain, a form number."""

    notation: ClassVar[str] = r"^[!-~](?:[ -~]{0,62}[!-~])?$"
    expected: ClassVar[str] = "an identifier; write up to 64 characters of ASCII, such as +33"


@dataclass(frozen=True, slots=True)
class WebAddress(Notated):
    """An http or https address."""

    address: str
    notation: ClassVar[str] = rf"^{WEB_ADDRESS}$"
    expected: ClassVar[str] = "a web address; write https://www.example.org/"

    @classmethod
    def read(cls, notation: str) -> Self:
        if host_of(notation) is None:
            raise ValueError(f"“{excerpt(notation)}” is not {cls.expected}")
        return cls(notation)

    @property
    def host(self) -> str:
        """The host: www.example.org."""
        return host_of(self.address) or ""
