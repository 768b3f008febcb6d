"""Last words of paragraphs, which stay together on paper."""

import pytest
from tinyhtml5 import parse

from factsheet.paper.lastlines import keep_last_words


def joined(html: str) -> str:
    """The text of a page after joining; `~` stands for a no-break space, `+` for a word joiner."""
    root = parse(html, namespace_html_elements=False)
    keep_last_words(root)
    return "".join(root.find("body").itertext()).replace("\u00a0", "~").replace("\u2060", "+")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Four words are short</p>", "Four words are short"),
        ("<p>Five words are kept together</p>", "Five words are kept~together"),
        ("<p>They end with a line \n</p>", "They end with a~line \n"),
        ("<p>Each of them has a <b>bold word</b>.</p>", "Each of them has a bold~word."),
        ("<p>Each of them is <b>very</b> bold</p>", "Each of them is very~bold"),
        (
            '<p>What rests on sources is true.<span class="marks"> <a>1</a> <a>2</a></span></p>',
            "What rests on sources is~true. 1 2",
        ),
        (
            '<p>As in French, a call is raised<span class="marks"> <a>1</a></span>.</p>',
            "As in French, a call is~raised 1.",
        ),
        ("<p>The edition is of the year 2021</p>", "The edition is of the year 2021"),
        ("<p>There are in all some 40 countries</p>", "There are in all some 40 countries"),
        (
            "<p>They are of incomparably uncharacteristic extraterritoriality</p>",
            "They are of incomparably uncharacteristic extraterritoriality",
        ),
        (
            '<div class="width-third"><p>They have the words of administration</p></div>',
            "They have the words of~administration",
        ),
        (
            '<div class="figure"><p>They have the words of administration</p></div>',
            "They have the words of administration",
        ),
        (
            "<ul><li>One is on a line of its own</li><li><p>And here is one too</p></li></ul>",
            "One is on a line of its~ownAnd here is one~too",
        ),
        ("<p>يعمل فيها موظفون من بلدان كثيرة</p>", "يعمل فيها موظفون من بلدان +كثيرة"),
        ("<p></p><p> </p>", " "),
    ],
)
def test_last_words(html: str, expected: str) -> None:
    assert joined(html) == expected
