"""No public class name stands twice: in an error, a search or a review, a name means one thing."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
def test_no_public_class_name_stands_twice() -> None:
    measures = runpy.run_path(str(ROOT / "tools/measures.py"))
    paths = sorted((ROOT / "src/factsheet").rglob("*.py"))
    modules = [measures["Module"](str(path.relative_to(ROOT)), path.read_text()) for path in paths]
    assert len(modules) > 400
    assert measures["duplicates"](modules) == {}
