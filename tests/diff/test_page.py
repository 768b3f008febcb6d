"""A page read back as passages."""

from hypothesis import given
from hypothesis import strategies as st

from factsheet.published.diffpage import PagePassage, PrintedValue, read_page

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
    value = PrintedValue("library.members", "195", "195")
    assert page.passages == (
        PagePassage("", "The library", "The library"),
        PagePassage("intro", "In short", "In short"),
        PagePassage(
            "intro", "195 people are members.", "{library.members} people are members.", (value,)
        ),
        PagePassage("intro", "Not yet so", "Not yet so", (), is_fallback=True),
        PagePassage("intro", "Bars", "Bars"),
        PagePassage("intro", "A ring", "A ring"),
        PagePassage("intro", "one", "one"),
        PagePassage("intro", "two", "two"),
        PagePassage("", "After", "After"),
    )
    assert page.labels == {"library.members": "Members <"}


def test_linked_data_that_is_none() -> None:
    page = read_page('<script type="application/ld+json">{"name": </script><p>All the same</p>')
    assert (page.labels, [one.words for one in page.passages]) == ({}, ["All the same"])


@given(st.text(alphabet='<>/="adp scritdv-', max_size=60))
def test_anything_can_be_read(text: str) -> None:
    assert all(one.words for one in read_page(text).passages)
