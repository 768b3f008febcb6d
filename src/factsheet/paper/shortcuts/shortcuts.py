"""Cache what WeasyPrint computes repeatedly: the same bytes, faster.

Fitting flexible boxes lays out every line more than once, and a publication repeats the same words
and styles on many sheets. Some results are cached for a process, others for one page.

Each shortcut replaces one function of the versions in `KNOWN`. With other versions, or
where `FACTSHEET_NO_SHORTCUTS` is set, WeasyPrint lays pages out without them: the result is the
same and takes about three times as long. A build reports that by `unknown_versions`.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version as installed_version
from types import ModuleType
from typing import Any

from factsheet.paper.shortcuts import boxmodel
from factsheet.paper.shortcuts.boxmodel import Measures
from factsheet.paper.shortcuts.cascade import CascadeCache
from factsheet.paper.shortcuts.lines import Layouts, Lines, strut_once
from factsheet.paper.shortcuts.outlines import Outlines
from factsheet.paper.shortcuts.stylesheets import Stylesheets

KNOWN: Mapping[str, str] = {"weasyprint": "70.0", "tinyhtml5": "2.1.0", "pydyf": "0.13.0"}
"""The versions whose functions are replaced: of WeasyPrint, its HTML parser and its PDF writer."""

OFF = "FACTSHEET_NO_SHORTCUTS"
"""The environment variable that turns all shortcuts off, unless it is empty."""


LENGTH = re.compile(r"\[\d+\]$")


@dataclass(frozen=True, slots=True)
class Arrays:
    """A cffi `FFI` that takes the length of a new array from its items. WeasyPrint states the
    length in the type of glyph arrays for subsets, and cffi parses and keeps the declaration of
    each new type forever.
    """

    ffi: Any

    def new(self, declaration: str, items: Any = None) -> Any:
        if items is None:
            return self.ffi.new(declaration)
        return self.ffi.new(LENGTH.sub("[]", declaration), items)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.ffi, name)


class Patterns(dict[tuple[Any, bool], re.Pattern[str]]):
    """A cache of patterns for the longest text without certain characters, or of only these.
    tinyhtml5 means to cache the pattern of each set of characters, but never finds it again.
    """

    def __missing__(self, key: tuple[Any, bool]) -> re.Pattern[str]:
        characters, is_of_them = key
        codes = "".join(f"\\x{ord(character):02x}" for character in characters)
        pattern = self[key] = re.compile(f"[{'' if is_of_them else '^'}{codes}]+")
        return pattern


@dataclass(slots=True)
class Memory:
    """Cached results of the pages made with one set of fonts, for one page or for longer."""

    stylesheets: Stylesheets = field(default_factory=Stylesheets)
    cascade: CascadeCache = field(default_factory=CascadeCache)
    measures: Measures = field(default_factory=Measures)
    lines: Lines = field(default_factory=Lines)
    layouts: Layouts = field(init=False)
    outlines: Outlines = field(default_factory=Outlines)
    patterns: Patterns = field(default_factory=Patterns)

    def __post_init__(self) -> None:
        self.layouts = Layouts(self.lines.kind)

    def turn_page(self) -> None:
        """Forget what holds for one page only."""
        for kept in (self.measures, self.lines, self.layouts):
            kept.clear()


def are_on(version: str) -> bool:
    """Whether shortcuts are used with this version of WeasyPrint."""
    return version == KNOWN["weasyprint"] and not os.environ.get(OFF)


def unknown_versions() -> list[str]:
    """The installed libraries for which shortcuts are off, each with the version it would need."""
    installed = {name: installed_version(name) for name in KNOWN}
    return [
        f"{name} {installed[name]} (not {known})"
        for name, known in KNOWN.items()
        if installed[name] != known
    ]


@contextmanager
def shortcuts(version: str, memory: Memory) -> Iterator[None]:
    """Replace WeasyPrint's functions while the block, which lays out one page, runs."""
    taken = _replaced(memory) if are_on(version) else []
    for owner, name, _, replacement in taken:
        setattr(owner, name, replacement)
    try:
        with memory.cascade.watching():
            yield
    finally:
        for owner, name, original, _ in taken:
            setattr(owner, name, original)
        memory.turn_page()


Replacement = tuple[Any, str, Any, Any]
"""(owner, attribute, original, replacement)"""


def _replaced(memory: Memory) -> list[Replacement]:
    return [
        *(
            (owner, original.__name__, original, replacement)
            for original, replacement, owners in _standins(memory)
            for owner in owners
        ),
        *_reading_and_writing(memory),
    ]


def _reading_and_writing(memory: Memory) -> Iterator[Replacement]:
    import pydyf
    from weasyprint import svg
    from weasyprint.pdf import fonts
    from weasyprint.text import line_break

    from factsheet.paper.shortcuts.writing import notation, written_once

    path = memory.outlines.remembered(svg.TAGS["path"])
    yield svg, "TAGS", svg.TAGS, {**svg.TAGS, "path": path}
    yield fonts, "ffi", fonts.ffi, Arrays(fonts.ffi)
    for name, method in memory.layouts.methods(line_break.Layout):
        yield line_break.Layout, name, getattr(line_break.Layout, name), method
    if KNOWN["tinyhtml5"] == sys.modules["tinyhtml5"].VERSION:
        parser, name = sys.modules["tinyhtml5.inputstream"], "characters_until_regex"
        yield parser, name, getattr(parser, name), memory.patterns
    if KNOWN["pydyf"] == pydyf.VERSION:
        yield pydyf.PDF, "write", pydyf.PDF.write, written_once(pydyf.PDF.write)
        for owner, name, replacement in notation():
            yield owner, name, getattr(owner, name), replacement


def _standins(memory: Memory) -> Iterator[tuple[Any, Any, tuple[Any, ...]]]:
    from weasyprint import CSS
    from weasyprint.css import ComputedStyle, StyleFor, get_all_computed_styles
    from weasyprint.formatting_structure.boxes import Box
    from weasyprint.layout.percent import resolve_percentages
    from weasyprint.text import line_break

    from factsheet.paper.shortcuts.styles import known_styles, plain_values

    functions: dict[Any, Callable[[Any], Any]] = {
        line_break.strut: strut_once,
        line_break.split_first_line: memory.lines.split_once,
        get_all_computed_styles: memory.cascade.noticed,
        resolve_percentages: memory.measures.remembered,
    }
    for original, made in functions.items():
        yield original, made(original), _importers(original.__name__, original)
    yield StyleFor, known_styles(memory.cascade), (sys.modules["weasyprint.css"],)
    yield ComputedStyle.__missing__, plain_values(ComputedStyle.__missing__), (ComputedStyle,)
    yield CSS, memory.stylesheets.shared(CSS), (sys.modules["weasyprint.css"],)
    yield Box.is_in_normal_flow, boxmodel.is_in_normal_flow, (Box,)


@lru_cache(maxsize=32)
def _importers(name: str, original: Any) -> tuple[ModuleType, ...]:
    """The modules of WeasyPrint that have a function under its name."""
    modules = [m for key, m in sys.modules.items() if key.startswith("weasyprint.")]
    return tuple(module for module in modules if getattr(module, name, None) is original)
