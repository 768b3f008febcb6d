"""Drafts on paper: laid out as a build lays them out, and painted."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from factsheet.config.policy import SCREEN
from factsheet.paper.painting import all_pages
from factsheet.preview.live import Live, PagePlace
from factsheet.preview.paper import SCALE, DrawnSheet
from factsheet.publish.press import Job, Press
from support.publications import write_publication


@pytest.fixture(scope="module")
def press_and_job(tmp_path_factory: pytest.TempPathFactory) -> tuple[Press, Job]:
    live = Live(write_publication(tmp_path_factory.mktemp("library")).root)
    live.refresh()
    job = live.job(PagePlace("library", "en", date(2021, 11, 25)))
    assert job is not None
    assert live.means is not None
    return live.means.printers.press, job


def test_a_draft_is_laid_out_as_a_build_does(press_and_job: tuple[Press, Job]) -> None:
    press, job = press_and_job
    draft, built = press.print(job), press.print(replace(job, profile=SCREEN))
    assert (draft.pages, draft.step, draft.over) == (built.pages, built.step, built.over)
    assert draft.fills == built.fills
    assert b"StructTreeRoot" in built.data or b"/ObjStm" in built.data
    assert b"StructTreeRoot" not in draft.data
    assert all_pages(draft.data, 1) == all_pages(built.data, 1)


def test_every_page_is_painted(press_and_job: tuple[Press, Job]) -> None:
    press, job = press_and_job
    data = press.print(job).data
    [picture] = all_pages(data, SCALE)
    with Image.open(BytesIO(picture)) as image:
        assert (image.format, image.size) == ("JPEG", (893, 1263))


def test_what_is_said_of_a_paper() -> None:
    paper = DrawnSheet((), 0, 0, 1, (), ())
    assert paper.remarks == []
    assert replace(paper, over=7).remarks == ["7 mm over its limit of 1"]
    assert replace(paper, step=2).remarks == ["tightened, step 2 of 4"]
