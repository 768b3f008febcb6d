"""A picture's file and licence."""

from dataclasses import dataclass
from typing import ClassVar, Self

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from factsheet.config.addresses import WEB_ADDRESS, host_of
from factsheet.config.theme import IMAGE
from factsheet.diagnostics import excerpt
from factsheet.model.notation import Notated

SPDX = "https://spdx.org/licenses/"
"""Address of the licences with an SPDX id."""


@dataclass(frozen=True, slots=True)
class ImageFile(Notated):
    """A file in templates/images/."""

    path: str
    notation: ClassVar[str] = IMAGE
    expected: ClassVar[str] = "an image; write templates/images/NAME.svg, or .png, .jpg or .webp"

    @classmethod
    def read(cls, notation: str) -> Self:
        return cls(notation)

    @property
    def asset(self) -> str:
        """Its path below the published folder of assets."""
        return self.path.removeprefix("templates/")


@dataclass(frozen=True, slots=True)
class Licence(Notated):
    """A licence with an SPDX id (https://spdx.org/licenses/), or the address of another one."""

    name: str
    address: str
    notation: ClassVar[str] = rf"^(?:{WEB_ADDRESS}|[A-Za-z0-9][A-Za-z0-9.+-]{{0,60}})$"
    expected: ClassVar[str] = (
        "a licence; write its SPDX id, such as CC-BY-4.0, or the address where it can be read"
    )

    @classmethod
    def read(cls, notation: str) -> Self:
        if "://" in notation:
            host = host_of(notation)
            if host is None:
                raise ValueError(f"“{excerpt(notation)}” is not {cls.expected}")
            return cls(host, notation)
        try:
            name = canonicalize_license_expression(notation)
        except InvalidLicenseExpression:
            name = None
        # A LicenseRef has no address.
        if name is None or name.startswith("LicenseRef-"):
            raise ValueError(f"“{excerpt(notation)}” is not {cls.expected}")
        return cls(name, f"{SPDX}{name}.html")
