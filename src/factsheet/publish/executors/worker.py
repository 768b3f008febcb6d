"""Workers: run a task and return an answer.

A worker may be a process of this machine, or of another one with the same versions installed.
So a task names the assets that its page needs (styles, images, fonts) by their digest, and a
worker that does not have them yet requests them once.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from factsheet import __version__
from factsheet.paper.engine import engine_for
from factsheet.paper.libraries import library_versions
from factsheet.paper.pdf import Pdf
from factsheet.publish.artifacts import digest
from factsheet.publish.executors.warmup import warm_up
from factsheet.publish.manifest import tool_versions
from factsheet.publish.press import Job, Press
from factsheet.scratch import lasting_folder

ALLOCATIONS = 20_000
"""Number of new objects that triggers a garbage collection. A page makes a million, nearly all
freed by reference counting; with Python's default of 700, a tenth of a worker's time is spent
collecting."""


@dataclass(frozen=True, slots=True)
class RenderAssets:
    """The content of a press: everything that a remote worker needs to print with it."""

    resources: Mapping[str, bytes]
    fonts: tuple[tuple[str, bytes], ...]
    """File names and bytes, in the order of the press."""

    @classmethod
    def of(cls, press: Press) -> "RenderAssets":
        fonts = tuple((font.name, font.read_bytes()) for font in press.fonts)
        return cls(dict(press.resources), fonts)

    @property
    def digest(self) -> str:
        named = (*sorted(self.resources.items()), *self.fonts)
        return digest(*(part for name, data in named for part in (name.encode(), data)))

    def unpack(self, folder: Path) -> Press:
        """Restore the press, with its fonts as files below `folder`."""
        paths = []
        for number, (name, data) in enumerate(self.fonts):
            path = folder / str(number) / name
            path.parent.mkdir()
            path.write_bytes(data)
            paths.append(path)
        return Press(self.resources, tuple(paths))


@dataclass(frozen=True, slots=True)
class Task:
    """A job for a worker that has the same versions of all libraries."""

    job: Job
    assets: str
    """The digest of its assets."""
    versions: Mapping[str, str]
    content: RenderAssets | None = None
    """The assets, for a worker that has requested them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A PDF, and the memory that its worker uses, in bytes."""

    pdf: Pdf
    memory: int


@dataclass(frozen=True, slots=True)
class MissingAssets:
    """The answer of a worker that does not have the assets."""


@dataclass(frozen=True, slots=True)
class DifferentVersions:
    """The answer of a worker whose versions would produce different bytes."""

    versions: Mapping[str, str]


@lru_cache(maxsize=1)
def versions() -> Mapping[str, str]:
    """Versions that must be equal for two machines to produce the same PDF."""
    return {"factsheet": __version__, **tool_versions(), **library_versions()}


_presses: dict[str, Press] = {}
_inherited: list[bool] = []
"""For each fork that led to this process, whether its parent had printed."""
_one_at_a_time = threading.Lock()
"""Lets a process make one PDF at a time, even with an executor's threads."""


class ForkedError(RuntimeError):
    """The process is a fork of one that has used Pango, whose thread it lacks: it would hang."""


def _note_fork() -> None:
    _inherited.append(engine_for.cache_info().currsize > 0)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_note_fork)


def prepare(assets: str, press: Press, has_time: bool = False) -> None:
    """Prepare this process, a dedicated worker, for a press of this machine. If it `has_time`
    before the first task, it also warms up."""
    end_with_parent()
    with suppress(Exception):  # the first task reports what is wrong with the press
        warm_up(press) if has_time else engine_for(press.fonts)
    _presses[assets] = press
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS, 10, 10)


def prepared(assets: str) -> Press:
    """The press that this process is prepared for."""
    return _presses[assets]


def end_with_parent() -> None:
    """Have this process end when the one that it works for does.

    If that is killed, workers and fork server would otherwise wait for work forever.
    """

    def wait() -> None:
        build = multiprocessing.parent_process()
        if build is not None:
            build.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def work(task: Task) -> Answer | MissingAssets | DifferentVersions:
    """Run a task. Raises ForkedError, and what printing raises."""
    if any(_inherited):
        raise ForkedError("a worker is a fork of a process that has made PDFs")
    if task.versions != versions():
        return DifferentVersions(versions())
    with _one_at_a_time:
        press = _presses.get(task.assets)
        if press is None:
            if task.content is None:
                return MissingAssets()
            press = _presses[task.assets] = task.content.unpack(lasting_folder())
        return Answer(press.print(task.job), resident())


def resident() -> int:
    """Resident memory of this process in bytes; 0 if the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
