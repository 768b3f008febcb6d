"""tools/edges.py: what two versions of Babel print is the same but for the known differences."""

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[1] / "tools/edges.py"
TABLE = "babel\tlocale\tolder\tnewer\treason\n2.19\ten\tSt Helena\tSt Helena & Ascension\ta name\n"


@pytest.fixture
def edges(tmp_path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("edges", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.TABLE = tmp_path / "edges.tsv"
    module.TABLE.write_text(TABLE, "utf-8")
    return module


def published(folder: Path, babel: str, island: str = "", **files: str) -> str:
    """A publication's folder with pages in English, and how it writes the name of an island."""
    pages = folder / "output/en"
    pages.mkdir(parents=True)
    manifest = {"tools": {"babel": babel}}
    (folder / "output/manifest.json").write_text(json.dumps(manifest), "utf-8")
    row = {"locale": "en", "kind": "territory", "value": "SH", "text": island}
    lock = [{"version": 1}, *([row] if island else [])]
    (folder / "formats.lock.jsonl").write_text("\n".join(map(json.dumps, lock)), "utf-8")
    for name, text in files.items():
        (pages / name.replace("_", ".")).write_text(text, "utf-8")
    return str(folder)


OLD = '<p lang="en">St Helena</p><script>1</script><img alt="Helena">'
NEW = '<p lang="en-GB"><b>St Helena &amp; Ascension</b></p><img alt="Helena">'


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (({"a_html": OLD}, {"a_html": NEW}), "1 known differences, no other"),
        (
            ({"a_html": OLD}, {"a_html": NEW.replace('"Helena', '"Elena')}),
            "  - Helena\n  + Elena",
        ),
        (({"a_html": OLD}, {"a_html": OLD}), "“St Helena” (en) explains nothing"),
        (({"a_html": OLD}, {"a_html": f"{NEW}<p>5 yrs</p>"}), "  - \n  + 5 yrs"),
        (({"a_html": OLD}, {"b_html": NEW}), "a.html: made with one of the versions only"),
        (
            ({"a_jsonld": '{"name": "St Helena"}'}, {"a_jsonld": '{"name": "St. Helena"}'}),
            "a.jsonld:\n  - St Helena\n  + St. Helena",
        ),
        (
            ({"a_html": OLD, "island": "St Helena"}, {"a_html": NEW, "island": "Saint Helena"}),
            "en, territory, SH:\n  - St Helena\n  + Saint Helena",
        ),
        (({"a_csv": "x,1 y\n"}, {"a_csv": "x,1 yr\n"}), "a.csv:\n  - x,1 y\n  + x,1 yr"),
    ],
    ids=["known", "attribute", "stale row", "one more", "one file", "data", "format", "table"],
)
def test_pages(
    files: tuple[dict[str, str], dict[str, str]],
    said: str,
    tmp_path: Path,
    edges: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    older = published(tmp_path / "older", "2.18.0", **files[0])
    newer = published(tmp_path / "newer", "2.19.1", **files[1])
    code = edges.main([older, newer])
    out = capsys.readouterr().out
    assert said in out
    assert code == (0 if "no other" in said else 1)


def test_a_row_is_for_the_version_that_brought_it(
    tmp_path: Path, edges: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    older = published(tmp_path / "older", "2.19.0", a_html=OLD)
    same, other = (
        published(tmp_path / name, "2.20.0", a_html=html) for name, html in (("1", OLD), ("2", NEW))
    )
    assert edges.main([older, same]) == 0
    assert edges.main([older, other]) == 1
    assert edges.main([older]) == 2


def test_what_the_edges_run_is_there() -> None:
    root = SCRIPT.parents[1]
    named = re.findall(r"tests/[\w/.]+", (root / "tools/edges.sh").read_text("utf-8"))
    assert len(named) > 8
    assert [name for name in named if not (root / name).exists()] == []
