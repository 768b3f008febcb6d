"""Values of a PDF in its notation, with fewer questions asked of each.

pydyf asks of each value what it is an instance of, and turns each key of a dictionary into
bytes anew. The elements of a structure tree are thousands, and have the same few keys.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pydyf

Write = Callable[[Any], Any]
"""From a value to its bytes."""


class Names(dict[str, bytes]):
    """Keys of dictionaries, which are texts, as they stand before a value."""

    def __init__(self, write: Write) -> None:
        super().__init__()
        self.write = write

    def __missing__(self, key: str) -> bytes:
        name: bytes = b"/" + self.write(key) + b" "
        self[key] = name
        return name


def notation() -> Iterator[tuple[Any, str, Any]]:
    """What stands in for functions of pydyf while a PDF is made: who has it, by what name."""
    write = writer(pydyf._to_bytes)  # noqa: SLF001
    names = Names(write)

    def dictionary(values: dict[str, Any]) -> bytes:
        return b"<<" + b"".join([names[key] + write(values[key]) for key in values]) + b">>"

    def array(values: list[Any]) -> bytes:
        return b"[" + b" ".join(map(write, values)) + b"]"

    yield pydyf, "_to_bytes", write
    yield pydyf.Dictionary, "data", property(dictionary)
    yield pydyf.Array, "data", property(array)


def writer(to_bytes: Write) -> Write:
    """What stands in for `_to_bytes`, which is asked about whatever else there is."""

    def write(value: Any) -> Any:
        kind = type(value)
        if kind is bytes:
            return value
        if kind is float and not value.is_integer():
            return (b"%f" % value).rstrip(b"0")
        if kind is str:
            return value.encode("ascii")
        if kind is int or kind is float:
            return b"%d" % value
        return to_bytes(value)

    return write
