"""Tags of HTML read at once.

tinyhtml5 reads a tag letter by letter, through the states of the HTML Standard (13.2.5).
A tag of ASCII names and values in double quotes leads through them to one token, with
nothing to report, as long as no attribute comes twice and no value has a reference to a
character. Any other is read as ever.
"""

import re
from collections.abc import Callable
from typing import Any

_NAME = r"[A-Za-z_:][A-Za-z0-9_:.-]*"
_VALUE = r"[^\"&\0]*"
_TAG = re.compile(rf"""([A-Za-z][A-Za-z0-9-]*)((?:[ \t\n\f]+{_NAME}="{_VALUE}")*)[ \t\n\f]*(/?)>""")
_END_TAG = re.compile(r"/([A-Za-z][A-Za-z0-9-]*)>")
_PAIR = re.compile(rf"""({_NAME})="({_VALUE})\"""")


def read_at_once(tag_open_state: Callable[[Any], bool], token: Any) -> Callable[[Any], bool]:
    """What stands in for the tokenizer's state after a “<”; `token` names the types of tokens."""

    def read(tokenizer: Any) -> bool:
        stream = tokenizer.stream
        chunk, start = stream.chunk, stream.chunk_offset
        if found := _TAG.match(chunk, start):
            pairs = [(name.lower(), value) for name, value in _PAIR.findall(found[2])]
            if len(dict(pairs)) < len(pairs):
                return tag_open_state(tokenizer)
            tokenizer.current_token = {
                "type": token.START_TAG,
                "name": found[1],
                "data": pairs,
                "selfClosing": bool(found[3]),
                "selfClosingAcknowledged": False,
            }
        elif found := _END_TAG.match(chunk, start):
            tokenizer.current_token = {
                "type": token.END_TAG,
                "name": found[1],
                "data": [],
                "selfClosing": False,
            }
        else:
            return tag_open_state(tokenizer)
        stream.chunk_offset = found.end()
        tokenizer.emit_current_token()
        return True

    return read
