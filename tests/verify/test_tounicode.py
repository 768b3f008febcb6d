"""What text the codes of a font stand for, as its ToUnicode map says (ISO 32000-1, 9.10.3)."""

import pikepdf
import pytest

from factsheet.published.pdf.fonts import read_font

MAP = b"""begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0001> <0041> <00 02> <0042
0043> endbfchar
2 beginbfrange <0003> <0005> <00780061> <0006> <0008> [<0031> <0032>]
endbfrange
1 beginbfchar<0009><d83dde00>endbfchar endcmap
"""


def texts(table: bytes) -> dict[int, str]:
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Subtype=pikepdf.Name("/TrueType"), ToUnicode=pdf.make_stream(table)
        )
        return read_font(font).texts


def test_characters_ranges_and_lists() -> None:
    assert texts(MAP) == {
        1: "A",
        2: "BC",
        3: "xa",
        4: "xb",
        5: "xc",
        6: "1",
        7: "2",
        8: "",
        9: "\N{GRINNING FACE}",
    }


def test_what_is_never_ended_says_nothing() -> None:
    assert texts(b"beginbfchar <01> <0041> <02 <0042>") == {}
    assert texts(b"beginbfrange " * 1000) == {}


@pytest.mark.parametrize(
    "section",
    [
        b"beginbfrange [ <01> endbfrange",
        b"beginbfrange <01> ] <0041> endbfrange",
        b"beginbfrange <01> <02> <1> endbfrange",
        b"beginbfrange <00> <7fffffff> <0041> endbfrange",
        b"beginbfrange <00> <ffffffffffffffffffff> [<0041>] endbfrange",
        b"beginbfchar <01> <004> endbfchar",
    ],
)
def test_damaged_maps(section: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - said of the whole file
        texts(section)
