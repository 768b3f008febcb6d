"""Values that are codes: languages and territories, which CLDR names, and web addresses."""

import re
from dataclasses import dataclass
from typing import ClassVar, Self


@dataclass(frozen=True, slots=True)
class LanguageCode:
    """A language, by its BCP 47 code: `ar`."""

    code: str
    notation: ClassVar[str] = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a language code; write ar or pt-BR (BCP 47)")
        return cls(notation)

    @property
    def canonical(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Territory:
    """A country or territory, by its ISO 3166-1 alpha-2 code."""

    code: str
    notation: ClassVar[str] = r"^[A-Z]{2}$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a territory; write FR (ISO 3166-1)")
        return cls(notation)

    @property
    def canonical(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Where a document can be read: an http or https address."""

    address: str
    notation: ClassVar[str] = r"^https?://[^\s<>\"]+$"

    @classmethod
    def parse(cls, notation: str) -> Self:
        if not re.fullmatch(cls.notation, notation):
            raise ValueError(f"“{notation}” is not a web address; write https://www.example.org/")
        return cls(notation)

    @property
    def host(self) -> str:
        """What a reader recognizes it by: www.example.org."""
        return self.address.split("/")[2]
