"""Which style makes a page fail on paper, where WeasyPrint raises instead of saying so."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from factsheet.paper.problems import PdfProblem

_ATTRIBUTE = re.compile(r'\sstyle="[^"]*+"')
HINT = "change or remove what it says: sizes, factors and counts that WeasyPrint can’t work with"


def failing_style(
    lay_out: Callable[[str, Mapping[str, bytes]], object],
    html: str,
    resources: Mapping[str, bytes],
    error: Exception,
) -> PdfProblem | None:
    """The first style without which the page is laid out, the last style sheets first: those of
    a publication come after the theme's. None where the page fails without any one of them,
    which is no style's fault.
    """
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    for name, page, rest in _without(html, resources):
        with suppress(Exception):  # whatever it is, this style is not the only cause
            lay_out(page, rest)
            message = f"{name}: the page can’t be laid out with it: {said}"
            return PdfProblem("stylesheet", message, HINT)
    return None


def _without(
    html: str, resources: Mapping[str, bytes]
) -> Iterator[tuple[str, str, Mapping[str, bytes]]]:
    for name in sorted((name for name in resources if name.endswith(".css")), reverse=True):
        yield name, html, {**resources, name: b""}
    yield "style attributes of a template", _ATTRIBUTE.sub("", html), resources
