"""How hard the streams of a PDF are compressed (ISO 32000-1, 7.4.4: Flate).

pydyf asks for zlib's highest level, which takes three times as long as the level that zlib
takes by itself, and makes a PDF 1 % smaller.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace


@contextmanager
def quick_compression() -> Iterator[None]:
    """While the block runs, streams are compressed at the level that zlib takes by itself."""
    import pydyf

    known = pydyf.zlib
    pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=lambda **_: zlib.compressobj())
    try:
        yield
    finally:
        pydyf.zlib = known
