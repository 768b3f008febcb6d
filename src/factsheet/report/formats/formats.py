"""The formats that a table of formats is printed in."""

from collections.abc import Callable

from factsheet.report.formats.html import as_html
from factsheet.report.formats.json import as_json
from factsheet.report.formats.table import FormatTable
from factsheet.report.formats.text import as_text

FORMATS: dict[str, Callable[[FormatTable], str]] = {
    "text": as_text,
    "html": as_html,
    "json": as_json,
}
