"""The objects of a PDF turned into bytes once.

A PDF's identifier is a digest of all its objects, for which pydyf turns each into bytes
a second time, and compresses each stream once more. While a PDF is written, nothing of
it changes any more, so the bytes that are written are the bytes that are digested.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import pydyf


class Written(pydyf.Object):  # type: ignore[misc]
    """An object as it is written."""

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
    """A stream that is whole when it is made, as those are that writing adds."""

    data = cached_property(pydyf.Stream.data.fget)


def written_once(write: Callable[..., None]) -> Callable[..., None]:
    """What stands in for `pydyf.PDF.write`. The PDF is of no use afterwards."""

    def once(pdf: Any, *arguments: Any, **options: Any) -> None:
        stream = pydyf.Stream
        pdf.objects = list(map(Written, pdf.objects))
        pydyf.Stream = FinalStream
        try:
            write(pdf, *arguments, **options)
        finally:
            pydyf.Stream = stream

    return once
