"""Words in the source language are marked wherever a page can mark them, and legible elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pages.fallback import CLOSE, OPEN, foreign, mark_foreign, mark_messages, named
from support.html import unbalanced

SPAN = '<span class="untranslated" lang="en" dir="ltr">'


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<p>{}</p>", f"<p>{SPAN}Sources</span></p>"),
        ("<p>a {} b</p>", f"<p>a {SPAN}Sources</span> b</p>"),
        ("{}", f"{SPAN}Sources</span>"),
        ('<nav aria-label="{}">x</nav>', '<nav aria-label="Sources">x</nav>'),
        (
            "<title>{} – x</title><p>{}</p>",
            f"<title>Sources – x</title><p>{SPAN}Sources</span></p>",
        ),
        ("<svg><text>{}</text></svg>{}", f"<svg><text>Sources</text></svg>{SPAN}Sources</span>"),
    ],
)
def test_places(page: str, marked: str) -> None:
    words = page.replace("{}", foreign("Sources"))
    assert mark_foreign(words, "en", "ltr", "fa") == marked


def test_a_value_in_the_middle_keeps_its_own_element() -> None:
    edition = 'Edition of <time dir="rtl">2021</time>'
    page = f"<p>{foreign(edition)}</p>"
    told = edition.replace("<time ", '<time lang="fa" ')
    assert mark_foreign(page, "en", "ltr", "fa") == f"<p>{SPAN}{told}</span></p>"


def test_a_page_without_such_words_is_left_alone() -> None:
    page = "<title>a</title><p>b &lt; c</p>"
    assert mark_foreign(page, "en", "ltr", "fa") is page


PARTS = st.lists(
    st.sampled_from(
        [
            "a",
            " & ",
            foreign("b"),
            "<i>" + foreign("c") + "</i>",
            '<p title="' + foreign("d") + '">e</p>',
        ]
    )
)


@given(PARTS)
def test_no_mark_is_left_and_tags_stay_balanced(parts: list[str]) -> None:
    marked = mark_foreign("".join(parts), "en", "ltr", "fa")
    assert OPEN not in marked
    assert CLOSE not in marked
    assert unbalanced(marked) == []


def test_values_in_such_a_passage_are_in_the_language_of_the_page() -> None:
    value = '<time datetime="2026-01-01" dir="rtl">۱ ژانویهٔ ۲۰۲۶</time>'
    page = f"<p>{foreign('Edition of ' + value)} {value}</p>"
    marked = mark_foreign(page, "en", "ltr", "fa")
    told = value.replace("<time ", '<time lang="fa" ')
    assert marked == f"<p>{SPAN}Edition of {told}</span> {value}</p>"


def test_a_picture_tells_the_language_of_its_description() -> None:
    page = f'<p><img src="a.png" alt="{foreign("First page")}"><img src="b.png" alt="صفحه"></p>'
    marked = mark_foreign(page, "en", "ltr", "fa")
    assert (
        marked == '<p><img lang="en" src="a.png" alt="First page"><img src="b.png" alt="صفحه"></p>'
    )


def test_named_texts_become_spans_and_elements_name_those_of_their_attributes() -> None:
    messages = [("contact", "Tel."), (None, "Sources & <notes>")]
    html = f'<a title="{named(0, "Tél.")}">{named(0, "Tél.")}</a><title>{named(1, "S")}</title>'
    assert mark_messages(html + named(1, "Sources"), messages) == (
        '<a data-said-message="contact" data-said-source="Tel." title="Tél.">'
        '<span data-message="contact" data-source="Tel.">Tél.</span></a>'
        "<title>S</title>"
        '<span data-message="" data-source="Sources &amp; &lt;notes&gt;">Sources</span>'
    )
