"""Set the compression level of PDF streams (ISO 32000-1, 7.4.4: Flate).

pydyf uses zlib's highest level, which takes three times as long as its default level, and makes a
PDF 1 % smaller.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace


@contextmanager
def quick_compression() -> Iterator[None]:
    """Compress streams at zlib's default level while the block runs."""
    import pydyf

    known = pydyf.zlib
    pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=lambda **_: zlib.compressobj())
    try:
        yield
    finally:
        pydyf.zlib = known
