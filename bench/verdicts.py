"""What the gate catches, beside other tools that check the same catalogs.

    python bench/verdicts.py [--samples N] [--json FILE] [--bin DIR]

Every kind of change in tests/gate/injected is made to the real catalogs (ar, es, fr), one
change to a copy, each kind on N entries of each language. This toolkit's gate and each
other program that the machine has judge the same copies. The kinds are this project's own
and its tests hold its gate to them, so its own row says no more than that the tests pass;
what the table shows is how much of it the others would leave to people.

How it is counted:

- Only what is new counts: a finding that a tool has for the clean catalog too, and an exit
  code that the clean catalog gets too, are nobody's catch. That favours tools which find
  fault with the clean catalogs: as gates they would have to be silenced there first.
- «stopped»: for what must not pass, an error (of msgfmt and msgcheck any line, as they
  end with non-zero; of dennis-cmd its E codes; of pofilter the tests that it classes as
  critical, and a file that it cannot read; of i18nspector its E tags; of polint anything).
- «noticed»: for what must not pass, any finding, warnings as well.
- «warnings seen»: for what deserves a warning, any finding.
- «false alarms»: for correct variations, any error; and, after the stroke, any finding.

The last rows are about the others together: those tools (as gates, and with all their
warnings) that raise no false alarm at all; and the best that can be had from them, which is
each single check of any of them that raises none, chosen with hindsight. A tool that is not
there is named.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from factsheet.diagnostics import Severity
from gate.injected import texts, variations
from gate.injected.kinds import Kind
from gate.injected.test_injected import DEFECTS, changed
from support.gate import Gate

OURS = "factsheet check"
BATCH = 40
"""How many copies a program is given at once."""
CRITICAL = {
    "escapes",
    "newlines",
    "nplurals",
    "printf",
    "pythonbraceformat",
    "tabs",
    "variables",
    "xmltags",
}
"""pofilter's default tests that translate-toolkit marks as critical."""


class Finding(NamedTuple):
    """One thing that a tool says of a catalog, without the line where it stands."""

    is_error: bool
    code: str
    text: str = ""


Found = Counter[Finding]
Runner = Callable[[str, list[Path]], dict[Path, Found]]


@dataclass(frozen=True)
class Copy:
    """A catalog with one change, and what each tool newly says of it."""

    kind: Kind
    tag: str
    message: str
    data: bytes
    found: dict[str, set[Finding]] = field(default_factory=dict)

    @property
    def group(self) -> str:
        if not self.kind.codes:
            return "variation"
        return "defect" if self.kind.is_error else "warning"


def main() -> int:
    options = _options()
    peers = {name: _program(name, options.bin) for name in PEERS}
    with tempfile.TemporaryDirectory(prefix="factsheet-bench-") as name:
        folder = Path(name)
        (folder / "publication").mkdir()
        gate = Gate(folder / "publication")
        copies = list(_copies(gate, options.samples))
        start = time.perf_counter()
        _judge(gate, copies, {name: path for name, path in peers.items() if path}, folder)
    _print(copies, [name for name, path in peers.items() if path])
    if missing := [name for name, path in peers.items() if not path]:
        print(f"\nNot on this machine: {', '.join(missing)}")
    print(f"{len(copies):,} copies, {time.perf_counter() - start:,.0f} s", file=sys.stderr)
    if options.json:
        Path(options.json).write_text(json.dumps(_as_json(copies), ensure_ascii=False, indent=1))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--samples", type=int, default=1, metavar="N", help="entries a kind and language: 1"
    )
    parser.add_argument("--json", metavar="FILE", help="write what each tool said of each copy")
    parser.add_argument(
        "--bin", default="", metavar="DIR", help="look for the other programs here first"
    )
    return parser.parse_args()


