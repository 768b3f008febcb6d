"""tools/measures.py: what each count counts, on a tree of a few lines."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools/measures.py"
TREE = {
    "model/unit.py": '''"""A docstring: its Any and SimpleNamespace are not code."""

from typing import Any  # Any in a comment


class Unit:
    """Another."""

    size: Any = 1
    """And another."""


class _Hidden:
    pass
''',
    "checks/unit.py": "class Unit:\n    class _Hidden:\n        pass\n",
    "build/made.py": """
def make(load):
    load(Findings())  # counted: nobody can read it
    quiet, findings, again = Findings(), Findings(), Findings()
    load(quiet)  # counted
    load(again)
    load(findings)
    return findings, SimpleNamespace(a=f"{load(again)} {again}")
""",
    "paper/engine.py": "from typing import Any\nimport weasyprint\n",
    "pages/page.py": "from typing import Any\n",
    "paper/divided.py": "a = 1\nb = 2\n",
    "paper/shortcuts/lines.py": "a = 1\nb = 2\nc = 3\n",
    "locales/words.py": "WORDS = {\n" + "    1: 1,\n" * 10 + "}\n" + "A = {\n    1: 1,\n}\n",
    "locales/words.json": "{\n}\n",
    "theme/map.json": "{}\n",
    "long.py": "a = 1\n" * 301,
}
"""A package: path and text of each file."""
FIGURES = {
    "lines of Python": 349,
    "of these, tables of languages": 12,
    "lines of data files": 2,
    "lines together": 351,
    "modules": 9,
    "over 300 lines": 1,
    "under 60 lines": 8,
    "public class names that stand twice": 1,
    "lines that say Any": 3,
    "in modules that know WeasyPrint": 1,
    "SimpleNamespace": 1,
    "Findings() that nobody reads": 2,
    "lines inside libraries: shortcuts": 3,
    "lines inside libraries: repairs": 2,
    "twice: Unit": "checks/unit.py:1 model/unit.py:6",
    "over 300 lines: long.py": 301,
}
JUNIT = """<testsuites><testsuite>
<testcase classname="tests.test_patterns" name="a" time="0.5"/>
<testcase classname="tests.build.cache.test_last" name="b" time="1.25"/>
<testcase classname="tests.build.test_build.TestAll" name="c[x]" time="2"/>
</testsuite></testsuites>"""


def figures(*arguments: str | Path) -> dict[str, str]:
    """What the script prints, by its label."""
    made = subprocess.run(
        [sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=True
    )
    pairs = (re.split(r"  +", line.strip(), maxsplit=1) for line in made.stdout.splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for path, text in TREE.items():
        file = tmp_path / "package" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path / "package"


def test_every_figure_is_as_defined(source: Path) -> None:
    found = figures(source, "--tests", source / "none.xml")
    assert int(found.pop("tokens without docstrings").replace(",", "")) > 1000
    assert found == {label: str(figure) for label, figure in FIGURES.items()}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ('"""A module."""\n# words\n\na = 1\n', 3),
        ('def f():\n    """Text."""\n    return "text"\n', 7),
        ('class A:\n    b = 1\n    """Text."""\n    c = 2\n', 9),
        ('a = f"{b} and {c:>{d}}"\n', 3),
        ('f(\n    "text",\n)\n', 5),
        ('f"{b}"\n', 1),
    ],
)
def test_tokens_are_counted_without_docstrings(tmp_path: Path, text: str, tokens: int) -> None:
    (tmp_path / "a.py").write_text(text, "utf-8")
    assert figures(tmp_path)["tokens without docstrings"] == str(tokens)


def test_a_reader_who_has_had_enough_gets_no_traceback(source: Path) -> None:
    with subprocess.Popen(
        [sys.executable, SCRIPT, source], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, said = process.communicate()
    assert said == b""


def test_times_are_summed_by_folder(source: Path) -> None:
    junit = source / "tests.xml"
    junit.write_text(JUNIT, "utf-8")
    found = figures(source, "--tests", junit)
    assert {label: found[label] for label in found if "tests" in label} == {
        "tests/build": "3.2 s, tests: 2",
        "tests": "0.5 s, tests: 1",
        "all tests": "3.8 s of processes",
    }


def test_places_that_are_counted_apart_are_there() -> None:
    """A folder that is renamed is renamed in the script too, which would else count nothing."""
    found = figures()
    assert all(found[f"lines inside libraries: {what}"] != "0" for what in ("shortcuts", "repairs"))
    assert found["in modules that know WeasyPrint"] != "0"
