"""Codes of the format lock: how values are written, as somebody has approved it."""

from factsheet.gate.stages import FATAL, TOLD

CHANGED = FATAL(
    code="format-changed",
    summary="A value is no longer written as the format lock says.",
    rationale="Units, months, names, separators and plural rules come from CLDR, which an upgrade "
    "of Babel replaces, and from the house style. Pages would say something that nobody has "
    "read. Read the new words, and record them with `factsheet formats --lock` if they are "
    "right; else install the versions that wrote the lock.",
    bad='formats.lock.jsonl:  {…, "kind": "duration", "value": "P5Y", "text": "5 years"}\n'
    "(and the installed Babel writes “5 yrs”)",
    good='formats.lock.jsonl:  {…, "kind": "duration", "value": "P5Y", "text": "5 years"}\n'
    "(and the installed Babel writes “5 years”)",
)
UNLOCKED = TOLD(
    code="format-unlocked",
    summary="Pages use a format that the format lock does not have.",
    rationale="A new fact may bring a new unit, currency, name or width of number. It is printed, "
    "but a change of its words would not be noticed. Read it in `factsheet formats`, then "
    "record it with `factsheet formats --lock`.",
    bad="facts/offices.yaml:  value: 500 length-kilometer\n"
    "(and formats.lock.jsonl has no length-kilometer)",
    good='formats.lock.jsonl:  {…, "value": "500 length-kilometer", "text": "500 kilometres"}',
)
DAMAGED = FATAL(
    code="bad-format-lock",
    summary="The format lock is not a file that `factsheet formats --lock` writes.",
    rationale="Without it nobody would notice that values are written otherwise than they were "
    "approved. A merge may have left its marks in the file; write it again, and read the "
    "difference.",
    bad="formats.lock.jsonl:  <<<<<<< HEAD",
    good='formats.lock.jsonl:  {"version": 1, "tools": {…}, "styles": {…}}',
)
RULES = (CHANGED, UNLOCKED, DAMAGED)
