"""Word texts and values in one language on one day.

A sentence is a pattern whose placeholders are filled with values, each isolated from the text
around it. If a fact has no statement that holds on the day, UnsayableError is raised, and the
caller omits the whole part.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from factsheet.edition.document import (
    Datum,
    Element,
    FormattedList,
    FormattedValue,
    Inline,
    LocalizedText,
    Phrase,
    Run,
    plain,
)
from factsheet.edition.junctions import joined_runs
from factsheet.edition.values import direction_of_value, number_of, spoken
from factsheet.edition.voice import Voice
from factsheet.locales.calendars import OutOfCalendarError
from factsheet.locales.dates import FIRST_OF_MONTH
from factsheet.locales.direction import direction_of, letters_direction
from factsheet.messages.forms import (
    SCIENTIFIC,
    SIGNED,
    WORDS,
    rounding_of,
    split_bound,
    split_decimals,
    with_decimals,
)
from factsheet.messages.pattern import (
    Literal,
    Markup,
    Pattern,
    Placeholder,
    parse_pattern,
    placeholders,
)
from factsheet.messages.phrases import (
    APPROXIMATIONS,
    ESTIMATE,
    FISCAL_YEAR,
    FREQUENCIES,
    HALVES,
    PERCENT_APPROXIMATIONS,
    PLACE,
    POINTS,
    RATES,
    SHARES,
)
from factsheet.model.base import FactBase, Found, UnknownAddressError
from factsheet.model.claims import holds
from factsheet.model.dates import (
    CALENDARS,
    FISCAL,
    HALF,
    Duration,
    Frequency,
    PartialDate,
    Period,
    YearPart,
)
from factsheet.model.facts import VARIANTS
from factsheet.model.named import Organization, Passage, Person, Place, Term
from factsheet.model.numbers import Count, Money, Ordinal, PercentagePoints, Quantity, Rate, Share
from factsheet.model.ranges import Bound, Counted, Range
from factsheet.model.text import FactRef, Text, split_form
from factsheet.model.values import Row, Several, Value

Inlines = tuple[Inline, ...]
Given = Mapping[str, Callable[[str | None], Inlines]]
"""Placeholders that are not facts: for each name, a function of the form."""
NOTHING: Given = {}
MAXIMUM_VALUES = 2_000
"""Values that one text may print, with those of facts whose texts it prints."""


class UnsayableError(Exception):
    """No statement about `address` holds on the edition date.

    `is_empty` marks a cell that may be empty in its column, which is not a problem. `is_false`
    says that `address` is the context of a text whose claim is false, `is_endless` that the text
    which asks for it prints too many values.
    """

    def __init__(
        self,
        address: str,
        *,
        is_empty: bool = False,
        is_false: bool = False,
        is_endless: bool = False,
    ) -> None:
        super().__init__(address)
        self.is_endless = is_endless
        self.address = address
        self.is_empty = is_empty
        self.is_false = is_false


@dataclass(slots=True)
class Used:
    """The statements that a phrase prints, and all addresses looked up for it, in order."""

    statements: dict[tuple[str, str, str], None] = field(default_factory=dict)
    """(fact id, statement id, source id)"""
    addresses: list[str] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """Record a printed value. Cells of one row, and what a value is computed from, may have
        different sources."""
        for source in found.sources:
            self.statements[found.fact.id, found.statement.id, source] = None

    def since(self, number: int) -> frozenset[str]:
        """The addresses looked up after the first `number`."""
        return frozenset(self.addresses[number:])


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words texts and values of one fact base in one language on one day."""

    base: FactBase
    day: date
    voice: Voice
    source: Voice

    def say(
        self,
        text: Text,
        voice: Voice,
        used: Used,
        given: Given = NOTHING,
        number: Counted | None = None,
    ) -> Inlines:
        """A text's runs. If it falls back, they are marked with the source language.

        `given` fills placeholders that are not facts; `number` then selects the plural.
        """
        own, spoken = self.spoken(text, voice, used, given, number)
        if spoken is voice:
            return own
        attributes = (("lang", spoken.profile.tag), ("dir", spoken.profile.direction))
        return (Element("span", attributes, own),)

    def spoken(
        self,
        text: Text,
        voice: Voice,
        used: Used,
        given: Given = NOTHING,
        number: Counted | None = None,
    ) -> tuple[Inlines, Voice]:
        """A text's runs, and the voice that worded it."""
        text = self.true_of(text)
        start = len(used.addresses)
        number = self.count(text, used) if number is None else number
        wording, spoken = voice.wording(text, number), voice
        if wording is None:
            wording, spoken = self.source.wording(text, number), self.source
        runs = self.fill(wording.pattern if wording else (), spoken, used, given)
        tag, fell_back = spoken.profile.tag, spoken is not voice
        said = LocalizedText(runs, text, tag, number, wording, fell_back, used.since(start))
        return (said,), spoken

    def true_of(self, text: Text) -> Text:
        """The text, or the one for when its claim is false. Raises UnsayableError."""
        if text.claim is None or holds(text, self.base, self.day):
            return text
        if text.otherwise is None:
            raise UnsayableError(text.context, is_false=True)
        return text.otherwise

    def phrase(
        self, text: Text, used: Used, own: str | None = None, given: Given = NOTHING
    ) -> Phrase:
        """A text as a phrase. `own` is the fact that a caption belongs to."""
        if own and text.plural is not None and text.count is None:
            text = Text(text.singular, text.context, text.at, text.plural, own, text.comment)
        runs, spoken = self.spoken(text, self.voice, used, given)
        if spoken is self.voice:
            return Phrase(runs)
        profile = spoken.profile
        return Phrase(runs, language=profile.tag, direction=profile.direction)

    def count(self, text: Text, used: Used) -> Counted | None:
        """The number that selects the text's plural form; None for a text without plural."""
        counter = self.counter(text, used)
        return self.number_at(counter, used) if counter else None

    def counter(self, text: Text, used: Used | None = None) -> str | None:
        """The address, or `address:count`, of the number that selects the plural form."""
        if text.plural is None:
            return None
        if text.count:
            return text.count
        for hole in placeholders(parse_pattern(text.plural)):
            address = f"{hole.name}:{hole.form}" if hole.form == "count" else hole.name
            if self.number_at(address, used) is not None:
                return address
        return None

    def number_at(self, address: str, used: Used | None = None) -> Counted | None:
        name, form = split_form(address)
        found = self.find(name, used)
        if form == "count":
            return Decimal(self.size(found))
        return number_of(self.follow(found.value, used))

    def fill(self, pattern: Pattern, voice: Voice, used: Used, given: Given) -> Inlines:
        """A pattern's runs, its placeholders filled."""
        runs: list[Inline] = []
        follows_value = False
        for node in pattern:
            if isinstance(node, Literal):
                runs.append(Run(_after(runs, node.text) if follows_value else node.text))
            elif isinstance(node, Placeholder):
                said = given.get(node.name)
                runs.extend(said(node.form) if said else self.hole(node, voice, used))
            else:
                inner = self.fill(node.children, voice, used, given)
                runs.append(Element(node.tag, _with_direction(node.attributes, inner), inner))
            follows_value = _ends_in_value(node)
        return joined_runs(tuple(runs), voice.profile.tag, self.is_place)

    def is_place(self, address: str) -> bool:
        """Whether the address leads to a place on the day."""
        try:
            return isinstance(self.follow(self.find(address).value), Place)
        except UnsayableError:
            return False

    def find(self, address: str, used: Used | None = None) -> Found:
        """The value at the address on the day. Raises UnsayableError."""
        if used is not None:
            used.addresses.append(self.base.absolute(address))
            if len(used.addresses) > MAXIMUM_VALUES:
                raise UnsayableError(address, is_endless=True)
        try:
            found = self.base.find(address, self.day)
        except UnknownAddressError:
            found = None
        if found is None:
            raise UnsayableError(address, is_empty=self.base.absolute(address) != address)
        return found

    def follow(self, value: Value | FactRef, used: Used | None = None) -> Value:
        """The value; if a cell or item refers to another fact, that fact's value."""
        while isinstance(value, FactRef):
            value = self.find(value.id, used).value
        return value

    def size(self, found: Found) -> int:
        """Number of rows of a series, or items of a list, on the day; otherwise 1."""
        if isinstance(found.value, Several):
            return len(found.value.items)
        return len(found.fact.rows(self.day)) if isinstance(found.value, Row) else 1

    def hole(self, hole: Placeholder, voice: Voice, used: Used) -> Inlines:
        """The runs of a placeholder."""
        address = self.base.absolute(hole.name)
        found = self.find(hole.name, used)
        used.add(found)
        return self.found(found, address, hole.form, voice, used)

    def found(
        self, found: Found, address: str, form: str | None, voice: Voice, used: Used
    ) -> Inlines:
        """A found value in a form, with the words of its statement's approximation."""
        if form == "count":
            size = self.size(found)
            return self.datum(address, str(size), (formatted(Count(Decimal(size)), None, voice),))
        if form in VARIANTS and isinstance(found.value, Passage):
            variant = getattr(found.statement.variants, form, None)
            if variant is None:
                raise UnsayableError(f"{address}:{form}")
            return self.say(variant, voice, used)
        if form in WORDS and _is_fractional(found.value):
            form = None  # it has no words, and decimals like everywhere
        spoken = self.value(found.value, address, with_decimals(form, found.decimals), voice, used)
        approximation = found.approximation
        value = found.value.low if isinstance(found.value, Range) else found.value
        is_number = isinstance(
            value, Count | Share | PercentagePoints | Rate | Quantity | Money | Duration
        )
        if approximation is None or form == "number" or not is_number:
            return spoken
        is_percentage = isinstance(value, Share) and form in (None, SIGNED)
        phrases = PERCENT_APPROXIMATIONS if is_percentage else APPROXIMATIONS
        return self.say(phrases[approximation], voice, used, {"value": lambda _: spoken})

    def value(
        self, value: Value | FactRef, address: str, form: str | None, voice: Voice, used: Used
    ) -> Inlines:
        """One value in a form."""
        if isinstance(value, FactRef):
            return self.value(self.follow(value, used), value.id, form, voice, used)
        if isinstance(value, Several):
            return self.several(value, address, form, voice, used)
        if isinstance(value, Passage):
            return self.say(value.text, voice, used)
        bound, form = split_bound(form)
        if isinstance(value, Range):
            one = getattr(value, bound) if bound else None
            if one:
                return self.value(one, address, form, voice, used)
            if value.best:
                return self.estimate(value, value.best, address, form, voice, used)
        said = self.phrased(value, address, form, voice, used)
        if said is not None:
            return self.datum(address, value.canonical, said, form)
        canonical = value.canonical
        if isinstance(value, Period | YearPart) and form in ("start", "end"):
            canonical = getattr(value, form).canonical
        date = getattr(value, form) if form in ("start", "end") else value
        is_time = isinstance(date, PartialDate) and not date.is_before_era
        try:
            shown = formatted(value, form, voice)
        except OutOfCalendarError:
            raise UnsayableError(f"{address}:{form}") from None
        direction = direction_of_value(voice.profile, value, shown.text)
        children = raised(value, shown, voice)
        return (Datum(address, canonical, children, direction, is_time, rounding_of(form)),)

    def phrased(
        self, value: Value, address: str, form: str | None, voice: Voice, used: Used
    ) -> Inlines | None:
        """A value worded by texts of the publication or the toolkit; None for any other value."""
        one = value.low if isinstance(value, Range) else value
        if isinstance(value, Frequency):
            times: Given = {"times": lambda own: self.times(value, form, own, voice)}
            number = Decimal(value.times)
            return self.say(FREQUENCIES[value.unit], voice, used, times, number)
        if isinstance(one, PercentagePoints) and form != "number":
            return self.points(value, form, voice, used)
        if isinstance(one, Rate) and form in RATES:
            parts: Given = {
                "number": lambda _: (formatted(value, "number", voice),),
                "base": lambda _: (formatted(one, "base", voice),),
            }
            return self.say(RATES[form], voice, used, parts)
        if isinstance(value, Share) and form == "words" and value.fraction in SHARES:
            return self.say(SHARES[value.fraction], voice, used)
        if isinstance(value, YearPart) and form not in ("start", "end", "year", *CALENDARS):
            return self.year_part(value, voice, used)
        if isinstance(value, Place | Person | Organization | Term):
            return self.named(value, address, form, voice, used)
        return None

    def year_part(self, value: YearPart, voice: Voice, used: Used) -> Inlines | None:
        """A half or fiscal year, for which CLDR has no format; None for a quarter."""
        if value.unit == HALF:
            year: Given = {"year": lambda _: (formatted(value, "first", voice),)}
            return self.say(HALVES[value.number], voice, used, year)
        if value.unit == FISCAL:
            years: Given = {
                "first": lambda _: (formatted(value, "first", voice),),
                "last": lambda own: (
                    formatted(value, "last-short" if own == "short" else "last", voice),
                ),
            }
            return self.spoken(FISCAL_YEAR, voice, used, years)[0]
        return None

    def estimate(
        self,
        value: Range,
        best: Bound,
        address: str,
        form: str | None,
        voice: Voice,
        used: Used,
    ) -> Inlines:
        """A best value and the range around it in brackets, as one value."""
        parts: Given = {
            "best": lambda _: self.value(best, address, form, voice, used),
            "range": lambda _: (formatted(value, form, voice),),
        }
        # Brackets belong to no language, so a fallback needs no mark.
        said = _without_data(self.spoken(ESTIMATE, voice, used, parts)[0])
        direction = letters_direction(plain(said)) or voice.profile.direction
        return (Datum(address, value.canonical, said, direction, rounding=rounding_of(form)),)

    def points(self, value: Value, form: str | None, voice: Voice, used: Used) -> Inlines:
        """Percentage points, in the plural form of the number as printed."""
        decimals = split_decimals(form)[1]
        number = number_of(value)
        if isinstance(number, Decimal) and decimals is not None:
            number = round(number, decimals)
        points = formatted(value, form, voice)
        return self.say(POINTS, voice, used, {"points": lambda _: (points,)}, number)

    def times(
        self, frequency: Frequency, form: str | None, own: str | None, voice: Voice
    ) -> Inlines:
        """How many times, in words if `form` requests them. `own` is the form in the phrase's
        placeholder: the gender of the word for “times” in its language."""
        words = (own if own in WORDS else form) if form in WORDS else None
        return (formatted(Count(Decimal(frequency.times)), words, voice),)

    def named(
        self,
        value: Place | Person | Organization | Term,
        address: str,
        form: str | None,
        voice: Voice,
        used: Used,
    ) -> Inlines:
        """A place, person, organization or term, by its name or another form."""
        if isinstance(value, Place):
            territory = (formatted(value.territory, None, voice),)
            if form == "territory" or (form is None and value.city is None):
                return territory
            if form is None and value.city is not None:
                city = self.say(value.city, voice, used)
                parts: Given = {"city": lambda _: city, "territory": lambda _: territory}
                return self.say(PLACE, voice, used, parts)
        if isinstance(value, Person) and form == "nationality" and value.nationality:
            return (formatted(value.nationality, None, voice),)
        if isinstance(value, Person) and form == "role":
            return self.say(self.title(value, address, used), voice, used)
        text = getattr(value, {None: "name", "in": "in_"}.get(form, form or "name"), None)
        if not isinstance(text, Text):
            raise UnsayableError(f"{address}:{form}")
        return self.say(text, voice, used)

    def title(self, person: Person, address: str, used: Used | None = None) -> Text:
        """The title of the office that the person holds on the day, in their gender.

        Raises UnsayableError if they hold none.
        """
        for role in person.roles:
            term = self.follow(role.title, used) if role.holds_on(self.day) else None
            if isinstance(term, Term):
                return getattr(term, person.gender or "name", None) or term.name
        raise UnsayableError(f"{address}:role")

    def several(
        self, value: Several, address: str, form: str | None, voice: Voice, used: Used
    ) -> Inlines:
        """A list, sorted by the rules of the language unless its order has meaning."""
        items = [self.value(item, address, None, voice, used) for item in value.items]
        if not self.base.is_ordered(address):
            items = voice.profile.sort(items, key=plain)
        names, style = tuple(map(plain, items)), form or "and"
        literals = voice.profile.list_literals(names, style)
        origin = FormattedList(voice.profile.tag, names, style)
        runs: list[Inline] = [Run(literals[0], origin)] if literals[0] else []
        for item, literal in zip(items, literals[1:], strict=True):
            runs.extend(item)
            if literal:
                runs.append(Run(literal, origin))
        return joined_runs(tuple(runs), voice.profile.tag, self.is_place)

    def datum(
        self, address: str, canonical: str, children: Inlines, form: str | None = None
    ) -> Inlines:
        """A value worded by texts of the publication or the toolkit."""
        direction = direction_of(plain(children))
        return (Datum(address, canonical, children, direction, rounding=rounding_of(form)),)


