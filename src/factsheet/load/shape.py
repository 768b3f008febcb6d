"""The YAML keys of the model's dataclasses. The decoder and the JSON Schemas both use them, so that
they agree with the model.
"""

from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

INJECTED = ("at", "id", "context", "row", "rests_on")
"""Fields that are derived from the place in a file or from a computation, not from a key."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping: its name in YAML, the model's field, its type."""

    name: str
    field: str
    type: Any
    required: bool


@cache
def keys_of(model: Any) -> tuple[Key, ...]:
    """The keys that a mapping for `model` may have."""
    hints = get_type_hints(model)
    return tuple(
        Key(
            field.name.rstrip("_"),
            field.name,
            without_none(hints[field.name]),
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(model)
        if field.init and field.name not in INJECTED
    )


def without_none(hint: Any) -> Any:
    """The type of an optional field without None."""
    if get_origin(hint) in (Union, UnionType):
        rest = tuple(part for part in get_args(hint) if part is not type(None))
        return rest[0] if len(rest) == 1 else Union[rest]  # noqa: UP007  (built at run time)
    return hint
