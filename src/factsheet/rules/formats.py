"""Rules of the format lock: how values are written, as somebody has approved it."""

from factsheet.rules import fixed_error, note

FORMAT_CHANGED = fixed_error(
    code="format-changed",
    summary="A value is no longer written as in the format lock.",
    rationale="Units, months, names, separators and plural rules come from CLDR, which changes "
    "with Babel, and from the house style. Read the new words. If they are right, record them with "
    "`factsheet formats --lock`; otherwise install the versions that wrote the lock.",
    bad='formats.lock.jsonl:  {…, "kind": "duration", "value": "P5Y", "text": "5 years"}\n'
    "(and the installed Babel writes “5 yrs”)",
    good='formats.lock.jsonl:  {…, "kind": "duration", "value": "P5Y", "text": "5 years"}\n'
    "(and the installed Babel writes “5 years”)",
)
FORMAT_UNLOCKED = note(
    code="format-unlocked",
    summary="Pages use a format that is not in the format lock.",
    rationale="A new fact may bring a new unit, currency, name or width of number, whose changes "
    "would not be noticed. Read it in `factsheet formats`, then record it with `factsheet formats "
    "--lock`.",
)
BAD_FORMAT_LOCK = fixed_error(
    code="bad-format-lock",
    summary="The format lock is damaged.",
    rationale="Changed formats can't be noticed. A merge may have left its marks in the file: "
    "write it again with `factsheet formats --lock`, and read the difference.",
)
