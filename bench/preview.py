"""How long after a save the preview shows it: page and paper, as painted by a browser.

    python bench/preview.py [--edits N] [--pause SECONDS] [FOLDER]

Copies the publication (default: the repository's), shows its sheets one after the other in four
languages, edits a translation, a sheet's text or a fact's value, and prints the median and the
95th percentile of what the language with the focus took: until it was painted, and of the
server's processor until the page was. Needs Chromium, and a quiet machine: the browser, the server
and the workers share its processors.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as Late

from support.browser import chromium

ROOT = Path(__file__).parents[1]
PARTS = ("factsheet.toml", "facts", "sheets", "locales", "templates", "fonts", "data")
LOCALES = ("ar", "en", "fr", "es")
PATIENCE = 120_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--pause", type=float, default=2.5, help="seconds between two edits")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "publication"
        for name in PARTS:
            if (options.folder / name).is_dir():
                shutil.copytree(options.folder / name, root / name)
            elif (options.folder / name).is_file():
                root.mkdir(exist_ok=True)
                shutil.copy(options.folder / name, root / name)
        command = [sys.executable, "-m", "factsheet", "preview", "-C", str(root), "--no-open"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                address = process.stdout.readline().strip()
                with chromium() as browser:
                    page = browser.new_page(
                        viewport={"width": 1600, "height": 900}, bypass_csp=True
                    )
                    measure(page, address, root, process.pid, options)
            finally:
                process.terminate()
    return 0


def measure(page: Page, address: str, root: Path, server: int, options: argparse.Namespace) -> None:
    rnd = random.Random(16)
    sheets = sorted(path.stem for path in root.glob("sheets/*.yaml"))
    times: dict[str, list[float]] = {"page": [], "paper": [], "processor": []}
    missed = 0
    for number in range(options.edits):
        per = -(-options.edits // len(sheets))
        sheet, first = sheets[number // per], number % per == 0
        if first:
            page.goto("about:blank")
            locales = "&".join(f"locale={tag}" for tag in LOCALES)
            page.goto(f"{address}#sheet={sheet}&{locales}")
            wait(page, LOCALES[-1], "drawn", 0)
            time.sleep(3)
        path = edit(root, sheet, LOCALES[0], rnd, number)
        if path is None:
            continue
        spent, began = processor(server), time.time() * 1000
        path.with_suffix(".new").replace(path)
        try:
            for kind, state in (("page", "shown"), ("paper", "drawn")):
                times[kind].append(wait(page, LOCALES[0], state, began) - began)
                if kind == "page":
                    times["processor"].append(processor(server) - spent)
        except Late:
            missed += 1
        time.sleep(options.pause)
    for kind, took in times.items():
        took.sort()
        if took:
            middle, late = took[len(took) // 2], took[int(len(took) * 0.95)]
            print(f"{kind}: {len(took)} edits, median {middle:.0f} ms, p95 {late:.0f} ms")
    print(f"without a change in sight: {missed}")


def edit(root: Path, sheet: str, locale: str, rnd: random.Random, number: int) -> Path | None:
    """Write an edited file beside the one that it will replace."""
    if rnd.random() < 0.6:
        path = root / f"locales/{locale}/LC_MESSAGES/factsheet.po"
        blocks = path.read_text("utf-8").split("\n\n")
        mine = [at for at, b in enumerate(blocks) if f'msgctxt "sheet:{sheet}:lead"' in b]
        if not mine:
            return None
        text = re.sub(r'(msgstr(?:\[\d\])? ")(?:Q\d+ )?', rf"\g<1>Q{number} ", blocks[mine[0]])
        blocks[mine[0]] = text
        new = "\n\n".join(blocks)
    else:
        path = root / f"sheets/{sheet}.yaml"
        new = re.sub(r"(title: )(Q\d+ )?", rf"\g<1>Q{number} ", path.read_text("utf-8"), count=1)
    path.with_suffix(".new").write_text(new, "utf-8")
    return path


def processor(process: int) -> float:
    """The milliseconds of a processor that a process has used (proc_pid_stat(5))."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) * 1000 / os.sysconf("SC_CLK_TCK")


def wait(page: Page, locale: str, state: str, since: float) -> float:
    """When a part of a language was painted, in milliseconds since 1970, once it is later."""
    script = f"""since => {{ const column = columns.get("{locale}");
        const at = Number(column?.box.dataset.{state} || 0); return at > since && at }}"""
    found: Any = page.wait_for_function(script, arg=since, timeout=PATIENCE)
    return float(found.json_value())


if __name__ == "__main__":
    sys.exit(main())
