"""What every test gets: silence as part of passing, and hypothesis at a steady pace.

Helpers shared by several tests live in the package `support` beside this file; pytest
puts tests/ on the path, so a test says `from support.pdf_text import …`.
"""

import gc
import logging
import os
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from factsheet.publish.executors import machine
from support.once import run_folder
from support.quick import Quick

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# CI finds the same examples every time; a developer's machine goes on looking.
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session", autouse=True)
def one_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Builds of all tests are made on one machine, whatever the home of one is, and leave nothing
    in the user's own. What runs veraPDF is compiled once."""
    with pytest.MonkeyPatch.context() as patch:
        folder = run_folder(tmp_path_factory)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        patch.setenv("VERAPDF_CLASSES", str(folder / "verapdf"))
        yield


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The one of a process: Playwright can’t start another beside it."""
    from support.browser import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session", autouse=True)
def one_processor() -> Iterator[None]:
    """A build that a test makes prints in the test's own process, which has imported WeasyPrint
    already; tests beside it use the other processors. tests/publish has all of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(machine, "cores", lambda: 1)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skips", action="store_true", help="fail every test that is skipped, with its reason"
    )
    parser.addoption(
        "--quick", action="store_true", help="skip tests that need a process or WeasyPrint"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("quick"):
        config.pluginmanager.register(Quick())


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Thousands of tests are collected, and none of them goes away: to look through them again
    and again for garbage takes a third of that time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail"):
        _fail_if_skipped(report, item.config)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_if_skipped(report, collector.config)
    return report


def _fail_if_skipped(
    report: pytest.TestReport | pytest.CollectReport, config: pytest.Config
) -> None:
    """CI has every program that tests need: a skip there means that something is not tested."""
    if report.skipped and config.getoption("no_skips"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason} (--no-skips: a skipped test is a failure)"


@pytest.fixture(autouse=True)
def _silence(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that nobody reads in a log is a finding that nobody gets: it fails the test.

    WeasyPrint reports a missing image or glyph nowhere else. A test that is about such
    a record has the marker `logs`.
    """
    yield
    if request.node.get_closest_marker("logs"):
        return
    logged = [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    assert not logged, "the test logged:\n" + "\n".join(logged)
