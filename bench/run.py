"""All benchmarks, as `make bench` runs them.

    python bench/run.py [--only NAME] [--all | --smallest] [--to DIR] [--plot]

Without an option a quick look of a few minutes: few pages, few rounds. --all takes an hour
or more: 780 PDFs, 10,000 messages, 800 documents in one process. --smallest shows in less
than a minute that every benchmark still runs; its figures mean nothing. --only takes
rendering, growth, catalogs or memory, and may be given again. Results are written as
JSON, with the machine and the versions of programs, to a folder of their own (--to;
docs/performance holds those that docs/performance.md discusses), and plotted.
--plot measures nothing, and plots the results that are there.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from plot import bars, lines

HERE = Path(__file__).parent
QUICK: dict[str, tuple[str, ...]] = {
    "rendering": ("--sheets", "2", "--sample", "2", "--rounds", "1"),
    "growth": ("--pdfs", "1", "10", "--pages", "100", "--rounds", "1"),
    "catalogs": ("--messages", "100", "1000", "--rounds", "1"),
    "memory": ("--documents", "40", "--every", "10"),
}
SMALLEST: dict[str, tuple[str, ...]] = {
    "rendering": ("--sheets", "1", "--locale", "en", "--sample", "1", "--rounds", "1"),
    "growth": ("--pdfs", "1", "--again", "1", "--rounds", "1"),
    "catalogs": ("--messages", "20", "--rounds", "1"),
    "memory": ("--documents", "4", "--every", "2"),
}
ALL: dict[str, tuple[str, ...]] = {
    "rendering": ("--sample", "8", "--rounds", "3"),
    "growth": ("--pdfs", "1", "10", "100", "780", "--rounds", "1"),
    "catalogs": ("--messages", "100", "1000", "10000", "--rounds", "3"),
    "memory": ("--documents", "800", "--every", "100"),
}
PACKAGES = ("weasyprint", "typst", "babel", "jinja2", "fonttools", "translate-toolkit", "dennis")
PROGRAMS = ("chromium", "msgmerge")


def main() -> int:
    options = _options()
    options.to.mkdir(parents=True, exist_ok=True)
    chosen = {} if options.plot else options.size
    for name, arguments in chosen.items():
        if options.only and name not in options.only:
            continue
        print(f"\n{name}\n", flush=True)
        before = os.getloadavg()[0]
        target = options.to / f"{name}.json"
        script = (sys.executable, HERE / f"{name}.py", *arguments, "--json", target)
        subprocess.run(script, check=True)
        load = {"before": round(before, 1), "after": round(os.getloadavg()[0], 1)}
        found = {"machine": machine(), "load": load, "results": json.loads(target.read_bytes())}
        target.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    for name, svg in plots(options.to):
        (options.to / f"{name}.svg").write_text(svg, "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", action="append", choices=tuple(ALL), help="all of them")
    size = parser.add_mutually_exclusive_group()
    size.set_defaults(size=QUICK)
    for name, scale, help_text in (
        ("--all", ALL, "everything: an hour or more"),
        ("--smallest", SMALLEST, "only show that they run"),
    ):
        size.add_argument(name, dest="size", action="store_const", const=scale, help=help_text)
    parser.add_argument("--to", type=Path, default=HERE / "results", metavar="DIR")
    parser.add_argument("--plot", action="store_true", help="plot earlier results")
    return parser.parse_args()


def machine() -> dict[str, Any]:
    """What the figures depend on, and nobody's name."""
    return {
        "processors": len(os.sched_getaffinity(0)),
        "architecture": platform.machine(),
        "memory_gib": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30,
        "system": platform.system(),
        "python": platform.python_version(),
        "versions": {**dict(_packages()), **dict(_programs())},
    }


def _packages() -> Iterator[tuple[str, str]]:
    for name in PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not there"


def _programs() -> Iterator[tuple[str, str]]:
    for name in PROGRAMS:
        path = shutil.which(name)
        said = path and _output(path, "--version")
        yield name, said.splitlines()[0].strip() if said else "not there"


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def plots(folder: Path) -> Iterator[tuple[str, str]]:
    """A plot for each result that is there."""
    for name, plot in PLOTS.items():
        path = folder / f"{name}.json"
        if path.is_file():
            yield name, plot(json.loads(path.read_bytes())["results"])


def rendering(results: dict[str, Any]) -> str:
    rows = {
        title: (median(found["cpu"]), min(found["cpu"]), max(found["cpu"]))
        for title, found in results["programs"].items()
    }
    return bars("Processor time for a PDF", rows, "s")


def growth(results: dict[str, Any]) -> str:
    tasks = ("everything", "web pages alone", "one fact changed", "nothing changed")
    series = {
        task: [
            (int(n), median(found[task]["cpu"])) for n, found in results.items() if task in found
        ]
        for task in tasks
    }
    return lines("Processor time of a build", "PDFs in the publication", "seconds", series)


def catalogs(results: dict[str, Any]) -> str:
    chosen = {
        "load": ("load", "catalogs alone"),
        "sync": ("sync with the next edition", "catalogs alone"),
        "msgmerge": ("sync with the next edition", "msgmerge"),
        "compile": ("compile", "catalogs alone"),
        "factsheet check": ("check", "factsheet check"),
        "pofilter": ("check", "pofilter"),
    }
    series = {
        title: [
            (int(n), max(0.001, median(found[task][tool])))
            for n, found in results.items()
            if tool in found[task]
        ]
        for title, (task, tool) in chosen.items()
    }
    shown = {title: points for title, points in series.items() if points}
    return lines("Processor time for four catalogs", "messages", "seconds", shown)


def memory(results: dict[str, int]) -> str:
    points = [(float(number), float(held)) for number, held in results.items()]
    return lines("What a worker holds", "documents printed", "MiB", {"resident": points})


PLOTS = {"rendering": rendering, "growth": growth, "catalogs": catalogs, "memory": memory}


if __name__ == "__main__":
    sys.exit(main())
