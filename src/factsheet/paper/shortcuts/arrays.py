"""Arrays whose C type is parsed once, not for each length.

WeasyPrint names the length in the type of the arrays of glyphs that a font is cut to, and
cffi parses the declaration of each type that it has not seen, and keeps it for ever.
"""

import re
from dataclasses import dataclass
from typing import Any

LENGTH = re.compile(r"\[\d+\]$")


@dataclass(frozen=True, slots=True)
class Arrays:
    """A cffi `FFI` that takes the length of a new array from its items."""

    ffi: Any

    def new(self, declaration: str, items: Any = None) -> Any:
        if items is None:
            return self.ffi.new(declaration)
        return self.ffi.new(LENGTH.sub("[]", declaration), items)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.ffi, name)
