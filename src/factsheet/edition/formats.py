"""The formats in use: every way in which CLDR and house style write a publication's values.

Words such as “5 years”, “23 November 2021” or “France” come from the CLDR data of the installed
Babel, and from the house style, not from translators. This module collects them from the
documents, one row for each format with a real value as its example. It can format an example
again, to see whether its words have changed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from factsheet.edition.document import Document, FormattedList, FormattedValue, Run
from factsheet.edition.values import is_formatted, number_of, spoken
from factsheet.edition.walk import inlines
from factsheet.locales.dates import PRECISIONS, precision_of
from factsheet.locales.profile import LocaleProfile
from factsheet.model.codes import Code, LanguageCode
from factsheet.model.dates import PartialDate, Period, YearPart
from factsheet.model.ranges import SEPARATOR, Counted, Range, Span
from factsheet.model.values import KIND_NAMES, KINDS, Scalar, parse_value

LIST, PLURAL = "list", "plural"
"""Kinds of format that are not kinds of fact: lists, and plural categories of numbers."""

_ENOUGH = 4
"""Length from which lists are formatted alike: CLDR has patterns for two items, and for the start,
middle and end of longer lists."""
_NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,40})?")
_SKELETONS = dict(zip(PRECISIONS, ("y", "yMMMM", "yMMMMd"), strict=True))


@dataclass(frozen=True, slots=True)
class FormatExample:
    """A value and its form: enough to format it again."""

    locale: str
    kind: str
    """The kind of fact, `list` or `plural`."""
    form: str | None
    """The form that a placeholder requests; for a list its style, `and` or `or`."""
    value: str | tuple[str, ...]
    """The value in canonical notation; for a list its items, as printed."""

    @property
    def notation(self) -> str:
        """The value on one line."""
        return self.value if isinstance(self.value, str) else " | ".join(self.value)

    def __str__(self) -> str:
        """Kind, form and value, for use in messages; without the value for a list."""
        form = f" ({self.form})" if self.form else ""
        return f"{self.kind}{form}" + ("" if self.kind == LIST else f" {self.value}")


@dataclass(frozen=True, slots=True)
class FormatRow:
    """One format of one language: an example, and what is printed for it."""

    example: FormatExample
    detail: str | None
    """Its unit, its currency, or the skeleton of its dates (CLDR: yMMMMd)."""
    plural: str | None
    """The CLDR plural category of the number, if it has one."""
    text: str
    """The formatted value; for `plural`, the name of the category."""

    @property
    def key(self) -> tuple[str, ...]:
        """A key that is equal for values that are formatted alike and differ only in digits."""
        one = self.example
        shape = re.sub(r"\d", "0", self.text)
        if isinstance(one.value, tuple):
            # The format of a list is what joins its items, not the items.
            shape = f"{min(len(one.value), _ENOUGH)} {self.detail}"
        return (one.locale, one.kind, one.form or "", self.detail or "", self.plural or "", shape)

    @property
    def order(self) -> tuple[str | int | Decimal, ...]:
        """Sort key: by locale, by kind in the order of the documentation, then by value."""
        kinds = (*KINDS, LIST, PLURAL)
        one, text = self.example, self.example.notation
        number = re.match(r"P?-?(\d+(\.\d+)?)(?![\d-])", text)
        return (
            *(one.locale, kinds.index(one.kind), one.form or "", self.detail or ""),
            *(Decimal(number[1]) if number else Decimal(0), len(one.value), text),
        )


class UnformattableError(ValueError):
    """The example cannot be formatted: CLDR no longer has its unit or name."""


def format_rows(
    documents: Iterable[Document], profiles: Mapping[str, LocaleProfile]
) -> tuple[FormatRow, ...]:
    """Every format that the documents use, once each, with the first value in `order` as example.

    Includes the languages' own names, which pages use to link to each other.
    """
    found: dict[tuple[str, ...], FormatRow] = {}
    for example in dict.fromkeys((*_names(profiles), *_examples(documents))):
        row = format_row(example, profiles[example.locale])
        other = found.setdefault(row.key, row)
        if row.order[-3:] < other.order[-3:]:
            found[row.key] = row
    return tuple(sorted(found.values(), key=lambda row: row.order))


def format_row(example: FormatExample, profile: LocaleProfile) -> FormatRow:
    """The example as the installed CLDR and the house style write it.

    Raises ValueError if the example is not a value of its kind or has no such form, and
    UnformattableError if CLDR has no words for it.
    """
    if isinstance(example.value, tuple):
        return _list_row(example, example.value, profile)
    if example.kind == PLURAL:
        category = _category(_counted(example.value), profile)
        return FormatRow(example, None, category, category)
    value = parse_value(example.kind, example.value)
    try:
        text = spoken(profile, value, example.form)
    except (KeyError, ValueError) as error:
        raise UnformattableError(str(error)) from error
    number = number_of(value)
    plural = _category(number, profile) if number is not None else None
    return FormatRow(example, _detail(value), plural, text)


def _list_row(example: FormatExample, items: tuple[str, ...], profile: LocaleProfile) -> FormatRow:
    if example.kind != LIST:
        raise ValueError(f"a {example.kind} is not a list of texts")
    style = example.form or "and"
    literals = profile.list_literals(items, style)
    detail = " … ".join(dict.fromkeys(part for part in literals if part))
    return FormatRow(example, detail, None, profile.join(items, style))


def _counted(notation: str) -> Counted:
    """The number or range of a `plural` row. Raises ValueError."""
    ends = notation.split(SEPARATOR)
    if len(ends) > 2 or not all(map(_NUMBER.fullmatch, ends)):
        raise ValueError(f"“{notation}” is not a number")
    low, high = Decimal(ends[0]), Decimal(ends[-1])
    return Span(low, high) if len(ends) > 1 else low


def _notation(number: Counted) -> str:
    if isinstance(number, Span):
        return f"{number.low:f}{SEPARATOR}{number.high:f}"
    return f"{number:f}"


def _category(number: Counted, profile: LocaleProfile) -> str:
    return profile.plural_categories[profile.plural_index(number)]


def _names(profiles: Mapping[str, LocaleProfile]) -> Iterator[FormatExample]:
    """The own name of each language, if CLDR or house style has one."""
    for tag, profile in profiles.items():
        if profile.autonym != tag:
            yield FormatExample(tag, KIND_NAMES[LanguageCode], None, tag)


def _examples(documents: Iterable[Document]) -> Iterator[FormatExample]:
    for document in documents:
        for origin in dict.fromkeys(_origins(document)):
            match origin:
                case FormattedList(locale, items, style) if len(items) > 1:
                    yield FormatExample(locale, LIST, style, items)
                case FormattedValue(locale, value, form) if is_formatted(value, form):
                    kind = type(value.low if isinstance(value, Range) else value)
                    yield FormatExample(locale, KIND_NAMES[kind], form, value.canonical)
                    if (number := number_of(value)) is not None:
                        yield FormatExample(locale, PLURAL, None, _notation(number))


def _origins(document: Document) -> Iterator[FormattedValue | FormattedList]:
    """The origins of the formatted texts of a document."""
    for inline in inlines(document):
        if isinstance(inline, Run) and inline.origin:
            yield inline.origin


def _detail(value: Scalar | Range) -> str | None:
    """What distinguishes the wording of values of one kind, apart from the number."""
    if isinstance(value, Range):
        return _detail(value.low)
    if isinstance(value, PartialDate):
        return _SKELETONS[precision_of(value)]
    if isinstance(value, YearPart):
        return value.unit
    if isinstance(value, Period):
        ends = (value.start, value.end)
        return "/".join(dict.fromkeys(_SKELETONS[precision_of(end)] for end in ends))
    if isinstance(value, Code):
        return None  # its name is all of its wording
    names = (getattr(value, one.name) for one in fields(value))
    return next((name for name in names if isinstance(name, str)), None)
