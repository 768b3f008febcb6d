"""JSON Schemas of facts/*.yaml, sheets/*.yaml and editions.yaml, made from the model.

Editors that read the files' modeline complete and check by them. JSON Schema 2020-12.
"""

from dataclasses import is_dataclass
from decimal import Decimal
from enum import StrEnum
from inspect import getdoc
from types import UnionType
from typing import Any, Union, get_args, get_origin

from factsheet.load.decode import ADDRESS, BLOCK_ID, SEGMENT
from factsheet.load.facts import FACT_ID, SOURCE_ID
from factsheet.load.series import DEFAULTS, NAMED
from factsheet.load.shape import keys_of
from factsheet.load.tables.rows import RowsFile
from factsheet.model.claim import Claim
from factsheet.model.corrections import EditionNotes
from factsheet.model.dates import Day
from factsheet.model.facts import Column, Fact, Source, Statement
from factsheet.model.named import Passage
from factsheet.model.notation import Notated
from factsheet.model.sheet import (
    BLOCKS,
    Condition,
    Content,
    FactLine,
    FigureIcon,
    Icon,
    Item,
    Sheet,
)
from factsheet.model.text import FactRef, Text
from factsheet.model.values import KINDS, Named

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_CLAIM: Schema = {"claim": {"$ref": "#/$defs/claim"}, "otherwise": {"$ref": "#/$defs/text"}}
_TEXT: Schema = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {"text": {"type": "string"}, "comment": {"type": "string"}, **_CLAIM},
            "required": ["text"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {
                "one": {"type": "string"},
                "other": {"type": "string"},
                "count": {"type": "string", "pattern": f"^{ADDRESS.pattern}$"},
                "comment": {"type": "string"},
                **_CLAIM,
            },
            "required": ["one", "other"],
            "additionalProperties": False,
        },
    ]
}
_ADDRESS: Schema = {"type": "string", "pattern": f"^{ADDRESS.pattern}$"}
_LINE: Schema = {
    "type": "object",
    "properties": {"fact": _ADDRESS, "facts": {"type": "array", "items": _ADDRESS, "minItems": 1}},
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": False,
}
_SIMPLE: dict[Any, Schema] = {
    str: _SCALAR,
    int: {"type": "integer", "minimum": 1, "maximum": 99},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    Text: {"$ref": "#/$defs/text"},
    FactRef: {"$ref": "#/$defs/address"},
    FactLine: {"$ref": "#/$defs/line"},
    tuple[Condition, ...]: {
        "type": "object",
        "propertyNames": {"pattern": f"^{SEGMENT.pattern}$"},
        "additionalProperties": {"$ref": "#/$defs/address"},
        "minProperties": 1,
    },
    tuple[FigureIcon, ...]: {
        "type": "object",
        "propertyNames": {"pattern": f"^{ADDRESS.pattern}$"},
        "additionalProperties": {"enum": [icon.value for icon in Icon]},
        "minProperties": 1,
    },
    Content: {"anyOf": [{"$ref": "#/$defs/text"}, {"$ref": "#/$defs/line"}]},
    Item: {"$ref": "#/$defs/item"},
}
_ITEMS: Schema = {
    "type": "object",
    "propertyNames": {"pattern": f"^{BLOCK_ID.pattern}$"},
    "additionalProperties": {"$ref": "#/$defs/item"},
    "minProperties": 1,
}
_ITEM: Schema = {
    "anyOf": [
        {"$ref": "#/$defs/text"},
        {"$ref": "#/$defs/line"},
        *(
            {
                **kind,
                "properties": {**kind["properties"], "items": _ITEMS},
                "required": ["items"],
            }
            for kind in (*_TEXT["anyOf"][1:], {**_LINE, "minProperties": 2, "maxProperties": 2})
        ),
    ]
}
_DEFINITIONS: Schema = {"text": _TEXT, "address": _ADDRESS, "line": _LINE}


def facts_schema() -> Schema:
    """The schema of one file of facts/."""
    return {
        "$schema": DIALECT,
        "title": "factsheet: facts and sources",
        "type": "object",
        "properties": {
            "sources": _mapping(SOURCE_ID.pattern, _record(Source)),
            "facts": _mapping(FACT_ID.pattern, {"$ref": "#/$defs/fact"}),
        },
        "additionalProperties": False,
        "$defs": {
            **_defined(),
            "fact": {
                "type": "object",
                "properties": {"kind": {"enum": list(KINDS)}},
                "required": ["kind"],
                "allOf": [
                    {
                        "if": {"properties": {"kind": {"const": kind}}},
                        "then": _series() if kind == "series" else _fact(kind),
                    }
                    for kind in KINDS
                ],
            },
        },
    }


