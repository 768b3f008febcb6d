"""The benchmarks: that each can be started, and what of them is pure."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import growth
import meter
import plot
import pytest
import rendering
import run
import typesetting
from meter import Cost

BENCH = Path(__file__).parents[2] / "bench"


@pytest.mark.parametrize("name", ["catalogs", "growth", "memory", "pairs", "rendering", "run"])
def test_each_says_what_it_measures(name: str) -> None:
    command = [sys.executable, BENCH / f"{name}.py", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"bench/{name}.py" in done.stdout


@pytest.mark.parametrize("name", run.SMALLEST)
def test_each_runs_in_its_smallest_form(name: str, tmp_path: Path) -> None:
    command = [sys.executable, BENCH / "run.py", "--smallest", "--only", name, "--to", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / f"{name}.json").read_bytes())["results"]
    assert ET.parse(tmp_path / f"{name}.svg").getroot().tag.endswith("svg")


PAIRS = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "The Assembly met for the first time in 1956."
msgstr "L’Assemblée s’est réunie pour la première fois en 1965."

msgid "The members of the Assembly vote every year."
msgstr "Les membres de l’Assemblée votent chaque année."

msgid "Run <tt>factsheet check</tt> in the folder"
msgstr "Lancez <tt>factsheet check</tt>"
"""


def test_false_alarms_are_counted_over_the_sentences_of_catalogs(tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_text(PAIRS, "utf-8")
    command = [sys.executable, BENCH / "pairs.py", "--locale", "fr", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "error number-changed: the source has “1956”, the translation “1965”" in done.stdout
    assert "\n2 sentences\n" in done.stdout
    assert done.stdout.endswith("1 errors, 500.00 in a thousand\n")


@pytest.mark.skipif(sys.platform != "linux", reason="orphans are waited for on Linux alone")
def test_the_time_of_a_process_that_nobody_waits_for_counts() -> None:
    spin = "import time; e = time.process_time() + 0.3\nwhile time.process_time() < e: pass"
    cost = meter.cost_of(["/bin/sh", "-c", '"$0" -c "$1" & exit 0', sys.executable, spin])
    assert cost.cpu >= 0.3
    assert cost.wall < cost.cpu + 60
    assert cost.memory > 0


def test_a_command_may_know_its_cost_better() -> None:
    cost = meter.cost_of([sys.executable, "-c", 'print(\'{"wall": 7, "cpu": 8}\')'])
    assert (cost.wall, cost.cpu) == (7, 8)


def test_processes_below_this_one_are_found() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in meter.descendants(os.getpid())
        child.communicate(b"\n")


def test_ratios_are_taken_round_by_round() -> None:
    costs = {
        "naive": [Cost(10, 8, 0), Cost(20, 8, 0)],
        "ours": [Cost(1, 2, 0), Cost(4, 1, 0)],
    }
    assert rendering.ratios(costs, "ours", "wall") == [10, 5]
    assert rendering.ratios(costs, "ours", "cpu") == [4, 8]


def test_a_sample_has_all_languages_and_different_sheets() -> None:
    names = [f"{tag}/s{number}.html" for number in range(8) for tag in ("ar", "en", "es", "fr")]
    sample = rendering.evenly([Path(name) for name in names], 4)
    assert len({page.stem for page in sample}) == 4
    assert {page.parent.name for page in sample} == {"ar", "en", "es", "fr"}


@pytest.mark.parametrize("pdfs", [10, 100, 780])
def test_rows_and_the_overview_make_as_many_pdfs_as_asked(pdfs: int) -> None:
    rows, options = growth.size_of(pdfs)
    languages = options.count("--locale") or growth.LANGUAGES
    assert (rows + 1) * languages == pdfs


def test_a_page_becomes_typst() -> None:
    html = """<!doctype html><html lang="ar" dir="rtl"><head><title>A #1</title></head><body>
    <script>no</script><h1>Title</h1><p>Price: $5</p><ul><li>one</li></ul>
    <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></body></html>"""
    source = typesetting.as_typst(html)
    assert 'lang: "ar", dir: rtl' in source
    assert "= Title\n" in source
    assert "Price: \\$5" in source
    assert "- one" in source
    assert "#table(columns: 2, [a], [b], [1], [2])" in source
    assert "no" not in source.split("title:")[1]


def test_decades_surround_all_values() -> None:
    assert plot.decades([0.02, 700]) == (-2, 3)
    assert plot.decades([10]) == (1, 2)
    with pytest.raises(ValueError, match="above nought"):
        plot.decades([0])


def test_plots_are_well_formed_and_show_every_point() -> None:
    svg = plot.lines("A & B", "N", "s", {"one": [(1, 1), (10, 20)], "two": [(1, 5)]})
    root = ET.fromstring(svg)
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert names.count("circle") == 3
    assert names.count("polyline") == 2
    assert "A & B" in "".join(root.itertext())


def test_bars_are_as_long_as_their_values() -> None:
    root = ET.fromstring(plot.bars("Times", {"a": (1, 1, 1), "b": (2, 1, 4)}, "s"))
    bars = [float(e.attrib["width"]) for e in root.iter() if e.tag.endswith("rect")]
    assert bars[1] == pytest.approx(2 * bars[0], rel=0.01)
