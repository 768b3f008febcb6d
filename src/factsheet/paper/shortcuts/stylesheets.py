"""Parse style sheets once for all pages that link them.

WeasyPrint parses linked style sheets for every page. A file's rules depend only on its address and
bytes, as long as it imports nothing and defines nothing beyond its rules; such a file is parsed
once. WeasyPrint's log records about it are repeated for each page.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from factsheet.paper.resources import AbsentError, RefusedError

LOGGER = "weasyprint"
MAXIMUM_SHEETS = 64
"""Maximum number of cached sheets, for processes that print many publications."""
SHARED = ("counter_style", "color_profiles", "layers")
"""Arguments that all style sheets of a page fill: one that adds to them is parsed for each page."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A style sheet's rules, and the records logged about it."""

    sheet: Any
    page_rules: tuple[Any, ...]
    records: tuple[logging.LogRecord, ...]
    pending: tuple[Any, ...]
    """Values with `var()`, which log a problem only once."""


@dataclass(slots=True)
class Stylesheets:
    """The style sheets of a process, by address, medium and bytes."""

    known: dict[tuple[Any, ...], Parsed] = field(default_factory=dict)
    texts: dict[str, Any] = field(default_factory=dict)
    """Style sheets that are not from a file."""

    def of(self, css: type[Any], text: str) -> Any:
        """The style sheet of a valid text, as WeasyPrint's class `CSS`."""
        if text not in self.texts:
            if len(self.texts) >= MAXIMUM_SHEETS:
                self.texts.clear()
            self.texts[text] = css(string=text)
        return self.texts[text]

    def shared(self, css: type[Any]) -> Callable[..., Any]:
        """Replaces WeasyPrint's class `CSS` for linked style sheets. Others, such as inline and
        imported ones, are parsed as usual.
        """

        def parsed(**options: Any) -> Any:
            is_linked = options.get("url") and options.get("matcher") is None
            key = _key(**options) if is_linked else None
            if key is None:
                return css(**options)
            known = self.known.get(key)
            if known is not None:
                return _again(css, known, options)
            sheet, known = _parse(css, options)
            if known is not None:
                if len(self.known) >= MAXIMUM_SHEETS:
                    self.known.clear()
                self.known[key] = known
            return sheet

        return parsed


def _key(*, url: str, url_fetcher: Any, media_type: str, **_: Any) -> tuple[Any, ...] | None:
    """The key of a sheet: all that its rules depend on; None if there is no such file."""
    try:
        found = url_fetcher.find(url)
    except (RefusedError, AbsentError):
        return None
    return (url, media_type, found.type, found.data)


def _again(css: type[Any], known: Parsed, options: dict[str, Any]) -> Any:
    for value in known.pending:
        value._reported_error = False  # noqa: SLF001
    for record in known.records:
        logging.getLogger(record.name).handle(record)
    sheet = object.__new__(css)
    vars(sheet).update(vars(known.sheet))
    # The @page rules of all style sheets are in one list.
    sheet.page_rules, sheet.layers = options["page_rules"], options["layers"]
    sheet.page_rules.extend(known.page_rules)
    return sheet


def _parse(css: type[Any], options: dict[str, Any]) -> tuple[Any, Parsed | None]:
    """The sheet for this page, and the part that can be cached, if any."""
    page_rules, fetcher = options["page_rules"], _Counter(options["url_fetcher"])
    before = [options[name].copy() for name in SHARED]
    rules_before = len(page_rules)
    with _recorded() as records:
        sheet = css(**{**options, "url_fetcher": fetcher})
    if fetcher.count > 1 or before != [options[name] for name in SHARED]:
        return sheet, None
    rules = tuple(page_rules[rules_before:])
    return sheet, Parsed(sheet, rules, tuple(records), tuple(_pending(sheet, rules)))


@dataclass(slots=True)
class _Counter:
    """Counts fetches, to find out whether a style sheet fetches others."""

    fetch: Any
    count: int = 0
    _fail_on_errors: bool = False

    def __call__(self, url: str) -> Any:
        self.count += 1
        return self.fetch(url)


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _recorded() -> Iterator[list[logging.LogRecord]]:
    """The records that WeasyPrint logs while the block runs; they are also handled as usual."""
    handler = _Recorder()
    logger = logging.getLogger(LOGGER)
    logger.addHandler(handler)
    try:
        yield handler.records
    finally:
        logger.removeHandler(handler)


def _pending(sheet: Any, page_rules: tuple[Any, ...]) -> Iterator[Any]:
    matcher = sheet.matcher
    tables = (
        *matcher.id_selectors.values(),
        *matcher.class_selectors.values(),
        *matcher.lower_local_name_selectors.values(),
        *matcher.namespace_selectors.values(),
        matcher.lang_attr_selectors,
        matcher.other_selectors,
    )
    declared = [payload[0] for table in tables for *_, payload in table]
    declared += [declarations for *_, declarations in page_rules]
    for declarations in declared:
        for _, value, _ in declarations:
            if hasattr(value, "_reported_error"):
                yield value
