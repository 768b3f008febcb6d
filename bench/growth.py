"""How the cost of a build grows with the number of sheets.

    python bench/growth.py [--pdfs N …] [--pages N …] [--rounds N] [--again N] [--json FILE]

Builds examples/countries with as many of its territories as make N PDFs: everything from
nothing, web pages alone, again with nothing changed, and again with one fact changed.
`python -c pass` stands beside, for an interpreter's start. For the
sizes of --pages there are web pages alone.
"""

import argparse
import csv
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from meter import Cost, cost_of

COUNTRIES = Path(__file__).parents[1] / "examples/countries"
ROWS = "data/territories.csv"
LANGUAGES = 4
SETTLED = 2.1
"""Seconds after which a file's stamp tells that it has not changed."""
EVERYTHING, PAGES = "everything", "web pages alone"


def main() -> int:
    options = _options()
    costs: dict[int, dict[str, list[Cost]]] = {}
    for _ in range(options.rounds):
        for pdfs in sorted({*options.pdfs, *options.pages}):
            found = costs.setdefault(pdfs, defaultdict(list))
            for task, cost in _round(pdfs, options.again, has_pdfs=pdfs in options.pdfs):
                found[task].append(cost)
                print(f"{pdfs} PDFs: {task}: {cost}", file=sys.stderr)
    _print(costs)
    if options.json:
        Path(options.json).write_text(json.dumps(_as_json(costs), indent=1) + "\n", "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pdfs", type=int, nargs="+", default=[1, 10, 100], metavar="N")
    parser.add_argument("--pages", type=int, nargs="+", default=[], metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--again", type=int, default=5, metavar="N", help="builds of nothing: 5")
    parser.add_argument("--json", metavar="FILE", help="write the costs of every round")
    return parser.parse_args()


def size_of(pdfs: int) -> tuple[int, tuple[str, ...]]:
    """Rows, and options of the build, that make so many PDFs; the overview is a sheet, too."""
    if pdfs == 1:
        return 1, ("--sheet", "world", "--locale", "en")
    if pdfs % LANGUAGES:
        return pdfs // 2 - 1, ("--locale", "ar", "--locale", "en")
    return pdfs // LANGUAGES - 1, ()


def _round(pdfs: int, again: int, *, has_pdfs: bool) -> Iterator[tuple[str, Cost]]:
    rows, chosen = size_of(pdfs)
    with tempfile.TemporaryDirectory(prefix="factsheet-bench-") as name:
        folder = Path(name) / "publication"
        make(folder, rows)
        build = (sys.executable, "-m", "factsheet", "build", "-q", "-C", str(folder), *chosen)
        if not has_pdfs:
            build = (*build, "--format", "html")
        yield EVERYTHING if has_pdfs else PAGES, cost_of(build)
        made = len(list((folder / "output").rglob("*.pdf")))
        if made != pdfs * has_pdfs:
            raise SystemExit(f"{made} PDFs were made of {pdfs}")
        time.sleep(SETTLED)
        yield "nothing, files looked at", cost_of(build)
        for _ in range(again):
            yield "an interpreter's start", cost_of((sys.executable, "-c", "pass"))
            yield "nothing changed", cost_of(build)
        _edit(folder / ROWS)
        yield f"one fact changed{'' if has_pdfs else ', web pages alone'}", cost_of(build)
        if has_pdfs:
            pages = (*build, "--format", "html", "--output", str(Path(name) / "pages"))
            yield PAGES, cost_of(pages)


def make(folder: Path, rows: int) -> None:
    """A copy of examples/countries with this number of its territories."""
    shutil.copytree(COUNTRIES, folder, ignore=shutil.ignore_patterns("output", ".factsheet"))
    lines = (folder / ROWS).read_text("utf-8").splitlines(keepends=True)
    (folder / ROWS).write_text("".join(lines[: rows + 1]), "utf-8")


def _edit(path: Path) -> None:
    """One person more lives in the first territory."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    column = rows[0].index("population")
    rows[1][column] = str(int(rows[1][column]) + 1000)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _as_json(costs: dict[int, dict[str, list[Cost]]]) -> dict[str, dict[str, object]]:
    return {
        str(pdfs): {
            task: {
                "wall": [round(cost.wall, 4) for cost in found],
                "cpu": [round(cost.cpu, 4) for cost in found],
                "memory": max(cost.memory for cost in found) >> 20,
            }
            for task, found in tasks.items()
        }
        for pdfs, tasks in costs.items()
    }


def _print(costs: dict[int, dict[str, list[Cost]]]) -> None:
    tasks = dict.fromkeys(task for found in costs.values() for task in found)
    print("seconds of processors (by the clock), medians")
    print(" ".join([f"{'':26}", *(f"{pdfs:>8} PDFs   " for pdfs in costs)]))
    for task in tasks:
        cells = [f"{task:26}"]
        for found in costs.values():
            if task not in found:
                cells.append(" " * 16)
                continue
            cpu = statistics.median(cost.cpu for cost in found[task])
            wall = statistics.median(cost.wall for cost in found[task])
            cells.append(f"{cpu:7.2f} ({wall:6.2f})")
        print(" ".join(cells))


if __name__ == "__main__":
    sys.exit(main())
