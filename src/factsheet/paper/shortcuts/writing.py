"""Write a PDF's objects faster, and convert each to bytes only once.

pydyf checks the type of each value, and encodes each key of a dictionary again, although thousands
of structure elements have the same few keys. A PDF's identifier is a hash of all its objects, for
which pydyf encodes each object and compresses each stream a second time. A PDF does not change
while it is written, so here the written bytes are hashed.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import pydyf

Write = Callable[[Any], Any]
"""Converts a value to its bytes."""


class Names(dict[str, bytes]):
    """A cache of encoded dictionary keys."""

    def __init__(self, write: Write) -> None:
        super().__init__()
        self.write = write

    def __missing__(self, key: str) -> bytes:
        name: bytes = b"/" + self.write(key) + b" "
        self[key] = name
        return name


def notation() -> Iterator[tuple[Any, str, Any]]:
    """Replacements for functions of pydyf: (owner, attribute, replacement)."""
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
    """Replaces `_to_bytes`, which still writes rarer types."""

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


class Written(pydyf.Object):  # type: ignore[misc]
    """An object with its encoded bytes."""

    data = b""
    compressible = False

    def __init__(self, content: Any) -> None:
        self.number = content.number
        self.offset = content.offset
        self.generation = content.generation
        self.free = content.free
        if self.free == "n":
            self.data = content.data
            self.compressible = content.compressible


class FinalStream(pydyf.Stream):  # type: ignore[misc]
    """A stream that never changes, such as those added while writing."""

    data = cached_property(pydyf.Stream.data.fget)


def written_once(write: Callable[..., None]) -> Callable[..., None]:
    """Replaces `pydyf.PDF.write`. The PDF can't be used afterwards."""

    def once(pdf: Any, *arguments: Any, **options: Any) -> None:
        stream = pydyf.Stream
        pdf.objects = list(map(Written, pdf.objects))
        pydyf.Stream = FinalStream
        try:
            write(pdf, *arguments, **options)
        finally:
            pydyf.Stream = stream

    return once
