"""Find the CLDR locale from which a locale inherits data."""

from functools import cache


@cache
def lineage(identifier: str) -> tuple[str, ...]:
    """A CLDR locale and its parents, nearest first and without root.

    `es_MX` gives `es_MX`, `es_419`, `es` (CLDR's parentLocales, then truncation). Unlike
    CLDR's, the line goes on to the language where the script is another (`zh_Hant`, `zh`):
    it is for rules of languages, not for texts in their scripts.
    """
    from babel.core import get_global

    parent = get_global("parent_exceptions").get(identifier) or identifier.rpartition("_")[0]
    return (identifier, *lineage(parent)) if parent not in ("", "root") else (identifier,)
