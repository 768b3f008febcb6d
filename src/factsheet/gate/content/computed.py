"""Compute the facts that are declared as computations, and report those that have no value."""

from dataclasses import replace
from datetime import date

from factsheet.diagnostics import Findings, nearest
from factsheet.model.computed import computed
from factsheet.model.publication import Publication
from factsheet.rules import fixed_error

RULES = (
    fixed_error(
        code="compute-operation",
        summary="A computation does not have exactly one operation with its operands.",
        rationale="Each computed fact is one operation, so that its name says what was done. A "
        "longer computation is several facts that rest on each other.",
        bad="compute: {sum: [a.b, a.c], share: {of: a.b, in: a.c}}",
        good="compute: {share: {of: a.b, in: a.total}}",
    ),
    fixed_error(
        code="compute-address",
        summary="A computation names a value that is not there.",
        rationale="An operand is a fact, a cell (`series.row.column`) or a column "
        "(`series.column`), which stands for its cells.",
        bad="compute: {sum: [membership.country]}",
        good="compute: {sum: [membership.countries]}",
    ),
    fixed_error(
        code="compute-circle",
        summary="A computed fact rests on itself.",
        rationale="Its value would have to be known before it is computed. Remove one of the "
        "operands on the way.",
        bad="a: {kind: count, compute: {sum: [b]}}\nb: {kind: count, compute: {sum: [a]}}",
        good="a: {kind: count, compute: {sum: [c, d]}}\nb: {kind: count, compute: {sum: [a]}}",
    ),
    fixed_error(
        code="compute-units",
        summary="A computation mixes units, or its result is not of the fact's kind.",
        rationale="Euros and dollars, or people and percentages, have no sum. A share of two "
        "amounts is of kind share, the difference of two shares of kind points.",
        bad="kind: money\ncompute: {sum: [budget.eur, budget.usd]}",
        good="kind: money\ncompute: {sum: [budget.staff, budget.travel]}",
    ),
    fixed_error(
        code="compute-undefined",
        summary="A computation has no result.",
        rationale="It divides by zero, asks for a value on a date of which nothing is known, or "
        "comes to a number that cannot be stated.",
        bad="compute: {change_over: {of: staff.total, from: 1900-01-01}}",
        good="compute: {change_over: {of: staff.total, from: 2014-01-01}}",
    ),
    fixed_error(
        code="compute-inexact",
        summary="A result has more decimals than it can be stated with, and no rounding is given.",
        rationale="Nothing is rounded without saying so: `round` names the number of decimals.",
        bad="kind: count\ncompute: {average: [sessions.delegates]}",
        good="kind: count\ncompute: {average: [sessions.delegates], round: 0}",
    ),
)
RULE_OF = {rule.code: rule for rule in RULES}
"""The rules by the codes of computation errors."""


def with_computed(publication: Publication, day: date, findings: Findings) -> Publication:
    """The publication with the statements that its computed facts make on a day."""
    base, errors = computed(publication.base, day)
    for error in errors:
        hint = error.hint
        if error.code == "compute-address":
            named = str(error).partition("“")[2].partition("”")[0]
            hint = nearest(named, [*publication.base.addresses()])
        findings.error(RULE_OF[error.code], str(error), error.at, hint=hint)
    return publication if base is publication.base else replace(publication, base=base)
