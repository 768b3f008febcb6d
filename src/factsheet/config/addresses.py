"""The grammar of web addresses in files (RFC 3986, RFC 3987)."""

import re
from ipaddress import IPv6Address
from typing import Any

_OUTSIDE = r'\s\x00-\x1f\x7f<>"\\'
"""Characters that are not part of an address: white space, controls, and quotation marks."""
_LABEL = rf"[^{_OUTSIDE}/?#@:.\[\]]+"
_PORT = "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
HOST = rf"(?:\[[0-9A-Fa-f:.]+\]|{_LABEL}(?:\.{_LABEL})*\.?)(?::{_PORT})?"
"""A host and its port. A name before it (`https://known.example@other.example`) would mislead."""
WEB_ADDRESS = rf"https?://{HOST}(?:[/?#][^{_OUTSIDE}]*)?"
"""A web address, as a regular expression that is also valid in JSON Schema."""
_SITE = re.compile(rf"https?://{HOST}(?:/[^{_OUTSIDE}?#]*)?")
_HOST_OF = re.compile(f"https?://({HOST})(?=[/?#]|$)")


def is_site(value: Any) -> bool:
    """Whether a value is a web address to which page names can be appended."""
    return isinstance(value, str) and _SITE.fullmatch(value) is not None and bool(host_of(value))


def host_of(address: str) -> str | None:
    """The host and port of a web address; None if it has an invalid IPv6 address."""
    found = _HOST_OF.match(address)
    if found is None:
        return None
    try:
        if found[1].startswith("["):
            IPv6Address(found[1][1:].partition("]")[0])
    except ValueError:
        return None
    return found[1]
