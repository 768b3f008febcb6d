"""`{% trans %}` in templates → messages, through Jinja's own extraction."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import babel_extract

from factsheet.diagnostics import Findings, Location
from factsheet.messages.message import Message
from factsheet.messages.pattern import Literal, Pattern, PatternError, Placeholder
from factsheet.rules.rendering import TEMPLATE_SYNTAX

KEYWORDS = ("_", "gettext", "ngettext", "pgettext", "npgettext")
COMMENT_TAG = "Translators:"
PYTHON_FORMAT = "python-format"
_TOKEN = re.compile(r"%%|%\((?P<name>\w+)\)s|%")
_OPTIONS = {"silent": "false", "trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}


def template_messages(
    templates: Iterable[tuple[str, str]], findings: Findings
) -> Iterator[Message]:
    """The messages of templates, given as (path, text); one message for all its places."""
    found: dict[tuple[str | None, str], Message] = {}
    for path, text in templates:
        try:
            extracted = _extracted(text)
        except TemplateSyntaxError as error:
            message = error.message or str(error)
            findings.error(TEMPLATE_SYNTAX, message, Location(path, error.lineno))
            continue
        for line, function, words, comments in extracted:
            if new := _message(function, words, comments, Location(path, line)):
                found[new.key] = _merged(found.get(new.key), new)
    yield from found.values()


@lru_cache(maxsize=256)
def _extracted(text: str) -> "tuple[tuple[int, str, Any, list[str]], ...]":
    """Line, function, texts and comments of each call. Cached because a build needs the messages
    of its templates several times."""
    return tuple(babel_extract(BytesIO(text.encode()), KEYWORDS, (COMMENT_TAG,), _OPTIONS))


def _message(
    function: str, words: str | tuple[str | None, ...] | None, comments: list[str], at: Location
) -> Message | None:
    """The message of one call; None if a text is missing, which rendering reports."""
    parts = [word for word in ((words,) if isinstance(words, str) else words or ()) if word]
    context = parts.pop(0) if parts and "pgettext" in function else None
    if not parts:
        return None
    singular, *plural = parts
    flags = (PYTHON_FORMAT,) if any("%(" in part for part in parts) else ()
    said = tuple(comment.removeprefix(COMMENT_TAG).strip() for comment in comments)
    return Message(singular, context, plural[0] if plural else None, said, (at,), flags)


def _merged(first: Message | None, second: Message) -> Message:
    if first is None:
        return second
    return Message(
        first.singular,
        first.context,
        first.plural or second.plural,
        tuple(dict.fromkeys((*first.comments, *second.comments))),
        (*first.references, *second.references),
        first.flags or second.flags,
    )


def parse_template_text(text: str) -> Pattern:
    """A text of `{% trans %}` as Jinja prints it: words, and placeholders as `%(name)s`.

    Raises PatternError at a `%` that is neither part of one nor doubled.
    """
    nodes: list[Literal | Placeholder] = []
    words = ""
    position = 0
    for token in _TOKEN.finditer(text):
        words += text[position : token.start()]
        position = token.end()
        if token["name"]:
            nodes += (Literal(words), Placeholder(token["name"]))
            words = ""
        elif token[0] == "%%":
            words += "%"
        else:
            hint = "write a placeholder as %(name)s, and a percent sign as %%"
            raise PatternError("a stray % in the text", token.start(), hint)
    nodes.append(Literal(words + text[position:]))
    return tuple(node for node in nodes if node != Literal(""))
