"""A running preview: watches the files, and sends changes to all open views."""

import asyncio
import gc
import json
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping
from concurrent.futures import BrokenExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import watchfiles

from factsheet.diagnostics import Diagnostic
from factsheet.preview.checking import Gate
from factsheet.preview.live import Live, PagePlace, ShownPage, pseudo_among
from factsheet.preview.paper import DrawnSheet, Papers, name_of
from factsheet.preview.telling import Links, said
from factsheet.publish.press import ANATOMY, Job

DEBOUNCE, STEP = 50, 5
"""Milliseconds: the maximum time that changes are collected, and the quiet time that ends it."""
WHOLE = 50
"""The number of changes after which Python's garbage collector searches all objects."""


@dataclass(eq=False, slots=True)
class OpenView:
    """A sheet that is shown in some languages, the one with the focus first."""

    sheet: str
    locales: tuple[str, ...]
    day: date
    digits: Mapping[str, str] = field(default_factory=dict)
    """Numbering systems by language, if they differ from the house style."""
    has_paper: bool = True
    name: str = ""
    """The id by which its browser refers to it."""
    queue: "asyncio.Queue[bytes | None]" = field(default_factory=asyncio.Queue)
    sent: dict[tuple[str, str], object] = field(default_factory=dict)
    """What was sent last, by kind and language."""

    @property
    def places(self) -> list[PagePlace]:
        return [
            PagePlace(self.sheet, locale, self.day, self.digits.get(locale, ""))
            for locale in self.locales
        ]

    def tell(self, kind: str, locale: str, what: object) -> bool:
        """Send something, unless it equals what was sent last; return whether it was sent."""
        key = (kind, locale)
        if key in self.sent and self.sent[key] == what:
            return False
        self.sent[key] = what
        event = {"kind": kind, "locale": locale, "it": what}
        self.queue.put_nowait(f"data: {json.dumps(event)}\n\n".encode())
        return True


