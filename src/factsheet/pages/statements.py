"""Read statements of facts from an untrusted edition, as `evidence` writes them."""

from collections.abc import Mapping
from typing import Any

Statements = Mapping[str, tuple[Mapping[str, Any], ...]]
"""The statements of each fact, by fact id."""
_TEXTS = ("id", "value", "approximation", "from", "until", "as_of", "where")
_OF_SOURCES = ("id", "title", "publisher", "date")
_NAMES = ("items", "names")


def read_statements(facts: Any) -> Statements:
    """Read the `facts` of a manifest, keeping unknown keys. Raises TypeError if malformed."""
    if not isinstance(facts, Mapping):
        raise TypeError("“facts” is not an object")
    for name, statements in facts.items():
        if not isinstance(statements, list):
            raise TypeError(f"the statements of “{name}” are not a list")
        is_series = [_check(name, one) for one in statements]
        if len({*is_series}) > 1:
            raise TypeError(f"only some statements of “{name}” have cells")
    return {name: tuple(statements) for name, statements in facts.items()}


def _check(name: str, one: Any) -> bool:
    """Raises TypeError unless it is a statement; whether it is a row of a series."""
    if not (isinstance(one, Mapping) and {"id", "value", "source"} <= one.keys()):
        raise TypeError(f"a statement of “{name}” has no id, value or source")
    cited = one.get("cited", {})
    is_fit = (
        all(isinstance(one.get(key, ""), str) for key in _TEXTS)
        and all(_is_list(one.get(key, [])) for key in _NAMES)
        and _is_of(one.get("cells", {}), str)
        and _is_of(one.get("lists", {}), list)
        and all(map(_is_list, one.get("lists", {}).values()))
        and (isinstance(one.get("decimals", 0), int) or _is_of(one["decimals"], int))
        and _is_source(one["source"])
        and _is_of(cited, Mapping)
        and all(_is_source(part.get("source")) for part in cited.values())
    )
    if not is_fit or ("cells" in one and isinstance(one.get("decimals", {}), int)):
        raise TypeError(f"a statement of “{name}” has a part of the wrong type")
    return "cells" in one


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _is_of(value: Any, kind: type) -> bool:
    return isinstance(value, Mapping) and all(isinstance(part, kind) for part in value.values())


def _is_source(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and isinstance(value.get("id"), str)
        and all(isinstance(value.get(key) or "", str) for key in _OF_SOURCES)
    )
