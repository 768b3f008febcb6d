"""The quick tier: a test that needs a process, a browser or WeasyPrint ends where it asks for it.

So no list says which tests are quick. What a test needs is seen when it asks, before it gets it.
"""

import multiprocessing.util
import sys
from collections.abc import Generator
from typing import NoReturn

import pytest

PROCESSES = frozenset(
    {"subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system"}
)
"""Events of Python’s audit hooks. Java, git and gettext are started by Popen."""
LIBRARIES = {"playwright": "a browser", "weasyprint": "WeasyPrint"}


class Quick:
    """A plugin of pytest that skips what is not quick; `make test` runs it."""

    def __init__(self) -> None:
        self._is_watching = False
        self._missed = ""
        """What the test asked for, if it has not ended for that: some code catches everything."""
        sys.addaudithook(self._listen)
        # multiprocessing starts its servers without an event.
        multiprocessing.util.spawnv_passfds = self._spawn  # type: ignore[attr-defined]

    def _listen(self, event: str, args: tuple[object, ...]) -> None:
        if not self._is_watching:
            return
        if event in PROCESSES:
            self._end("a process")
        if event == "import" and args[0] in LIBRARIES:
            self._end(LIBRARIES[str(args[0])])

    def _spawn(self, *_: object) -> NoReturn:
        self._end("a process")

    def _end(self, need: str) -> NoReturn:
        self._missed = f"needs {need}, and is left to make test"
        raise pytest.skip.Exception(self._missed, allow_module_level=True)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        return (yield from self._watched())

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, object, object]:
        return (yield from self._watched())

    def _watched(self) -> Generator[None, object, object]:
        self._is_watching, self._missed = True, ""
        try:
            return (yield)
        finally:
            self._is_watching = False

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if self._missed and not report.skipped:
            report.outcome = "skipped"
            report.longrepr = (__file__, 0, self._missed)
        self._missed = ""
        return report
