"""Words of a source text, as a translator is paid for them."""

import pytest

from factsheet.messages.message import Message, word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("General Assembly", 2),
        ("{membership.countries} countries send delegates.", 3),
        ("Edition of %(date)s", 2),
        ("about {value}", 1),
        ('<strong>Two</strong> <a href="https://a.example/b">words</a> – here', 3),
        ("{{braces}} are words", 3),
        ("the Secretary-General’s 25 %", 3),
        ("الجمعية العامة", 2),
    ],
)
def test_words_of_a_text(text: str, words: int) -> None:
    assert word_count(Message(text)) == words


def test_a_plural_is_written_twice() -> None:
    assert word_count(Message("{n} member country", plural="{n} member countries")) == 4
