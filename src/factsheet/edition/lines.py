"""Prevent line breaks inside values.

The sign, number, unit and symbol of a value stay together. A long value in words, such as a
date, may wrap. Otherwise lines break by UAX #14, which WeasyPrint and browsers follow.
"""

import re
from unicodedata import category, east_asian_width

NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"
RIGHT_TO_LEFT_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic and related scripts, as the inside of a regular expression's character set."""
LONGEST_CODE = 24
"""Maximum length, in characters, of an identifier that is kept on one line. A telephone number has
up to 15 digits (E.164), with spaces and brackets between them."""
LONG_WORD = re.compile(f"[^\\s{WORD_JOINER}]{{{LONGEST_CODE + 1},}}")
"""A word that is too long for a narrow column: it may be broken anywhere."""

_BEFORE_DASH = re.compile(" (?=[–—~])")
_BESIDE_DIGITS = re.compile(" (?=[0-9(])|(?<=[0-9)]) ")
_CONNECTIVES = "(?:to|au|al|a|à|إلى) "
"""Words between the dates of a period in prose (`locales.dates.PROSE`): a line may break before
them."""
_BEFORE_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}}(?:er|\.)?)( de)? (?!{_CONNECTIVES})(?=[^\W\d])")
_BEFORE_DAY = re.compile(r"(?<=[^\W\d]) (?=\d{1,2}(?!\d))")
_BEFORE_NUMBER = re.compile(r"(?<=\d\.) (?=\d)")
"""Spaces in a date without words: 23. 11. 2021 in Czech."""
_WITHIN_NAME = re.compile(r"(?<=[^\W\d]) (?=[^\W\d]{1,20}/[^\W\d])")
_BETWEEN_NAMES = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])")
"""The solidus in a month with two names: «تشرين الثاني/نوفمبر»."""
_DASHES = frozenset("–—‒～~")
"""Dashes of ranges: a line may break after them."""
_SIGNS = frozenset("-−/")
"""Hyphen-minus, minus sign and solidus: a line may break after them unless a digit follows."""


def unbroken(text: str) -> str:
    """The text of a number, measure or amount without line breaks inside it."""
    joined: list[str] = []
    previous = ""
    for character in text:
        if category(character) != "Cf":  # marks and isolates belong to the character before
            if previous and _may_end_between(previous, character):
                joined.append(WORD_JOINER)
            previous = character
        joined.append(NO_BREAK_SPACE if character == " " else character)
    return "".join(joined)


def unbroken_code(code: str) -> str:
    """An identifier whose groups of digits stay together, unless it is long: +33 4 72 44 70 00.

    No invisible characters are added, because people copy identifiers.
    """
    return _BESIDE_DIGITS.sub(NO_BREAK_SPACE, code) if len(code) <= LONGEST_CODE else code


def unbroken_date(date: str) -> str:
    """A date without line breaks between day and month, or inside the name of a month:
    23 November, 23 de noviembre, November 23, 23. 11. 2021, «تشرين الثاني/نوفمبر»."""
    joined = _BEFORE_MONTH.sub(_joined_month, date)
    joined = _BEFORE_DAY.sub(NO_BREAK_SPACE, joined)
    joined = _BEFORE_NUMBER.sub(NO_BREAK_SPACE, joined)
    joined = _WITHIN_NAME.sub(NO_BREAK_SPACE, joined)
    return _BETWEEN_NAMES.sub(f"/{WORD_JOINER}", joined)


def _joined_month(found: re.Match[str]) -> str:
    return found[0].replace(" ", NO_BREAK_SPACE)


def unbroken_dash(period: str) -> str:
    """A period in which no line begins with the dash: «– 5 March» would read as a minus."""
    return _BEFORE_DASH.sub(NO_BREAK_SPACE, period)


def _may_end_between(one: str, other: str) -> bool:
    """Whether UAX #14 allows a line break between two characters of a measure."""
    if one in _DASHES or other in _DASHES:
        return True
    if one in _SIGNS:
        return not other.isdecimal()
    is_between_words = one.isalnum() and other.isalnum()
    return is_between_words and (_is_ideographic(one) or _is_ideographic(other))


def _is_ideographic(character: str) -> bool:
    """Whether it is Han, kana or hangul, which allow a line break before and after."""
    return category(character) == "Lo" and east_asian_width(character) in "WF"
