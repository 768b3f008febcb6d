"""The index page: all sheets in one language, with links to the other languages."""

import re
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
    """A sheet in the index."""

    document: Document
    href: str
    pdf: str | None = None
    alternates: tuple[Alternate, ...] = ()
    """The sheet's page in every language."""
    thumbnail: str | None = None
    """A picture of its first page, in the size `Picture.THUMBNAIL`."""
    topic: str = ""
    """Its kicker in the source language; empty for a sheet without."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Sheets with the same kicker, which is their heading; without `name`, under no heading."""

    cards: tuple[Card, ...]
    name: Phrase | None = None

    @property
    def anchor(self) -> str:
        """The heading's id, which is the same in every language."""
        return "topic-" + _NO_WORD.sub("-", self.cards[0].topic.lower()).strip("-")


_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Group:
    """Sheets of one series with the same heading, in the order of their titles."""

    name: Phrase | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The sheets of a series, listed by title under a heading."""

    heading: Phrase
    groups: tuple[Group, ...]


class Sort(Protocol):
    """Sorts items by a text of each, by the rules of a language."""

    def __call__(self, items: Iterable[T], key: Callable[[T], str], /) -> list[T]: ...


def render_index(
    environment: Environment,
    cards: Sequence[Card],
    context: PageContext,
    listings: Sequence[Listing] = (),
    *,
    has_topics: bool = False,
) -> str:
    """The index as HTML, in the environment's locale. Raises what jinja2 raises.

    Per-row sheets appear only in the listings. With `has_topics`, cards are divided by topic.
    """
    single = tuple(card for card in cards if card.document.row is None)
    whole = (Topic(single),) if single else ()
    return environment.get_template("index.html.jinja").render(
        page=context,
        cards=single,
        topics=make_topics(single) if has_topics else whole,
        listings=listings,
        picture=Picture.THUMBNAIL,
    )


def make_topics(cards: Iterable[Card]) -> tuple[Topic, ...]:
    """The topics in the order of their first cards; cards without one come last."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.topic, []).append(card)
    last = found.pop("", [])
    topics = [Topic(tuple(some), some[0].document.kicker) for some in found.values()]
    return (*topics, *((Topic(tuple(last)),) if last else ()))


def make_listings(cards: Sequence[Card], by_name: Sort) -> tuple[Listing, ...]:
    """Listings of the per-row sheets, in the order of the cards."""
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
        # Taken from the same row in every language, so that pages agree.
        if card.document.row and (group := card.document.row.group):
            names.setdefault(words_of(group.children), group)
    # Sheets without a group come last.
    order = [*by_name(names, str), *(name for name in groups if name not in names)]
    return Listing(
        rows[0][1].heading,
        tuple(Group(names.get(name), tuple(groups[name])) for name in order),
    )


def _title(card: Card) -> str:
    return words_of(card.document.title.children)
