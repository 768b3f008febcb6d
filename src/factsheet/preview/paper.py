"""Draw pages on paper in lasting worker processes, and cache the results."""

import asyncio
import os
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from factsheet.paper.fit import STEPS
from factsheet.paper.pagefill import PageFill
from factsheet.paper.painting import all_pages
from factsheet.paper.problems import PdfProblem
from factsheet.publish.artifacts import digest
from factsheet.publish.executors.machine import workers
from factsheet.publish.executors.pool import LocalPool
from factsheet.publish.executors.worker import RenderAssets, prepared
from factsheet.publish.press import Job, Press

if TYPE_CHECKING:
    from factsheet.paper.places import PrintedPlace

SCALE = 1.5
"""Pixels per point: an A4 page is 893 pixels wide."""
YIELDING = 2
"""Niceness of workers: pages are made while papers are drawn."""
REMEMBERED = 48
"""Maximum number of sheets whose pictures are cached: some 40 MiB."""


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A sheet on paper: a JPEG file of each page, and how far it was tightened."""

    pictures: tuple[bytes, ...]
    step: int
    over: int
    limit: int
    fills: tuple[PageFill, ...]
    problems: tuple[PdfProblem, ...]

    @property
    def remarks(self) -> list[str]:
        """Remarks about how it fits its pages."""
        said = [problem.message for problem in self.problems]
        if self.over:
            said.append(f"{self.over} mm over its limit of {self.limit}")
        elif self.step:
            said.append(f"tightened, step {self.step} of {len(STEPS)}")
        return said


@dataclass(frozen=True, slots=True)
class PaperParts:
    """The places of a sheet's parts on paper, and problems of its layout."""

    places: "tuple[PrintedPlace, ...]"
    problems: tuple[PdfProblem, ...]

    def told(self) -> dict[str, Any]:
        """The rectangles in pixels of the pictures, and the problems by block."""
        places = [
            {
                "kind": one.kind,
                "name": one.name,
                "page": one.page,
                "box": [
                    round(side * SCALE, 1) for side in (one.left, one.top, one.right, one.bottom)
                ],
            }
            for one in self.places
        ]
        problems = [{"block": one.block or "", "message": one.message} for one in self.problems]
        return {"places": places, "problems": problems}


def draw(assets: str, job: Job) -> DrawnSheet:
    """Lay out a page and paint it, in a worker."""
    _let_pages_go_first()
    pdf = prepared(assets).print(job)
    pictures = all_pages(pdf.data, SCALE) if pdf.data else ()
    return DrawnSheet(pictures, pdf.step, pdf.over, job.limit, pdf.fills, pdf.problems)


def find_parts(assets: str, job: Job) -> PaperParts:
    """Lay out a marked page and find its parts, in a worker."""
    pdf = prepared(assets).print(job)
    return PaperParts(pdf.places, pdf.problems)


@cache
def _let_pages_go_first() -> None:
    os.nice(YIELDING)  # once in each worker


@dataclass(slots=True)
class Papers:
    """Draws pages with a press, and caches the latest ones."""

    _known: OrderedDict[str, DrawnSheet] = field(default_factory=OrderedDict)
    _press: Press | None = None
    _pool: LocalPool | None = None

    @property
    def at_once(self) -> int:
        """The number of sheets that are drawn at a time."""
        return min(2, workers())

    def use(self, press: Press) -> None:
        """Draw with this press, in new workers if it is not the one in use."""
        if press != self._press:
            self.close()
            self._press = press
            self._known.clear()
            self._pool = LocalPool(press, RenderAssets.of(press).digest, self.at_once)
            self._pool.start()

    @property
    def assets(self) -> str:
        """A hash of styles, images and fonts."""
        return self._pool.assets if self._pool else ""

    def known(self, name: str) -> DrawnSheet | None:
        """A cached sheet by the result of `name_of` for its job."""
        return self._known.get(name)

    async def draw(self, job: Job) -> DrawnSheet:
        """The page on paper. Raises BrokenExecutor if its workers have died twice."""
        name = name_of(job)
        if name not in self._known:
            paper: DrawnSheet = await self._run(draw, job)
            self._known[name] = paper
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        self._known.move_to_end(name)
        return self._known[name]

    async def parts(self, job: Job) -> PaperParts:
        """The parts of a page on paper. Raises BrokenExecutor, as `draw`."""
        found: PaperParts = await self._run(find_parts, job)
        return found

    async def _run(self, work: Callable[[str, Job], Any], job: Job) -> Any:
        pool = self._pool
        assert pool is not None  # noqa: S101  (`use` comes first)
        try:
            return await asyncio.wrap_future(pool.run(work, pool.assets, job))
        except BrokenExecutor:
            pool.renew()
            return await asyncio.wrap_future(pool.run(work, pool.assets, job))

    def close(self) -> None:
        """End the workers."""
        if self._pool:
            self._pool.dismiss()
            self._pool = None


def name_of(job: Job) -> str:
    """A name for the result of a job: the same page has the same name."""
    return digest(job.html.encode(), str(job.limit).encode())
