"""Check the bars of charts and tables: lengths are proportional to values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from xml.etree.ElementTree import Element

from factsheet.model.ranges import values_of_range
from factsheet.published.markup import ParsedPage, is_element, local_name
from factsheet.verify.styledpage import VALUES

LISTS = frozenset(("ul", "ol", "tbody", "dl"))
"""Elements whose items are drawn on one scale."""
PROPERTIES = ("inline-size", "block-size", "width", "height")
START = "--bar-start"
"""The variable for where a bar begins, on a scale with negative numbers."""
CLOSE = Fraction(1, 150)
"""Rounding tolerance of a length, as a part of the longest."""
SHORTEST, NEAR = 0.07, 0.02
"""Parts of a scale: the minimum length of bars that are checked on paper, where other small boxes
look alike, and the tolerance there."""
_LENGTH = re.compile(r"(?<![\w-])([\w-]++)\s*+:\s*+(\d{1,9}(?:\.\d{1,9})?(?:e-\d\d?)?)%")
_NUMBER = re.compile(r"-?\d++(?:\.\d++|/\d++)?")


@dataclass(frozen=True, slots=True)
class Drawn:
    """An element whose length states its value."""

    element: Element
    number: Fraction
    length: Fraction
    """The length in hundredths of its scale."""
    start: Fraction | None
    is_alone: bool
    """Whether its item has no other bar."""


def drawn_lengths(markup: ParsedPage) -> Iterator[list[Drawn]]:
    """The bars of each list of a page that has some."""
    if markup.root is None:
        return
    for group in markup.root.iter():
        if local_name(group.tag) in LISTS:
            found = [one for item in group for one in _in_item(item)]
            if found:
                yield found


def wrong_lengths(markup: ParsedPage) -> Iterator[tuple[Element, str]]:
    """Bars whose lengths do not match their values, with the reason."""
    for bars in drawn_lengths(markup):
        most = max(abs(bar.number) for bar in bars)
        longest = max(bar.length for bar in bars)
        zero = _zero(bars)
        for bar in bars:
            share = abs(bar.number) / most if most else Fraction(0)
            is_long = abs(bar.length - share * longest) > CLOSE * 100
            if is_long or not 0 <= bar.length <= 100 or (most and not longest):
                yield bar.element, "a bar is not as long as its value is large"
            elif zero is not None and bar.start is not None:
                start = zero - bar.length if bar.number < 0 else zero
                if abs(bar.start - start) > CLOSE * 100:
                    yield bar.element, "a bar begins elsewhere than at its value’s end of the scale"


def bars_of(markup: ParsedPage) -> tuple[float, ...]:
    """The lengths of all bars of a page, as parts of their scales, in ascending order.

    Empty if bars are grouped or stacked: on paper the scale of such a bar is not drawn.
    """
    bars = [bar for some in drawn_lengths(markup) for bar in some]
    if not all(bar.is_alone for bar in bars):
        return ()
    return tuple(sorted(float(bar.length) / 100 for bar in bars))


def is_drawn_so(lengths: Sequence[float], drawn: Sequence[float]) -> bool:
    """Whether the bars of a page are those that its PDF draws; both sorted."""
    longest_first = zip_longest(reversed(lengths), reversed(drawn), fillvalue=0.0)
    return all(
        abs(one - other) <= NEAR or max(one, other) <= SHORTEST for one, other in longest_first
    )


def _zero(bars: list[Drawn]) -> Fraction | None:
    """Where zero is on a scale with negative numbers."""
    low, high = min(bar.number for bar in bars), max(bar.number for bar in bars)
    low, high = min(low, Fraction(0)), max(high, Fraction(0))
    return -low / (high - low) * 100 if low < 0 else None


def _in_item(item: Element) -> Iterator[Drawn]:
    """The bars of one item or row, in the order of its values; if there are more values, a bar
    belongs to the value before it. An inner list is separate."""
    values: list[Fraction] = []
    found: list[tuple[Element, int, dict[str, Fraction]]] = []
    for element in _inside(item):
        if local_name(element.tag) in VALUES and "data-fact" in element.attrib:
            number = _number(element.get("value", ""))
            values += [number] if number is not None else []
        stated: dict[str, Fraction] = {
            key: Fraction(one) for key, one in _LENGTH.findall(element.get("style", ""))
        }
        if stated.keys() & {*PROPERTIES} and not "".join(element.itertext()).strip():
            found.append((element, len(values), stated))
    for place, (element, before, stated) in enumerate(found):
        if values:
            length = next(stated[key] for key in PROPERTIES if key in stated)
            number = values[place if len(found) == len(values) else max(before - 1, 0)]
            yield Drawn(element, number, length, stated.get(START), len(found) == 1)


def _inside(item: Element) -> Iterator[Element]:
    yield item
    for child in item:
        if is_element(child) and local_name(child.tag) not in LISTS:
            yield from _inside(child)


def _number(value: str) -> Fraction | None:
    """The number of a value; of an estimate, the best one."""
    ends = values_of_range(value)
    if ends:
        value = ends[1] if len(ends) > 2 else ends[-1]
    found = _NUMBER.match(value)
    if not found:
        return None
    number = found[0]
    try:
        return Fraction(number) / (100 if value[found.end() : found.end() + 1] == "%" else 1)
    except ZeroDivisionError:
        return None
