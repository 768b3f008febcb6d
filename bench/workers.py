"""Prints the pages of this repository with two workers of a build, after their warm-up.

    python bench/workers.py OUTPUT TAG,… SHEET …

As with bench/chromium.py, pages are ready and so is who prints them: the cost, as JSON, is
counted from then. PDFs are as a build makes them, PDF/UA-1 and PDF/A-3a with their facts
attached; pictures of them are not painted.
"""

import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from jobs import jobs_of
from meter import cpu_of, descendants

from factsheet.publish.executors.printers import Printers
from factsheet.publish.executors.worker import RenderAssets, prepare

WORKERS = 2
ROOT = Path(__file__).parents[1]


def main() -> int:
    out, tags, *sheets = sys.argv[1:]
    press, made = jobs_of(ROOT, lambda _: sheets, tags.split(","))
    jobs = [replace(job, pictures=()) for job in made]
    prepared = (RenderAssets.of(press).digest, press, True)
    context = get_context("forkserver")
    with ProcessPoolExecutor(WORKERS, context, prepare, prepared) as executor:
        # Each takes one of these, when it is ready.
        list(executor.map(time.sleep, [0.5] * WORKERS))
        start, before = time.perf_counter(), cpu_of(descendants(os.getpid()))
        for number, (_, pdf) in enumerate(Printers(press, executor).print(jobs)):
            Path(out, f"{number}.pdf").write_bytes(pdf.data)
        cpu = cpu_of(descendants(os.getpid())) - before
        print(json.dumps({"wall": time.perf_counter() - start, "cpu": cpu}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
