"""The system libraries that are needed to make PDFs."""

import ctypes.util
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "gobject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "harfbuzz-subset": (
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "libharfbuzz-subset-0.dll",
    ),
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
}
"""File names on Linux, macOS and Windows, as WeasyPrint looks for them."""


PACKAGES: Mapping[str, tuple[str, ...]] = {
    "Debian": ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    "Fedora": ("pango", "harfbuzz"),
    "Alpine": ("pango", "so:libpangoft2-1.0.so.0", "so:libharfbuzz-subset.so.0"),
    "macOS": ("pango",),
}
"""The packages that provide them, by system, as in README.md."""


def missing_system_libraries() -> tuple[str, ...]:
    """Names of the libraries that cannot be loaded; empty if PDFs can be made.

    WeasyPrint works without harfbuzz-subset, but writes different, larger files. A publication
    must be the same on any machine, so it counts as missing.
    """
    return tuple(name for name, files in LIBRARIES.items() if not any(map(_loads, files)))


@contextmanager
def found_by_file() -> Iterator[None]:
    """While the block runs, find these libraries only by their file names.

    WeasyPrint tries other names first, for which Python starts the linker's cache, a compiler and a
    linker, one process each: half the time of importing it. On Linux these find the same file at
    best; elsewhere they may search more folders.
    """
    search = ctypes.util.find_library

    def found(name: str) -> str | None:
        return None if any(library in name for library in LIBRARIES) else search(name)

    ctypes.util.find_library = found if sys.platform == "linux" else search
    try:
        yield
    finally:
        ctypes.util.find_library = search


def library_versions() -> dict[str, str]:
    """Versions of the libraries that place glyphs; empty without Pango."""
    try:
        return {
            "pango": _version("pango", "pango_version_string"),
            "harfbuzz": _version("harfbuzz", "hb_version_string"),
        }
    except StopIteration:
        return {}


def _version(name: str, function: str) -> str:
    file = next(filter(_loads, LIBRARIES[name]))
    ask = getattr(ctypes.CDLL(file), function)
    ask.restype = ctypes.c_char_p
    return str(ask().decode("ascii"))


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True
