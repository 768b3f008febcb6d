"""Parse YAML into nodes with line and column. This is the only module that parses YAML. It uses the
C parser's events, the fastest way that keeps places. Scalars stay text, so YAML 1.1's surprises
(`NO` as a boolean, `12:30` as a number) cannot happen. Anchors, aliases and tags are refused:
content files need none, and aliases let a small file grow without limit.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from factsheet.diagnostics import Findings, Location
from factsheet.rules.files import DUPLICATE_ID, YAML_ENCODING, YAML_SYNTAX

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAXIMUM_BYTES = 16 * 2**20
"""Maximum size in bytes. Fifty thousand facts are smaller."""
MAXIMUM_DEPTH = 40
MAXIMUM_NODES = 1_000_000
"""Maximum number of keys, values and lists. Ordinary files have one in about twenty bytes."""
MAXIMUM_TWINS = 100
"""Keys of a file that are given twice."""
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]|\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar. `plain` is whether it is unquoted."""

    text: str
    plain: bool
    at: Location

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: "tuple[Node, ...]"
    at: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their nodes, each key once, in the order written."""

    entries: "dict[str, tuple[Scalar, Node]]"
    at: Location

    def get(self, key: str) -> "Node | None":
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def items(self) -> "Iterator[tuple[Scalar, Node]]":
        yield from self.entries.values()


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    def __init__(self, message: str, at: Location, hint: str | None = None) -> None:
        super().__init__(message)
        self.at = at
        self.hint = hint


def parse_yaml(data: bytes, path: str, findings: Findings) -> Node | None:
    """The document's root node; None if the file is empty or, with findings, invalid."""
    if len(data) > MAXIMUM_BYTES:
        message = f"the file is larger than {MAXIMUM_BYTES >> 20} MiB"
        hint = "split it into several files"
        findings.error(YAML_SYNTAX, message, Location(path), hint=hint)
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.error(YAML_ENCODING, "the file is not UTF-8", Location(path, line, 1))
        return None
    try:
        return _Composer(path, findings, _Lines.of(text)).document(yaml.parse(text, Loader=_Loader))
    except _RefusedError as error:
        findings.error(YAML_SYNTAX, str(error), error.at, hint=error.hint)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(path, mark, _Lines.of(text)) if mark else Location(path)
        problem = " ".join(part for part in (error.context, error.problem) if part)
        findings.error(YAML_SYNTAX, problem, place, hint=_hint(problem))
    except yaml.reader.ReaderError as error:
        findings.error(YAML_SYNTAX, str(error.reason), Location(path))
    return None


def _hint(problem: str) -> str | None:
    if "mapping values are not allowed" in problem:
        return "put a text that contains “: ” in quotes"
    if "cannot start any token" in problem or "tab" in problem:
        return "indent with spaces, and put a text that starts with @, %, ` or a tab in quotes"
    if "did not find expected key" in problem or "block end" in problem:
        return "check the indentation, and put a text that starts with {, [ or a quote in quotes"
    if "flow" in problem:
        return "put a text that starts with {placeholder} or [ in quotes"
    return None


class _Lines:
    """Offsets at which lines begin: only after line feeds, as editors and git count them.

    YAML's parser also ends lines at U+0085, U+2028, U+2029 and lone carriage returns.
    """

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    @classmethod
    def of(cls, text: str) -> "_Lines | None":
        """The offsets; None if the parser counts lines as editors do."""
        return cls(text) if _OTHER_BREAKS.search(text) else None

    def place(self, path: str, index: int) -> Location:
        line = bisect_right(self.starts, index)
        return Location(path, line, index - self.starts[line - 1] + 1)


def _place(path: str, mark: Any, lines: _Lines | None) -> Location:
    if lines is None:
        return Location(path, mark.line + 1, mark.column + 1)
    return lines.place(path, mark.index)


class _Composer:
    def __init__(self, path: str, findings: Findings, lines: "_Lines | None") -> None:
        self.path = path
        self.lines = lines
        self.findings = findings
        self.count = self.twins = 0

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        self.events = events
        root = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise _RefusedError("the file has a second document", self.at(event))
                root = self.node(next(events), 0)
        return None if isinstance(root, Scalar) and root.is_null else root

    def at(self, event: yaml.Event) -> Location:
        return _place(self.path, event.start_mark, self.lines)

    def node(self, event: yaml.Event, depth: int) -> Node:
        at = self.at(event)
        if depth > MAXIMUM_DEPTH:
            raise _RefusedError("nested too deeply", at)
        self.count += 1
        if self.count > MAXIMUM_NODES:
            message = f"the file has more than {MAXIMUM_NODES:,} keys and values"
            raise _RefusedError(message, at, "split it into several files")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError("anchors and aliases are not allowed", at, "write the value out")
        if tag := getattr(event, "tag", None):
            raise _RefusedError(f"the tag {tag} is not allowed", at, "write a plain value")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, not event.style, at)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.sequence(depth)), at)
        return self.mapping(at, depth)

    def sequence(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def mapping(self, at: Location, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                raise _RefusedError("a key must be a plain word", key.at)
            if first := entries.get(key.text):
                self.twins += 1
                if self.twins > MAXIMUM_TWINS:
                    message = f"the file has more than {MAXIMUM_TWINS} keys that are given twice"
                    raise _RefusedError(message, key.at)
                self.findings.error(
                    DUPLICATE_ID,
                    f"“{key.text}” is given twice",
                    key.at,
                    hint=f"the first is in line {first[0].at.line}",
                )
            entries.setdefault(key.text, (key, value))
        return Mapping(entries, at)
