"""Which system libraries are missing."""

import pytest

from factsheet.render import libraries
from factsheet.render.libraries import LIBRARIES, missing_system_libraries


def test_nothing_is_missing_where_pdfs_are_made() -> None:
    assert missing_system_libraries() == ()


def test_what_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = {**LIBRARIES, "harfbuzz-subset": ("libnowhere.so.0", "libnowhere.dylib")}
    monkeypatch.setattr(libraries, "LIBRARIES", absent)
    assert missing_system_libraries() == ("harfbuzz-subset",)
