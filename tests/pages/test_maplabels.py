"""Labels of maps keep clear of each other, of markers and of the inset."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.edition.document import FactView, Phrase, RowView, Run
from factsheet.model.codes import Territory
from factsheet.model.named import Place, Term
from factsheet.model.sheet import Inset
from factsheet.model.text import Text
from factsheet.pages.maplabels import HALF_LINE, WHOLE, LabelBox
from factsheet.pages.shapes import APART, MapPlace, MapView, map_view
from factsheet.pages.worldmap import HEIGHT, WIDTH
from support.documents import AT

EUROPE = Inset(north=Decimal(54), south=Decimal(45), west=Decimal("2.6"), east=Decimal("17.8"))
OFFICES = (
    ("Lyon", "45.78", "4.85"),
    ("Singapore", "1.29", "103.85"),
    ("Buenos Aires", "-34.6", "-58.38"),
    ("Yaoundé", "3.87", "11.52"),
    ("Abidjan", "5.36", "-4.01"),
    ("San Salvador", "13.69", "-89.22"),
    ("Nairobi", "-1.29", "36.82"),
    ("Harare", "-17.83", "31.05"),
    ("Addis Ababa", "9.03", "38.74"),
    ("Brussels", "50.85", "4.35"),
    ("New York", "40.71", "-74.01"),
    ("Vienna", "48.21", "16.37"),
    ("The Hague", "52.08", "4.31"),
    ("Bridgetown", "13.10", "-59.61"),
)
GROUP = Term(Text("Office", "group", AT))


def series(places: Sequence[tuple[str, str, str]]) -> FactView:
    rows = tuple(
        RowView(
            f"row{number}",
            {"place": Phrase((Run(name),)), "group": Phrase((Run("Office"),))},
            {
                "place": Place(
                    Territory("FR"), latitude=Decimal(latitude), longitude=Decimal(longitude)
                ),
                "group": GROUP,
            },
            (),
            label=Phrase((Run(name),)),
        )
        for number, (name, latitude, longitude) in enumerate(places)
    )
    return FactView("offices", "series", None, Phrase(()), None, "", None, (), rows, {})


def drawn(view: MapView) -> list[MapPlace]:
    return [place for group in view.groups for place in group.places]


def box(place: MapPlace) -> LabelBox:
    """The room that a label's letters take: none is narrower than 0.4 em on average."""
    assert place.label is not None
    assert place.short is not None
    x, y = (Decimal(part.rstrip("%")) / 100 for part in (place.label.x, place.label.y))
    width = Decimal("0.4") * 53 * len(place.short.text)
    near = WIDTH * (1 - x) if place.label.is_west else WIDTH * x
    left = near - width if place.label.is_west else near
    half = HALF_LINE - Decimal("0.1")  # percentages are rounded
    return LabelBox(left, HEIGHT * y - half, left + width, HEIGHT * y + half)


def assert_clear(view: MapView) -> None:
    labelled = [place for place in drawn(view) if place.label]
    boxes = [box(place) for place in labelled]
    markers = [place.marker_at for place in drawn(view) if place.marker_at]
    for one, other in combinations(boxes, 2):
        assert not one.meets(other)
    for one in boxes:
        assert not any(one.holds(marker) for marker in markers)
        assert WHOLE.encloses(one)


def test_all_offices_have_a_label_in_both_directions() -> None:
    for direction in ("ltr", "rtl"):
        view = map_view(series(OFFICES), "place", "group", EUROPE, direction)
        assert [p.name.text for p in drawn(view) if p.label is None] == []
        assert_clear(view)
        inside = [place.name.text for place in drawn(view) if place.is_enlarged]
        assert inside == ["Lyon", "Brussels", "Vienna", "The Hague"]


def test_labels_begin_where_lines_do() -> None:
    places = (("Quito", "-0.2", "-78.5"), ("Perth", "-32", "115.9"))
    for direction, is_west in (("ltr", False), ("rtl", True)):
        view = map_view(series(places), "place", "group", None, direction)
        assert [place.label and place.label.is_west for place in drawn(view)] == [is_west] * 2


def test_a_narrow_map_has_no_labels() -> None:
    view = map_view(series(OFFICES), "place", "group", EUROPE)
    assert all(place.label is None for place in drawn(view))


def test_the_inset_stands_where_no_marker_is() -> None:
    view = map_view(series(OFFICES), "place", "group", EUROPE, "ltr")
    assert view.inset is not None
    outside = [place for place in drawn(view) if not place.is_enlarged]
    assert not any(p.marker_at and view.inset.frame.holds(p.marker_at) for p in outside)
    assert all(
        p.marker_at and view.inset.frame.encloses(LabelBox.around(p.marker_at, Decimal(APART) / 2))
        for p in drawn(view)
        if p.is_enlarged
    )
    tahiti = map_view(series((("Papeete", "-17.5", "-149.6"), *OFFICES)), "place", "group", EUROPE)
    assert tahiti.inset is not None
    assert tahiti.inset.frame.left != view.inset.frame.left


degrees = st.tuples(
    st.text("abcdefgh ", min_size=1, max_size=16),
    st.decimals(-56, 83, places=2).map(str),
    st.decimals(-168, 190, places=2).map(str),
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(degrees, min_size=1, max_size=40), st.sampled_from(["ltr", "rtl"]), st.booleans())
def test_labels_of_any_places_keep_clear(
    places: list[tuple[str, str, str]], direction: str, has_inset: bool
) -> None:
    inset = EUROPE if has_inset else None
    assert_clear(map_view(series(places), "place", "group", inset, direction))


@pytest.mark.slow
def test_time_is_in_proportion_to_the_number_of_places() -> None:
    """Twice the places take about twice the time."""
    taken = []
    for count in (1000, 2000):
        places = [
            (f"P{n}", str(Decimal(n * 37 % 1390) / 10 - 56), str(Decimal(n * 61 % 3580) / 10 - 168))
            for n in range(count)
        ]
        view = series(places)
        start = process_time()
        map_view(view, "place", "group", None, "ltr")
        taken.append(process_time() - start)
    assert all(after < 4 * before for before, after in pairwise(taken))
