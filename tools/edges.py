"""Compares what two versions of libraries print of a publication: its pages and its formats.

    python tools/edges.py OLDER NEWER …

Takes pairs of publications, each built into output/ and with its formats locked. Known
differences are in tests/edges.tsv, by the version of Babel that brought them; any other
difference is printed and ends the command with 1, as does a row of the table that applies
and explains nothing.
"""

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

OUTPUT, LOCK = "output", "formats.lock.jsonl"
TABLE = Path(__file__).parents[1] / "tests/edges.tsv"
ISOLATES = re.compile("[\u2066-\u2069]")
"""Directional isolates, which a name gets by its script, and readers do not see."""
SPOKEN = ("alt", "title", "aria-label", "content")
"""Attributes with words for readers."""


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the table: from the version `since` on, `newer` is printed for `older`."""

    since: tuple[int, ...]
    locale: str
    older: str
    newer: str

    def applies(self, versions: tuple[tuple[int, ...], tuple[int, ...]]) -> bool:
        return versions[0] < self.since <= versions[1]


def main(folders: list[str]) -> int:
    if not folders or len(folders) % 2:
        print(__doc__, file=sys.stderr)
        return 2
    known, used, found = read_table(TABLE.read_text("utf-8")), set[Known](), []
    pairs = [(Path(a), Path(b)) for a, b in zip(folders[::2], folders[1::2], strict=True)]
    expected = {row for pair in pairs for row in known if row.applies(babel_of(pair))}
    for older, newer in pairs:
        found += differences(older / OUTPUT, newer / OUTPUT, expected, used)
        found += format_differences(older / LOCK, newer / LOCK, expected, used)
    for row in sorted(expected - used, key=lambda row: (row.locale, row.older)):
        found.append(f"{TABLE.name}: “{row.older}” ({row.locale}) explains nothing: delete it")
    print("\n".join(found) or f"{len(pairs)} publications: {len(used)} known differences, no other")
    return 1 if found else 0


def read_table(text: str) -> list[Known]:
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Known(version(r["babel"]), r["locale"], r["older"], r["newer"]) for r in rows]


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:2])


def babel_of(pair: tuple[Path, Path]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    older, newer = (json.loads((one / OUTPUT / "manifest.json").read_bytes()) for one in pair)
    return version(older["tools"]["babel"]), version(newer["tools"]["babel"])


def differences(
    older: Path, newer: Path, known: Iterable[Known], used: set[Known]
) -> Iterator[str]:
    """What differs beyond `known`, a line each; rows that explain something go into `used`."""
    names = {p.relative_to(one) for one in (older, newer) for p in one.rglob("*") if p.is_file()}
    for name in sorted(names):
        if name.suffix not in READERS or name.name == "manifest.json":
            continue
        if not ((older / name).is_file() and (newer / name).is_file()):
            yield f"{newer / name}: made with one of the versions only"
            continue
        locale = name.parts[0] if len(name.parts) > 1 else ""
        read = READERS[name.suffix]
        before, after = (read((one / name).read_text("utf-8")) for one in (older, newer))
        for old, new in compared(before, after):
            if not explained(old, new, locale, known, used):
                yield f"{newer / name}:\n  - {old}\n  + {new}"


def format_differences(
    older: Path, newer: Path, known: Iterable[Known], used: set[Known]
) -> Iterator[str]:
    """The same for locked formats: each has a text, and all else says which it is."""
    before, after = (_formats(path.read_text("utf-8")) for path in (older, newer))
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key, ""), after.get(key, "")
        if old != new and not explained(old, new, dict(key)["locale"], known, used):
            yield f"{newer}: {', '.join(map(str, dict(key).values()))}:\n  - {old}\n  + {new}"


def _formats(text: str) -> dict[tuple[tuple[str, str], ...], str]:
    rows = [json.loads(line) for line in text.splitlines()[1:]]
    return {tuple((k, str(v)) for k, v in row.items() if k != "text"): row["text"] for row in rows}


def compared(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Passages that differ, by their places; beyond the shorter list, empty ones."""
    for number in range(max(len(before), len(after))):
        old, new = ("".join(side[number : number + 1]) for side in (before, after))
        if old != new:
            yield old, new


def explained(old: str, new: str, locale: str, known: Iterable[Known], used: set[Known]) -> bool:
    """Whether rows of the page's language turn the older passage into the newer one.

    The front page has no `locale`, and may be in any.
    """
    rows = [row for row in known if locale in ("", row.locale) and row.older in old]
    for row in sorted(rows, key=lambda row: len(row.older), reverse=True):
        old = old.replace(row.older, row.newer)
    if old == new:
        used.update(rows)
    return old == new


class _Page(HTMLParser):
    """The texts of a page in their order, without scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attrs if name in SPOKEN and value]
        if tag in {"script", "style"}:
            self.hidden = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            self.texts.append(data.strip())


def texts_of_page(html: str) -> list[str]:
    page = _Page()
    page.feed(ISOLATES.sub("", html))
    return page.texts


def texts_of_data(text: str) -> list[str]:
    """The strings and numbers of a JSON document in their order."""

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, member in value.items():
                yield key
                yield from walk(member)
        elif isinstance(value, list):
            for member in value:
                yield from walk(member)
        else:
            yield ISOLATES.sub("", str(value))

    return list(walk(json.loads(text)))


READERS = {".html": texts_of_page, ".jsonld": texts_of_data, ".csv": str.splitlines}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
