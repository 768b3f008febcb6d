"""Values are written as pydyf writes them."""

from typing import Any

import pydyf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.paper.shortcuts.notation import notation, writer

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
