"""Check that what texts claim about values is true on the edition date."""

from collections.abc import Iterator
from datetime import date

from factsheet.diagnostics import Diagnostic, Findings
from factsheet.gate.content.computed import report
from factsheet.messages.leaves import texts
from factsheet.model.claims import false_conditions
from factsheet.model.computed import ComputationError
from factsheet.model.publication import Publication
from factsheet.model.text import Text
from factsheet.rules.facts import CLAIM_FALSE


def check_claims(publication: Publication, day: date) -> Iterator[Diagnostic]:
    """Report texts whose claim is false and that have no `otherwise`."""
    for text in _claiming(publication):
        base = publication.within(text.context).base
        wrong = false_conditions(text, base, day) if text.otherwise is None else []
        if wrong:
            message = f"what the text claims is not true on {day} ({'; '.join(wrong)})"
            hint = "correct the text or the facts, or write otherwise: … for this case"
            yield CLAIM_FALSE.found(message, text.at, hint=hint)


def judge_claims(publication: Publication, day: date, findings: Findings) -> None:
    """Report claims that can't be judged: unknown addresses, different units and the like."""
    for text in _claiming(publication):
        try:
            false_conditions(text, publication.within(text.context).base, day)
        except ComputationError as error:
            report(error, publication, findings)


def _claiming(publication: Publication) -> Iterator[Text]:
    base = publication.base
    return (text for text in texts((publication.sheets, base.facts)) if text.claim)
