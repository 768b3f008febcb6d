"""What is public: a handful of names, which are documented, and load nothing before they are used."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import factsheet
from support.editions import ROOT
from support.snippets import snippets

NAMES = [
    "BuildResult",
    "Catalog",
    "CheckResult",
    "Diagnostic",
    "Document",
    "Findings",
    "FormatRow",
    "OpenPublication",
    "Severity",
    "UnknownNameError",
    "VerifyResult",
    "__version__",
    "open_publication",
    "verify_edition",
]
HEAVY = ("weasyprint", "pydyf", "babel", "fontTools", "jinja2", "pikepdf", "typing", "logging")
PAGE = (ROOT / "docs/python.md").read_text("utf-8")
OWN = ("BuildResult", "CheckResult", "OpenPublication", "VerifyResult")
"""Classes of the interface itself: all their public attributes are documented."""


def loaded(program: str) -> set[str]:
    """The modules that a program of its own has loaded at its end, without Python's start-up."""
    before = "import sys; before = set(sys.modules); "
    after = "; print(*(set(sys.modules) - before))"
    # -S: what the environment loads at the start is none of ours
    command = [sys.executable, "-S", "-c", before + program + after]
    paths = {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, env=paths, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_these_names_are_public() -> None:
    assert factsheet.__all__ == NAMES
    assert set(NAMES) <= set(dir(factsheet))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "__version__"])
def test_each_is_there_and_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(getattr(factsheet, name))


def test_no_other_name_is() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'load_edition'"):
        factsheet.load_edition  # noqa: B018


def test_importing_it_loads_nothing_else() -> None:
    assert loaded("import factsheet") == {"factsheet"}


def test_opening_a_publication_loads_no_library() -> None:
    modules = loaded("import factsheet; factsheet.open_publication('.')")
    assert "factsheet.interface.publication" in modules
    assert modules & {"weasyprint", "pydyf", "babel", "fontTools", "jinja2", "pikepdf"} == set()


def test_each_is_documented() -> None:
    table = re.findall(r"^\| `(\w+)", PAGE, re.MULTILINE)
    assert set(NAMES) - {"OpenPublication"} <= set(table)
    assert "### `OpenPublication`" in PAGE


@pytest.mark.parametrize("name", OWN)
def test_each_attribute_is_documented(name: str) -> None:
    public = {one for one in dir(getattr(factsheet, name)) if not one.startswith("_")}
    fields = set(getattr(factsheet, name).__dataclass_fields__)
    code = set(re.findall(r"`(\w+)", PAGE))
    assert public | fields <= code


def test_parameters_are_documented() -> None:
    for function in (
        factsheet.open_publication,
        factsheet.verify_edition,
        factsheet.OpenPublication.check,
        factsheet.OpenPublication.build,
    ):
        names = [name for name in inspect.signature(function).parameters if name != "self"]
        documented = re.search(rf"`{function.__name__}\(([^)]*)\)`", PAGE)
        assert documented
        assert re.findall(r"(\w+)=|\b(?!None)(\w+)(?=,|$)", documented[1])
        assert all(re.search(rf"\b{name}\b", documented[1]) for name in names)


def test_documentation_imports_nothing_else() -> None:
    """What docs and README tell a program to import is public."""
    pages = [one for one in snippets() if one.language == "python"]
    assert any(one.page == "docs/python.md" for one in pages)
    for one in pages:
        assert re.findall(r"^\s*(?:from|import) factsheet\.[\w.]*", one.text, re.MULTILINE) == [], (
            one
        )
        used = set(re.findall(r"\bfactsheet\.(\w+)", one.text))
        assert used <= set(NAMES), one


def test_the_package_is_typed() -> None:
    assert (Path(factsheet.__file__).parent / "py.typed").is_file()
