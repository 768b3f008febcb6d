"""Words of templates that fell back to the source language: marked on the finished page.

A template asks for words in the middle of a sentence, of an attribute or of a title, and
only the page shows where. So such words travel between two noncharacters, which no text
has (Unicode, 23.7), and become an element where there may be one.
"""

import re

from markupsafe import Markup

OPEN, CLOSE = "\ufdd0", "\ufdd1"

_NO_ELEMENTS = re.compile(
    r"<(title|svg|style|script|textarea|option)\b.*?(?:</\1\s*+>|\Z)|<[^>]*+(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""What can hold no element: tags with their attributes, and content that is no flow. What is
never closed goes on to the end, as browsers read it."""
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")


def foreign(words: str) -> str:
    """The words, to be marked on the page."""
    return f"{OPEN}{words}{CLOSE}"


def mark_foreign(html: str, language: str, direction: str) -> str:
    """The page with each such passage marked, as a phrase of a document would be."""
    if OPEN not in html:
        return html
    start = Markup('<span class="untranslated" lang="{}" dir="{}">').format(language, direction)
    spans = {ord(OPEN): str(start), ord(CLOSE): "</span>"}
    parts: list[str] = []
    position = 0
    for found in _NO_ELEMENTS.finditer(html):
        parts += html[position : found.start()].translate(spans), _MARKS.sub("", found[0])
        position = found.end()
    return "".join((*parts, html[position:].translate(spans)))
