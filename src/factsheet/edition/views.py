"""Views of facts as a sheet prints them: label, value, caption, rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial

from factsheet.diagnostics import Findings, Location
from factsheet.edition.citations import Citations
from factsheet.edition.document import (
    Element,
    FactView,
    LocalizedValue,
    Phrase,
    RowView,
    Run,
    SourceView,
    plain,
)
from factsheet.edition.speaker import MAXIMUM_VALUES, Inlines, Speaker, UnsayableError, Used
from factsheet.edition.values import capitalised, is_capitalised, number_of
from factsheet.edition.voice import Voice
from factsheet.locales.words import has_spaces
from factsheet.messages.forms import calendar_of
from factsheet.messages.pattern import Placeholder, parse_pattern
from factsheet.model.base import Found
from factsheet.model.dates import PartialDate
from factsheet.model.facts import Fact, Source, Statement, canonical
from factsheet.model.named import Person, Place, Term
from factsheet.model.numbers import Count, Money, Share
from factsheet.model.ordering import BY_VALUE, by_value
from factsheet.model.ranges import Range
from factsheet.model.sheet import Chart, Condition, Content, FactLine, Map, SeriesBlock, Table
from factsheet.model.text import FactRef, Text
from factsheet.model.values import Row, Several, Value
from factsheet.rules.facts import CLAIM_FALSE, TOO_DEEP
from factsheet.rules.sheets import NO_STATEMENT


@dataclass(frozen=True, slots=True)
class Views:
    """Turns the leaves of a sheet into phrases and views, and records its citations."""

    speaker: Speaker
    citations: Citations
    findings: Findings = field(default_factory=Findings)
    """Findings about omitted parts."""

    def left_out(self, what: str, at: Location, error: UnsayableError) -> None:
        """Report an omitted part, which is never replaced by a blank or a wrong value.

        A cell that may be empty is not reported.
        """
        if error.is_empty:
            return
        if error.is_false:
            message = f"{what} is left out: what it claims is not true on {self.speaker.day}"
            hint = "run factsheet check for the values; give it other words with otherwise: …"
            self.findings.warning(CLAIM_FALSE, message, at, hint=hint)
            return
        if error.is_endless:
            message = f"{what} prints more than {MAXIMUM_VALUES:,} values"
            hint = f"the last of them is of “{error.address}”: write out what the facts say"
            self.findings.error(TOO_DEEP, message, at, hint=hint)
            return
        name, _, form = error.address.partition(":")
        fact = self.speaker.base.facts.get(name)
        reason = f"no statement of “{name}” holds on {self.speaker.day}"
        if form == "role":
            reason = f"“{name}” holds no office on {self.speaker.day}"
        elif calendar_of(form):
            reason = f"the calendar “{form}” does not reach to the date of “{name}”"
        self.findings.warning(
            NO_STATEMENT,
            f"{what} is left out: {reason}",
            at,
            hint=f"its statements stand in {fact.at}" if fact else None,
        )

    def phrase(self, text: Text, own: str | None = None) -> Phrase:
        used = Used()
        return self.cited(self.speaker.phrase(text, used, own), used)

    def cited(self, phrase: Phrase, used: Used) -> Phrase:
        self.citations.fallbacks += phrase.language is not None
        numbers = self.citations.cite(used)
        phrase = self.citations.notes.label(phrase)
        if not numbers:
            return phrase
        return Phrase(phrase.children, numbers, phrase.language, phrase.direction)

    def line(self, line: FactLine) -> Phrase:
        """Text facts one after another, without those that have no statement on the day."""
        used, runs = Used(), []
        for reference in line.facts:
            try:
                runs.append(self.value(reference, used))
            except UnsayableError as error:
                if reference is line.facts[-1] and not runs:
                    raise
                self.left_out(f"“{reference}”", reference.at, error)
        return self.cited(_joined(runs, self.speaker.voice.profile.tag), used)

    def content(self, content: Content) -> Phrase:
        """A paragraph or an item: a text, or facts."""
        return self.line(content) if isinstance(content, FactLine) else self.phrase(content)

    def value(self, reference: FactRef, used: Used) -> Inlines:
        hole, start = Placeholder(reference.address, reference.form), len(used.addresses)
        runs = self.speaker.hole(hole, self.speaker.voice, used)
        address = self.speaker.base.absolute(reference.address)
        return (LocalizedValue(runs, address, reference.form, used.since(start)),)

    def fact(self, reference: FactRef) -> FactView:
        """A fact as figures, charts and quotes show it."""
        used = Used()
        found = self.speaker.find(reference.address, used)
        runs = self.value(reference, used)
        counted = Count(Decimal(self.speaker.size(found))) if reference.form == "count" else None
        value = counted or self.speaker.follow(found.value, used)
        column = found.column
        named = column.label if column else found.fact.label
        label = self.phrase(named) if named else None
        return FactView(
            id=found.fact.id,
            kind="count" if counted else column.kind if column else found.fact.kind,
            label=label,
            value=self.cited(Phrase(self.standing_alone(runs, value)), used),
            caption=self.caption(None if column else found.fact.caption, value, reference) or label,
            canonical=value.canonical,
            number=drawn_number(value),
            sources=self.citations.cite(used),
        )

    def series(self, reference: FactRef, block: SeriesBlock | Chart) -> FactView:
        """A series with the rows that meet the block's conditions."""
        fact = self.speaker.base.facts[reference.address]
        rows = self.rows(fact, self.selected(fact, block), block)
        label = self.phrase(fact.label) if fact.label else None
        return FactView(
            id=fact.id,
            kind=fact.kind,
            label=label,
            value=Phrase(()),
            caption=label,
            canonical=str(len(rows)),
            number=None,
            sources=tuple(sorted({number for row in rows for number in row.sources})),
            rows=rows,
            columns={name: self.phrase(column.label) for name, column in fact.columns},
        )

    def selected(self, fact: Fact, block: SeriesBlock | Chart) -> list[Statement]:
        """The rows of a series that a block prints, in written order and within its limit.

        Raises UnsayableError if there are none.
        """
        rows: Iterable[Statement] = fact.statements
        for number, condition in enumerate(block.where):
            met = fact.rows_with(condition.column, self.words(condition))
            kept = {id(row) for row in met}
            rows = [row for row in rows if id(row) in kept] if number else met
        holding = [row for row in rows if row.holds_on(self.speaker.day)]
        if not holding:
            raise UnsayableError(fact.id, is_empty=bool(block.where))
        column = fact.column(block.sort) if isinstance(block, Table) and block.sort else None
        if isinstance(block, Table) and block.sort and column and column.kind in BY_VALUE:
            holding = by_value(holding, block.sort, descending=block.descending)
        return holding[: block.limit]

    def parts(self, series: FactView, label: str, value: str) -> tuple[FactView, ...]:
        """Rows of a series as parts of a chart; `label` and `value` name columns."""
        return tuple(
            FactView(
                id=series.id,
                kind=series.kind,
                label=row.cells[label],
                value=row.cells[value],
                caption=None,
                canonical=row.values[value].canonical,
                number=drawn_number(row.values[value]),
                sources=row.sources,
            )
            for row in series.rows
            if label in row.cells and value in row.cells
        )

    def caption(self, text: Text | None, value: Value, reference: FactRef) -> Phrase | None:
        """The text under a large number; for a person without caption, the office held."""
        if text:
            return self.phrase(text, reference.id)
        if isinstance(value, Person):
            used = Used()
            try:
                title = self.speaker.title(value, reference.address)
            except UnsayableError:
                return None
            return self.cited(self.speaker.phrase(title, used), used)
        return None

    def rows(
        self, fact: Fact, statements: list[Statement], block: SeriesBlock | Chart
    ) -> tuple[RowView, ...]:
        """The rows as the block orders and groups them, with the labels of their notes."""
        labelled = block.place if isinstance(block, Map) else None
        rows = [
            self.row(fact, statement, statement.value, block.printed, labelled)
            for statement in statements
            if isinstance(statement.value, Row)
        ]
        table = block if isinstance(block, Table) else None
        by = table.sort if table and table.sort else fact.sort
        column = fact.column(by) if by else None
        if by and column and column.kind not in BY_VALUE:
            is_reversed = bool(table and table.sort and table.descending)
            rows = self.by_name(rows, by, is_reversed=is_reversed)
        if table and (group := table.group):
            groups = [self.group_of(fact, row.id, group) for row in fact.statements]
            order = {value: number for number, value in reversed([*enumerate(groups)])}
            rows.sort(key=lambda row: order[self.group_of(fact, row.id, group)])
        calls: dict[str, list[Text]] = {}
        for note in table.notes.values() if table else ():
            for cell in note.cells:
                calls.setdefault(self.speaker.base.absolute(cell.address), []).append(note.text)
        columns = table.columns if table else block.printed
        return tuple(self.noted(row, f"{fact.id}.{row.id}", columns, calls) for row in rows)

    def by_name(self, rows: list[RowView], column: str, *, is_reversed: bool) -> list[RowView]:
        """The rows in the order of the language; those with an empty cell come last."""
        filled = [row for row in rows if column in row.cells]
        empty = [row for row in rows if column not in row.cells]
        if is_reversed:
            filled.reverse()  # twice, so that equal names keep their order
        profile = self.speaker.voice.profile
        filled = profile.sort(filled, key=lambda row: plain(row.cells[column].children))
        return (filled[::-1] if is_reversed else filled) + empty

    def group_of(self, fact: Fact, row: str, column: str) -> str | None:
        """The canonical value by which a row is grouped; None if the cell is empty."""
        statement = fact.row(row)
        value = statement.value if statement else None
        cell = value.get(column) if isinstance(value, Row) else None
        return canonical(cell) if cell is not None else None

    def noted(
        self, row: RowView, address: str, columns: Iterable[str], calls: Mapping[str, list[Text]]
    ) -> RowView:
        """The row with labels on the notes in these cells, and on those of `calls`."""
        notes, cells = self.citations.notes, dict(row.cells)
        for name in columns:
            if name not in cells:
                continue
            cell = notes.label(cells[name])
            for text in calls.get(f"{address}.{name}", ()):
                try:
                    cell = notes.call(cell, text.context, self.phrase(text))
                except UnsayableError as error:
                    self.left_out(f"the note “{text.context}”", text.at, error)
            cells[name] = cell
        return replace(row, cells=cells)

    def row(
        self,
        fact: Fact,
        statement: Statement,
        row: Row,
        printed: tuple[str, ...],
        labelled: str | None,
    ) -> RowView:
        used = Used()
        cells, alone, plurals = {}, {}, {}
        label = None
        values = {column: self.speaker.follow(cell, used) for column, cell in row.cells}
        for name, cell in row.cells:
            column = fact.column(name)
            found = Found(fact, statement, cell, column)
            if name in printed:
                used.add(found)
            address = f"{fact.id}.{statement.id}.{name}"
            say = partial(self.cell, found, address, used)
            start = len(used.addresses)
            runs = say(self.speaker.voice, None)
            said = Phrase((LocalizedValue(runs, address, None, used.since(start) | {address}),))
            if column and column.cell:
                said = self.around(column.cell, say, used)
            cells[name] = replace(said, children=self.standing_alone(said.children, values[name]))
            if column and column.alone:
                alone[name] = self.around(column.alone, say, used)
            value = values[name]
            if isinstance(value, Term) and value.plural:
                plurals[name] = self.speaker.phrase(value.plural, used)
            if name == labelled and isinstance(value, Place) and value.latitude is not None:
                form = "city" if value.city else "territory"
                label = Phrase(say(self.speaker.voice, form))
        sources = self.citations.cite(used)
        columns = frozenset(printed)
        return RowView(statement.id, cells, values, sources, alone, plurals, label, columns)

    def standing_alone(self, runs: Inlines, value: Value) -> Inlines:
        """The runs of a cell, figure or source, capitalized if house style says so."""
        profile = self.speaker.voice.profile
        if profile.has_capitals and is_capitalised(value):
            return capitalised(runs, profile.tag)
        return runs

    def cell(
        self, found: Found, address: str, used: Used, voice: Voice, form: str | None
    ) -> Inlines:
        return self.speaker.found(found, address, form, voice, used)

    def around(self, text: Text, say: Callable[[Voice, str | None], Inlines], used: Used) -> Phrase:
        """A column's text around a value. If the text falls back, so does the value, unless the
        text consists of the placeholder alone."""
        speaker = self.speaker
        own = speaker.phrase(text, used, given={"value": partial(say, speaker.voice)})
        if own.language is None:
            return own
        match parse_pattern(text.singular):
            case (Placeholder(form=form),):
                return Phrase(say(speaker.voice, form))
        return speaker.phrase(text, used, given={"value": partial(say, speaker.source)})

    def words(self, condition: Condition) -> list[str]:
        """The canonical values, one of which a row must have, and the id of the fact if one is
        named."""
        found = self.speaker.find(condition.value.address)
        items = found.value.items if isinstance(found.value, Several) else (found.value,)
        named = [] if found.column else [found.fact.id]
        return [*named, *map(canonical, items)]

    def sources(self, sources: dict[str, Source]) -> tuple[SourceView, ...]:
        """The documents cited so far, by number."""
        return tuple(
            self.source(sources[name], number) for name, number in self.citations.numbers.items()
        )

    def source(self, source: Source, number: int) -> SourceView:
        published = self.dated(f"source:{source.id}", source.date) if source.date else None
        if published and source.date:
            begun = self.standing_alone(published.children, source.date)
            published = replace(published, children=begun)
        note = self.phrase(source.date_note) if source.date_note else None
        title, publisher = self.phrase(source.title), self.phrase(source.publisher)
        return SourceView(number, source, title, publisher, published, note)

    def day(self, day: date) -> Phrase:
        """The edition date, as the sheet prints it."""
        return self.dated("edition", PartialDate(day.year, day.month, day.day))

    def dated(self, address: str, value: PartialDate) -> Phrase:
        """A date that is not a fact."""
        return Phrase(self.speaker.value(value, address, None, self.speaker.voice, Used()))


