"""What a worker does: a task in, an answer out.

A worker may be a process of this machine or of another one that has nothing but the same
versions installed. So a task names the *kit* that its page is printed with, styles,
images and fonts, by its digest; a worker that has not seen it yet asks for it, once.
"""

import gc
import multiprocessing
import os
import tempfile
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
from factsheet.publish.executors.rehearsal import rehearse
from factsheet.publish.manifest import tool_versions
from factsheet.publish.press import Job, Press

ALLOCATIONS = 20_000
"""How many new objects call for the collector. A page makes a million, nearly all of which
go by themselves; Python's 700 make a tenth of a worker's time the collector's."""


@dataclass(frozen=True, slots=True)
class Kit:
    """A press by its content: what a worker elsewhere needs to print with it."""

    resources: Mapping[str, bytes]
    fonts: tuple[tuple[str, bytes], ...]
    """File names and bytes, in the order in which the press has them."""

    @classmethod
    def of(cls, press: Press) -> "Kit":
        fonts = tuple((font.name, font.read_bytes()) for font in press.fonts)
        return cls(dict(press.resources), fonts)

    @property
    def digest(self) -> str:
        named = (*sorted(self.resources.items()), *self.fonts)
        return digest(*(part for name, data in named for part in (name.encode(), data)))

    def unpack(self, folder: Path) -> Press:
        """The press again, with its fonts as files below `folder`."""
        paths = []
        for number, (name, data) in enumerate(self.fonts):
            path = folder / str(number) / name
            path.parent.mkdir()
            path.write_bytes(data)
            paths.append(path)
        return Press(self.resources, tuple(paths))


@dataclass(frozen=True, slots=True)
class Task:
    """A job for any worker that has the same versions of everything."""

    job: Job
    kit: str
    """The digest of what it is printed with."""
    versions: Mapping[str, str]
    content: Kit | None = None
    """The kit itself, for a worker that has asked for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A PDF and how much memory its worker has taken since it began, in bytes."""

    pdf: Pdf
    memory: int


@dataclass(frozen=True, slots=True)
class Lacks:
    """The worker has not seen the kit."""


@dataclass(frozen=True, slots=True)
class Differs:
    """The worker would make other bytes."""

    versions: Mapping[str, str]


@lru_cache(maxsize=1)
def versions() -> Mapping[str, str]:
    """What has to be the same wherever a PDF is made for it to be the same."""
    return {"factsheet": __version__, **tool_versions(), **library_versions()}


_presses: dict[str, Press] = {}
_folders: list[tempfile.TemporaryDirectory[str]] = []
"""Where fonts of kits lie; gone with the process."""
_inherited: list[bool] = []
"""Whether this process is a fork of one that has printed."""
_one_at_a_time = threading.Lock()
"""One process makes one PDF at a time, whatever an executor's threads would."""


class ForkedError(RuntimeError):
    """Pango keeps a thread, which a fork does not inherit: the fork would wait for it forever."""


def _note_fork() -> None:
    _inherited.append(engine_for.cache_info().currsize > 0)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_note_fork)


def equip(kit: str, press: Press, has_time: bool = False) -> None:
    """Get this process, which does nothing else, ready for a press of this machine: as far as
    it can be, where it `has_time` before the first task."""
    threading.Thread(target=_end_with_the_build, daemon=True).start()
    with suppress(Exception):  # what is wrong with the press, the first task says
        rehearse(press) if has_time else engine_for(press.fonts)
    _presses[kit] = press
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS, 10, 10)


def _end_with_the_build() -> None:
    """A build that is killed tells nobody: its workers, and the server that forks them, would
    wait for work forever."""
    build = multiprocessing.parent_process()
    if build is not None:
        build.join()
        os._exit(1)


def work(task: Task) -> Answer | Lacks | Differs:
    """Print, or say what is in the way. Raises ForkedError, and what printing raises."""
    if any(_inherited):
        raise ForkedError("a worker is a fork of a process that has made PDFs")
    if task.versions != versions():
        return Differs(versions())
    with _one_at_a_time:
        press = _presses.get(task.kit)
        if press is None:
            if task.content is None:
                return Lacks()
            folder = tempfile.TemporaryDirectory(prefix="factsheet-kit-")
            _folders.append(folder)
            press = _presses[task.kit] = task.content.unpack(Path(folder.name))
        return Answer(press.print(task.job), resident())


def resident() -> int:
    """Bytes of memory that this process holds now; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
