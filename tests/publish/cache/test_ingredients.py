"""Why a PDF is made again, in words."""

from pathlib import Path

from factsheet.publish.cache.ingredients import Ingredients

OWN = {"its page": "a" * 64, "the edition’s day": "2021-11-25"}
COMMON = {"weasyprint": "70.0", "assets/css/a.css": "c" * 64}


def noted() -> Ingredients:
    known = Ingredients()
    known.note({"en/a.pdf": OWN}, COMMON)
    return known


def test_nothing_new_has_no_reason() -> None:
    assert noted().reasons("en/a.pdf", OWN, COMMON) == []


def test_each_change_is_told() -> None:
    own = {**OWN, "its page": "b" * 64, "the edition’s day": "2022-01-01"}
    common = {"weasyprint": "70.1", "fonts/a.ttf": "d" * 64}
    reasons = noted().reasons("en/a.pdf", own, common)
    assert reasons == [
        "its page has changed",
        "the edition’s day was 2021-11-25, and is 2022-01-01",
        "weasyprint was 70.0, and is 70.1",
        "2 more",
    ]
    assert noted().reasons("en/b.pdf", OWN, COMMON) == ["it was not there before"]


def test_a_partial_build_leaves_the_others_what_they_were_made_from(tmp_path: Path) -> None:
    known = noted()
    newer = {**COMMON, "weasyprint": "71.0"}
    known.note({"ar/a.pdf": OWN}, newer)
    known.write(tmp_path / "parts.json")
    again = Ingredients.read(tmp_path / "parts.json")
    assert again == known
    assert again.reasons("ar/a.pdf", OWN, newer) == []
    assert again.reasons("en/a.pdf", OWN, newer) == ["weasyprint was 70.0, and is 71.0"]


def test_what_nothing_is_made_from_any_longer_is_forgotten(tmp_path: Path) -> None:
    known = noted()
    known.note({"en/a.pdf": OWN}, {"weasyprint": "71.0"})
    known.write(tmp_path / "parts.json")
    assert len(Ingredients.read(tmp_path / "parts.json").common) == 1


def test_a_damaged_file_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "parts.json"
    for text in ("", "{", "[]", '{"common": {}, "own": {"en/a.pdf": {}}}'):
        path.write_text(text)
        assert Ingredients.read(path) == Ingredients()