def _joined(sentences: list[Inlines], language: str) -> Phrase:
    """Sentences one after another. If all of them fell back, they form one foreign passage."""
    foreign = [_foreign(sentence) for sentence in sentences]
    languages = {part.attributes for part in foreign if part}
    if len(languages) == 1 and all(foreign):
        attributes = dict(languages.pop())
        inner = _spaced([part.children for part in foreign if part], attributes["lang"])
        return Phrase(inner, language=attributes["lang"], direction=attributes["dir"])
    return Phrase(_spaced(sentences, language))


def _foreign(sentence: Inlines) -> Element | None:
    only = sentence[0] if len(sentence) == 1 else None
    if isinstance(only, LocalizedValue):
        return _foreign(only.children)
    return only if isinstance(only, Element) and "lang" in dict(only.attributes) else None


def _spaced(sentences: list[Inlines], language: str) -> Inlines:
    between = (Run(" "),) if has_spaces(language) else ()
    runs = sentences[0]
    for sentence in sentences[1:]:
        runs = (*runs, *between, *sentence)
    return runs


def drawn_number(value: Value) -> float | None:
    """The number by which a value is drawn in charts: the best value of an estimate, None for a
    range, which has no single length (`gate.content.charts`). It is never printed."""
    if isinstance(value, Range):
        return drawn_number(value.best) if value.best else None
    if isinstance(value, Share):
        return float(value.fraction)
    if isinstance(value, Money):
        return float(value.amount)
    number = number_of(value)
    return float(number) if isinstance(number, Decimal) else None
