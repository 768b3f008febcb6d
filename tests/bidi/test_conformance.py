"""The algorithm, held against the conformance tests and tables of the Unicode Character Database.

data/NOTICE.md says where the files come from.
"""

import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import bidirectional

import pytest

from factsheet.bidi.levels import levels, reordered
from factsheet.bidi.paragraph import CLOSING, ISOLATES, MIRRORS, REMOVED, first_strong, matches_of

DATA = Path(__file__).with_name("data")


def rows(name: str) -> Iterator[list[str]]:
    """The fields of each line of a file."""
    with lzma.open(DATA / f"{name}.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            plain = line.partition("#")[0].strip()
            if plain:
                yield [field.strip() for field in plain.split(";")]


def line_levels(text: str, found: Sequence[int], direction: str) -> list[int]:
    """The levels of a line, by those that its characters have in the paragraph (rule L1): white
    space at its end, and before a tab, is at the paragraph's level."""
    base = 1 if direction == "rtl" else 0
    own_levels = list(found)
    is_trailing = True
    for place in range(len(text) - 1, -1, -1):
        own = bidirectional(text[place])
        if own in ("B", "S"):
            own_levels[place], is_trailing = base, True
        elif is_trailing and (own == "WS" or own in ISOLATES or own == "PDI"):
            own_levels[place] = base
        elif own not in REMOVED:
            is_trailing = False
    return own_levels


def direction_of(text: str) -> str:
    """The direction of a paragraph by its first strong character (rules P2 and P3)."""
    classes = [bidirectional(character) or "L" for character in text]
    side = first_strong(classes, matches_of(classes), 0, len(classes))
    return "rtl" if side == "R" else "ltr"


def character(code: str) -> str:
    return chr(int(code, 16))


@pytest.mark.slow
def test_every_paragraph_of_unicode_s_test_has_its_levels_and_order() -> None:
    """BidiCharacterTest.txt: 91,707 paragraphs, each of one line."""
    count, wrong = 0, []
    for codes, asked, base, wanted, order in rows("BidiCharacterTest.txt"):
        text = "".join(map(character, codes.split()))
        direction = ("ltr", "rtl")[int(asked)] if asked in "01" else direction_of(text)
        found = line_levels(text, levels(text, direction), direction)
        kept = [place for place, level in enumerate(wanted.split()) if level != "x"]
        said = [found[place] for place in kept]
        places = [place for place in reordered(found) if place in set(kept)]
        is_right = said == [int(level) for level in wanted.split() if level != "x"]
        is_ordered = places == list(map(int, order.split()))
        if not (is_right and is_ordered and int(direction == "rtl") == int(base)):
            wrong.append((codes, asked, said, places))
        count += 1
    assert wrong == []
    assert count == 91_707


def test_every_mirrored_character_is_known() -> None:
    """BidiMirroring.txt."""
    assert {
        character(code): character(mirrored) for code, mirrored in rows("BidiMirroring.txt")
    } == MIRRORS


def test_every_bracket_is_known() -> None:
    """BidiBrackets.txt."""
    opening = {
        character(code): character(pair)
        for code, pair, kind in rows("BidiBrackets.txt")
        if kind == "o"
    }
    assert opening == CLOSING
