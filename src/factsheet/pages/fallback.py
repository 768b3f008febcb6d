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
_VALUE = re.compile("<(?:data|time) ", re.IGNORECASE)
_PICTURE = re.compile("<img ", re.IGNORECASE)
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")


def foreign(words: str) -> str:
    """The words, to be marked on the page."""
    return f"{OPEN}{words}{CLOSE}"


def mark_foreign(html: str, language: str, direction: str, own: str) -> str:
    """The page with each such passage marked, as a phrase of a document would be.

    `own` is the page's language: values inside such a passage are in it. A picture whose
    description fell back is marked itself, for an attribute can hold no element.
    """
    if OPEN not in html:
        return html
    start = Markup('<span class="untranslated" lang="{}" dir="{}">').format(language, direction)
    spans = {ord(OPEN): str(start), ord(CLOSE): "</span>"}
    parts: list[str] = []
    position = depth = 0
    for found in _NO_ELEMENTS.finditer(html):
        text = html[position : found.start()]
        depth += text.count(OPEN) - text.count(CLOSE)
        parts += text.translate(spans), _tag(found[0], language, own if depth else "")
        position = found.end()
    return "".join((*parts, html[position:].translate(spans)))


def _tag(tag: str, language: str, value_language: str) -> str:
    """A tag without marks, and with the language that it has to tell."""
    plain = _MARKS.sub("", tag)
    if value_language and _VALUE.match(plain):
        return _with_language(plain, value_language)
    return _with_language(plain, language) if plain != tag and _PICTURE.match(plain) else plain


def _with_language(tag: str, language: str) -> str:
    """The tag with a `lang`, unless it has one."""
    if " lang=" in tag:
        return tag
    name = tag.partition(" ")[0]
    attribute = Markup(' lang="{}"').format(language)
    return f"{name}{attribute}{tag[len(name) :]}"
