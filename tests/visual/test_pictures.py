"""Pages look as they did: each is compared with its picture in references/.

What has changed on purpose is made the reference by `make pictures`.
"""

from pathlib import Path

import pytest

from factsheet.model.sheet import BLOCKS
from support.comparison import Comparison
from support.portraits import REFERENCES, SUBJECTS, portraits, references, specimen

DIFFERENCES = Path(__file__).parent / "differences"
RENEW = "if that is meant: make pictures, which shows what changes and makes it the reference"


@pytest.mark.slow
@pytest.mark.parametrize("name", SUBJECTS)
def test_pages_look_as_they_did(name: str) -> None:
    before, now = references(name), portraits(name, SUBJECTS[name]())
    assert now.keys() == before.keys(), f"pages have come or gone; {RENEW}"
    different = []
    for page, picture in now.items():
        comparison = Comparison(before[page], picture)
        if not comparison.is_same:
            DIFFERENCES.mkdir(exist_ok=True)
            comparison.picture().save(DIFFERENCES / page)
            different.append(f"{DIFFERENCES / page}: differs by {comparison.difference}")
    assert not different, "\n".join([*different, RENEW])


def test_the_pictures_cover_every_type_of_block() -> None:
    assert {kind for _, kind, _ in specimen("ar").blocks} == BLOCKS.keys()


def test_the_pictures_take_little_room() -> None:
    files = list(REFERENCES.iterdir())
    assert {path.stem.rpartition("-")[0] for path in files} == SUBJECTS.keys()
    assert sum(path.stat().st_size for path in files) < 600_000