def _program(name: str, first: str) -> str | None:
    folders = [first, str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    return shutil.which(name, path=os.pathsep.join(filter(None, folders)))


def _copies(gate: Gate, samples: int) -> Iterator[Copy]:
    for tag, target in gate.targets.items():
        long = [u.entry for u in target.units if len(u.source.singular.words.split()) > 12]
        texts.ELSEWHERE[tag] = long[len(long) // 2].translations[0]
    for kind in [*DEFECTS, *variations.KINDS]:
        for tag in kind.locales:
            for data, message in islice(changed(kind, tag, gate), samples):
                yield Copy(kind, tag, message, data)


def _judge(gate: Gate, copies: list[Copy], peers: dict[str, str], folder: Path) -> None:
    """Fills in what each tool says, beyond what it says of the clean catalogs."""
    clean = [Copy(DEFECTS[0], tag, "", gate.written[tag]) for tag in ("ar", "es", "fr")]
    usual = {
        (name, copy.tag): found
        for name, all_found in _run_peers(clean, peers, folder).items()
        for copy, found in zip(clean, all_found, strict=True)
    }
    with ThreadPoolExecutor(1) as beside:
        for first in range(0, len(copies), BATCH):
            batch = copies[first : first + BATCH]
            theirs = beside.submit(_run_peers, batch, peers, folder)
            for copy in batch:
                copy.found[OURS] = {
                    Finding(one.severity is Severity.ERROR, one.code)
                    for one in gate.found(copy.tag, copy.data)
                }
            for name, all_found in theirs.result().items():
                for copy, found in zip(batch, all_found, strict=True):
                    copy.found[name] = set(found - usual[name, copy.tag])
            print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def _run_peers(copies: list[Copy], peers: dict[str, str], folder: Path) -> dict[str, list[Found]]:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        paths = []
        for number, copy in enumerate(copies):
            path = Path(name) / f"{number}/{copy.tag}/LC_MESSAGES/factsheet.po"
            path.parent.mkdir(parents=True)
            path.write_bytes(copy.data)
            paths.append(path)
        runs = {peer: PEERS[peer](program, paths) for peer, program in peers.items()}
    return {peer: [found.get(path, Counter()) for path in paths] for peer, found in runs.items()}


def _call(*arguments: str | Path) -> tuple[int, list[str]]:
    # A fixed seed: pofilter lists placeholders in the order of a set
    environment = os.environ | {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        list(map(str, arguments)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        # Together, because dennis-cmd names the file in one and the error in the other
        stderr=subprocess.STDOUT,
        check=False,
        env=environment,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace").split("\n")


def _said(line: str, path: Path) -> str:
    """A line without file and line number, which move with the change."""
    return re.sub(r":\d+(:\d+)?:", ":", line.replace(str(path), "")).strip(": ")


def _each(
    options: list[str], code: Callable[[str], str]
) -> Callable[[str, list[Path]], dict[Path, Found]]:
    """One process for each copy: any line about it is an error if the process fails."""

    def run(program: str, paths: list[Path]) -> dict[Path, Found]:
        found = {}
        for path in paths:
            exit_code, lines = _call(program, *options, path)
            said = [_said(line, path) for line in lines if line.strip()]
            found[path] = Counter(Finding(exit_code != 0, code(line), line) for line in said)
            if exit_code:
                found[path][Finding(True, "exit code")] += 1
        return found

    return run


def _dennis(program: str, paths: list[Path]) -> dict[Path, Found]:
    found: dict[Path, Found] = {path: Counter() for path in paths}
    current = paths[0]
    for line in _call(program, "lint", *paths)[1]:
        if opened := re.search(r">>> (Working on|Problem opening file): (.+)", line):
            current = Path(opened[2])
            if opened[1] != "Working on":
                found[current][Finding(True, "unreadable")] += 1
        elif said := re.match(r"(?:Error: |Warning: )?([EW]\d{3}): (.*)", line):
            found[current][Finding(said[1][0] == "E", said[1], said[2])] += 1
    return found


def _pofilter(program: str, paths: list[Path]) -> dict[Path, Found]:
    top = paths[0].parents[3]
    out = top.with_name(f"{top.name}-out")
    _, lines = _call(program, "--progress", "none", top, out)
    found: dict[Path, Found] = {path: Counter() for path in paths}
    for path in paths:
        notes = out / path.relative_to(top)
        text = notes.read_text("utf-8", "replace") if notes.is_file() else ""
        for code, said in re.findall(r"^# \(pofilter\) (\w+): (.*)", text, re.MULTILINE):
            found[path][Finding(code in CRITICAL, code, said)] += 1
    for line in lines:
        if failed := re.search(r"Error processing: input (.+?), output", line):
            found[Path(failed[1])][Finding(True, "unreadable")] += 1
    shutil.rmtree(out, ignore_errors=True)
    return found


def _msgcheck(program: str, paths: list[Path]) -> dict[Path, Found]:
    found: dict[Path, Found] = {path: Counter() for path in paths}
    for line in _call(program, "-o", "oneline", *paths)[1]:
        for path in paths:
            if str(path) in line:
                said = _said(line, path)
                found[path][Finding(True, said.split(":")[0], said)] += 1
    return found


def _i18nspector(program: str, paths: list[Path]) -> dict[Path, Found]:
    found: dict[Path, Found] = {path: Counter() for path in paths}
    for line in _call(program, *paths)[1]:
        if said := re.match(r"([A-Z]): (.+?\.po): (\S+)(.*)", line):
            text = re.sub(r"line \d+", "", said[4])
            found[Path(said[2])][Finding(said[1] == "E", said[3], text)] += 1
    return found


def _bracketed(line: str) -> str:
    tag = re.search(r"\[([\w-]+)\]", line)
    return tag[1] if tag else "unreadable"


PEERS: dict[str, Runner] = {
    "msgfmt": _each(["-c", "-o", os.devnull], lambda line: re.sub(r"[^a-z ]+.*", "", line)[:40]),
    "dennis-cmd": _dennis,
    "pofilter": _pofilter,
    "msgcheck": _msgcheck,
    "i18nspector": _i18nspector,
    "polint": _each([], _bracketed),
}


Row = tuple[str, Callable[[Copy], bool], Callable[[Copy], bool]]
"""A name, whether it stops a copy, and whether it says anything of it."""


def _rows(copies: list[Copy], peers: list[str]) -> Iterator[Row]:
    def by(tools: list[str], is_gate: bool) -> Callable[[Copy], bool]:
        return lambda copy: any(
            one.is_error or not is_gate for tool in tools for one in copy.found[tool]
        )

    for tool in (OURS, *peers):
        yield tool, by([tool], True), by([tool], False)
    if not peers:
        return
    correct = [copy for copy in copies if copy.group == "variation"]

    def silent(is_gate: bool) -> list[str]:
        return [tool for tool in peers if not any(map(by([tool], is_gate), correct))]

    yield (
        "those with no false alarm",
        by(silent(True), True),
        by(silent(False), False),
    )
    false = {(tool, one.code) for copy in correct for tool in peers for one in copy.found[tool]}

    def right(copy: Copy) -> bool:
        return any((tool, one.code) not in false for tool in peers for one in copy.found[tool])

    yield "their best single checks", right, right


def _print(copies: list[Copy], peers: list[str]) -> None:
    groups = {
        name: [copy for copy in copies if copy.group == name]
        for name in ("defect", "warning", "variation")
    }
    kinds = {name: len({copy.kind.name for copy in group}) for name, group in groups.items()}
    print(
        f"{len(copies):,} copies: {len(groups['defect'])} that must not pass "
        f"({kinds['defect']} kinds), {len(groups['warning'])} that deserve a warning "
        f"({kinds['warning']}), {len(groups['variation'])} correct ({kinds['variation']})\n"
    )
    titles = ("", "stopped", "noticed", "warnings seen", "false alarms")
    table = [titles]
    for name, stops, says in _rows(copies, peers):
        correct = groups["variation"]
        cells = (
            _share(groups["defect"], stops),
            _share(groups["defect"], says),
            _share(groups["warning"], says),
            f"{_share(correct, stops)} / {_share(correct, says)}",
        )
        table.append((name, *cells))
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for name, *cells in table:
        right = (f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
        print("   ".join([f"{name:{widths[0]}}", *right]))


def _share(copies: list[Copy], is_so: Callable[[Copy], bool]) -> str:
    count = sum(map(is_so, copies))
    return f"{100 * count / len(copies):.1f} % ({count})" if copies else "–"


def _as_json(copies: list[Copy]) -> list[dict[str, object]]:
    return [
        {
            "kind": copy.kind.name,
            "group": copy.group,
            "locale": copy.tag,
            "message": copy.message,
            "found": {
                tool: [
                    {"error": one.is_error, "code": one.code, "text": one.text}
                    for one in sorted(found)
                ]
                for tool, found in copy.found.items()
            },
        }
        for copy in copies
    ]


if __name__ == "__main__":
    sys.exit(main())
