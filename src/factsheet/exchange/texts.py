"""The texts of XLIFF's units: words, inline codes, and white space as `xml:space` has it."""

from typing import TYPE_CHECKING

from factsheet.exchange.inline import Codes
from factsheet.exchange.space import keeps_space, single_spaced

if TYPE_CHECKING:
    from lxml.etree import _Element


class Texts:
    """Reads the texts of one unit. Subclasses for each version of XLIFF read the codes in them."""

    def __init__(self, language: str, codes: Codes) -> None:
        self.codes = codes
        self.language = language
        self.preserve = True

    def code(self, element: "_Element") -> str:
        """The text that an inline element represents."""
        raise NotImplementedError

    def within(self, element: "_Element | None") -> str:
        """The text of a source or target; empty if the element is missing."""
        if element is None:
            return ""
        self.preserve = keeps_space(element)
        return self.text(element)

    def ended(self, text: str) -> str:
        """A whole text, without the white space around it that is layout."""
        return text if self.preserve else text.strip(" ")

    def text(self, element: "_Element") -> str:
        """What an element says, codes included."""
        parts = [self._spaced(element.text)]
        for child in element:
            parts += [self.code(child), self._spaced(child.tail)]
        return "".join(parts)

    def _spaced(self, text: str | None) -> str:
        return text or "" if self.preserve else single_spaced(text or "")
