"""How much memory a worker holds, over many documents.

    python bench/memory.py [--documents N] [--every N] [--json FILE]

Prints the country profiles of examples/countries in one process, as a worker of a build
does, and says after every hundredth what it holds (resident set). It has to stay flat.
"""

import argparse
import json
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from growth import make
from jobs import jobs_of

from factsheet.publish.executors.worker import Answer, RenderAssets, Task, prepare, versions, work
from factsheet.publish.press import Job, Press

LANGUAGES = 4


def main() -> int:
    options = _options()
    press, jobs = _work(options.documents)
    assets = RenderAssets.of(press).digest
    prepare(assets, press)
    held: dict[int, int] = {}
    for number, job in enumerate(islice(cycle(jobs), options.documents), 1):
        answer = work(Task(job, assets, versions()))
        assert isinstance(answer, Answer)
        if number == 1 or number % options.every == 0:
            held[number] = answer.memory >> 20
            print(f"{number:5} documents: {held[number]} MiB", flush=True)
            if options.json:
                Path(options.json).write_text(json.dumps(held) + "\n", "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=800, metavar="N")
    parser.add_argument("--every", type=int, default=100, metavar="N")
    parser.add_argument("--json", metavar="FILE", help="write what was held")
    return parser.parse_args()


def _work(count: int) -> tuple[Press, list[Job]]:
    """What a build of so many PDFs would hand to its workers, all languages alike."""
    profiles = max(1, count // LANGUAGES)
    with tempfile.TemporaryDirectory(prefix="factsheet-bench-") as name:
        folder = Path(name) / "publication"
        make(folder, profiles)
        return jobs_of(folder, lambda sheets: sheets[:profiles])


if __name__ == "__main__":
    sys.exit(main())