def _is_fractional(value: Value | FactRef) -> bool:
    return isinstance(value, Count | Quantity) and value.number % 1 != 0


def formatted(value: Value, form: str | None, voice: Voice) -> Run:
    """The value as the voice's locale writes it."""
    origin = FormattedValue(voice.profile.tag, value, form)
    return Run(spoken(voice.profile, value, form), origin)


def _without_data(runs: Inlines) -> Inlines:
    """The runs without `Datum` marks, for use inside one enclosing value."""
    found: list[Inline] = []
    for run in runs:
        if isinstance(run, LocalizedText):
            found.append(replace(run, children=_without_data(run.children)))
        else:
            found.extend(run.children if isinstance(run, Datum) else (run,))
    return tuple(found)


def raised(value: Value, shown: Run, voice: Voice) -> Inlines:
    """The run of a value, split so that exponents and, by house style, the letters of ordinals
    are superscript."""
    language = voice.profile.tag.partition("-")[0]
    has_ordinal = isinstance(value, Ordinal | YearPart) or (
        isinstance(value, PartialDate | Period) and language in FIRST_OF_MONTH
    )
    parts = voice.profile.raised(shown.text) if has_ordinal else ()
    if isinstance(shown.origin, FormattedValue) and shown.origin.form == SCIENTIFIC:
        parts = voice.profile.raised_exponent(shown.text)
    if len(parts) < 2:
        return (shown,)
    runs = [Run(part, shown.origin) for part in parts]
    return tuple(
        Element("sup", (), (run,)) if number % 2 else run
        for number, run in enumerate(runs)
        if run.text
    )


_STOP = re.compile("([\u200e\u200f\u061c]*)[.](?![.])")
_UNSEEN = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"


def _after(runs: list[Inline], text: str) -> str:
    """A text that follows a value. Its full stop is dropped if the value ends with one."""
    stop = _STOP.match(text)
    if stop and plain(tuple(runs)).rstrip(_UNSEEN).endswith("."):
        return stop[1] + text[stop.end() :]
    return text


def _ends_in_value(node: Literal | Placeholder | Markup) -> bool:
    """Whether a part of a pattern ends with a placeholder, possibly in inline markup."""
    while isinstance(node, Markup) and node.children:
        node = node.children[-1]
    return isinstance(node, Placeholder)


def _with_direction(
    attributes: tuple[tuple[str, str], ...], children: Inlines
) -> tuple[tuple[str, str], ...]:
    """The attributes, with `dir` added to a passage in another language: WeasyPrint does not
    infer the direction."""
    if "lang" not in dict(attributes):
        return attributes
    return (*attributes, ("dir", direction_of(plain(children))))
