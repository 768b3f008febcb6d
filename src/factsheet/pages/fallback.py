"""Mark template texts that fell back to the source language, on the finished page.

A template may use a text inside a sentence, an attribute or a title, and only the finished page
shows which. So such texts are enclosed in two noncharacters, which no text contains (Unicode,
23.7), and these are replaced by an element where one is allowed.
"""

import re

from markupsafe import Markup

OPEN, CLOSE = "\ufdd0", "\ufdd1"

_NO_ELEMENTS = re.compile(
    r"<(title|svg|style|script|textarea|option)\b.*?(?:</\1\s*+>|\Z)|<[^>]*+(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""Places where no element is allowed: tags with their attributes, and non-flow content. Unclosed
content extends to the end, as in browsers."""
_VALUE = re.compile("<(?:data|time) ", re.IGNORECASE)
_PICTURE = re.compile("<img ", re.IGNORECASE)
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")


def foreign(words: str) -> str:
    """The text enclosed in noncharacters, to be marked on the page."""
    return f"{OPEN}{words}{CLOSE}"


def mark_foreign(html: str, language: str, direction: str, own: str) -> str:
    """The page with each such passage marked, as a phrase of a document would be.

    `own` is the page's language, which values inside such a passage have. If the description of a
    picture fell back, the picture is marked, since an attribute cannot contain an element.
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
    """A tag without noncharacters, with a `lang` if needed."""
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
