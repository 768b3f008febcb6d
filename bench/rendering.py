"""How fast sheets become PDFs, beside other programs that print the same pages.

    python bench/rendering.py [--sheets N] [--rounds N] [--fonts DIR] [--json FILE] [--bin DIR]

The pages of the publication in this repository are printed by each program in turn, round
after round, so that what else the machine does befalls all alike. A ratio is the time of
the first program, divided by that of another in the same round; medians and spread are
over rounds. What each does:

- «weasyprint»: its command as its users run it, a process a file, one after the other;
  neither PDF/UA nor PDF/A. With --fonts it has those fonts (variable ones, say) and not
  the theme's static ones; without libharfbuzz-subset it is slower still.
- «factsheet»: `factsheet build --force` from nothing: reading, checking and all languages'
  pages included; PDF/UA-1 and PDF/A-3a with their facts attached.
- «chromium»: one headless browser driven over its protocol, two tabs, tagged PDFs; its
  start is not counted.
"""

import argparse
import base64
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any

from factsheet.render.fontconfig import only_fonts

ROOT = Path(__file__).parents[1]
THEME_FONTS = Path(str(files("factsheet"))) / "theme" / "fonts"
TABS = 2
Program = Callable[[list[Path], Path], None]


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="factsheet-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        _factsheet(options.bin, "--format", "html", "--output", str(folder / "pages"))
        pages = sorted((folder / "pages").glob("*/*.html"), key=lambda page: page.name)
        pages = [page for page in pages if page.stem != "index"]
        sheets = sorted({page.stem for page in pages})[: options.sheets]
        pages = [page for page in pages if page.stem in sheets]
        programs = _programs(options, sheets, stack)
        times: dict[str, list[float]] = {title: [] for title in programs}
        for number in range(options.rounds):
            for title, program in programs.items():
                out = folder / f"{number}-{title}"
                out.mkdir()
                start = time.perf_counter()
                program(pages, out)
                times[title].append((time.perf_counter() - start) / len(pages))
                made = len(list(out.rglob("*.pdf")))
                if made != len(pages):
                    raise SystemExit(f"{title} made {made} PDFs of {len(pages)}")
    return _report(times, len(pages), options.json)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sheets", type=int, metavar="N", help="sheets, in all languages: all")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds: 3")
    parser.add_argument("--fonts", type=Path, metavar="DIR", help="fonts for weasyprint's command")
    parser.add_argument("--json", metavar="FILE", help="write all times; - for standard output")
    parser.add_argument("--bin", default="", metavar="DIR", help="look for programs here first")
    return parser.parse_args()


def _programs(
    options: argparse.Namespace, sheets: list[str], stack: ExitStack
) -> dict[str, Program]:
    fonts = options.fonts or THEME_FONTS
    found = sorted(path for path in fonts.rglob("*") if path.suffix in {".ttf", ".otf"})
    chosen = [part for sheet in sheets for part in ("--sheet", sheet)]
    weasyprint, chromium = (_program(name, options.bin) for name in ("weasyprint", "chromium"))
    if weasyprint is None:
        raise SystemExit("there is no weasyprint command to compare with")

    def command(pages: list[Path], out: Path) -> None:
        with only_fonts(found):
            for number, page in enumerate(pages):
                target = out / f"{number}.pdf"
                subprocess.run([weasyprint, "-q", str(page), str(target)], check=True)

    programs: dict[str, Program] = {
        "weasyprint": command,
        "factsheet": lambda _, out: _factsheet(
            options.bin, "--force", "--format", "pdf", *chosen, "--output", str(out)
        ),
    }
    if chromium:
        browser = stack.enter_context(_browser(chromium))
        programs["chromium"] = browser.print
    return programs


