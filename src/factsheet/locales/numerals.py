"""Numbering systems: their ten digits, and the CSS counter style with these digits."""

from dataclasses import dataclass

from factsheet.config.style import StyleError
from factsheet.diagnostics import nearest
from factsheet.rules.configuration import UNKNOWN_DIGITS

_ASCII = "0123456789"


class UnknownNumberingSystemError(StyleError):
    """No numbering system of that name has digits and a CSS counter style."""

    rule = UNKNOWN_DIGITS

    def __init__(self, name: str) -> None:
        hint = nearest(name, NUMBERING_SYSTEMS) or f"known are {', '.join(NUMBERING_SYSTEMS)}"
        sentence = f"“{name}” is not a numbering system of CLDR that can be printed; {hint}"
        super().__init__(sentence, "digits")


@dataclass(frozen=True, slots=True)
class NumberingSystem:
    """Ten digits, zero first. Numbers are stored with ASCII digits and printed with these."""

    name: str
    digits: str
    counter_style: str
    """The predefined style of CSS Counter Styles 3 with the same digits."""

    def localize(self, text: str) -> str:
        """The text with its ASCII digits replaced."""
        if self.digits == _ASCII:
            return text
        return text.translate(str.maketrans(_ASCII, self.digits))


def _from_zero(zero: str) -> str:
    return "".join(chr(ord(zero) + value) for value in range(10))


_ZEROS = {
    "latn": ("0", "decimal"),
    "arab": ("٠", "arabic-indic"),
    "arabext": ("۰", "persian"),
    "beng": ("০", "bengali"),
    "deva": ("०", "devanagari"),
    "gujr": ("૦", "gujarati"),
    "guru": ("੦", "gurmukhi"),
    "khmr": ("០", "khmer"),
    "knda": ("೦", "kannada"),
    "laoo": ("໐", "lao"),
    "mlym": ("൦", "malayalam"),
    "mong": ("᠐", "mongolian"),
    "mymr": ("၀", "myanmar"),
    "orya": ("୦", "oriya"),
    "tamldec": ("௦", "tamil"),
    "telu": ("౦", "telugu"),
    "thai": ("๐", "thai"),
    "tibt": ("༠", "tibetan"),
}

NUMBERING_SYSTEMS = {
    name: NumberingSystem(name, _from_zero(zero), style) for name, (zero, style) in _ZEROS.items()
} | {"hanidec": NumberingSystem("hanidec", "〇一二三四五六七八九", "cjk-decimal")}
"""The decimal systems of CLDR's numberingSystems.xml that have a CSS counter style."""


def numbering_system(name: str) -> NumberingSystem:
    """The system of that CLDR name. Raises UnknownNumberingSystemError."""
    if name not in NUMBERING_SYSTEMS:
        raise UnknownNumberingSystemError(name)
    return NUMBERING_SYSTEMS[name]


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS: dict[str, tuple[str, ...]] = {
    "ar": ("أ", "ب", "ج", "د", "هـ", *"وزحطيكلمنسعفصقرشتثخذضظغ"),
    "el": tuple("αβγδεζηθικλμνξοπρστυφχψω"),
    "he": tuple("אבגדהוזחטיכלמנסעפצקרשת"),
}
"""The letters that a language uses for counting; Arabic in abjad order, as in UN documents."""


def lettered(number: int, language: str) -> str:
    """A number from 1 as a letter: a, b … z, aa, bb; in Latin letters for languages without a
    table."""
    letters = _LETTERS.get(language, tuple(_LATIN))
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1)
