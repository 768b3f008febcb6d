"""Recognize what a translation may keep as it is: names, terms in brackets or quotes, codes.

Rules call this module if their comparison may be mistaken, and then only warn.
"""

import re
from collections.abc import Set as AbstractSet

from factsheet.edition.wording import OBJECT
from factsheet.gate.translations.passages import words

OWN_WORDS = 2
"""Number of words besides the source's that make a text a translation with cited terms."""
_NAME = re.compile(r"(?<![\w.-])(?=[\w.-]*?[A-Za-z])(?=[\w.-]*?\d)[\w.-]++")
"""A word of Latin letters and digits: COVID-19, G20."""
_CODE = re.compile(r"[\"“«']\s?\w+\s?[\"”»']|(?<![\w-])(?=[\w-]*?\d)[\w-]++")
"""A word in quotation marks, or one with digits."""
_CITED = re.compile(
    r"\([^()]*\)|\"[^\"]*\"|“[^“”]*”|«[^«»]*»|(?<!\w)'[^']*'(?!\w)|‘[^‘’]*’|(?<!\w)\w++(?:-\w++)++"
)
_ASIDE = re.compile(r"[(«“]([^()«»“”]++)[)»”]")
_BRACKETED = re.compile(r"\([^()]*\)")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_JOINERS = "\u200c\u200d"


def without_names(text: str) -> str:
    """A text without words of Latin letters and digits."""
    return _NAME.sub(" ", text)


def without_brackets(text: str) -> str:
    """A text without brackets, which may contain a name's original spelling: Brunei (بروني)."""
    return _BRACKETED.sub(" ", text)


def uncited(text: str) -> str:
    """A text without brackets, quotations, and compounds such as signed-off-by."""
    return _CITED.sub(OBJECT, text)


def without_asides(text: str, sources: list[str]) -> str:
    """A text without those words in brackets or quotation marks that a source has too."""
    for aside in _ASIDE.finditer(text):
        part = aside[1].strip()
        if part and any(part in source for source in sources):
            text = text.replace(aside[0], " ")
    return text


def is_list_of_codes(text: str, small: AbstractSet[str]) -> bool:
    """Whether a text lists codes, which nobody translates: utf-8, utf-16; "on", "off".

    `small` are the function words of its language.
    """
    rest = [word for word in words(_CODE.sub(" ", text)) if word.islower() and word not in small]
    return len(_CODE.findall(text)) > 1 and not rest


def joins_letters(text: str, found: re.Match[str]) -> bool:
    """Whether a joiner changes the shape of an Arabic letter before it, and so may be intended."""
    return found[0] in _JOINERS and bool(_ARABIC.match(text, found.start() - 1))