@dataclass(slots=True)
class Session:
    """The publication on disk and all open views, run by one event loop."""

    live: Live
    links: Links
    papers: Papers = field(default_factory=Papers)
    views: list[OpenView] = field(default_factory=list)
    findings: dict[date, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """The gate's last findings, by day."""
    judged: int = 0
    """The number of times that the gate has run."""
    failure: BaseException | None = None
    """The error that ended a background task."""
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while files are read and pages sent, so that no older page follows a newer one."""
    _fronts: int = 0
    """The number of focused papers that are being drawn."""
    _free: asyncio.Condition = field(default_factory=asyncio.Condition)
    """Notified when a focused paper has been drawn."""
    _undrawn: asyncio.Event = field(default_factory=asyncio.Event)
    _unjudged: asyncio.Event = field(default_factory=asyncio.Event)
    _wanted: dict[PagePlace, None] = field(default_factory=dict)
    """Places whose paper is to be drawn, the one with the focus first."""
    _tasks: "set[asyncio.Task[None]]" = field(default_factory=set)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Watch, draw and check while the block runs."""
        self.refresh()
        gate = Gate(self.live.root)
        # Otherwise Python's garbage collector would run while a page is made: see `_judge`.
        gc.freeze()
        gc.disable()
        try:
            for task in (self._watch(), self._judge(gate)):
                self._start(task)
            for _ in range(self.papers.at_once):
                self._start(self._draw())
            yield
        finally:
            for running in self._tasks:
                running.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            gc.enable()
            gate.close()
            self.papers.close()

    def close(self) -> None:
        """End the streams of events."""
        for view in self.views:
            view.queue.put_nowait(None)

    def focus(self, name: str, locale: str) -> None:
        """Show this language of a view first from here on."""
        for view in self.views:
            if view.name == name and locale in view.locales:
                others = (tag for tag in view.locales if tag != locale)
                view.locales = (locale, *others)

    def refresh(self) -> None:
        """Read what has changed."""
        self.live.pseudo = pseudo_among(chain.from_iterable(view.locales for view in self.views))
        self.live.refresh()
        if self.live.means:
            self.papers.use(self.live.means.printers.press)

    async def look(self, view: OpenView) -> AsyncIterator[bytes]:
        """All events of a view, beginning with the current state."""
        self.views.append(view)
        try:
            yield b": welcome\n\n"
            await self.update([view])
            while (event := await view.queue.get()) is not None:
                yield event
        finally:
            self.views.remove(view)

    async def parts(self, place: PagePlace) -> dict[str, Any] | None:
        """The places of a sheet's parts on its paper; None if the sheet has no paper."""
        job = self.live.job(place, ANATOMY)
        if job is None:
            return None
        try:
            return (await self.papers.parts(job)).told()
        except (BrokenExecutor, OSError):
            return None

    async def update(self, views: Iterable[OpenView] | None = None) -> None:
        """Read what has changed, and send it to these views, or all: pages, then papers, then
        findings."""
        async with self._lock:
            self.refresh()
            await self._show(list(self.views if views is None else views))
        self._unjudged.set()

    async def _show(self, views: list[OpenView]) -> None:
        for view in views:
            view.tell("publication", "", self._overview(view.day))
        shown: dict[PagePlace, ShownPage] = {}
        for turn in range(max((len(view.locales) for view in views), default=0)):
            for view in views:
                for place in view.places[turn : turn + 1]:
                    if place not in shown:
                        shown[place] = self.live.page(place, at_once=True)
                    self._show_page(view, place, shown[place])
            await asyncio.sleep(0)  # what was sent goes out
        for place, page in shown.items():
            if self.live.languages(place) != page.languages:
                for view in views:
                    if place in view.places:
                        self._show_page(view, place, self.live.page(place))

    def _show_page(self, view: OpenView, place: PagePlace, shown: ShownPage) -> None:
        wrong = [said(finding, self.links) for finding in shown.findings]
        is_broken = shown.html is None
        is_new = view.tell("page", place.locale, shown.html)
        view.tell("broken", place.locale, {"why": shown.why, "findings": wrong} if is_broken else 0)
        if view.has_paper and is_new and not is_broken:
            self._wanted.pop(place, None)
            self._wanted[place] = None
            self._undrawn.set()

    def _show_findings(self) -> None:
        for view in self.views:
            if (found := self.findings.get(view.day)) is not None:
                view.tell("findings", "", [said(finding, self.links) for finding in found])

    def _overview(self, day: date) -> dict[str, Any]:
        """All sheets and languages."""
        edition = self.live.edition
        if edition is None:
            wrong = [said(finding, self.links) for finding in self.live.findings]
            return {"sheets": [], "locales": [], "broken": wrong}
        return {
            "sheets": [
                {"id": one.id, "title": one.id if one.row else one.title.singular}
                for one in self.live.sheets(day).values()
            ],
            "locales": [
                {
                    "tag": tag,
                    "name": voice.profile.autonym,
                    "dir": voice.profile.direction,
                    "digits": self.live.digits(tag),
                }
                for tag, voice in edition.voices.items()
            ],
            "source": edition.config.source_locale,
            "day": edition.day.isoformat(),
            "theme": self.papers.assets,
            "broken": [],
        }

    async def _watch(self) -> None:
        """Refresh after every change of the publication's folder or of the folders in it."""
        deep = self._start(self._watch_folders(folders := self.live.folders))
        async for _ in _changes([self.live.root], is_deep=False):
            await self.update()
            if self.live.folders != folders:
                deep.cancel()
                deep = self._start(self._watch_folders(folders := self.live.folders))

    async def _watch_folders(self, folders: tuple[Path, ...]) -> None:
        async for _ in _changes(folders, is_deep=True):
            await self.update()

    async def _draw(self) -> None:
        """Draw wanted papers one after the other, always the first."""
        while True:
            await self._undrawn.wait()
            place = next(iter(self._wanted), None)
            if place is None:
                self._undrawn.clear()
            else:
                del self._wanted[place]
                await self._draw_place(place)

    async def _draw_place(self, place: PagePlace) -> None:
        job = self.live.job(place, at_once=True)
        if job is None:
            return
        try:
            paper = await self._drawn(place, job)
        except (BrokenExecutor, OSError) as error:
            drawn: dict[str, Any] = {"pages": [], "remarks": [f"it can’t be drawn: {error}"]}
        else:
            drawn = _described(name_of(job), paper)
        if place not in self._wanted:  # otherwise a newer one is being drawn
            for view in self.views:
                if place in view.places:
                    view.tell("paper", place.locale, drawn)

    async def _drawn(self, place: PagePlace, job: Job) -> DrawnSheet:
        """The paper of a place. Focused papers are drawn alone, so that they appear first."""
        if not any(view.places[:1] == [place] for view in self.views):
            async with self._free:
                await self._free.wait_for(lambda: not self._fronts)
            return await self.papers.draw(job)
        self._fronts += 1
        try:
            return await self.papers.draw(job)
        finally:
            self._fronts -= 1
            async with self._free:
                self._free.notify_all()

    async def _judge(self, gate: Gate) -> None:
        """Run the gate after each change, once pages and papers have been sent."""
        while True:
            await self._unjudged.wait()
            self._unjudged.clear()
            for day in dict.fromkeys(view.day for view in self.views):
                judged = await gate.judge(day)
                self.findings[day] = judged.findings
                if self.live.decisions.get(day, {}) != judged.decisions:
                    self.live.decisions = {**self.live.decisions, day: judged.decisions}
                    async with self._lock:
                        await self._show(self.views)
            self._show_findings()
            self.judged += 1
            gc.collect(2 if self.judged % WHOLE == 0 else 1)

    def _start(self, work: "Coroutine[Any, Any, None]") -> "asyncio.Task[None]":
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self.failure = error


def _described(name: str, paper: DrawnSheet) -> dict[str, Any]:
    pages = [f"paper/{name}/{number}.jpg" for number in range(len(paper.pictures))]
    fills = [fill.percent for fill in paper.fills]
    return {"pages": pages, "remarks": paper.remarks, "over": paper.over, "fills": fills}


async def _changes(paths: Iterable[Path], *, is_deep: bool) -> AsyncIterator[None]:
    """Yield after each change of the files."""
    async for _ in watchfiles.awatch(
        *paths, watch_filter=None, debounce=DEBOUNCE, step=STEP, recursive=is_deep
    ):
        yield
