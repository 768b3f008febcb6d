"""Walk over a page as it looks on each kind of screen and in print.

Parts that are the same in two views are walked once: those whose elements have the same rules and
the same surroundings.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import tinycss2

from factsheet.diagnostics import Location, excerpt
from factsheet.published.blocks import BLOCKS
from factsheet.published.measure import length, lengths
from factsheet.verify.asides import LINE, NEAR, in_em, is_sign, moved_over, stands_aside
from factsheet.verify.cascade import (
    FIRST,
    Cascade,
    TooMuchError,
    View,
    Winners,
)
from factsheet.verify.covers import covers, is_marked, is_moved, is_painted, misplaced
from factsheet.verify.disguise import (
    ITEMS,
    STRINGS,
    generated,
    grid_place,
    is_mark,
    misdrawn,
    reversing,
    turned_round,
)
from factsheet.verify.inks import FAINT, said_of
from factsheet.verify.invisibility import (
    cut_sides,
    cut_within,
    hidden,
    letter_size,
)
from factsheet.verify.lengths import LISTS, PROPERTIES, START
from factsheet.verify.styledpage import REPLACED, StyledElement, StyledText
from factsheet.verify.surroundings import WINDOW, Answers, Surroundings, inherited
from factsheet.verify.understood import is_understood

SEPARATORS = "·•|"
"""Separators between texts in a line, which need not be repeated with a text."""
MOST_HIDDEN = 1_000
"""Maximum number of different hidden texts of a page, since each is searched in all visible
text."""
COUNTED = 2
"""Maximum number of digits of an item's number."""
Wrong = dict[tuple[Location, str], str]
"""Problems of a page: hints by place and message."""


@dataclass(frozen=True, slots=True)
class SeenText:
    """A visible or hidden text."""

    text: StyledText
    at: Location
    why: str
    is_unspoken: bool


@dataclass(slots=True, eq=False)
class SeenPart:
    """What an element and its contents show in a view."""

    place: str = ""
    """The element's own place in a grid."""
    parts: list["SeenText | SeenPart"] = field(default_factory=list)
    scales: set[tuple[str, ...]] = field(default_factory=set)
    """The scales of the bars in it, up to their list."""

    def said(self) -> Iterator[SeenText]:
        """All texts, in order."""
        for part in self.parts:
            if isinstance(part, SeenText):
                yield part
            else:
                yield from part.said()


