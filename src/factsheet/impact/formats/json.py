"""A report for programs: the fields of `impact.impact`, places as file and line."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from factsheet.diagnostics import Location
from factsheet.escaping import json_text
from factsheet.impact.formats.words import verdict
from factsheet.impact.impact import FactImpact, Impact, Touch


def as_json(impact: Impact) -> str:
    """One object. `needs_a_look` is what --exit-code goes by."""
    data = {**_plain(impact), "verdict": verdict(impact), "needs_a_look": impact.needs_a_look}
    return json_text(data, indent=2)


def _plain(node: Any) -> Any:
    if isinstance(node, Location):
        return {"path": node.path, "line": node.line}
    if is_dataclass(node):
        data = {field.name: _plain(getattr(node, field.name)) for field in fields(node)}
        return data | ({"weight": node.weight} if isinstance(node, FactImpact | Touch) else {})
    if isinstance(node, tuple):
        return [_plain(part) for part in node]
    return node.isoformat() if isinstance(node, date) else node
