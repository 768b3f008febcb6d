"""The option `--quick`: no test of a quick run starts a process or imports WeasyPrint."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

TESTS = Path(__file__).parent
CONFTEST = (TESTS / "conftest.py").read_text("utf-8")
RUN = "import os, subprocess, sys\nCODE = \"open('started', 'w')\"\n"
CALL = "subprocess.run([sys.executable, '-c', CODE])"
MULTI = """\
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
import pytest
def start():
    open("started", "w")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a(method):
    multiprocessing.get_context(method).Process(target=start).start()
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_b(method):
    with ProcessPoolExecutor(1, multiprocessing.get_context(method)) as pool:
        pool.submit(start).result()
"""
NOT_QUICK = {
    "test_run": RUN + f"def test_a():\n    {CALL}",
    "test_fixture": f"import pytest\n{RUN}@pytest.fixture\ndef built():\n    {CALL}\n"
    "def test_a(built): pass",
    "test_caught": RUN + f"def test_a():\n    try:\n        {CALL}\n"
    "    except BaseException:\n        assert False",
    "test_system": RUN + "def test_a():\n    os.system('touch started')",
    "test_spawn": RUN + "def test_a():\n"
    "    os.posix_spawn(sys.executable, ['python', '-c', CODE], os.environ)",
    "test_fork": RUN + "def test_a():\n    if not os.fork():\n        open('started', 'w')\n"
    "        os._exit(0)",
    "test_multi": MULTI,
    "test_inside": "def test_a():\n    import weasyprint",
    "test_module": "from weasyprint import HTML\ndef test_a(): pass",
    "test_browser": "from playwright.sync_api import sync_playwright\ndef test_a(): pass",
}
QUICK = {
    "test_quick": "import sys\ndef test_a():\n    assert 'weasyprint' not in sys.modules",
    "test_wrong": "def test_a():\n    assert False",
}


def test_nothing_is_started(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makeini(f"[pytest]\npythonpath = {TESTS}")
    pytester.makepyfile(**NOT_QUICK, **QUICK)
    result = pytester.runpytest_subprocess("--quick", "-rs")
    result.assert_outcomes(passed=1, failed=1, skipped=15)
    assert not (pytester.path / "started").exists()
    for need in ("a browser", "a process", "WeasyPrint"):
        result.stdout.fnmatch_lines([f"SKIPPED*needs {need}, and is left to make test"])
