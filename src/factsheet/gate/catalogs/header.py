"""Check the header of a catalog, beyond what reading it requires: see `catalogs.catalog`."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from factsheet.catalogs.catalog import SYNC
from factsheet.catalogs.po import FUZZY, Entry
from factsheet.diagnostics import Location, Rule
from factsheet.gate.target import Problem, Target
from factsheet.rules import error, warning

_HEADER = 'msgid ""\nmsgstr ""\n'
_RIGHT = (
    f'{_HEADER}"PO-Revision-Date: 2021-11-25 10:30+0100\\n"\n'
    '"Last-Translator: Anne Martin <anne@example.org>\\n"\n'
    '"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"'
)
FIELD = warning(
    code="header-field",
    summary="A header field that describes the file is wrong, or repeated.",
    rationale="Gettext's tools, mail programs and translators' editors use MIME-Version (1.0), "
    "Content-Type (text/plain) and Content-Transfer-Encoding (8bit). Of a repeated field, some "
    "read the first and some the last.",
    bad=f'{_HEADER}"Content-Type: text/html; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 7bit\\n"',
    good=_RIGHT,
)
PLACEHOLDER = warning(
    code="header-placeholder",
    summary="The header still has placeholders of the template.",
    rationale="Tools write them until somebody fills in who translated the catalog, and when.",
    bad=f'{_HEADER}"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"',
    good=_RIGHT,
)
IS_FUZZY = error(
    code="header-fuzzy",
    summary="The header is marked fuzzy.",
    rationale="Programs that skip fuzzy entries then skip the header too, with the charset and the "
    "plural rule, so that every plural is wrong.",
    bad=f'#, fuzzy\n{_HEADER}"MIME-Version: 1.0\\n"',
    good=_RIGHT,
)
DATE = warning(
    code="header-date",
    summary="PO-Revision-Date is not in gettext's format, or in the future.",
    rationale="Translation platforms use it to decide which of two files is newer. It is written "
    "`2021-11-25 10:30+0100`: date, time, and offset from UTC.",
    bad=f'{_HEADER}"PO-Revision-Date: 25/11/2021\\n"',
    good=_RIGHT,
)
RULES = (FIELD, PLACEHOLDER, IS_FUZZY, DATE)

EXPECTED = {
    "mime-version": "1.0",
    "content-type": "text/plain",
    "content-transfer-encoding": "8bit",
}
PLACEHOLDERS = (
    "EMAIL@ADDRESS",
    "FULL NAME",
    "LL@li.org",
    "YEAR-MO-DA",
    "PACKAGE VERSION",
    "SOME DESCRIPTIVE TITLE",
    "FIRST AUTHOR",
)
"""Placeholders that xgettext, msginit and Babel write into headers."""
REVISED = "po-revision-date"
_WRITTEN = re.compile(r'\s*(?:msgstr\s*)?"\s*([\w-]+)\s*:')
TOLERANCE = timedelta(days=1)
"""Allowance for wrong clocks and missing time zones."""


def check(target: Target) -> Iterator[Problem]:
    """Check every field of the header."""
    header = target.catalog.file.header
    if header is None:
        return
    lines = _lines(header)
    if FUZZY in header.flags:
        message = "the header is marked fuzzy"
        hint = f"delete the flag “fuzzy” above the header, or {SYNC}"
        yield _problem(target, IS_FUZZY, message, header.location.line, hint)
    for comment in header.comments:
        if left := _placeholder(comment):
            message = f"a comment of the header still has “{left}”"
            hint = "name the translator, or delete the line"
            yield _problem(target, PLACEHOLDER, message, header.location.line, hint)
    pairs = [part.partition(":") for part in header.translations[0].split("\n") if part]
    counts = Counter(name.strip().casefold() for name, _, _ in pairs)
    for name, _, value in pairs:
        label = name.strip().casefold()
        line = lines.get(label, header.location.line)
        for rule, message, hint in _wrong(name.strip(), label, value.strip()):
            yield _problem(target, rule, message, line, hint)
        if counts.pop(label, 1) > 1:
            yield _problem(target, FIELD, f"{name.strip()} is repeated", line, "keep one of them")


def _wrong(name: str, label: str, value: str) -> Iterator[tuple[Rule, str, str]]:
    if left := _placeholder(value):
        yield PLACEHOLDER, f"{name} still has “{left}”", "fill it in"
        return
    wanted = EXPECTED.get(label)
    if wanted and value.partition(";")[0].strip().casefold() != wanted:
        yield FIELD, f"{name} is “{value}”", f"write {name}: {wanted}"
    if label == REVISED and value and (problem := _date_problem(value)):
        yield DATE, f"{name}: “{value}” {problem}", "write it as 2021-11-25 10:30+0100"


def _placeholder(text: str) -> str | None:
    return next((left for left in PLACEHOLDERS if left in text), None)


def _date_problem(value: str) -> str | None:
    try:
        revised = datetime.strptime(value, "%Y-%m-%d %H:%M%z")
    except ValueError:
        return "is not in this format"
    # The real clock: SOURCE_DATE_EPOCH is an edition's, and translators work after it too.
    return "is in the future" if revised > datetime.now(UTC) + TOLERANCE else None


def _lines(header: Entry) -> dict[str, int]:
    """The line of each field."""
    if header.spelling is None:
        return {}
    written = header.spelling.lines.split("\n")
    comments = next(n for n, line in enumerate(written) if not line.lstrip().startswith("#"))
    first = header.location.line - comments
    found: dict[str, int] = {}
    for number, line in enumerate(written, first):
        if field := _WRITTEN.match(line):
            found.setdefault(field[1].casefold(), number)
    return found


def _problem(target: Target, rule: Rule, message: str, line: int, hint: str) -> Problem:
    at = Location(target.catalog.path, line, 1)
    return Problem(rule, message, at, hint, target.tag, target.catalog.file.header)
