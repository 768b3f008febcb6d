"""Which system libraries are missing."""

import ctypes.util
import subprocess
import sys

import pytest

from factsheet.paper import libraries
from factsheet.paper.libraries import LIBRARIES, found_by_file, missing_system_libraries

LOADED = """
import contextlib, re
from pathlib import Path
from factsheet.paper.libraries import found_by_file
with {block}:
    import weasyprint
print(sorted(set(re.findall(r"/.*[.]so.*", Path("/proc/self/maps").read_text()))))
"""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only there by the file's name")


def loaded(block: str) -> bytes:
    """The shared libraries of a process that imports WeasyPrint in the block."""
    command = (sys.executable, "-c", LOADED.format(block=block))
    return subprocess.run(command, check=True, capture_output=True).stdout


def test_nothing_is_missing_where_pdfs_are_made() -> None:
    assert missing_system_libraries() == ()


def test_what_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = {**LIBRARIES, "harfbuzz-subset": ("libnowhere.so.0", "libnowhere.dylib")}
    monkeypatch.setattr(libraries, "LIBRARIES", absent)
    assert missing_system_libraries() == ("harfbuzz-subset",)


@on_linux
def test_weasyprint_loads_the_same_libraries_by_the_names_of_their_files() -> None:
    by_file = loaded("found_by_file()")
    assert b"libpango-1.0.so.0" in by_file
    assert by_file == loaded("contextlib.nullcontext()")


@on_linux
def test_the_system_is_searched_for_others() -> None:
    search = ctypes.util.find_library
    with found_by_file():
        assert ctypes.util.find_library("libpango-1.0-0") is None
        assert ctypes.util.find_library("c") == search("c")
    assert ctypes.util.find_library is search
