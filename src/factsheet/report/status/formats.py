"""The formats that a status is printed in."""

from collections.abc import Callable

from factsheet.report.status.json import as_json
from factsheet.report.status.markdown import as_markdown
from factsheet.report.status.status import Status
from factsheet.report.status.svg import as_svg
from factsheet.report.status.table import as_table

Format = Callable[[Status], str]

FORMATS: dict[str, Format] = {
    "table": as_table,
    "json": as_json,
    "markdown": as_markdown,
    "svg": as_svg,
}
