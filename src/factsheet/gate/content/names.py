"""Check that no two texts have the same context."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, Location, Severity
from factsheet.gate.rule import Rule
from factsheet.messages.leaves import texts
from factsheet.model.publication import Publication

CLASH = Rule(
    code="context-clash",
    severity=Severity.ERROR,
    summary="Two texts have the same context.",
    rationale="A text's context (msgctxt) is made of the ids around it, and is what its "
    "translation is found by when its words change. Two texts with one context would take each "
    "other's translations. Give one of the two another key; a list of texts has no keys, so "
    "write its items as statements or as facts of their own.",
    bad="blocks:\n  duties:\n    heading: Duties\n    type: prose\n"
    "    paragraphs: {heading: It meets once a year.}",
    good="blocks:\n  duties:\n    heading: Duties\n    type: prose\n"
    "    paragraphs: {meetings: It meets once a year.}",
    is_fixed=True,
)
RULES = (CLASH,)


def check_contexts(publication: Publication) -> Iterator[Diagnostic]:
    """Texts written in two places that end up with one context."""
    base = publication.base
    first: dict[str, Location] = {}
    for text in texts((publication.sheets, base.facts, base.sources)):
        at = first.setdefault(text.context, text.at)
        if at != text.at:
            message = f"this text has the context “{text.context}”, as another one has"
            hint = f"give one of the two another key; the other stands in {at}"
            yield Diagnostic(CLASH.code, message, text.at, CLASH.severity, hint)
