"""Characters that nobody sees, or that are no text."""

from collections.abc import Iterator

from factsheet.diagnostics import Severity
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target
from factsheet.messages.pattern import hidden_character

HIDDEN = Rule(
    code="hidden-character",
    severity=Severity.ERROR,
    summary="A text holds a control character, or one that steers the direction of text.",
    rationale="Nobody sees it, and it may change the order in which the rest is read (UAX #9). "
    "Values and passages in another language are isolated without it.",
    bad='msgid "Members"\nmsgstr "Mem\u202ebres"',
    good='msgid "Members"\nmsgstr "Membres"',
    is_fixed=True,
)
RULES = (HIDDEN,)


def check(target: Target) -> Iterator[Problem]:
    """Control characters, embeddings, overrides, and isolates without their end."""
    for unit in target.units:
        for form in unit.forms:
            if hidden := hidden_character(form.text):
                yield unit.problem(HIDDEN, f"the translation holds {hidden}", form)
