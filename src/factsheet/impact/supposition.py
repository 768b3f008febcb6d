"""Make an edition in which one fact has another value, to see its impact."""

from dataclasses import dataclass, replace
from typing import Any, cast

from factsheet.diagnostics import Findings, Severity, nearest
from factsheet.edition.edition import Edition
from factsheet.gate.rules import check
from factsheet.impact.impact import QuestionError, resolved
from factsheet.model.base import FactBase
from factsheet.model.computed import computed
from factsheet.model.facts import Fact, Statement
from factsheet.model.named import Passage
from factsheet.model.notation import Notated
from factsheet.model.text import FactRef
from factsheet.model.values import KINDS, Row, Several, Value, parse_value

EDIT = "edit the files, then run: factsheet impact --since HEAD"


def suppose(edition: Edition, address: str, notation: str) -> Edition:
    """The edition with another value in the statement that it prints.

    `notation` is the value as in facts/*.yaml, with commas between the items of a list. Raises
    QuestionError if it is not valid.
    """
    base = edition.publication.base
    fact, _, column = resolved(base, address)
    if fact.compute:
        names = ", ".join(ref.id for ref in fact.compute.operands)
        raise QuestionError(f"“{fact.id}” is computed", f"ask what it is computed from: {names}")
    found = base.find(address, edition.day)
    if found is None:
        message = (
            f"no statement of “{address}” holds on {edition.day}, so there is no value to replace"
        )
        raise QuestionError(
            message, f"its statements are at {fact.at}; to choose another day: --as-of"
        )
    new = _Reader(base, fact, found.statement, column).value(notation)
    statements = tuple(
        replace(one, value=new) if one is found.statement else one for one in fact.statements
    )
    facts = {**base.facts, fact.id: replace(fact, statements=statements)}
    changed, errors = computed(replace(base, facts=facts), edition.day)
    for error in errors:
        raise QuestionError(str(error), error.hint or EDIT)
    return _checked(edition, changed)


def _checked(edition: Edition, base: FactBase) -> Edition:
    """The edition with this base. Raises QuestionError if the checks find an error."""
    publication = replace(edition.publication, base=base)
    findings = Findings()
    check(publication, findings)
    for found in findings:
        if found.severity is Severity.ERROR:
            raise QuestionError(found.message, found.hint or EDIT)
    return replace(edition, publication=publication)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a notation as the value of one statement, or of one cell of it."""

    base: FactBase
    fact: Fact
    statement: Statement
    column: str | None

    def value(self, notation: str) -> Value:
        value = self.statement.value
        if isinstance(value, Row):
            return self.row(value, notation)
        if isinstance(value, Several):
            parts = (part.strip() for part in notation.strip("[] ").split(","))
            items: Any = tuple(self.single(self.fact.kind, value.items[0], part) for part in parts)
            return Several(items)
        single: Any = self.single(self.fact.kind, value, notation)
        return cast("Value", single)

    def row(self, row: Row, notation: str) -> Row:
        columns = dict(self.fact.columns)
        if self.column is None:
            message = f"“{self.fact.id}” is a series: name a cell"
            example = f"{self.fact.id}.{self.statement.id}.{next(iter(columns))}"
            raise QuestionError(message, f"write {example}; columns: {', '.join(columns)}")
        new = self.single(columns[self.column].kind, row.get(self.column), notation)
        cells = ((name, new if name == self.column else cell) for name, cell in row.cells)
        return replace(row, cells=tuple(cells))

    def single(self, kind: str, old: Any, notation: str) -> Any:
        """One value of the kind, as it would be read from a file."""
        if isinstance(old, FactRef):
            return self.reference(kind, old, notation)
        if isinstance(old, Passage):
            return self.passage(old, notation)
        model = KINDS[kind]
        if not issubclass(model, Notated):
            message = f"a {kind} consists of several texts, not of one value"
            raise QuestionError(message, EDIT)
        try:
            return parse_value(kind, notation.strip())
        except ValueError as error:
            raise QuestionError(str(error)) from None

    def reference(self, kind: str, old: FactRef, notation: str) -> FactRef:
        known = [fact.id for fact in self.base.facts.values() if fact.kind == kind]
        if notation not in known:
            message = f"“{notation}” is not the id of a {kind}"
            raise QuestionError(message, nearest(notation, known) or f"such as {known[0]}")
        return replace(old, id=notation)

    def passage(self, old: Passage, notation: str) -> Passage:
        if old.text.plural is not None:
            message = "this text has a singular and a plural"
            raise QuestionError(message, EDIT)
        return Passage(replace(old.text, singular=notation))
