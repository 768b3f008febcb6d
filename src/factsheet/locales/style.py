"""What can be wrong with a locale's style: a sentence, its rule and the key that is wrong."""

from typing import ClassVar

from factsheet.diagnostics import Rule


class StyleError(ValueError):
    """A `[locales.TAG]` table that says what cannot be."""

    rule: ClassVar[Rule]

    def __init__(self, sentence: str, *path: str) -> None:
        super().__init__(sentence)
        self.path = path
        """The key in the locale's table, by path: `("dates", "day")`."""
