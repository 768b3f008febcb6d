"""Patterns by which HTML is read, compiled once.

tinyhtml5 means to keep the pattern for each set of characters that it looks for, but
keeps it where it is not found again.
"""

import re
from typing import Any


class Patterns(dict[tuple[Any, bool], re.Pattern[str]]):
    """Patterns of the longest text of none of the characters, or of nothing but them."""

    def __missing__(self, key: tuple[Any, bool]) -> re.Pattern[str]:
        characters, is_of_them = key
        codes = "".join(f"\\x{ord(character):02x}" for character in characters)
        pattern = self[key] = re.compile(f"[{'' if is_of_them else '^'}{codes}]+")
        return pattern
