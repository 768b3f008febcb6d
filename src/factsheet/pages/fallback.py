"""Mark template texts on the finished page: that they fell back, and of which message they are.

A template may use a text inside a sentence, an attribute or a title, and only the finished page
shows which. So such texts are enclosed in two noncharacters, which no text contains (Unicode,
23.7), and these are replaced by an element where one is allowed.
"""

import re
from collections.abc import Sequence

from markupsafe import Markup

from factsheet.catalogs.po import Key

OPEN, CLOSE = "\ufdd0", "\ufdd1"
NAME, WORDS, END = "\ufdd2", "\ufdd3", "\ufdd4"

_NO_ELEMENTS = re.compile(
    r"<(title|svg|style|script|textarea|option)\b.*?(?:</\1\s*+>|\Z)|<[^>]*+(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""Places where no element is allowed: tags with their attributes, and non-flow content. Unclosed
content extends to the end, as in browsers."""
_VALUE = re.compile("<(?:data|time) ", re.IGNORECASE)
_PICTURE = re.compile("<img ", re.IGNORECASE)
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_ELEMENT = re.compile(r"<(?!(?:title|meta|link|script|style)\b)[a-z][a-z0-9-]*", re.IGNORECASE)
_NAMES = re.compile(f"{NAME}([0-9]+){WORDS}|{END}")


def foreign(words: str) -> str:
    """The text enclosed in noncharacters, to be marked on the page."""
    return f"{OPEN}{words}{CLOSE}"


def named(number: int, words: str) -> str:
    """The text after the number of its message, to be marked on the page.

    A number, because Jinja replaces placeholders in whatever gettext returns.
    """
    return f"{NAME}{number}{WORDS}{words}{END}"


def mark_messages(html: str, messages: Sequence[Key]) -> str:
    """The page with each named text in a `<span>` whose `data-message` is the context of its
    message, and `data-source` its msgid. An element whose attributes, or title inside a picture,
    have a named text has the first one's context and msgid as `data-said-message` and
    `data-said-source`.

    `messages` are those that the numbers count, from 0.
    """
    parts: list[str] = []
    position = 0
    for found in _NO_ELEMENTS.finditer(html):
        parts += _with_spans(html[position : found.start()], messages), _saying(found[0], messages)
        position = found.end()
    return "".join((*parts, _with_spans(html[position:], messages)))


def _saying(tag: str, messages: Sequence[Key]) -> str:
    mark, element = _NAMES.search(tag), _ELEMENT.match(tag)
    if mark is None:
        return tag
    plain = _NAMES.sub("", tag)
    if element is None:
        return plain
    context, singular = messages[int(mark[1])]
    said = Markup(' data-said-message="{}" data-said-source="{}"').format(context or "", singular)
    return f"{element[0]}{said}{plain[element.end() :]}"


def _with_spans(text: str, messages: Sequence[Key]) -> str:
    def span(mark: re.Match[str]) -> str:
        if mark[1] is None:
            return "</span>"
        context, singular = messages[int(mark[1])]
        return Markup('<span data-message="{}" data-source="{}">').format(context or "", singular)

    return _NAMES.sub(span, text)


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
