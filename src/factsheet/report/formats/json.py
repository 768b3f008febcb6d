"""Formats for programs. Keys are only ever added; `version` counts any other change."""

import json
from typing import Any

from factsheet.edition.formats import FormatRow
from factsheet.report.formats.table import FormatTable

VERSION = 1


def as_json(table: FormatTable) -> str:
    """All rows: see docs/formats.md."""
    data = {
        "version": VERSION,
        "publisher": table.publisher,
        "edition": table.edition,
        "tools": dict(table.tools),
        "locales": {one.locale: [_row(row) for row in one.rows] for one in table.languages},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row(row: FormatRow) -> dict[str, Any]:
    one = row.example
    return {
        "kind": one.kind,
        "form": one.form,
        "detail": row.detail,
        "plural": row.plural,
        "value": one.value,
        "text": row.text,
    }
