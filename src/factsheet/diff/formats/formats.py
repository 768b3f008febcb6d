"""The formats of a difference, by the name that --format takes."""

from collections.abc import Callable

from factsheet.diff.difference import EditionDifference
from factsheet.diff.formats.json import as_json
from factsheet.diff.formats.markdown import as_markdown
from factsheet.diff.formats.text import as_text

FORMATS: dict[str, Callable[[EditionDifference], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
