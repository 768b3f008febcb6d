"""Permanent addresses of values: `staff.html#value_staff.total`, the same in every language."""

import re

PREFIX = "value_"
"""Prefix of a value's id, before the fact's address. Ids of blocks have no underscore, so ids are
unique."""
_VALUE = re.compile(
    r'<(?:data|time)(?= (?:class="long-word" )?(?:value|datetime)="[^"]*" data-fact="([^"]+)")'
)
_UNHEARD = 'aria-hidden="true">'
"""The end of the tag before a value that screen readers skip, such as a label on a map."""


def with_anchors(html: str) -> str:
    """The page with an id on the first mention of each value, beginning with the masthead."""
    seen: set[str] = set()
    start = max(html.find("<header"), 0)

    def anchored(found: re.Match[str]) -> str:
        address = found[1]
        if address in seen or html.endswith(_UNHEARD, 0, start + found.start()):
            return found[0]
        seen.add(address)
        return f'{found[0]} id="{PREFIX}{address}"'

    return html[:start] + _VALUE.sub(anchored, html[start:])
