"""Pictures for translators' tools: each box shows its message."""

import json
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from factsheet.cli.main import main
from factsheet.paper.painting import SCALE
from support.once import filled_once
from support.translations import translated_publication

LEAD = "sheet:library:lead"


@pytest.fixture(scope="module", name="made")
def pictures_of_the_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def fill(folder: Path) -> None:
        library = translated_publication(folder / "library")
        shots = folder / "screenshots"
        assert main(["export", "-q", "-C", str(library), "--context", "-o", str(shots)]) == 0
        assert main(["build", "-q", "-C", str(library)]) == 0

    return filled_once(tmp_path_factory, "screenshots", fill)


def test_every_language_has_a_picture_of_each_page_with_its_messages(made: Path) -> None:
    data = json.loads((made / "screenshots/screenshots.json").read_text("utf-8"))
    assert {one["language"] for one in data["screenshots"]} == {"en", "fr"}
    names = {path.name for path in (made / "screenshots").glob("*.png")}
    assert names == {one["file"] for one in data["screenshots"]}
    for one in data["screenshots"]:
        with Image.open(made / "screenshots" / one["file"]) as picture:
            assert picture.size == (one["width"], one["height"])
        for box in one["messages"]:
            assert 0 <= box["x"] < box["x"] + box["width"] <= one["width"]
            assert 0 <= box["y"] < box["y"] + box["height"] <= one["height"]


def test_a_box_is_where_the_published_pdf_prints_the_message(made: Path) -> None:
    data = json.loads((made / "screenshots/screenshots.json").read_text("utf-8"))
    [shot] = [one for one in data["screenshots"] if one["language"] == "en" and one["page"] == 1]
    [box] = [one for one in shot["messages"] if one["context"] == LEAD]
    document = pypdfium2.PdfDocument(made / "library/output/en/library.pdf")
    page = document[0]
    left, top = box["x"] / SCALE, page.get_height() - box["y"] / SCALE
    right, bottom = left + box["width"] / SCALE, top - box["height"] / SCALE
    text = page.get_textpage().get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
    document.close()
    assert " ".join(text.split()).startswith("What the library does in Lyon")


def test_one_sheet_of_one_language(made: Path, tmp_path: Path) -> None:
    options = ["--context", "--locale", "fr", "--sheet", "library", "-o", str(tmp_path)]
    assert main(["export", "-q", "-C", str(made / "library"), *options]) == 0
    assert {path.name.split("-")[0] for path in tmp_path.glob("*.png")} == {"fr"}


@pytest.mark.parametrize(
    "options", [["--context", "--format", "csv"], [], ["--context", "--locale", "xx"]]
)
def test_wrong_usage(options: list[str], made: Path) -> None:
    assert main(["export", "-C", str(made / "library"), *options]) == 2
