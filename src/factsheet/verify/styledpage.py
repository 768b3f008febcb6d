"""A page's elements with the properties that are the same in every view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from factsheet.diagnostics import Location
from factsheet.paper.tags.roles import is_described
from factsheet.published.folding import read
from factsheet.published.markup import SVG, ParsedPage, is_element, local_name
from factsheet.published.styles import Declared
from factsheet.verify.cascade import Cascade, Matching, elements

LONGEST = 30
"""Maximum length of a text that fits on one line of a phone."""
MANY = 8
"""Maximum length of a label; longer texts are not distinguished."""
LONG_LABEL = 10_000
REPLACED = frozenset(("img", "svg"))
"""Elements whose contents are pictures."""
VALUES = frozenset(("data", "time"))
UNSEEN = frozenset(("head", "script", "style", "template", "title", "desc", "defs"))


@dataclass(frozen=True, slots=True)
class StyledText:
    """A text of a page that has letters or digits."""

    text: str
    plain: str
    """The text in the form that is compared."""


class ElementKind(NamedTuple):
    """The properties of an element that do not depend on styles."""

    name: str
    is_spoken: bool
    """Whether it contains text."""
    is_value: bool
    is_valued: bool
    """Whether it contains a value, or is in one."""
    is_table: bool
    """Whether it contains a table."""
    is_long: bool
    """Whether its text is longer than a line of a phone."""
    is_repeated: bool
    """Whether it is hidden from screen readers."""
    is_drawn: bool
    """Whether it contains the table of the figure before it, which is printed as a drawing."""
    letters: int
    """The length of its text; at most MANY."""
    is_open: bool
    """Whether it is as large as its contents."""
    is_alone: bool = False
    """Whether only repeated text stands beside it."""
    is_led: bool = True
    """Whether text may stand directly before it."""
    is_beside: bool = False
    """Whether a value stands directly beside it."""


@dataclass(slots=True, eq=False)
class StyledElement:
    """An element with its rules and children."""

    element: Element
    kind: ElementKind
    at: Location
    matching: Matching
    conditions: frozenset[str]
    """The conditions of its rules and of those for its contents."""
    length: int
    """The length of its text."""
    text: StyledText | None
    children: Sequence["tuple[StyledElement | None, StyledText | None]"]
    """Each child with the text after it; None for invisible elements and comments."""

    @property
    def name(self) -> str:
        return self.kind.name

    @property
    def is_spoken(self) -> bool:
        return self.kind.is_spoken

    @property
    def is_value(self) -> bool:
        return self.kind.is_value

    @property
    def is_valued(self) -> bool:
        return self.kind.is_valued

    @property
    def told(self) -> list[tuple[str, bool, bool]]:
        """The names of its children, whether they have text, and whether they have values."""
        return [(one.name, one.is_spoken, one.is_valued) for one, _ in self.children if one]


def styled(
    markup: ParsedPage, cascade: Cascade, own: Mapping[Element, Sequence[Declared]]
) -> StyledElement | None:
    """The page's root element with its descendants; `own` are the declarations of attributes."""
    if markup.root is None:
        return None
    matchings = {
        one.etree_element: cascade.matching(one, own.get(one.etree_element, ()))
        for one in elements(markup.root)
        if local_name(one.etree_element.tag) not in UNSEEN
    }
    return _styled(markup.root, markup, matchings, is_within=False)


def _styled(
    element: Element,
    markup: ParsedPage,
    matchings: Mapping[Element, Matching],
    *,
    is_within: bool,
    before: Element | None = None,
) -> StyledElement | None:
    name = local_name(element.tag)
    if not is_element(element) or name in UNSEEN:
        return None
    is_value = name in VALUES and "data-fact" in element.attrib
    within = is_within or is_value
    children = [
        (_styled(child, markup, matchings, is_within=within, before=other), child.tail or "")
        for other, child in zip((None, *element), element, strict=False)
    ]
    inner = [child for child, _ in children if child is not None]
    said = [element.text or "", *(tail for _, tail in children)]
    is_told = any(one.strip() for one in said) or any(child.is_spoken for child in inner)
    matching = matchings[element]
    length = sum(len(one.strip()) for one in said) + sum(child.length for child in inner)
    is_table = name == "table" or any(child.kind.is_table for child in inner)
    figures = [] if before is None or not is_table else before.iter()
    kind = ElementKind(
        name,
        is_told,
        is_value,
        is_within or is_value or any(child.is_valued for child in inner),
        is_table,
        length > LONGEST,
        element.get("aria-hidden") == "true",
        any(is_described(one.attrib) for one in figures),
        length if length < MANY else LONG_LABEL,
        bool(inner) or name in REPLACED,
    )
    _set_beside(children, said)
    is_drawn = str(element.tag).startswith(SVG) and name not in ("text", "tspan")
    return StyledElement(
        element,
        kind,
        markup.places.get(element, Location(markup.name)),
        matching,
        matching.conditions.union(*(child.conditions for child in inner)),
        length,
        None if is_drawn else _text(said[0]),
        [(child, None if is_drawn else _text(tail)) for child, tail in children],
    )


def _set_beside(children: Sequence[tuple[StyledElement | None, str]], said: Sequence[str]) -> None:
    """Set what stands beside each child; `said` are the texts before and between them."""
    inner = [child for child, _ in children]
    loud = [child for child in inner if child and child.is_spoken and not child.kind.is_repeated]
    is_bare = not any(one.strip() for one in said)
    for place, child in enumerate(inner):
        if child is None:
            continue
        before = inner[place - 1] if place else None
        after = inner[place + 1] if place + 1 < len(inner) else None
        child.kind = child.kind._replace(
            is_alone=is_bare and (not loud or loud == [child]),
            is_led=bool(not place or said[place].strip() or before is None or before.is_spoken),
            is_beside=any(
                one is not None and one.is_valued and not text.strip()
                for one, text in ((before, said[place]), (after, said[place + 1]))
            ),
        )


def _text(text: str) -> StyledText | None:
    return StyledText(text, read(text)[0]) if any(map(str.isalnum, text)) else None
