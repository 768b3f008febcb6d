"""All rules about loaded content, in one list that one can read."""

from collections.abc import Callable, Iterator

from factsheet.checks.blocks import check_blocks
from factsheet.checks.circles import check_circles
from factsheet.checks.codes import check_codes
from factsheet.checks.coordinates import check_coordinates
from factsheet.checks.references import check_references
from factsheet.checks.statements import check_statements
from factsheet.checks.texts import check_texts
from factsheet.diagnostics import Diagnostic, Findings
from factsheet.model.publication import Publication

Rule = Callable[[Publication], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    check_texts,
    check_references,
    check_blocks,
    check_circles,
    check_statements,
    check_codes,
    check_coordinates,
)


def check(publication: Publication, findings: Findings) -> None:
    """Put what every rule has to say into `findings`."""
    for rule in RULES:
        findings.add(*rule(publication))
