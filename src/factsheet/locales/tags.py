"""Language tags: look up tables by tag, and compare tags of different conventions.

Other programs write tags by BCP 47 or by POSIX (`pt_BR`, `sr@latin`, `fr_FR.UTF-8`). Deprecated and
overlong codes are replaced, and missing parts are filled in, from CLDR's data (UTS #35, Part 1:
“Canonicalizing Syntax” and “Likely Subtags”).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

MAXIMUM = 60
"""Maximum length of a tag."""
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<extended>[a-z]{3}))?(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-[a-z0-9]+)*",
    re.IGNORECASE,
)
_POSIX = re.compile(r"(?P<tag>[A-Za-z0-9_-]*)(?:\.[A-Za-z0-9_-]+)?(?:@(?P<modifier>[a-z]+))?")
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
"""POSIX names of scripts."""
_MACRO = {"no": "nb"}
"""“Norwegian” is what gettext's catalogs called Bokmål before it had a code; in CLDR, `nb`
inherits from `no`."""


@dataclass(frozen=True, slots=True)
class _Tag:
    language: str
    script: str = ""
    region: str = ""


def language_of(tag: str) -> str:
    """The language of a tag: `pt` of `pt-BR`."""
    return tag.partition("-")[0]


def by_language(table: Mapping[str, T], tag: str) -> T | None:
    """The entry for a locale: that of its tag, or of the nearest shorter one (`fr-CA`, `fr`)."""
    while tag:
        if tag in table:
            return table[tag]
        tag = tag.rpartition("-")[0]
    return None


def script_of_tag(tag: str) -> str:
    """The script by ISO 15924, stated or likely: `Latn` of `fr`. Empty if CLDR knows none."""
    read = _read(tag)
    return _maximized(read)[1] if read else ""


def same_language(stated: str, tag: str) -> bool:
    """Whether a file that says `stated` can be one of the locale `tag`.

    Language and script must be the same, and the region if both tags name one:
    `fr_FR`, `zh_CN` and `iw` are `fr`, `zh-Hans` and `he`; `fr-CA` is not `fr-FR`.
    """
    ours, theirs = _read(tag), _read(stated)
    if ours is None or theirs is None:
        return False
    if ours.region and theirs.region and ours.region != theirs.region:
        return False
    return _maximized(ours) == _maximized(theirs)


def is_language(stated: str) -> bool:
    """Whether CLDR knows the tag's language; false for placeholders such as `LANGUAGE`."""
    tag = _read(stated)
    return tag is not None and _likely(tag.language) is not None


@lru_cache(maxsize=256)
def _read(stated: str) -> _Tag | None:
    """The canonical parts of a tag; None if it is malformed."""
    from babel.core import get_global

    posix = _POSIX.fullmatch(stated.strip()[: MAXIMUM + 1])
    found = _TAG.fullmatch(posix["tag"].replace("_", "-")) if posix else None
    if posix is None or found is None or len(stated) > MAXIMUM:
        return None
    script = (found["script"] or _SCRIPTS.get(posix["modifier"] or "", "")).title()
    region = (found["region"] or "").upper()
    regions = get_global("territory_aliases").get(region, [region])
    language = (found["extended"] or found["language"]).lower()
    tag = _Tag(language, script, regions[0] if len(regions) == 1 else region)
    alias = get_global("language_aliases").get(tag.language, "")
    other = _TAG.fullmatch(alias.replace("_", "-"))
    if other:
        script, region = (other["script"] or "").title(), (other["region"] or "").upper()
        tag = _Tag(other["language"], tag.script or script, tag.region or region)
    return replace(tag, language=_MACRO.get(tag.language, tag.language))


def _maximized(tag: _Tag) -> tuple[str, str]:
    """Language and script, with the likely script if the tag names none."""
    if tag.script:
        return tag.language, tag.script
    likely = (tag.region and _likely(f"{tag.language}_{tag.region}")) or _likely(tag.language)
    return tag.language, likely.split("_")[1] if likely else ""


def _likely(name: str) -> str | None:
    from babel.core import get_global

    found: str | None = get_global("likely_subtags").get(name)
    return found
