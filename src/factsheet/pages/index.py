"""The list of all sheets in one language, with links to every other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from jinja2 import Environment

from factsheet.edition.document import Document, Phrase
from factsheet.edition.document import plain as words_of
from factsheet.pages.page import Alternate, PageContext
from factsheet.pages.pictures import Picture

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Card:
    """A sheet in the list."""

    document: Document
    href: str
    pdf: str | None = None
    alternates: tuple[Alternate, ...] = ()
    """The sheet's page in every language."""
    thumbnail: str | None = None
    """A picture of its first page, in the size of `Picture.THUMBNAIL`."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sheets of one series that stand together, in the order of their titles."""

    name: Phrase | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The sheets of a series: many, so their titles alone, under a heading."""

    heading: Phrase
    groups: tuple[Group, ...]


class Sort(Protocol):
    """The items in the order in which a language's readers look for them, by a word of each."""

    def __call__(self, items: Iterable[T], key: Callable[[T], str], /) -> list[T]: ...


def render_index(
    environment: Environment,
    cards: Sequence[Card],
    context: PageContext,
    listings: Sequence[Listing] = (),
) -> str:
    """The list's HTML, in the environment's locale. Raises what jinja2 raises.

    Sheets over series stand in the listings alone.
    """
    single = [card for card in cards if card.document.row is None]
    return environment.get_template("index.html.jinja").render(
        page=context, cards=single, listings=listings, picture=Picture.THUMBNAIL
    )


def make_listings(cards: Sequence[Card], by_name: Sort) -> tuple[Listing, ...]:
    """The sheets over series, in the order in which those sheets come."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        if card.document.row:
            found.setdefault(card.document.row.sheet, []).append(card)
    return tuple(map(partial(_listing, by_name=by_name), found.values()))


def _listing(cards: list[Card], by_name: Sort) -> Listing:
    rows = [(card, card.document.row) for card in by_name(cards, _title) if card.document.row]
    groups: dict[str, list[Card]] = {}
    names: dict[str, Phrase] = {}
    for card, row in rows:
        groups.setdefault(words_of(row.group.children) if row.group else "", []).append(card)
    for card in cards:
        # Of the same row in every language, so that pages state the same.
        if card.document.row and (group := card.document.row.group):
            names.setdefault(words_of(group.children), group)
    # What belongs to no group comes last.
    order = [*by_name(names, str), *(name for name in groups if name not in names)]
    return Listing(
        rows[0][1].heading,
        tuple(Group(names.get(name), tuple(groups[name])) for name in order),
    )


def _title(card: Card) -> str:
    return words_of(card.document.title.children)
