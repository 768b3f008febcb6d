"""How fast sheets become PDFs, beside other programs that print the same pages.

    python bench/rendering.py [--sheets N] [--locale TAG …] [--sample N] [--rounds N] [--fonts DIR]
        [--json FILE]

The pages of the publication in this repository are printed by each program in turn, round
after round, so that what else the machine does befalls all alike. A ratio is the first
program's time for a PDF divided by another's in the same round; medians and spread are
over rounds. What each does:

- «naive»: the `weasyprint` command as its users run it, a process a file, one after the
  other, with a variable font and without libharfbuzz-subset; neither PDF/UA nor PDF/A.
  --fonts has other fonts than the one of bench/variable.py.
- «weasyprint»: the same with the theme's static fonts and libharfbuzz-subset.
- «chromium»: one headless browser driven over its protocol, two tabs, tagged PDFs; its
  start is not counted.
- «typst», «typst × 2»: the same texts in a plain template of its own (no columns, colours,
  maps, charts), in one process and in two; neither PDF/UA nor PDF/A.
- «workers»: the workers of a build, two of them, with ready pages and after their warm-up, as the
  browser has it; PDF/UA-1 and PDF/A-3a with their facts attached.
- «factsheet»: `factsheet build --force` from nothing: reading, checking, all languages'
  pages, pictures of them and the workers' start included; PDF/UA-1 and PDF/A-3a with
  their facts attached.

The first two take long, so --sample N gives them N pages, evenly from all; the others
print all. Times are for a PDF: `wall` by the clock, `cpu` of processors.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from meter import Cost, cost_of
from typesetting import as_typst
from variable import make_variable

from factsheet.paper.fontconfig import only_fonts

HERE = Path(__file__).parent
ROOT = HERE.parent
THEME_FONTS = Path(str(files("factsheet"))) / "theme" / "fonts"
NAIVE = "naive"
Program = Callable[[Path], Cost]
Costs = dict[str, list[Cost]]


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="factsheet-bench-") as name:
        folder = Path(name)
        build = tuple(part for tag in options.locale for part in ("--locale", tag))
        pages = _pages(folder / "pages", options.sheets, build)
        sample = evenly(pages, options.sample or len(pages))
        programs = _programs(folder, pages, sample, build, options.fonts)
        costs: Costs = {title: [] for title in programs}
        for number in range(options.rounds):
            for title, (program, wanted) in programs.items():
                out = folder / f"{number}-{title}"
                out.mkdir()
                costs[title].append(program(out).each(wanted))
                made = len(list(out.rglob("*.pdf")))
                if made != wanted:
                    raise SystemExit(f"{title} made {made} PDFs of {wanted}")
                print(f"round {number + 1}: {title}: {costs[title][-1]}", file=sys.stderr)
    _print(costs, len(pages), len(sample))
    if options.json:
        result = {"pages": len(pages), "sample": len(sample), "programs": as_json(costs)}
        Path(options.json).write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sheets", type=int, metavar="N", help="the N smallest sheets: all")
    parser.add_argument("--locale", action="append", default=[], metavar="TAG", help="all of them")
    parser.add_argument("--sample", type=int, metavar="N", help="pages for commands: all")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds: 3")
    parser.add_argument("--fonts", type=Path, metavar="DIR", help="fonts for «naive»")
    parser.add_argument("--json", metavar="FILE", help="write the costs of every round")
    return parser.parse_args()


def _pages(folder: Path, limit: int | None, locales: tuple[str, ...]) -> list[Path]:
    """HTML of the languages, sheet by sheet, without indexes."""
    build = (*FACTSHEET, *locales, "--format", "html", "--output", str(folder))
    subprocess.run(build, check=True)
    found = [page for page in folder.glob("*/*.html") if page.stem != "index"]
    sizes = {page.stem: page.stat().st_size for page in sorted(found)}
    sheets = sorted(sizes, key=sizes.__getitem__)[:limit]
    found = [page for page in found if page.stem in sheets]
    return sorted(found, key=lambda page: (page.stem, page.parent.name))


def evenly(pages: Sequence[Path], count: int) -> list[Path]:
    """So many of them, from all sheets and languages alike, if they are in order of both."""
    count = min(count, len(pages))
    languages = sorted({page.parent.name for page in pages})
    if len(pages) % len(languages) or count == len(pages):
        return list(pages[:count])
    sheets = sorted({page.stem for page in pages})
    steps = [number * len(sheets) // count for number in range(count)]
    chosen = {(sheets[step], languages[n % len(languages)]) for n, step in enumerate(steps)}
    return [page for page in pages if (page.stem, page.parent.name) in chosen]


FACTSHEET = (sys.executable, "-m", "factsheet", "build", "-q", "-C", str(ROOT))


def _programs(
    folder: Path,
    pages: list[Path],
    sample: list[Path],
    locales: tuple[str, ...],
    fonts: Path | None,
) -> dict[str, tuple[Program, int]]:
    static = sorted(THEME_FONTS.glob("*.ttf"))
    chosen = [part for name in sorted({page.stem for page in pages}) for part in ("--sheet", name)]
    forced = (*FACTSHEET, *locales, "--force", "--format", "pdf", *chosen, "--output")
    naive = _each(sample, (sys.executable, HERE / "naive.py"), _variable(folder, fonts))
    programs: dict[str, tuple[Program, int]] = {NAIVE: (naive, len(sample))}
    if weasyprint := _found("weasyprint"):
        programs["weasyprint"] = (_each(sample, (weasyprint, "-q"), static), len(sample))
    for title, program in _others(folder, pages):
        programs[title] = (program, len(pages))
    sheets = sorted({page.stem for page in pages})
    ours = (sys.executable, HERE / "workers.py")
    tags = ",".join(sorted({page.parent.name for page in pages}))
    programs["workers"] = (lambda out: cost_of([*ours, out, tags, *sheets]), len(pages))
    programs["factsheet"] = (lambda out: cost_of([*forced, out]), len(pages))
    return programs


def _others(folder: Path, pages: list[Path]) -> Iterator[tuple[str, Program]]:
    if chromium := _found("chromium"):
        script = (sys.executable, HERE / "chromium.py", chromium)
        yield "chromium", lambda out: cost_of([*script, out, *pages])
    if find_spec("typst"):
        sources = [_source(folder / "typst", page) for page in pages]
        typst = (sys.executable, HERE / "typesetting.py", THEME_FONTS)
        yield "typst", lambda out: cost_of([*typst, out, "1", *sources])
        yield "typst × 2", lambda out: cost_of([*typst, out, "2", *sources])


def _each(pages: list[Path], command: Sequence[str | Path], fonts: Sequence[Path]) -> Program:
    """A process a page, one after the other."""
    line = " && ".join(f'"$@" "${{P{n}}}" "$OUT/{n}.pdf"' for n in range(len(pages)))
    paths = {f"P{number}": str(page) for number, page in enumerate(pages)}

    def run(out: Path) -> Cost:
        with only_fonts(fonts):
            return cost_of(["/bin/sh", "-c", line, "sh", *command], OUT=str(out), **paths)

    return run


def _variable(folder: Path, fonts: Path | None) -> list[Path]:
    if fonts:
        return sorted(path for path in fonts.rglob("*") if path.suffix in {".ttf", ".otf"})
    target = folder / "variable.ttf"
    make_variable(THEME_FONTS / "FactsSansArabic-Regular.ttf", target)
    return [target]


def _source(folder: Path, page: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{page.stem}-{page.parent.name}.typ"
    path.write_text(as_typst(page.read_text("utf-8")), "utf-8")
    return path


def _found(program: str) -> str | None:
    folders = (str(Path(sys.executable).parent), os.environ.get("PATH", ""))
    return shutil.which(program, path=os.pathsep.join(folders))


def as_json(costs: Costs) -> dict[str, dict[str, list[float]]]:
    return {
        title: {
            "wall": [round(cost.wall, 4) for cost in found],
            "cpu": [round(cost.cpu, 4) for cost in found],
            "memory": [cost.memory >> 20 for cost in found],
        }
        for title, found in costs.items()
    }


def ratios(costs: Mapping[str, list[Cost]], title: str, measure: str) -> list[float]:
    """How many times as fast as the first program, round by round."""
    first = next(iter(costs.values()))
    return [
        getattr(base, measure) / getattr(own, measure)
        for base, own in zip(first, costs[title], strict=True)
    ]


def _print(costs: Costs, pages: int, sample: int) -> None:
    rounds = len(costs[NAIVE])
    print(f"{pages} PDFs ({sample} of them a process a file), {rounds} rounds; for a PDF")
    print(f"{'':12} {'wall s':>8} {'× as fast':>20} {'cpu s':>8} {'× as little':>20} {'MiB':>6}")
    for title, found in costs.items():
        cells = [f"{title:12}"]
        for measure in ("wall", "cpu"):
            faster = ratios(costs, title, measure)
            spread = f"{min(faster):.1f} to {max(faster):.1f}"
            median = statistics.median(getattr(cost, measure) for cost in found)
            cells += [f"{median:8.3f}", f"{statistics.median(faster):7.1f} ({spread})".rjust(20)]
        cells.append(f"{max(cost.memory for cost in found) >> 20:6}")
        print(" ".join(cells))


if __name__ == "__main__":
    sys.exit(main())
