"""Problems of making a PDF, as values instead of log records."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from factsheet.diagnostics import Rule
from factsheet.pages.coverage import named
from factsheet.paper.resources import BASE
from factsheet.rules.rendering import (
    ACCESSIBILITY,
    ANCHOR,
    FONT,
    IMAGE,
    MISSING_GLYPH,
    PDF,
    STYLESHEET,
)

LOGGERS = ("weasyprint", "fontTools")
PROGRESS = "weasyprint.progress"
STYLESHEET_STEP = "Step 2 - Fetching and parsing CSS"
"""WeasyPrint's message before it reads a style sheet. Its other messages state only line and
column."""
GLYPH_HINT = (
    "put a font that has them into fonts/ and name it in the locale’s font: "
    "docs/scripts.md shows how, step by step"
)


@dataclass(frozen=True, slots=True)
class PdfProblem:
    """A problem of a PDF.

    Kinds: `missing-glyph` (a character that no font has), `refused-resource` (the page
    asks for what it may not fetch), `missing-resource`, `image`, `font`, `stylesheet`
    (CSS that is ignored), `anchor` (a link to nowhere), `relative-link` (a link that
    leads nowhere outside the site), `accessibility`, `off-page`, `cut-off`, `overprinted`
    (see `ink`), `pdf` (anything else).
    """

    kind: str
    """The code of its rule."""
    message: str
    hint: str | None = None
    """How to fix it."""
    block: str | None = None
    """The id of the sheet's block that it is in, if known."""


KINDS = (
    (".notdef glyph rendered", MISSING_GLYPH),
    ("Failed to load stylesheet", STYLESHEET),
    ("Parse error", STYLESHEET),
    ("Failed to load", IMAGE),
    ("Failed to render SVG", IMAGE),
    ("Unknown image mode", IMAGE),
    ("Font-face", FONT),
    ("Image ", ACCESSIBILITY),
    ('Missing required "lang"', ACCESSIBILITY),
    ("No anchor", ANCHOR),
    ("Anchor defined twice", ANCHOR),
    ("Ignored ", STYLESHEET),
    ("Invalid or unsupported selector", STYLESHEET),
    ("Invalid media type", STYLESHEET),
)
"""The beginnings of WeasyPrint's message templates, with the rule for each."""


@dataclass(slots=True)
class Problems:
    """The problems of one PDF, each once, in order of occurrence."""

    _found: dict[PdfProblem, None] = field(default_factory=dict)
    _missing: dict[str, None] = field(default_factory=dict)
    """Characters that no font has, which are one problem, reported last."""
    _causes: set[str] = field(default_factory=set)

    def add(
        self,
        rule: Rule,
        message: str,
        hint: str | None = None,
        *,
        block: str | None = None,
        cause: str | None = None,
    ) -> None:
        """`cause` is an exception's text: a record that repeats it is not another problem."""
        self._found[PdfProblem(rule.code, message, hint, block)] = None
        if cause:
            self._causes.add(cause)

    def add_missing(self, character: str) -> None:
        self._missing[character] = None

    def is_known(self, message: str) -> bool:
        """Whether a logged message repeats what was added."""
        known = self._causes | {problem.message for problem in self._found}
        return any(text in message for text in known)

    def __iter__(self) -> Iterator[PdfProblem]:
        yield from self._found
        if self._missing:
            message = f"no font has {named(list(self._missing))}"
            yield PdfProblem(MISSING_GLYPH.code, message, GLYPH_HINT)

    @contextmanager
    def from_log(self) -> Iterator[None]:
        """While the block runs, collect WeasyPrint's log records as problems."""
        loggers = [logging.getLogger(name) for name in LOGGERS]
        before = [(logger.propagate, logger.level, logger.disabled) for logger in loggers]
        handler = _Collector(self)
        progress = logging.getLogger(PROGRESS)
        progress_level = progress.level
        progress.setLevel(logging.INFO)
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
            progress.setLevel(progress_level)


class _Collector(logging.Handler):
    def __init__(self, problems: Problems) -> None:
        super().__init__(logging.INFO)
        self.problems = problems
        self.stylesheet: str | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == PROGRESS:
            self.stylesheet = _stylesheet(record)
        if record.levelno < logging.WARNING:
            return
        template = str(record.msg)
        rule = next((rule for start, rule in KINDS if template.startswith(start)), PDF)
        message = record.getMessage()
        if rule is MISSING_GLYPH and isinstance(record.args, tuple):
            self.problems.add_missing(str(record.args[0]))
        elif not self.problems.is_known(message):
            if rule is STYLESHEET and self.stylesheet:
                message = f"{self.stylesheet}: {message}"
            self.problems.add(rule, message)


def _stylesheet(record: logging.LogRecord) -> str | None:
    """The path of the style sheet that is read from here on; None for the page's own styles.

    After an `@import` it is the imported one, because its end is not announced.
    """
    if not str(record.msg).startswith(STYLESHEET_STEP) or not isinstance(record.args, tuple):
        return None
    address = str(record.args[0])
    return address.removeprefix(BASE) if address.startswith(BASE) else None