def sheet_schema() -> Schema:
    """The schema of one file of sheets/."""
    schema = _record(Sheet)
    schema["properties"]["blocks"] = _mapping(BLOCK_ID.pattern, {"$ref": "#/$defs/block"})
    return {
        "$schema": DIALECT,
        "title": "factsheet: a sheet",
        **schema,
        "$defs": {
            **_defined(),
            "item": _ITEM,
            "block": {
                "type": "object",
                "properties": {"type": {"enum": list(BLOCKS)}},
                "required": ["type"],
                "allOf": [
                    {
                        "if": {"properties": {"type": {"const": name}}},
                        "then": _record(model, {"type": {"const": name}}),
                    }
                    for name, model in BLOCKS.items()
                ],
            },
        },
    }


def editions_schema() -> Schema:
    """The schema of editions.yaml."""
    days = _mapping(Day.notation.strip("^$"), _record(EditionNotes))
    return {"$schema": DIALECT, "title": "factsheet: editions", **days, "$defs": _defined()}


def _defined() -> Schema:
    return {**_DEFINITIONS, "claim": {**_record(Claim), "minProperties": 1}}


def _fact(kind: str) -> Schema:
    statement = _statement(_value(kind))
    fact = _record(Fact, {"kind": {"const": kind}}, skip=("statements", "columns"))
    inline = dict(statement["properties"])
    listed = _mapping(SEGMENT.pattern, statement)
    return {
        "type": "object",
        "properties": {**fact["properties"], **inline, "statements": listed},
        "additionalProperties": False,
        "oneOf": [
            {"required": ["statements"]},
            {"required": ["value", "source", "where"]},
            {"required": ["compute"]},
        ],
    }


def _series() -> Schema:
    fact = _record(Fact, {"kind": {"const": "series"}}, skip=("statements", "columns", "compute"))
    kinds = [kind for kind in KINDS if kind != "series"]
    column = _record(Column, {"kind": {"enum": kinds}})
    row = _record(Statement, skip=("value",))
    row.pop("additionalProperties")
    rows = _mapping(SEGMENT.pattern, row)
    columns = _mapping(SEGMENT.pattern, column)
    return {
        "type": "object",
        "properties": {
            **fact["properties"],
            **dict.fromkeys(DEFAULTS, _SCALAR),
            "columns": columns,
            "rows": {
                "if": {"properties": {"file": {"type": "string"}}, "required": ["file"]},
                "then": _record(RowsFile),
                "else": rows,
            },
        },
        "required": ["columns", "rows"],
        "additionalProperties": False,
    }


def _statement(value: Schema) -> Schema:
    return _record(Statement, {"value": value}, skip=("value",))


def _value(kind: str) -> Schema:
    model = KINDS[kind]
    if model is Passage:
        one: Schema = _SIMPLE[Text]
    elif issubclass(model, Named):
        one = _record(model)
    else:
        one = {"type": ["string", "number"], "description": getdoc(model)}
    item = _ADDRESS if kind in NAMED else one
    return {"anyOf": [one, {"type": "array", "items": item, "minItems": 1}]}


def _mapping(pattern: str, item: Schema) -> Schema:
    names = {"pattern": f"^{pattern}$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": item}


def _record(model: type, extra: Schema | None = None, skip: tuple[str, ...] = ()) -> Schema:
    taken = (*skip, *(extra or {}))
    keys = [key for key in keys_of(model) if key.field not in taken and key.name not in taken]
    return {
        "type": "object",
        "description": getdoc(model),
        "properties": {**(extra or {}), **{key.name: _of(key.type, key.name) for key in keys}},
        "required": [*(extra or {}), *(key.name for key in keys if key.required)],
        "additionalProperties": False,
    }


def _of(hint: Any, name: str) -> Schema:
    if simple := _SIMPLE.get(hint):
        return simple
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], name), "minItems": 1}
    if origin is dict:
        if name == "blocks":
            return {}
        return _mapping(BLOCK_ID.pattern, _of(arguments[1], name))
    if origin in (Union, UnionType):
        return {"anyOf": [_of(part, name) for part in arguments]}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [choice.value for choice in hint]}
    if isinstance(hint, type) and issubclass(hint, Notated):
        return {"type": ["string", "integer"], "pattern": hint.notation}
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    raise TypeError(f"no schema for {hint}")
