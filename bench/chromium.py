"""Prints pages with one headless Chromium, driven over its DevTools protocol, in two tabs.

    python bench/chromium.py BROWSER OUTPUT PAGE …

Its cost, as JSON, is counted from when both tabs are open.
"""

import base64
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

sys.path.insert(0, str(Path(__file__).parent))

from meter import cpu_of, descendants

TABS = 2
PRINT = {"printBackground": True, "preferCSSPageSize": True, "generateTaggedPDF": True}
Message = dict[str, Any]


def main() -> int:
    program, out, *pages = sys.argv[1:]
    with _browser(program) as browser:
        tabs = [browser.tab() for _ in range(min(TABS, len(pages)))]
        start, before = time.perf_counter(), cpu_of(descendants(os.getpid()))
        browser.print(tabs, list(map(Path, pages)), Path(out))
        cpu = cpu_of(descendants(os.getpid())) - before
        print(json.dumps({"wall": time.perf_counter() - start, "cpu": cpu}))
    return 0


class Browser:
    """Chromium at the other end of two pipes: messages of JSON, each ended by a zero byte."""

    def __init__(self, reader: BinaryIO, writer: BinaryIO) -> None:
        self.reader, self.writer = reader, writer
        self.numbers = count(1)
        self.rest = b""

    def tab(self) -> str:
        """The session of a new tab."""
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        session: str = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})[
            "sessionId"
        ]
        self._call("Page.enable", {}, session)
        return session

    def print(self, tabs: list[str], pages: list[Path], out: Path) -> None:
        """Each tab takes the next page when it has done one."""
        waiting = list(enumerate(pages))
        busy: dict[str, int] = {}
        printing: dict[int, str] = {}

        def next_page(tab: str) -> None:
            busy.pop(tab, None)
            if waiting:
                busy[tab], page = waiting.pop()
                self._send("Page.navigate", {"url": page.resolve().as_uri()}, tab)

        for tab in tabs:
            next_page(tab)
        while busy:
            message = self._read()
            tab = message.get("sessionId", "")
            if message.get("method") == "Page.loadEventFired" and tab in busy:
                printing[self._send("Page.printToPDF", PRINT, tab)] = tab
            elif message.get("id") in printing:
                tab = printing.pop(message["id"])
                data = base64.b64decode(message["result"]["data"])
                (out / f"{busy[tab]}.pdf").write_bytes(data)
                next_page(tab)

    def close(self) -> None:
        self._send("Browser.close", {})

    def _call(self, method: str, values: Message, session: str = "") -> Message:
        number = self._send(method, values, session)
        while (message := self._read()).get("id") != number:
            pass
        result: Message = message["result"]
        return result

    def _send(self, method: str, values: Message, session: str = "") -> int:
        number = next(self.numbers)
        message: Message = {"id": number, "method": method, "params": values}
        if session:
            message["sessionId"] = session
        self.writer.write(json.dumps(message).encode() + b"\0")
        self.writer.flush()
        return number

    def _read(self) -> Message:
        parts = [self.rest]
        while b"\0" not in parts[-1]:
            data = os.read(self.reader.fileno(), 1 << 16)
            if not data:
                raise SystemExit("chromium has ended")
            parts.append(data)
        first, _, self.rest = b"".join(parts).partition(b"\0")
        message: Message = json.loads(first)
        return message


@contextmanager
def _browser(program: str) -> Iterator[Browser]:
    there, to_browser = os.pipe()
    from_browser, back = os.pipe()
    with tempfile.TemporaryDirectory(prefix="factsheet-browser-", ignore_cleanup_errors=True) as at:
        # The protocol wants the pipes as 3 and 4, which a shell puts in place, by way of
        # numbers that neither of them has.
        line = f'exec 8<&{there} 9>&{back} 3<&8 4>&9; exec "$0" "$@"'
        options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe")
        process = subprocess.Popen(
            ["/bin/sh", "-c", line, program, *options, f"--user-data-dir={at}", "about:blank"],
            pass_fds=(there, back),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(there)
        os.close(back)
        with open(from_browser, "rb", 0) as reader, open(to_browser, "wb") as writer:  # noqa: PTH123
            browser = Browser(reader, writer)
            yield browser
            browser.close()
            process.wait(30)


if __name__ == "__main__":
    sys.exit(main())
