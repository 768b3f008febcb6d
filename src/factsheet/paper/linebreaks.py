"""Control line breaks on paper: spaces beside numbers, last lines, hyphens inside words.

Browsers break lines by the theme's styles (`text-wrap: pretty`); this is for WeasyPrint and for
the programs that read PDFs.

A number and its unit stay on one line, and so does «الـ» before a number, so a no-break space
stands between them. pdfium counts that character with the digits (its bidirectional class is CS,
UAX #9), and reads «4 أيام» and «الـ 89» with the space on the wrong side of the number. On paper an
ordinary space replaces it, and the style of the value, or a word joiner (UAX #14, LB11), prevents
the line break. Within numbers that run from left to right, such as +44 20 7946, no-break spaces are
read correctly, and stay.

PDF readers take a hyphen at the end of a line for a hyphenation: poppler drops it (“near-” and
“complete” become “nearcomplete”), pdfium reads it as U+FFFE. So a word joiner (UAX #14, WJ) is
inserted after each hyphen inside a word, unless the word is too long for a narrow column. A word
joiner has no glyph, so search and copy see only the hyphen.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from factsheet.edition.lines import LONGEST_CODE, NO_BREAK_SPACE, RIGHT_TO_LEFT_LETTERS, WORD_JOINER
from factsheet.paper.runs import INLINE, UNREAD

_RTL = RIGHT_TO_LEFT_LETTERS
_DIGIT = "0-9٠-٩۰-۹"
_BESIDE_WORD = re.compile(f"(?<=[{_DIGIT}%٪])\u00a0(?=[{_RTL}])|(?<=[{_RTL}])\u00a0(?=[{_DIGIT}])")
_AFTER_WORD = re.compile(f"(?<=[{_RTL}]){NO_BREAK_SPACE}$")
_BEFORE_WORD = re.compile(f"^{NO_BREAK_SPACE}(?=[{_RTL}])")
_STARTS, _ENDS = re.compile(f"[{_DIGIT}]"), re.compile(f"[{_DIGIT}%٪]$")
_VALUES = frozenset(("data", "time"))
_UNBROKEN = "white-space: nowrap"
_UNBROKEN_SPACE = f" {WORD_JOINER}"


def ease_spaces(root: Element) -> None:
    """Replace such spaces in the values below an element and beside them, in place."""
    for element in root.iter():
        if element.tag in _VALUES and element.get("dir") == "rtl":
            _ease_within(element)
        _ease_beside_values(element)


def _ease_within(value: Element) -> None:
    text = value.text or ""
    eased = _BESIDE_WORD.sub(" ", text)
    if eased != text:
        value.text = eased
        own = value.get("style")
        value.set("style", f"{own}; {_UNBROKEN}" if own else _UNBROKEN)


def _ease_beside_values(parent: Element) -> None:
    before = None
    for child in parent:
        if child.tag in _VALUES and child.text:
            if _STARTS.match(child.text):
                if before is None:
                    parent.text = _AFTER_WORD.sub(_UNBROKEN_SPACE, parent.text or "")
                else:
                    before.tail = _AFTER_WORD.sub(_UNBROKEN_SPACE, before.tail or "")
            if _ENDS.search(child.text):
                child.tail = _BEFORE_WORD.sub(_UNBROKEN_SPACE, child.tail or "")
        before = child


PARAGRAPHS = frozenset(("p", "li", "dd", "figcaption", "blockquote", "caption", "h1", "h2", "h3"))
"""Elements that end with a line of their own."""
_HOLDING = PARAGRAPHS | {"div", "ul", "ol", "dl", "table", "figure", "section", "header"}
"""Elements that no such paragraph contains."""
LEAST = 5
"""Minimum length in words of a text; shorter labels may break anywhere."""
LONGEST_PAIR = 30
"""Maximum length of two words that stay together."""
NARROW = {"figure": 14, "width-third": 20, "moment": 20, "definition": 16}
"""The same in narrow columns, by the class of an element around the text."""
MARKS = "marks"
"""The class of numbers of sources, which belong to the word before them."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT_LETTERS}]")


def keep_last_words(root: Element) -> None:
    """Join the last two words of each paragraph below an element, in place.

    The last space is replaced by a no-break space, or followed by a word joiner in right-to-left
    text, if both words together are short enough for any column.
    """
    _walk(root, LONGEST_PAIR)


def _walk(element: Element, longest: int) -> None:
    classes = element.get("class", "").split()
    longest = min([longest, *(NARROW[name] for name in classes if name in NARROW)])
    if element.tag in PARAGRAPHS and not any(
        child.tag in _HOLDING for child in element.iter() if child is not element
    ):
        _join_last(element, longest)
        return
    for child in element:
        _walk(child, longest)


def _join_last(paragraph: Element, longest: int) -> None:
    texts = list(_texts(paragraph))
    whole = "".join(text for _, _, text in texts)
    ended = whole.rstrip()
    spaces = list(_SPACE.finditer(ended))
    if len(spaces) < LEAST - 1:
        return
    last = spaces[-1]
    start = spaces[-2].end()
    is_short = len(ended) - start <= longest
    # Beside digits, pdfium takes a no-break space for a part of the number: see `ease_spaces`.
    is_beside_digit = ended[last.start() - 1].isdigit() or ended[last.end()].isdigit()
    if not is_short or is_beside_digit:
        return
    position = 0
    for element, part, text in texts:
        if position <= last.start() and last.end() <= position + len(text):
            at = last.start() - position
            # Between right-to-left words, pdfium reads a no-break space before the vowel mark of
            # the word that it follows, so a word joiner prevents the line break.
            is_rtl = _RIGHT_TO_LEFT.search(ended, start)
            space = f" {WORD_JOINER}" if is_rtl else NO_BREAK_SPACE
            joined = text[:at] + space + text[at + len(last.group()) :]
            setattr(element, part, joined)
            return
        position += len(text)


def _texts(element: Element, is_root: bool = True) -> Iterator[tuple[Element, str, str]]:
    """The texts of an element in their order, each with its place; without source numbers."""
    if MARKS not in element.get("class", "").split():
        if element.text:
            yield element, "text", element.text
        for child in element:
            yield from _texts(child, is_root=False)
    if element.tail and not is_root:
        yield element, "tail", element.tail


CELL = 16
"""Maximum length of a word in a table cell that is not broken."""
_OTHERS = "\u2010\u058a\u05be"
"""U+2010 and the hyphens of Armenian and Hebrew (maqaf): a line may break after them."""
_ANY = f"{_OTHERS}-"
_WORD = re.compile("[^ \t\n\r\f]++")
_BREAK = re.compile(rf"(?<=\w)(?:-(?=[^\W\d_])|[{_OTHERS}](?=\w))")
"""After “-” no line breaks before a digit in any case (UAX #14, LB25)."""
_BREAK_AT_START = re.compile(rf"^[{_ANY}](?=[^\W\d_])")
_BREAK_AT_END = re.compile(rf"(?<=\w)[{_ANY}]$")


def keep_hyphenated(root: Element) -> None:
    """Join words with hyphens below an element, if they are short enough for their column."""
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
    """Join the words of the text before `following`: the text or the tail of `owner`."""
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
