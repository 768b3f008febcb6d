"""YAML files held against the JSON Schemas, as an editor does."""

from pathlib import Path
from typing import Any

import jsonschema
import yaml


def problems(path: Path, schema: dict[str, Any]) -> list[str]:
    """What the schema has against the file, each with its place in the file."""
    # Every scalar is read as text, as the tool does it, so the schema has to expect text.
    loaded = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    validator = jsonschema.Draft202012Validator(_as_text(schema))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(loaded)]


def _as_text(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: "string" if key == "type" and _is_scalar(value) else _as_text(value)
            for key, value in node.items()
            if key not in ("minimum", "maximum")
        }
    return [_as_text(part) for part in node] if isinstance(node, list) else node


def _is_scalar(kind: Any) -> bool:
    return isinstance(kind, list) or kind in ("integer", "number", "boolean")
