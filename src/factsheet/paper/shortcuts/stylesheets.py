"""Style sheets parsed once for all the pages that link them.

WeasyPrint parses what a page links for every page. What a file's rules are depends on
its address and its bytes alone, as long as it imports nothing and defines nothing that
holds beyond its rules; such a file is parsed once. What WeasyPrint had to say about it
is said again for each page.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from factsheet.paper.resources import AbsentError, RefusedError

LOGGER = "weasyprint"
MAXIMUM_SHEETS = 64
"""More are forgotten: a process that prints for many publications need not keep all."""
SHARED = ("counter_style", "color_profiles", "layers")
"""What a page's style sheets fill together: one that adds to it is parsed for each page."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A style sheet's rules, and the records logged about it."""

    sheet: Any
    page_rules: tuple[Any, ...]
    records: tuple[logging.LogRecord, ...]
    pending: tuple[Any, ...]
    """Values with `var()`, which complain of themselves once."""


@dataclass(slots=True)
class Stylesheets:
    """The style sheets of a process, by address, medium and bytes."""

    known: dict[tuple[Any, ...], Parsed] = field(default_factory=dict)
    texts: dict[str, Any] = field(default_factory=dict)
    """Style sheets that no file holds."""

    def of(self, css: type[Any], text: str) -> Any:
        """The style sheet of a text that nothing is wrong with, as WeasyPrint's class `CSS`."""
        if text not in self.texts:
            if len(self.texts) >= MAXIMUM_SHEETS:
                self.texts.clear()
            self.texts[text] = css(string=text)
        return self.texts[text]

    def shared(self, css: type[Any]) -> Callable[..., Any]:
        """What stands in for WeasyPrint's class `CSS` where a page's links are followed.

        Other sheets, such as a page's own and those that one imports, are parsed as ever.
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
    """What a sheet's rules depend on; None where there is no such file."""
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
    # The rules for pages of all the sheets of a page are in one list.
    sheet.page_rules, sheet.layers = options["page_rules"], options["layers"]
    sheet.page_rules.extend(known.page_rules)
    return sheet


def _parse(css: type[Any], options: dict[str, Any]) -> tuple[Any, Parsed | None]:
    """The sheet for this page, and what other pages can have of it, if anything."""
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
    """Tells whether a style sheet fetches more than itself."""

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
    """What WeasyPrint logs while the block runs, which is handled as ever besides."""
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
