"""Keep at least two words on the last line of paragraphs on paper.

The last space is replaced by a no-break space, or followed by a word joiner in right-to-left text,
if both words together are short enough for any column. On the web, browsers do this
(`text-wrap: pretty`).
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from factsheet.edition.lines import NO_BREAK_SPACE, RIGHT_TO_LEFT_LETTERS, WORD_JOINER

PARAGRAPHS = frozenset(("p", "li", "dd", "figcaption", "blockquote", "caption", "h1", "h2", "h3"))
"""What ends with a line of its own."""
BLOCKS = PARAGRAPHS | {"div", "ul", "ol", "dl", "table", "figure", "section", "header"}
"""What a paragraph that is to be looked at has none of."""
LEAST = 5
"""Words that a text has at least: a label of fewer may break as it likes."""
LONGEST = 30
"""Characters of two words that stay together."""
NARROW = {"figure": 14, "width-third": 20, "moment": 20, "definition": 16}
"""The same by the class of what stands around a text, where columns are narrow."""
MARKS = "marks"
"""The class of numbers of sources, which belong to the word before them."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_RTL = re.compile(f"[{RIGHT_TO_LEFT_LETTERS}]")


def keep_last_words(root: Element) -> None:
    """Join the last two words of each paragraph below an element, in place."""
    _walk(root, LONGEST)


def _walk(element: Element, longest: int) -> None:
    classes = element.get("class", "").split()
    longest = min([longest, *(NARROW[name] for name in classes if name in NARROW)])
    if element.tag in PARAGRAPHS and not any(
        child.tag in BLOCKS for child in element.iter() if child is not element
    ):
        _join(element, longest)
        return
    for child in element:
        _walk(child, longest)


def _join(paragraph: Element, longest: int) -> None:
    texts = list(_texts(paragraph))
    whole = "".join(text for _, _, text in texts)
    ended = whole.rstrip()
    spaces = list(_SPACE.finditer(ended))
    if len(spaces) < LEAST - 1:
        return
    last = spaces[-1]
    start = spaces[-2].end()
    is_short = len(ended) - start <= longest
    # Beside digits, pdfium takes a no-break space for a part of the number: see `spaces`.
    is_beside_digit = ended[last.start() - 1].isdigit() or ended[last.end()].isdigit()
    if not is_short or is_beside_digit:
        return
    position = 0
    for element, part, text in texts:
        if position <= last.start() and last.end() <= position + len(text):
            at = last.start() - position
            # Between words from right to left, pdfium reads a no-break space before the vowel
            # mark of the word that it follows: there a word joiner keeps the line from ending.
            is_rtl = _RTL.search(ended, start)
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
