"""A page read back as passages."""

from hypothesis import given
from hypothesis import strategies as st

from factsheet.diff.page import Passage, Printed, read_page

PAGE = """<!doctype html><html lang="en"><head><title>T</title>
<script type="application/ld+json">{"variableMeasured": [
{"propertyID": "library.members", "name": "Members \\u003c"}]}</script></head>
<body><nav><a>Languages</a></nav><h1>The library</h1>
<div class="block block-prose" id="intro"><h2>In short</h2>
<p><data value="195" data-fact="library.members" dir="ltr">195</data> people <em>are</em>
members.<span class="marks"><a>1</a></span></p>
<p><span class="untranslated" lang="en">Not yet</span> so</p>
<figure aria-label="Bars"><svg><title>A ring</title><path d=""/></svg></figure>
<ul><li>one<li>two</ul></div><p>After</p></body></html>"""


def test_passages() -> None:
    page = read_page(PAGE)
    value = Printed("library.members", "195", "195")
    assert page.passages == (
        Passage("", "The library", "The library"),
        Passage("intro", "In short", "In short"),
        Passage(
            "intro", "195 people are members.", "{library.members} people are members.", (value,)
        ),
        Passage("intro", "Not yet so", "Not yet so", (), is_fallback=True),
        Passage("intro", "Bars", "Bars"),
        Passage("intro", "A ring", "A ring"),
        Passage("intro", "one", "one"),
        Passage("intro", "two", "two"),
        Passage("", "After", "After"),
    )
    assert page.labels == {"library.members": "Members <"}


def test_linked_data_that_is_none() -> None:
    page = read_page('<script type="application/ld+json">{"name": </script><p>All the same</p>')
    assert (page.labels, [one.words for one in page.passages]) == ({}, ["All the same"])


@given(st.text(alphabet='<>/="adp scritdv-', max_size=60))
def test_anything_can_be_read(text: str) -> None:
    assert all(one.words for one in read_page(text).passages)
