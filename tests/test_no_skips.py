"""The option `--no-skips`: in CI, a skipped test is a failure that gives its reason."""

from fnmatch import fnmatch
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

TESTS = Path(__file__).parent
CONFTEST = (TESTS / "conftest.py").read_text("utf-8")
IMPORT = "import pytest\n"
SKIPPED = {
    "test_call": IMPORT + 'def test_a(): pytest.skip("in a test")',
    "test_mark": IMPORT + '@pytest.mark.skip(reason="by a mark")\ndef test_a(): pass',
    "test_module": IMPORT + 'pytest.skip("a module", allow_module_level=True)',
    "test_import": IMPORT + 'pytest.importorskip("nowhere", reason="an import")',
    "test_fixture": IMPORT + '@pytest.fixture\ndef page(): pytest.skip("in a fixture")\n'
    "def test_a(page): pass",
}
REASONS = ("in a test", "by a mark", "a module", "an import", "in a fixture")
PASSING = IMPORT + "@pytest.mark.xfail\ndef test_a(): assert False\ndef test_b(): pass"


@pytest.fixture(autouse=True)
def _conftest(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makeini(f"[pytest]\npythonpath = {TESTS}")


@pytest.mark.parametrize("distribution", [(), ("-n1",)], ids=["alone", "distributed"])
def test_a_skip_fails_with_its_reason(
    distribution: tuple[str, ...], pytester: pytest.Pytester
) -> None:
    pytester.makepyfile(**SKIPPED)
    options = ("--no-skips", "--continue-on-collection-errors", *distribution)
    result = pytester.runpytest_subprocess(*options)
    assert result.ret == 1
    result.assert_outcomes(failed=1, errors=4)
    for reason in REASONS:
        assert f"{reason} (--no-skips: a skipped test is a failure)" in result.stdout.str()


def test_skips_are_allowed_without_the_option(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(**SKIPPED)
    pytester.runpytest_subprocess().assert_outcomes(skipped=5)


def test_expected_failures_are_not_skips(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(PASSING)
    pytester.runpytest_subprocess("--no-skips").assert_outcomes(passed=1, xfailed=1)


def test_no_folder_of_tests_is_left_out(pytestconfig: pytest.Config) -> None:
    """pytest passes over folders by their names, and says nothing of it."""
    folders = {path.parent for path in TESTS.rglob("test_*.py")}
    patterns = pytestconfig.getini("norecursedirs")
    left_out = [
        folder.relative_to(TESTS)
        for folder in folders
        for part in folder.relative_to(TESTS).parts
        if any(fnmatch(part, pattern) for pattern in patterns)
    ]
    assert left_out == []
