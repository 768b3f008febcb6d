"""What went wrong while a page became a PDF, as values instead of log records."""

import logging
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

LOGGERS = ("weasyprint", "fontTools")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the PDF lacks or does wrong.

    Kinds: `missing-glyph` (a character that no font has), `refused-resource` (the page
    asks for what it may not fetch), `missing-resource`, `image`, `font`, `stylesheet`
    (CSS that is ignored), `anchor` (a link to nowhere), `relative-link` (a link that
    leads nowhere outside the site), `accessibility`, `pdf` (anything else).
    """

    kind: str
    message: str


KINDS = (
    (".notdef glyph rendered", "missing-glyph"),
    ("Failed to load stylesheet", "stylesheet"),
    ("Failed to load", "image"),
    ("Failed to render SVG", "image"),
    ("Unknown image mode", "image"),
    ("Font-face", "font"),
    ("Image ", "accessibility"),
    ('Missing required "lang"', "accessibility"),
    ("No anchor", "anchor"),
    ("Anchor defined twice", "anchor"),
    ("Ignored ", "stylesheet"),
    ("Invalid or unsupported selector", "stylesheet"),
    ("Invalid media type", "stylesheet"),
)
"""How WeasyPrint's messages begin, before their arguments are put in, and their kind."""


@dataclass(slots=True)
class Problems:
    """The problems of one PDF, each once, in the order in which they came up."""

    _found: dict[Problem, None] = field(default_factory=dict)

    def add(self, kind: str, message: str) -> None:
        self._found[Problem(kind, message)] = None

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    @contextmanager
    def from_log(self) -> Iterator[None]:
        """While the block runs, take what WeasyPrint would have logged."""
        loggers = [logging.getLogger(name) for name in LOGGERS]
        before = [(logger.propagate, logger.level, logger.disabled) for logger in loggers]
        handler = _Collector(self)
        for logger in loggers:
            logger.addHandler(handler)
            logger.propagate, logger.disabled = False, False
            logger.setLevel(logging.WARNING)
        try:
            yield
        finally:
            for logger, (propagate, level, disabled) in zip(loggers, before, strict=True):
                logger.removeHandler(handler)
                logger.propagate, logger.disabled = propagate, disabled
                logger.setLevel(level)


class _Collector(logging.Handler):
    def __init__(self, problems: Problems) -> None:
        super().__init__(logging.WARNING)
        self.problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        template = str(record.msg)
        kind = next((kind for start, kind in KINDS if template.startswith(start)), "pdf")
        message = record.getMessage()
        if kind == "missing-glyph" and isinstance(record.args, tuple):
            self.problems.add(kind, _missing(str(record.args[0])))
        elif not any(problem.message in message for problem in self.problems):
            # What is in it already is what the fetcher said of the same request.
            self.problems.add(kind, message)


def _missing(character: str) -> str:
    name = unicodedata.name(character, "without a name")
    return f"no font has “{character}” (U+{ord(character):04X} {name})"
