"""Prevent line breaks after hyphens inside words on paper.

PDF readers take a hyphen at the end of a line for a hyphenation: poppler drops it (“near-” and
“complete” become “nearcomplete”), pdfium reads it as U+FFFE. So a word joiner (UAX #14, WJ) is
inserted after each hyphen inside a word, unless the word is too long for a narrow column. A word
joiner has no glyph, so search and copy see only the hyphen.
"""

import re
from xml.etree.ElementTree import Element

from factsheet.edition.lines import LONGEST_CODE, WORD_JOINER
from factsheet.paper.lastlines import NARROW
from factsheet.paper.runs import INLINE, UNREAD

CELL = 16
"""Characters of a word in a cell of a table that stays whole."""
_OTHERS = "\u2010\u058a\u05be"
"""The hyphen of its own, and those of Armenian and Hebrew (maqaf): a line may end after them."""
_ANY = f"{_OTHERS}-"
_WORD = re.compile("[^ \t\n\r\f]++")
_BREAK = re.compile(rf"(?<=\w)(?:-(?=[^\W\d_])|[{_OTHERS}](?=\w))")
"""After “-” no line ends before a digit in any case (UAX #14, LB25)."""
_BREAK_AT_START = re.compile(rf"^[{_ANY}](?=[^\W\d_])")
_BREAK_AT_END = re.compile(rf"(?<=\w)[{_ANY}]$")


def keep_hyphenated(root: Element) -> None:
    """Join words with hyphens below an element, where they are short enough for their column."""
    waiting = [(root, LONGEST_CODE)]
    while waiting:
        element, longest = waiting.pop()
        if element.tag in UNREAD or not isinstance(element.tag, str):
            continue
        classes = element.get("class", "").split()
        longest = min([longest, *(NARROW[name] for name in classes if name in NARROW)])
        if element.tag in ("td", "th"):
            longest = min(longest, CELL)
        before = None
        for child in element:
            _join(element if before is None else before, before is not None, child, longest)
            before = child
        _join(element if before is None else before, before is not None, None, longest)
        waiting += [(child, longest) for child in element]


def _join(owner: Element, is_tail: bool, following: Element | None, longest: int) -> None:
    """Join the words of the text before `following`: that of `owner`, or what comes after it."""
    text = (owner.tail if is_tail else owner.text) or ""
    if not any(hyphen in text for hyphen in _ANY):
        return

    def joined(word: re.Match[str]) -> str:
        if len(word[0]) > longest:
            return word[0]
        made = _BREAK.sub(rf"\g<0>{WORD_JOINER}", word[0])
        if is_tail and owner.tag in INLINE and word.start() == 0:
            made = _BREAK_AT_START.sub(rf"\g<0>{WORD_JOINER}", made)
        if following is not None and following.tag in INLINE and word.end() == len(text):
            made = _BREAK_AT_END.sub(rf"\g<0>{WORD_JOINER}", made)
        return made

    setattr(owner, "tail" if is_tail else "text", _WORD.sub(joined, text))
