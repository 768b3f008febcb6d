"""Compute the facts that are declared as computations, and report those that have no value."""

from dataclasses import replace
from datetime import date

from factsheet.diagnostics import Findings
from factsheet.model.computed import ComputationError, computed
from factsheet.model.publication import Publication


def with_computed(publication: Publication, day: date, findings: Findings) -> Publication:
    """The publication with the statements that its computed facts make on a day."""
    base, errors = computed(publication.base, day)
    for error in errors:
        report(error, publication, findings)
    return publication if base is publication.base else replace(publication, base=base)


def report(error: ComputationError, publication: Publication, findings: Findings) -> None:
    """Report what is wrong with a computation or claim; an unknown address with the nearest."""
    hint = error.hint
    if error.unknown:
        hint = publication.guesses.nearest(error.unknown, publication.base.addresses())
    findings.error(error.rule, str(error), error.at, hint=hint)
