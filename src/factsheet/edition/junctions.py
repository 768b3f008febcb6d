"""Elision and contraction between the runs of a sentence: « d’environ 1 000 »."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from factsheet.edition.document import Datum, Element, Inline, Run
from factsheet.locales.junctions import has_junctions, joined

Inlines = tuple[Inline, ...]


@dataclass(slots=True)
class _Leaf:
    """A run's text, and the address of the value that it is part of."""

    text: str
    address: str | None
    is_foreign: bool
    """Within a passage in another language."""


def joined_runs(runs: Inlines, tag: str, is_place: Callable[[str], bool]) -> Inlines:
    """The runs with elisions and contractions between words and values.

    `is_place` returns whether an address leads to a place.
    """
    if len(runs) < 2 or not has_junctions(tag):
        return runs
    leaves = [leaf for leaf in _leaves(runs) if leaf.text]
    is_changed = False
    for one, other in pairwise(leaves):
        if one.is_foreign or other.is_foreign:
            continue
        before, after = joined(one.text, other.text, tag)
        if before == one.text and other.address and is_place(other.address):
            before, after = joined(one.text, other.text, tag, is_place=True)
        if (before, after) != (one.text, other.text):
            one.text, other.text, is_changed = before, after, True
    return _rebuilt(runs, iter(leaves)) if is_changed else runs


def seams_of_words(runs: Inlines) -> list[tuple[str, str]]:
    """Pairs of neighbouring texts that are not part of a value, such as the end of a sentence's
    own words and the words that an approximation adds before the number."""
    leaves = [leaf for leaf in _leaves(runs) if leaf.text]
    return [
        (one.text, other.text)
        for one, other in pairwise(leaves)
        if not (one.address or other.address or one.is_foreign or other.is_foreign)
    ]


def _leaves(
    runs: Inlines, address: str | None = None, *, is_foreign: bool = False
) -> Iterator[_Leaf]:
    for run in runs:
        if isinstance(run, Run):
            yield _Leaf(run.text, address, is_foreign)
        elif isinstance(run, Datum):
            yield from _leaves(run.children, run.address, is_foreign=is_foreign)
        else:
            attributes = run.attributes if isinstance(run, Element) else ()
            has_language = any(name == "lang" for name, _ in attributes)
            yield from _leaves(run.children, address, is_foreign=is_foreign or has_language)


def _rebuilt(runs: Inlines, leaves: Iterator[_Leaf]) -> Inlines:
    """The runs with the texts of the leaves, one leaf for each run that is not empty.

    A run whose text changed no longer has the words of CLDR, so it loses its origin.
    """
    made: list[Inline] = []
    for run in runs:
        if isinstance(run, Run):
            text = next(leaves).text if run.text else run.text
            made.append(run if text == run.text else Run(text))
        else:
            made.append(replace(run, children=_rebuilt(run.children, leaves)))
    return tuple(made)
