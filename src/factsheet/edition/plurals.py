"""Preview every plural form of a message in a language, each with a number that selects it.

A translator of Arabic writes six sentences, and an edition prints one of them. The preview
shows all six as a page would print them: the selected form with the edition's own number, each
other form with the smallest number that the CLDR rule assigns to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factsheet.catalogs.po import Entry
from factsheet.diagnostics import Location
from factsheet.edition.document import Run, plain
from factsheet.edition.speaker import Given, Inlines, Speaker, UnsayableError, Used
from factsheet.messages.leaves import texts
from factsheet.messages.pattern import Pattern, PatternError, parse_pattern
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.model.dates import Duration, Frequency
from factsheet.model.numbers import Count, PercentagePoints, Quantity, Rate
from factsheet.model.publication import Publication
from factsheet.model.ranges import Counted, Range, Span
from factsheet.model.text import Text, split_form
from factsheet.model.values import Value


@dataclass(frozen=True, slots=True)
class Form:
    """One plural form of one message."""

    index: int
    """The n of `msgstr[n]`, from 0."""
    category: str
    """The CLDR category: `zero`, `one`, `two`, `few`, `many`, `other`."""
    number: Counted
    """A number that selects the form."""
    is_selected: bool
    """Whether the edition's own number selects the form."""
    sentence: str | None
    """The text as a page prints it; None if it cannot be printed."""
    problem: str | None
    """Why a page does not print it."""
    at: Location
    """The place of its msgstr, or of the source text if no catalog has one."""


@dataclass(frozen=True, slots=True)
class PluralMessage:
    """A plural message in all forms of one language."""

    context: str
    singular: str
    plural: str
    forms: tuple[Form, ...]


def plural_texts(publication: Publication) -> Iterator[Text]:
    """Every text with plural forms. A caption without `count` is counted by its fact's number."""
    base = publication.base
    captions = {id(fact.caption): fact.id for fact in base.facts.values()}
    for text in texts((publication.parts, PHRASES)):
        if text.plural is not None:
            yield replace(text, count=text.count or captions.get(id(text)))


def preview(text: Text, speaker: Speaker) -> PluralMessage:
    """All forms of a text of `plural_texts` in the speaker's language."""
    forms = _Forms(text, speaker)
    categories = speaker.voice.profile.plural_categories
    return PluralMessage(
        text.context,
        text.singular,
        text.plural or "",
        tuple(forms.form(index, category) for index, category in enumerate(categories)),
    )


class _Forms:
    def __init__(self, text: Text, speaker: Speaker) -> None:
        self.text = text
        self.speaker = speaker
        entry = speaker.voice.translation_of(text).entry
        # An entry translated before the text became plural has no forms for it.
        self.entry: Entry | None = entry if entry and entry.plural is not None else None
        try:
            self.counter = speaker.counter(text)
            self.actual = speaker.number_at(self.counter) if self.counter else None
        except UnsayableError:
            # A phrase of the toolkit counts an argument, not a fact.
            self.counter, self.actual = text.count, None

    def form(self, index: int, category: str) -> Form:
        profile = self.speaker.voice.profile
        number: Counted = Decimal(profile.plural_samples[index])
        is_selected = False
        if self.actual is not None and profile.plural_index(self.actual) == index:
            number, is_selected = self.actual, True
        sentence, problem = self.said(index, number)
        return Form(index, category, number, is_selected, sentence, problem, self.place(index))

    def said(self, index: int, number: Counted) -> tuple[str | None, str | None]:
        """The sentence, and why a page does not print it."""
        pattern, problem = self.pattern(index, number)
        if pattern is None:
            return None, problem
        try:
            runs = self.speaker.fill(pattern, self.speaker.voice, Used(), self.given(number))
        except UnsayableError as error:
            name = error.address.partition(":")[0]
            return None, f"no statement of “{name}” holds on {self.speaker.day}"
        return plain(runs), problem

    def pattern(self, index: int, number: Counted) -> tuple[Pattern | None, str | None]:
        """The form as written, finished or not, and what is wrong with it."""
        entry, voice = self.entry, self.speaker.voice
        if entry is None:
            wording = voice.wording(self.text, number)
            return (wording.pattern, None) if wording else (None, "missing from the catalog")
        written = entry.translations[index]
        if not written.strip():
            return None, "not translated"
        try:
            pattern = parse_pattern(written)
        except PatternError as error:
            return None, str(error)
        unfinished = "fuzzy" if entry.fuzzy else "not printed: another form is missing"
        return pattern, None if entry.is_translated else unfinished

    def given(self, number: Counted) -> Given:
        """The value of the counting placeholder if the fact stated this number."""
        if self.counter is None:
            return {}
        speaker = self.speaker
        name, counted = split_form(self.counter)
        digits = (Run(speaker.voice.profile.number(number)),)
        if self.actual is None:
            return {name: lambda _: digits}
        found = speaker.find(name)

        def said(form: str | None) -> Inlines:
            if form == counted == "count":
                return digits
            value = found.value if counted else _stating(speaker.follow(found.value), number)
            supposed = replace(found, value=value)
            return speaker.found(supposed, name, form, speaker.voice, Used())

        return {name: said}

    def place(self, index: int) -> Location:
        return self.entry.form_location(index) if self.entry else self.text.at


def _stating(value: Value, number: Counted) -> Value:
    """The value with another number. Durations and frequencies have whole numbers."""
    if isinstance(value, Range):
        return value if isinstance(number, Span) else _stating(value.low, number)
    if isinstance(number, Span):
        return value
    if isinstance(value, Count | PercentagePoints | Rate | Quantity):
        return replace(value, number=number)
    if isinstance(value, Duration):
        return replace(value, number=int(number))
    if isinstance(value, Frequency):
        return replace(value, times=int(number))
    return value
