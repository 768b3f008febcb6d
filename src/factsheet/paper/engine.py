"""WeasyPrint, loaded with a set of fonts and patched where necessary.

It is imported when the first PDF is made, because that takes most of a second. What PDFs can share
is kept for the life of the process.
"""

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from factsheet.paper.fontconfig import only_fonts
from factsheet.paper.libraries import missing_system_libraries
from factsheet.paper.shortcuts.shortcuts import Memory, shortcuts
from factsheet.paper.tounicode import repaired

WEASYPRINT = "70"
"""The major version that `hooks` patches."""
MINIMUM_SIZE = 8.5
"""Minimum font size on paper in points, except for raised or lowered text."""
RAISED = 0.65
"""Minimum size of raised or lowered text, such as the e of 89ᵉ, in parts of `MINIMUM_SIZE`: about
the size of the superior figures in fonts."""
PIXELS_PER_POINT = 96 / 72


class PdfUnavailableError(Exception):
    """PDFs cannot be made: a system library is missing, or WeasyPrint has an unknown version."""


class MissingLibrariesError(PdfUnavailableError):
    """System libraries are missing."""


@dataclass(frozen=True, slots=True)
class Engine:
    """WeasyPrint, with a set of fonts loaded."""

    weasyprint: Any
    stage: Any
    """The module of WeasyPrint that writes PDFs."""
    blocks: Any
    """The module of WeasyPrint that lays out blocks."""
    values: dict[str, Any]
    """WeasyPrint's functions that compute values, by property."""
    font_configuration: Any
    memory: Memory = field(default_factory=Memory)
    """Cached results of the pages laid out so far."""


@lru_cache(maxsize=4)
def engine_for(fonts: tuple[Path, ...]) -> Engine:
    """The engine of these fonts. Raises PdfUnavailableError."""
    # A separate font configuration for each PDF would leak memory.
    if missing := missing_system_libraries():
        raise MissingLibrariesError(f"system libraries are missing: {', '.join(missing)}")
    with only_fonts(fonts):
        from factsheet.paper.preloaded import weasyprint

        stage = weasyprint.pdf
        from weasyprint.css.computed_values import COMPUTER_FUNCTIONS
        from weasyprint.layout import block
        from weasyprint.text.fonts import FontConfiguration

        check_version(weasyprint.VERSION, stage, block)
        return Engine(weasyprint, stage, block, COMPUTER_FUNCTIONS, FontConfiguration())


def check_version(version: str, stage: Any, blocks: Any) -> None:
    """Raise PdfUnavailableError for a version of WeasyPrint whose internals are unknown."""
    if version.split(".")[0] != WEASYPRINT:
        raise PdfUnavailableError(f"WeasyPrint {WEASYPRINT} is needed, {version} is installed")
    for owner, name in (*((stage, name) for name in HOOKED), (blocks, COLUMNS)):
        if not callable(getattr(owner, name, None)):
            raise PdfUnavailableError(f"WeasyPrint {version} has no {name}() to build on")


def is_raised(style: Any) -> bool:
    """Whether a WeasyPrint style raises or lowers its text, as those of sup and sub do."""
    # The computed value would need the font size, which is computed with this function.
    place, _ = style.cascaded.get("vertical_align", (None, None))
    return place in ("super", "sub") or bool(getattr(place, "value", 0))


class _DefaultLevel:
    """The functions of zlib that pydyf uses."""

    compress = staticmethod(zlib.compress)

    @staticmethod
    def compressobj(**_: int) -> Any:
        return zlib.compressobj()


@contextmanager
def quick_compression() -> Iterator[None]:
    """Compress streams (ISO 32000-1, 7.4.4: Flate) at zlib's default level in the block.

    pydyf uses the highest level, which takes three times as long and makes a PDF 1 % smaller.
    """
    import pydyf

    known = pydyf.zlib
    pydyf.zlib = _DefaultLevel
    try:
        yield
    finally:
        pydyf.zlib = known


HOOKED = ("add_tags", "build_fonts_dictionary")
COLUMNS = "columns_layout"
SIZE = "font_size"


@contextmanager
def hooks(engine: Engine) -> Iterator[None]:
    """Patch WeasyPrint while the block runs: structure trees and the text of fonts are replaced,
    columns are divided by `divided`, and no text is smaller than `MINIMUM_SIZE`, like the minimum
    font size of browsers (raised and lowered text: `RAISED`).

    WeasyPrint's finisher would run too late for the first two: boxes are no longer linked to their
    marked content, and fonts are subset.
    """
    from factsheet.paper.divided import balanced
    from factsheet.paper.tags.tags import add_tags

    stage, values = engine.stage, engine.values
    theirs = {name: getattr(stage, name) for name in HOOKED}
    build_fonts_dictionary = theirs["build_fonts_dictionary"]
    font_size, columns_layout = values[SIZE], getattr(engine.blocks, COLUMNS)

    def dictionary(pdf: Any, fonts: Mapping[str, Any], *options: Any) -> Any:
        for font in fonts.values():
            font.to_unicode = repaired(font.to_unicode, font.file_content, font.index)
        return build_fonts_dictionary(pdf, fonts, *options)

    def legible_size(style: Any, name: str, value: Any) -> float:
        size: float = font_size(style, name, value)
        least = MINIMUM_SIZE * PIXELS_PER_POINT * (RAISED if is_raised(style) else 1)
        return max(size, least) if size else size

    stage.add_tags, stage.build_fonts_dictionary = add_tags, dictionary
    values[SIZE] = legible_size
    setattr(engine.blocks, COLUMNS, balanced(columns_layout))
    try:
        with shortcuts(engine.weasyprint.VERSION, engine.memory), quick_compression():
            yield
    finally:
        for name, function in theirs.items():
            setattr(stage, name, function)
        values[SIZE] = font_size
        setattr(engine.blocks, COLUMNS, columns_layout)
