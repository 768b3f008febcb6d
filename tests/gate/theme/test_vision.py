"""Distances of colours, against published figures."""

import pytest

from factsheet.gate.theme.vision import GREYSCALE, NOTICED, VISIONS, distances, lightness


def test_lightness_is_cie_s() -> None:
    # sRGB's primaries and middle grey in CIE L*a*b*, D65
    for colour, expected in (
        ("#ff0000", 53.24),
        ("#00ff00", 87.74),
        ("#0000ff", 32.30),
        ("#777777", 50.03),
    ):
        assert lightness(colour) == pytest.approx(expected, abs=0.02)
    assert (lightness("#000000"), lightness("#ffffff")) == (0, pytest.approx(100))


def test_what_is_noticed_is_the_model_s() -> None:
    # Stone, Szafir and Setlur: p × (A + B ÷ s), here for p = 0.9 and s = 1/3
    assert [round(one, 2) for one in NOTICED] == [13.19, 17.93, 25.13]


def test_a_colour_is_as_far_from_another_as_that_from_it() -> None:
    assert distances("#1b8f99", "#5c6f86") == pytest.approx(distances("#5c6f86", "#1b8f99"))
    assert set(distances("#123456", "#123456").values()) == {0}


@pytest.mark.parametrize(
    ("one", "other", "lost"),
    [
        # Pairs that each deficiency is known for: red and green, blue and green.
        ("#c05040", "#7a7a30", "protanopia"),
        ("#c06050", "#8f8040", "deuteranopia"),
        ("#3b7fb0", "#2d8a7a", "tritanopia"),
    ],
)
def test_a_deficiency_takes_a_difference_away(one: str, other: str, lost: str) -> None:
    found = distances(one, other)
    assert found["full colour vision"] >= 1
    assert found[lost] < 0.75 * found["full colour vision"]


def test_greys_are_the_same_for_everybody() -> None:
    found = distances("#444444", "#888888")
    assert found.keys() == {*VISIONS, GREYSCALE}
    assert all(value == pytest.approx(found[GREYSCALE], abs=0.02) for value in found.values())
