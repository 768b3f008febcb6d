"""Web addresses: the grammar of those that people write into files (RFC 3986, RFC 3987)."""

import re
from typing import Any

_OUTSIDE = r'\s\x00-\x1f\x7f<>"\\'
"""What no part of an address holds: white space, controls, and the signs that end a quotation."""
HOST = rf"(?:\[[0-9A-Fa-f:.]+\]|[^{_OUTSIDE}/?#@:\[\]]+)(?::[0-9]{{1,5}})?"
"""A host and its port. A name before it (`https://known.example@other.example`) would mislead."""
WEB_ADDRESS = rf"https?://{HOST}(?:[/?#][^{_OUTSIDE}]*)?"
"""As a regular expression that JSON Schema can hold, too."""
_SITE = re.compile(rf"https?://{HOST}(?:/[^{_OUTSIDE}?#]*)?")


def is_site(value: Any) -> bool:
    """Whether a value is an address to which names of pages can be added."""
    return isinstance(value, str) and _SITE.fullmatch(value) is not None
