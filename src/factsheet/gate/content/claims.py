"""What texts claim about values is true on the edition date."""

from collections.abc import Iterator
from datetime import date

from factsheet.diagnostics import Diagnostic, Findings, Severity
from factsheet.gate.rule import Rule
from factsheet.messages.leaves import texts
from factsheet.model.claims import false_conditions
from factsheet.model.computed import ComputationError
from factsheet.model.publication import Publication
from factsheet.model.text import Text

FALSE = Rule(
    code="claim-false",
    severity=Severity.ERROR,
    summary="What a text claims is not true on the edition date.",
    rationale="A sentence that says “rose” or “the largest” outlives its numbers. The build leaves "
    "it out; `otherwise` gives it other words for that case.",
    bad="text: Membership rose.\nclaim: {rose: [membership.before, membership.now]}  (195, 194)",
    good="text: Membership rose.\nclaim: {rose: [membership.before, membership.now]}  (194, 195)",
)
RULES = (FALSE,)


def check_claims(publication: Publication, day: date) -> Iterator[Diagnostic]:
    """Texts whose claim is false, and that have no other words."""
    for text in _claiming(publication):
        base = publication.within(text.context).base
        wrong = false_conditions(text, base, day) if text.otherwise is None else []
        if wrong:
            message = f"what the text claims is not true on {day} ({'; '.join(wrong)})"
            hint = "correct the text or the facts, or write otherwise: … for this case"
            yield Diagnostic(FALSE.code, message, text.at, FALSE.severity, hint)


def judge_claims(publication: Publication, day: date, findings: Findings) -> None:
    """Report claims that can't be judged: unknown addresses, different units and the like."""
    for text in _claiming(publication):
        try:
            false_conditions(text, publication.within(text.context).base, day)
        except ComputationError as error:
            findings.error(error.code, str(error), error.at, hint=error.hint)


def _claiming(publication: Publication) -> Iterator[Text]:
    base = publication.base
    return (text for text in texts((publication.sheets, base.facts)) if text.claim)
