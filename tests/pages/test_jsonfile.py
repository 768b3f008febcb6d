"""JSON of files: the same as Python's, whatever is in it."""

import json
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pages.jsonfile import json_file

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda values: (
        st.lists(values) | st.lists(values).map(tuple) | st.dictionaries(st.text(), values)
    ),
)


class Word(StrEnum):
    ABOUT = "about"


@pytest.mark.slow
@given(VALUES)
def test_it_says_what_pythons_encoder_says(data):
    expected = json.dumps(data, ensure_ascii=False, indent=1)
    assert json_file(data) == expected.encode() + b"\n"


def test_letters_of_all_scripts_and_words_of_an_enumeration_are_themselves():
    data = {"الاسم": [Word.ABOUT, '\u2028"\\\t\x7f'], "empty": [{}, [], ()]}
    expected = json.dumps(data, ensure_ascii=False, indent=1)
    assert json_file(data) == expected.encode() + b"\n"