class Viewing:
    """Walks over one page in all views."""

    def __init__(self, cascade: Cascade, wrong: Wrong, answers: Answers) -> None:
        self.cascade = cascade
        self.wrong = wrong
        self.answers = answers
        self.known = answers.known
        self.view = View(frozenset())
        self._outcomes: dict[Any, SeenPart] = {}
        self._sought: set[int] = set()
        self._start = answers.one(Surroundings())

    def see(self, root: StyledElement, view: View) -> None:
        """Report what is wrong in one view. Raises TooMuchError."""
        self.view = view
        outcome = self._walk(root, self._start)
        if id(outcome) in self._sought:
            return
        self._sought.add(id(outcome))
        said = [*outcome.said()]
        shown = [one for one in said if not one.why]
        self._seek([one for one in said if one.why], shown, "a style hides")
        unspoken = [
            replace(one, why="“aria-hidden” hides it from screen readers")
            for one in shown
            if one.is_unspoken
        ]
        heard = [one for one in shown if not one.is_unspoken]
        self._seek(unspoken, heard, "“aria-hidden” hides from screen readers")

    def _seek(self, lost: Sequence[SeenText], shown: Sequence[SeenText], does: str) -> None:
        """Report texts that are hidden and not shown anywhere else."""
        if not lost:
            return
        each = {one.text.plain for one in shown}
        whole = "".join(one.text.plain for one in shown)
        sought: dict[str, bool] = {}
        for one in lost:
            plain = one.text.plain
            if not plain or plain in each:
                continue
            if plain not in sought:
                if len(sought) == MOST_HIDDEN:
                    raise TooMuchError(f"more than {MOST_HIDDEN:,} texts are hidden")
                sought[plain] = plain.strip(SEPARATORS) in whole
            if not sought[plain]:
                message = f"“{excerpt(one.text.text.strip())}” can’t be seen: {one.why}"
                hint = f"text that {does} has to stand elsewhere on the page as well"
                self.wrong.setdefault((one.at, message), hint)

    def _walk(self, node: StyledElement, above: Surroundings) -> SeenPart:
        holding = node.conditions & self.view.conditions
        key = (id(node), id(above), holding, self.view.is_print)
        if key not in self._outcomes:
            self._outcomes[key] = self._seen(node, above)
        return self._outcomes[key]

    def _seen(self, node: StyledElement, above: Surroundings) -> SeenPart:
        holding = node.matching.conditions & self.view.conditions
        winners = self.cascade.winners(node.matching, None, holding)
        custom, values = self.cascade.computed(winners, above.custom)
        key = (node.kind, id(values), id(custom), id(above))
        if key not in self.answers.elements:
            own = self.answers.one(inherited(node, above, custom, values, self.known))
            said = tuple(self._wrong_with(node, own, values, above))
            self.answers.elements[key] = (own, said)
        state, said = self.answers.elements[key]
        for one in said:
            self._refuse(node.at, one)
        order = self.known(reversing, values) if node.is_spoken else ""
        if order and (turned := turned_round(order, node.told)):
            self._refuse(node.at, f"<{node.name}> {turned}")
        if node.matching.boxes:
            self._boxes(node, holding, state, values)
        outcome = SeenPart("" if state.why else self.known(grid_place, values))
        self._text(node.text, state, node.at, outcome)
        places: set[str] = set()
        for child, tail in node.children:
            if child is not None:
                found = self._walk(child, state)
                outcome.parts.append(found)
                outcome.scales |= found.scales
                if found.place:
                    self._check_place(child, found.place, places)
            self._text(tail, state, node.at, outcome)
        self._bars(node, values, state, above, outcome)
        return outcome

    def _bars(
        self,
        node: StyledElement,
        values: Winners,
        state: Surroundings,
        above: Surroundings,
        outcome: SeenPart,
    ) -> None:
        """Check that styles draw each bar with its length, on the scale of its list."""
        if node.name in LISTS:
            if len(outcome.scales) > 1:
                self._refuse(node.at, f"styles draw bars of <{node.name}> on different scales")
            outcome.scales = set()
        own = {one.name: one.value for one in node.matching.own}
        if node.is_spoken or not own.keys() & {*PROPERTIES}:
            return
        outcome.scales.add(above.scale)
        stated = {key: said_of(own[key]) for key in own.keys() & {*PROPERTIES, START}}
        drawn = {key: said_of(state.custom.get(key) or values.get(key, ())) for key in stated}
        others = (
            one
            for key, value in values.items()
            if key.startswith(("min-", "max-", "padding", "flex", "transform", "scale"))
            for one in (*lengths(value), 1 if "transform" in key else 0)
        )
        is_lost = state.opacity < FAINT or self.known(hidden, values, node.name, has_text=False)
        if stated != drawn or any(others) or is_lost:
            self._refuse(node.at, f"a style draws a bar differently from what <{node.name}> says")

    def _wrong_with(
        self, node: StyledElement, state: Surroundings, values: Winners, above: Surroundings
    ) -> Iterator[str]:
        """What is wrong with an element itself. The result depends only on `StyledElement.kind`,
        its values and surroundings."""
        name = node.name
        if cover := self.known(covers, values, name):
            yield f"<{name}> {cover}"
        yield from (f"<{name}> {one}" for one in self._out_of_place(node, state, values, above))
        yield from self.known(_added, values, name, is_valued=node.is_valued)
        if node.is_spoken:
            yield from (f"<{name}> {one}" for one in self._of_text(node, state, values))
        if node.is_valued and (
            drawn := self.known(misdrawn, values, name, is_inner=above.is_value)
        ):
            yield f"a style draws the value in <{name}> otherwise: {drawn}"

    def _out_of_place(
        self, node: StyledElement, state: Surroundings, values: Winners, above: Surroundings
    ) -> Iterator[str]:
        """How an element may cover what is beside it."""
        name, kind = node.name, node.kind
        is_seen = name in REPLACED or self.known(is_painted, values)
        size = in_em(state.size, state.root_size)
        if state.is_lifted and (is_seen or (node.is_spoken and not above.is_lifted)):
            yield "may cover text (“position: absolute”)"
        elif is_seen and self.known(is_moved, values):
            yield "is moved over what is beside it"
        if (is_seen or node.is_spoken) and said_of(values.get("position", ())) != "absolute":
            is_block = name in BLOCKS and not (is_seen and above.is_sharing)
            most = LINE if is_block and "inline" not in said_of(values.get("display", ())) else NEAR
            if moved_over(values, above.padding, size, most=most, is_led=kind.is_led):
                yield "is moved over what is beside it (“margin”)"
        if (
            is_seen
            and kind.is_beside
            and not kind.is_spoken
            and is_sign(values, size, name, is_open=kind.is_open)
        ):
            yield "may look like a sign of the value beside it"
        if node.is_valued and state.is_main and self.known(is_marked, values):
            yield "has a mark in its background, and a value on it"

    def _of_text(self, node: StyledElement, state: Surroundings, values: Winners) -> Iterator[str]:
        """What is wrong with an element with text in it."""
        across, down = self.known(cut_sides, values)
        if node.name in WINDOW and down:
            yield "can’t be scrolled (“overflow”)"
        if not state.is_main:
            return
        if moved := self.known(misplaced, values, is_repeated=node.kind.is_repeated):
            yield moved
        if state.is_cutting and (moved := self.known(cut_within, values)):
            yield moved
        is_long = state.is_whole and node.kind.is_long
        if (state.is_cutting and is_long) or (across and node.kind.is_table):
            yield "may be cut off (“overflow”)"

    def _check_place(self, node: StyledElement, place: str, places: set[str]) -> None:
        """Report elements that may cover another in a grid, or take its place."""
        if place in places:
            self._refuse(node.at, f"<{node.name}> may cover what has the same place in a grid")
        elif node.name in ITEMS and node.is_spoken:
            self._refuse(node.at, f"<{node.name}> is moved out of its order in a grid")
        places.add(place)

    def _refuse(self, at: Location, message: str) -> None:
        self.wrong.setdefault((at, message), "")

    def _text(
        self, text: StyledText | None, state: Surroundings, at: Location, outcome: SeenPart
    ) -> None:
        if text is None:
            return
        if state.why and state.is_value:
            shown = excerpt(text.text.strip())
            self._refuse(at, f"“{shown}”, a part of a value, can’t be seen: {state.why}")
        elif not state.why or not self.view.is_print or (state.is_main and not state.is_linked):
            outcome.parts.append(SeenText(text, at, state.why, state.is_unspoken))

    def _boxes(
        self, node: StyledElement, holding: frozenset[str], state: Surroundings, own: Winners
    ) -> None:
        """The boxes that styles add before and after an element."""
        name = node.name
        for box in node.matching.boxes:
            winners = self.cascade.winners(node.matching, box, holding)
            _, values = self.cascade.computed(winners, state.custom)
            if box == FIRST:
                begins = "".join(node.element.itertext()).split()
                if values and begins and any(map(str.isdigit, begins[0][:2])):
                    self._refuse(node.at, f"a style draws the first digit of <{name}> otherwise")
                continue
            content = values.get("content", ())
            is_shown = box == "marker" or said_of(content) not in ("", "none", "normal")
            if not is_shown or said_of(values.get("display", ())) == "none":
                continue
            is_numbered = name == "li" or not (state.is_main or any(node.element.itertext()))
            if added := generated(
                content,
                is_numbered=is_numbered,
                is_valued=node.is_valued,
                is_after=box == "after",
            ):
                self._refuse(node.at, f"a style adds {added} to <{name}>")
            is_under = box == "before" and not state.is_value and self._is_under(node, own)
            cover = self.known(covers, values, "") or self._box_over(node, values, state)
            if cover and not is_under:
                self._refuse(node.at, f"a box that a style adds to <{name}> {cover}")

    def _box_over(self, node: StyledElement, values: Winners, state: Surroundings) -> str:
        """How a box that a style adds may cover text, or look like a part of a value; empty if it
        doesn't."""
        letters = sum(
            len(token.value.strip()) if token.type == "string" else COUNTED
            for token in values.get("content", ())
            if token.type in ("string", "function")
        )
        is_seen = self.known(is_painted, values)
        is_absolute = said_of(values.get("position", ())) == "absolute"
        if state.is_value and is_absolute:
            return "may cover a digit"
        if not (letters or is_seen):
            return ""
        size = in_em(letter_size(values, state.size, state.root_size), state.root_size)
        if is_absolute:
            is_aside = stands_aside(values, state.place, size, letters, is_open=False)
            return "may cover text" if state.is_lifted or not is_aside else ""
        if is_moved(values) or moved_over(values, state.padding, size, most=NEAR, is_led=True):
            return "is moved over what is beside it"
        if is_seen and node.is_valued and is_sign(values, size, "", is_open=False):
            return "may look like a sign of a value"
        return ""

    def _is_under(self, node: StyledElement, own: Winners) -> bool:
        """Whether a box before an element's contents lies under its text. Positioned boxes are
        painted in their order (CSS 2.1, appendix E): the element contains the box, and all its text
        is in positioned elements, which come later.
        """
        is_kept = said_of(own.get("position", ())) == "relative" and all(cut_sides(own))
        layer = length(own.get("z-index", ()))
        return is_kept and (layer is None or layer <= 0) and self._is_over(node)

    def _is_over(self, node: StyledElement) -> bool:
        """Whether all text in an element is in positioned elements."""
        if node.text is not None or any(tail is not None for _, tail in node.children):
            return False
        for child, _ in node.children:
            if child is None:
                continue
            holding = child.matching.conditions & self.view.conditions
            own = self.cascade.winners(child.matching, None, holding)
            is_positioned = said_of(own.get("position", ())) in ("relative", "absolute")
            if "z-index" in own or not (is_positioned or self._is_over(child)):
                return False
        return True


def _added(values: Mapping[str, Any], name: str, *, is_valued: bool) -> list[str]:
    """What styles add to an element, and values that browsers may ignore."""
    said = []
    if "content" in values and said_of(values["content"]) not in ("normal", "none"):
        said.append(f"a style replaces the contents of <{name}>")
    for key in STRINGS:
        words = (token.value for token in values.get(key, ()) if token.type == "string")
        if not all(is_mark(one, is_valued=is_valued) for one in words):
            said.append(f"“{key}” adds words to <{name}>")
        if is_valued and any(token.type in ("url", "function") for token in values.get(key, ())):
            said.append(f"“{key}” adds a picture to <{name}>, which contains a value")
    for key, value in values.items():
        if not is_understood(key, value):
            shown = excerpt(str(tinycss2.serialize(value)), 40)
            said.append(f"“{key}: {shown}” of <{name}> is not a value that can be proven")
    return said
