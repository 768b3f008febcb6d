"""Where a line may not end inside a value.

The sign, the number, the unit and the symbol of a value stay together; a long value in
words, such as a date, may run on in the next line. Where lines may end otherwise is said
by UAX #14, which WeasyPrint and browsers follow.
"""

import re
from unicodedata import category, east_asian_width

NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"
RIGHT_TO_LEFT_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic and their relatives, as a set of a regular expression has them."""
LONGEST_CODE = 24
"""Characters of an identifier that is kept on one line. A telephone number has up to 15
digits (E.164), and spaces and brackets between them."""
LONG_WORD = re.compile(f"[^\\s{WORD_JOINER}]{{{LONGEST_CODE + 1},}}")
"""What is too long for a narrow column: a line may end within it."""

_BEFORE_DASH = re.compile(" (?=[–—~])")
_BESIDE_DIGITS = re.compile(" (?=[0-9(])|(?<=[0-9)]) ")
_CONNECTIVES = "(?:to|au|al|a|à|إلى) "
"""Words between the dates of a period in prose (`locales.dates.PROSE`): a line may end before."""
_BEFORE_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}}(?:er|\.)?)( de)? (?!{_CONNECTIVES})(?=[^\W\d])")
_BEFORE_DAY = re.compile(r"(?<=[^\W\d]) (?=\d{1,2}(?!\d))")
_BEFORE_NUMBER = re.compile(r"(?<=\d\.) (?=\d)")
"""In a date without words: 23. 11. 2021 in Czech."""
_WITHIN_NAME = re.compile(r"(?<=[^\W\d]) (?=[^\W\d]{1,20}/[^\W\d])")
_BETWEEN_NAMES = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])")
"""In a month of two names: «تشرين الثاني/نوفمبر»."""
_DASHES = frozenset("–—‒～~")
"""Dashes of ranges: a line may end after them."""
_SIGNS = frozenset("-−/")
"""Hyphen-minus, minus sign and solidus: a line may end after them unless a digit follows."""


def unbroken(text: str) -> str:
    """The text of a number, a measure or an amount as one word, which no line can end in."""
    joined: list[str] = []
    previous = ""
    for character in text:
        if category(character) != "Cf":  # marks and isolates belong to what is before them
            if previous and _may_end_between(previous, character):
                joined.append(WORD_JOINER)
            previous = character
        joined.append(NO_BREAK_SPACE if character == " " else character)
    return "".join(joined)


def unbroken_code(code: str) -> str:
    """An identifier whose groups of digits stay together, unless it is long: +33 4 72 44 70 00.

    Nothing invisible gets into it: people copy it.
    """
    return _BESIDE_DIGITS.sub(NO_BREAK_SPACE, code) if len(code) <= LONGEST_CODE else code


def unbroken_date(date: str) -> str:
    """A date in which no line ends between the day and the month, or within the name of a
    month: 23 November, 23 de noviembre, November 23, 23. 11. 2021, «تشرين الثاني/نوفمبر»."""
    joined = _BEFORE_MONTH.sub(_joined_month, date)
    joined = _BEFORE_DAY.sub(NO_BREAK_SPACE, joined)
    joined = _BEFORE_NUMBER.sub(NO_BREAK_SPACE, joined)
    joined = _WITHIN_NAME.sub(NO_BREAK_SPACE, joined)
    return _BETWEEN_NAMES.sub(f"/{WORD_JOINER}", joined)


def _joined_month(found: re.Match[str]) -> str:
    return found[0].replace(" ", NO_BREAK_SPACE)


def unbroken_dash(period: str) -> str:
    """A period in which no line begins with the dash: «– 5 March» reads as a minus."""
    return _BEFORE_DASH.sub(NO_BREAK_SPACE, period)


def _may_end_between(one: str, other: str) -> bool:
    """Whether UAX #14 lets a line end between two characters of a measure."""
    if one in _DASHES or other in _DASHES:
        return True
    if one in _SIGNS:
        return not other.isdecimal()
    is_between_words = one.isalnum() and other.isalnum()
    return is_between_words and (_is_ideographic(one) or _is_ideographic(other))


def _is_ideographic(character: str) -> bool:
    """Han, kana and hangul, which a line may end before and after."""
    return category(character) == "Lo" and east_asian_width(character) in "WF"
