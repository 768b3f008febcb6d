"""The formats of a report, by the name that --format takes."""

from collections.abc import Callable

from factsheet.impact.formats.json import as_json
from factsheet.impact.formats.markdown import as_markdown
from factsheet.impact.formats.text import as_text
from factsheet.impact.impact import Impact

FORMATS: dict[str, Callable[[Impact], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
