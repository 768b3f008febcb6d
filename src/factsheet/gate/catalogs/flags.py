"""Check the flags of entries: that they are known, have valid values, and have an effect."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import lru_cache

from factsheet.catalogs.correction import SOURCE_CORRECTED
from factsheet.catalogs.po import Entry, Key
from factsheet.diagnostics import excerpt
from factsheet.gate.target import Problem, Target
from factsheet.rules import warning

UNKNOWN = warning(
    code="unknown-flag",
    summary="A flag is misspelt, or has an invalid value.",
    rationale="It has no effect: findings are not suppressed, and limits not applied. Flags of "
    "other tools are allowed.",
    bad='#, ignore-smae\nmsgid "Constitution"\nmsgstr "Constitution"',
    good='#, ignore-same\nmsgid "Constitution"\nmsgstr "Constitution"',
)
FORMAT = warning(
    code="format-flag",
    summary="An entry has lost the flag that names the format of its placeholders.",
    rationale="Translators' editors and gettext's msgfmt check placeholders by "
    "`python-brace-format` and `python-format`. Without the flag they accept damaged ones.",
    bad="in the template: #, python-brace-format\nin the catalog:  (no flag)",
    good="in the catalog:  #, python-brace-format",
    flag="ignore-format-flag",
)
UNUSED = warning(
    code="unused-flag",
    summary="A flag suppresses a finding that no longer exists.",
    rationale="The text has changed since, and the flag would hide the next mistake. Flags that "
    "Weblate knows too are allowed, because its checks differ.",
    bad="in a catalog:  #, ignore-placeholder-repeated\n"
    '               msgid "{n} states"\n               msgstr "{n} États"',
    good='in a catalog:  msgid "{n} states"\n               msgstr "{n} États"',
)
RULES = (UNKNOWN, FORMAT, UNUSED)

# Weblate's manual, “Checks and fixups” and “Customizing behavior using flags”.
_CHECKS = """
all-checks angularjs-format automattic-components-format bbcode begin-newline begin-space
c-format c-sharp-format check-glossary double-space duplicate ellipsis end-colon
end-ellipsis end-exclamation end-interrobang end-newline end-question end-semicolon
end-space end-stop es-format escaped-newline fluent-parts fluent-references
fluent-source-inner-html fluent-source-syntax fluent-target-inner-html
fluent-target-syntax gettext i18next-interpolation icu-message-format
icu-message-format-syntax inconsistent java-format java-printf-format javascript-format
kabyle-characters kashida laravel-format long-untranslated lua-format max-length max-size
md-link md-reflink md-syntax multiple-capital multiple-failures newline-count
object-pascal-format optional-plural percent-placeholders perl-brace-format perl-format
php-format placeholders plurals prohibited-final-character prohibited-initial-character
punctuation-spacing python-brace-format python-format qt-format qt-plural-format regex
replacements reused rst-references rst-syntax ruby-format safe-html same same-plurals
scheme-format translated unnamed-format url vue-format xml-invalid xml-tags
zero-width-space
"""
_WORDS = """
auto-java-messageformat auto-safe-html bbcode-text case-insensitive check-glossary
dos-eol forbidden fuzzy ignore-all-checks md-text no-wrap read-only rst-text safe-html
strict-format strict-same terminology url wrap xml-text
"""
WEBLATE_CHECKS = frozenset(f"ignore-{name}" for name in _CHECKS.split())
WORDS = frozenset(_WORDS.split()) | {SOURCE_CORRECTED}
"""Flags without a value: gettext's, Weblate's and the toolkit's."""
NUMBERED = frozenset(("max-length", "priority"))
"""Flags with a whole number after a colon."""
VALUED = NUMBERED | {"font-family", "font-size", "font-weight", "max-size", "placeholders"}
VALUED |= {"range", "regex", "replacements", "variant", "discard", "icu-flags", "icu-tag-prefix"}
FORMATS = frozenset(("python-brace-format", "python-format"))
"""Flags that the toolkit's templates use for placeholders."""
IGNORE = "ignore-"
_NUMBER = re.compile(r"[0-9]{1,6}")
CLOSE = 0.8
"""Minimum similarity (difflib) at which an unknown flag counts as a typo of a known one."""
LONGEST = 100
MOST = 1_000
"""Maximum number, and length, of unknown flags that are compared with known ones."""


def check(target: Target, silencing: Collection[str]) -> Iterator[Problem]:
    """Check every entry's flags. `silencing` are those of the toolkit's own rules."""
    known = WORDS | WEBLATE_CHECKS | set(silencing)
    unknown: set[str] = set()
    for entry in target.catalog.file.entries:
        for flag in entry.flags:
            if flag in known or flag in FORMATS:
                continue
            unknown.add(flag)
            if len(unknown) > MOST:
                continue
            if not flag.endswith("-format"):
                yield from _unknown(flag, entry, known, target.tag)
            else:
                yield from _similar(flag, entry, FORMATS, target.tag)
        source = target.sources.get(entry.key)
        for flag in source.message.flags if source else ():
            if flag in FORMATS and flag not in entry.flags:
                message = f"the flag “{flag}” of the template is missing"
                hint = "restore it, or run: factsheet sync"
                yield Problem(FORMAT, message, entry.location, hint, target.tag, entry)


Used = Collection[tuple[str | None, Key, str]]
"""Flags that suppressed a finding, by locale and message."""


def check_unused(target: Target, silencing: Collection[str], used: Used) -> Iterator[Problem]:
    """Report flags of the toolkit that suppress nothing."""
    own = set(silencing) - WEBLATE_CHECKS
    for unit in target.units:
        for flag in unit.entry.flags:
            if flag in own and (target.tag, unit.entry.key, flag) not in used:
                message = f"the flag “{flag}” no longer suppresses anything"
                hint = "remove it: it would hide the next mistake"
                yield Problem(UNUSED, message, unit.entry.location, hint, target.tag, unit.entry)


def _unknown(flag: str, entry: Entry, known: frozenset[str], tag: str) -> Iterator[Problem]:
    name, colon, value = flag.partition(":")
    value = value.strip()
    if colon and name in NUMBERED and not _NUMBER.fullmatch(value):
        message = f"“{excerpt(flag)}” needs a whole number after its colon"
        yield Problem(UNKNOWN, message, entry.location, f"write {name}:40", tag, entry)
    elif not colon and name in VALUED:
        message = f"“{flag}” needs a value after a colon"
        yield Problem(UNKNOWN, message, entry.location, f"write {name}:…", tag, entry)
    elif colon and name in VALUED:
        return
    elif name.startswith(IGNORE) and not (similar := list(_similar(flag, entry, known, tag))):
        message = f"no check has the flag “{flag}”"
        hint = "write ignore- and the code of a finding, or one of Weblate’s checks"
        yield Problem(UNKNOWN, message, entry.location, hint, tag, entry)
    elif name.startswith(IGNORE):
        yield from similar
    else:
        yield from _similar(name, entry, known | VALUED | FORMATS, tag)


def _similar(flag: str, entry: Entry, known: frozenset[str], tag: str) -> Iterator[Problem]:
    """Report a typo of a known flag. Other unknown flags belong to other tools."""
    for meant in _meant(flag, known):
        message = f"the flag “{flag}” is unknown"
        hint = f"did you mean “{meant}”?"
        yield Problem(UNKNOWN, message, entry.location, hint, tag, entry)


@lru_cache(maxsize=2 * MOST)
def _meant(flag: str, known: frozenset[str]) -> list[str]:
    return get_close_matches(flag, known, n=1, cutoff=CLOSE) if len(flag) <= LONGEST else []