def _program(name: str, first: str) -> str | None:
    folders = [first, str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    return shutil.which(name, path=os.pathsep.join(filter(None, folders)))


def _factsheet(first: str, *arguments: str) -> None:
    program = _program("factsheet", first) or "factsheet"
    subprocess.run([program, "build", "-q", "-C", str(ROOT), *arguments], check=True)


class Browser:
    """Chromium at the other end of two pipes: messages of JSON, each ended by a zero byte."""

    def __init__(self, reader: Any, writer: Any) -> None:
        self.reader, self.writer = reader, writer
        self.numbers = count(1)

    def print(self, pages: list[Path], out: Path) -> None:
        """Each tab takes the next page when it has done one."""
        waiting = list(enumerate(pages))
        tabs: dict[str, int] = {}
        asked: dict[int, tuple[str, int]] = {}
        for _ in range(min(TABS, len(pages))):
            session = self._tab()
            self._next(session, waiting, tabs)
        while tabs:
            message = self._read()
            session = message.get("sessionId", "")
            if message.get("method") == "Page.loadEventFired" and session in tabs:
                number = self._send("Page.printToPDF", PRINT, session)
                asked[number] = (session, tabs[session])
            elif message.get("id") in asked:
                session, page = asked.pop(message["id"])
                (out / f"{page}.pdf").write_bytes(base64.b64decode(message["result"]["data"]))
                self._next(session, waiting, tabs)

    def _next(self, session: str, waiting: list[tuple[int, Path]], tabs: dict[str, int]) -> None:
        tabs.pop(session, None)
        if waiting:
            tabs[session], page = waiting.pop()
            self._send("Page.navigate", {"url": page.as_uri()}, session)

    def _tab(self) -> str:
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        attach = {"targetId": target, "flatten": True}
        session: str = self._call("Target.attachToTarget", attach)["sessionId"]
        self._call("Page.enable", {}, session)
        return session

    def _call(self, method: str, values: dict[str, Any], session: str = "") -> dict[str, Any]:
        number = self._send(method, values, session)
        while (message := self._read()).get("id") != number:
            pass
        result: dict[str, Any] = message["result"]
        return result

    def _send(self, method: str, values: dict[str, Any], session: str = "") -> int:
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": values}
        if session:
            message["sessionId"] = session
        self.writer.write(json.dumps(message).encode() + b"\0")
        self.writer.flush()
        return number

    def _read(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self.reader.read(1)) != b"\0":
            if not byte:
                raise SystemExit("chromium has ended")
            data += byte
        message: dict[str, Any] = json.loads(data)
        return message


PRINT = {"printBackground": True, "preferCSSPageSize": True, "generateTaggedPDF": True}


@contextmanager
def _browser(program: str) -> Iterator[Browser]:
    there, to_browser = os.pipe()
    from_browser, back = os.pipe()
    with tempfile.TemporaryDirectory(prefix="factsheet-browser-") as profile:
        # The protocol wants the two pipes as 3 and 4, which a shell puts in place.
        line = f'exec "$0" "$@" 3<&{there} 4>&{back}'
        options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe")
        process = subprocess.Popen(
            ["/bin/sh", "-c", line, program, *options, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(there, back),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(there)
        os.close(back)
        with open(from_browser, "rb") as reader, open(to_browser, "wb") as writer:  # noqa: PTH123
            browser = Browser(reader, writer)
            yield browser
            browser._send("Browser.close", {})  # noqa: SLF001
            process.wait(30)


def _report(times: dict[str, list[float]], pages: int, target: str | None) -> int:
    first = next(iter(times))
    print(f"{pages} PDFs, {len(times[first])} rounds; seconds a PDF; times as fast as {first}")
    for name, found in times.items():
        ratios = [base / own for base, own in zip(times[first], found, strict=True)]
        spread = f"{min(ratios):.1f}–{max(ratios):.1f}"
        print(
            f"{name:12} {statistics.median(found):8.3f} s   "
            f"× {statistics.median(ratios):5.1f}  ({spread})"
        )
    if target:
        text = json.dumps({"pages": pages, "seconds_a_pdf": times}, indent=1) + "\n"
        if target == "-":
            print(text, end="")
        else:
            Path(target).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
