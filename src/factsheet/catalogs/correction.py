"""Corrections of a source text that change no meaning, so that its translations stay valid."""

import re
from collections import Counter

from factsheet.catalogs.po import Entry

SOURCE_CORRECTED = "source-corrected"
"""The flag of an entry whose translation was made for a text that has been corrected since.

The entry keeps the text that was translated (`#|`) until somebody removes the flag.
"""

_FIXED = re.compile(r"\{[^{}]*\}|<[^<>]*>|%\([^()]*\)|\d+")
"""The parts that a translation repeats from its source: placeholders, markup, figures."""


def reason_against(old: Entry, new: Entry) -> str | None:
    """Why a change of source text can't be a mere correction; None if it can."""
    if old.plural is None and new.plural is not None:
        return "the text has a plural now"
    if old.plural is not None and new.plural is None:
        return "the text has no plural any more"
    before, after = _fixed(old), _fixed(new)
    if changed := [*(before - after), *(after - before)]:
        return f"the change affects {', '.join(dict.fromkeys(changed))}"
    return None


def _fixed(entry: Entry) -> Counter[str]:
    return Counter(_FIXED.findall(f"{entry.singular}\n{entry.plural or ''}"))
