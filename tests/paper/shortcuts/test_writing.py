"""Values are written as pydyf writes them."""

from io import BytesIO
from typing import Any

import pydyf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.paper.shortcuts import shortcuts
from factsheet.paper.shortcuts.writing import notation, writer, written_once

ascii_text = st.text(st.characters(max_codepoint=127))
plain = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.binary(), ascii_text
) | st.text().map(pydyf.String)
values = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner).map(pydyf.Array) | st.dictionaries(ascii_text, inner).map(pydyf.Dictionary)
    ),
)


@pytest.mark.slow
@given(values)
def test_the_same_bytes(value: Any) -> None:
    wanted = pydyf._to_bytes(value)
    assert writer(pydyf._to_bytes)(value) == wanted
    with pytest.MonkeyPatch.context() as patched:
        for owner, name, replacement in notation():
            patched.setattr(owner, name, replacement)
        assert pydyf._to_bytes(value) == wanted


def test_what_is_no_ascii_is_refused_as_ever() -> None:
    for write in (pydyf._to_bytes, writer(pydyf._to_bytes)):
        with pytest.raises(UnicodeEncodeError):
            write("é")


# A PDF is written with the bytes that pydyf writes.


def pdf() -> pydyf.PDF:
    document = pydyf.PDF()
    document.info["Title"] = pydyf.String("Café")
    for compress in (True, False):
        stream = pydyf.Stream([b"q", b"1 0 0 1 0 0 cm", "Q"], {"N": 3}, compress=compress)
        document.add_object(stream)
        page = pydyf.Dictionary({"Type": "/Page", "Contents": stream.reference, "X": 1.5})
        document.add_page(page)
    gone = pydyf.Array([1, b"/Two", pydyf.Dictionary({"Three": None})])
    document.add_object(gone)
    return document


@pytest.mark.parametrize("compress", [True, False])
@pytest.mark.parametrize("identifier", [True, False, b"abc"])
def test_the_same_bytes_of_objects(*, compress: bool, identifier: bool | bytes) -> None:
    ours, theirs = BytesIO(), BytesIO()
    written_once(pydyf.PDF.write)(pdf(), ours, b"2.0", identifier, compress)
    pdf().write(theirs, b"2.0", identifier, compress)
    assert ours.getvalue() == theirs.getvalue()


def test_each_object_is_turned_into_bytes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[pydyf.Dictionary] = []
    data = pydyf.Dictionary.data.fget

    def counted(item: pydyf.Dictionary) -> bytes:
        asked.append(item)
        return bytes(data(item))

    monkeypatch.setattr(pydyf.Dictionary, "data", property(counted))
    written_once(pydyf.PDF.write)(pdf(), BytesIO(), b"2.0", True, True)
    assert len([item for item in asked if item.get("Type") == "/Page"]) == 2
    assert len([item for item in asked if item.get("Type") == "/ObjStm"]) == 1


def test_pydyf_is_as_before_even_where_writing_fails() -> None:
    stream = pydyf.Stream
    with pytest.raises(AttributeError):
        written_once(pydyf.PDF.write)(pdf(), None)
    assert pydyf.Stream is stream


def test_the_installed_version_is_the_one_that_is_known() -> None:
    assert shortcuts.KNOWN["pydyf"] == pydyf.VERSION
