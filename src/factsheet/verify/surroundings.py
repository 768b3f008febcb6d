"""The properties that an element inherits from its ancestors and passes to its children."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from factsheet.published.measure import Colour
from factsheet.verify.asides import (
    NONE,
    NOWHERE,
    Lengths,
    Padding,
    extent_of,
    in_em,
    keeps_within,
    least_height,
    padding,
    stands_aside,
)
from factsheet.verify.cascade import NO_CUSTOM, Custom, Winners
from factsheet.verify.covers import covers
from factsheet.verify.disguise import misdrawn
from factsheet.verify.inks import FAINT, colours, said_of
from factsheet.verify.invisibility import (
    SMALLEST,
    cut_sides,
    hidden,
    is_limited,
    is_limiting,
    letter_size,
    opacity,
)
from factsheet.verify.lengths import LISTS
from factsheet.verify.styledpage import StyledElement

WINDOW = frozenset(("html", "body"))
"""Elements whose `overflow` applies to the window."""
SIZES = ("width", "height", "inline-size", "block-size", "box-sizing", "transform", "float")
MOVES = ("flex", "padding", "margin-inline", "margin-left", "margin-right", "columns", "grid-col")
LINK = 48.0
"""Maximum padding in pixels of a skip link, which may cover the head of a page."""
_WRAPS = ("white-space", "text-wrap", "text-wrap-mode")
_NAMED_FIRST = frozenset((covers, hidden, is_limited, misdrawn))
"""Functions that take an element's name before its values."""
Known = Callable[..., Any]


class Answers:
    """A cache of results about values and elements, most of which are equal."""

    def __init__(self) -> None:
        self._found: dict[Any, Any] = {}
        self._surroundings: dict[Any, Surroundings] = {}
        self.elements: dict[Any, tuple[Surroundings, tuple[str, ...]]] = {}
        """What elements of a kind pass on and what is wrong with them, by the identity of their
        values, variables and surroundings."""

    def one(self, surroundings: "Surroundings") -> "Surroundings":
        """One shared object for equal surroundings."""
        return self._surroundings.setdefault(surroundings.key, surroundings)

    def known(self, find: Known, values: Winners, *others: Any, **flags: Any) -> Any:
        """The cached result of a function of values, identified by `id`, and other arguments."""
        key = (find, id(values), others, *flags.values())
        if key not in self._found:
            before = others if find in _NAMED_FIRST else ()
            after = () if before else others
            self._found[key] = find(*before, values, *after, **flags)
        return self._found[key]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an element inherits from its parent."""

    custom: Custom = field(default_factory=lambda: NO_CUSTOM)
    ink: Colour | None = None
    ground: Colour | None = None
    why: str = ""
    """Why it is hidden; empty if it is not."""
    is_linked: bool = False
    """Whether it may be missing on paper: links, and the table of a drawing."""
    is_main: bool = False
    is_unspoken: bool = False
    """Whether it is hidden from screen readers."""
    size: float = 16.0
    """The font size in pixels."""
    root_size: float = 16.0
    opacity: float = 1.0
    """Its opacity, multiplied by those of its ancestors."""
    is_value: bool = False
    """Whether it is part of a visible value."""
    is_limited: bool = False
    """Whether its height may differ from its contents'."""
    is_limiting: bool = False
    """Whether it limits the height of its children."""
    is_cutting: bool = False
    """Whether it cuts off contents that are wider or higher."""
    is_whole: bool = False
    """Whether its lines are never broken."""
    padding: Lengths = NONE
    place: Padding = NOWHERE
    """The padding in which boxes are placed by their sides."""
    is_placed: bool = False
    """Whether `place` is the padding of the element itself."""
    is_lifted: bool = False
    """Whether it is out of the flow, and may cover what is beside it."""
    scale: tuple[str, ...] = ()
    """The styles that determine the length of bars in it, up to their list."""
    is_sharing: bool = False
    """Whether its children are drawn one after the other, each with its background."""

    @property
    def key(self) -> tuple[Any, ...]:
        own = (getattr(self, name) for name in self.__slots__[1:])
        return (id(self.custom), *own)


def inherited(
    node: StyledElement, above: Surroundings, custom: Custom, values: Winners, known: Known
) -> Surroundings:
    """What an element passes on. `values` have their variables replaced."""
    name = node.name
    ink, ground, faint = colours(above.ink, above.ground, values)
    shown = above.opacity * known(opacity, values)
    size = letter_size(values, above.size, above.root_size)
    is_low = known(is_limited, values, name, is_within=above.is_limited)
    is_low = is_low or above.is_limiting
    across, down = known(cut_sides, values)
    reasons = (
        above.why,
        faint,
        "it is transparent" if shown < FAINT else "",
        "its letters are too small" if size < SMALLEST else "",
        known(hidden, values, name, has_text=node.is_spoken),
        "“overflow” cuts off what is higher than it" if down and is_low else "",
    )
    is_main = above.is_main or name in ("main", "h1")
    why = next(filter(None, reasons), "")
    wraps = " ".join(said_of(values[key]) for key in _WRAPS if key in values)
    is_repeated = node.kind.is_repeated and name != "svg"
    position = said_of(values.get("position", ()))
    root = size if name == "html" else above.root_size
    own = known(padding, values, in_em(size, root))
    is_placed = position in ("relative", "absolute") or "transform" in values
    return Surroundings(
        custom=custom,
        ink=ink,
        ground=ground,
        why=why,
        is_linked=above.is_linked or name == "a" or node.kind.is_drawn,
        is_main=is_main,
        is_unspoken=above.is_unspoken or is_repeated,
        size=size,
        root_size=root,
        opacity=shown,
        is_value=above.is_value or (node.is_value and not why),
        is_limited=is_low,
        is_limiting=known(is_limiting, values, is_limited=is_low),
        is_cutting=above.is_cutting or ((across or down) and name not in WINDOW),
        is_whole=_is_whole(wraps) if wraps else above.is_whole,
        padding=own,
        place=Padding(own, above.padding, least_height(values, size)) if is_placed else above.place,
        is_placed=is_placed,
        is_lifted=above.is_lifted
        or (position == "absolute" and _is_lifted(node, above, values, in_em(size, root))),
        scale=() if name in LISTS else (*above.scale, *known(_geometry, values)),
        is_sharing=any(kind in said_of(values.get("display", ())) for kind in ("flex", "grid")),
    )


def _geometry(values: Winners) -> tuple[str, ...]:
    """The styles that determine an element's size, and where its contents begin."""
    return tuple(
        f"{key}: {said_of(value)}"
        for key, value in sorted(values.items())
        if key.endswith(SIZES) or (key.startswith(MOVES) and "block" not in key)
    )


def _is_lifted(node: StyledElement, above: Surroundings, values: Winners, size: float) -> bool:
    """Whether a box that is placed by its sides may cover text."""
    kind = node.kind
    if node.name == "a" and not above.is_main:
        sizes = (extent_of(values, axis, size, is_open=False) for axis in ("inline", "block"))
        return max(sizes) > LINK
    if kind.is_alone and above.is_placed:
        return not keeps_within(values, size)
    letters = kind.letters if kind.is_spoken else 0
    return not stands_aside(values, above.place, size, letters, is_open=kind.is_open)


def _is_whole(said: str) -> bool:
    return any(word in ("nowrap", "pre") for word in said.split())
