from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.diagnostics import Location
from factsheet.edition.document import Datum, Element, Inline, LocalizedText, Phrase, Run
from factsheet.model.text import Text
from factsheet.pages.inline import inline, plain
from support.html import tree as parse
from support.html import unbalanced, words


def phrase(*children: Inline) -> Phrase:
    return Phrase(children)


def test_value_can_be_read_back() -> None:
    members = Datum("membership.countries", "195", (Run("195"),), "ltr")
    assert inline(phrase(members)) == (
        '<data value="195" data-fact="membership.countries" dir="ltr">195</data>'
    )


def test_date_is_a_time() -> None:
    opened = Datum(
        "session.opened", "2021-11-23", (Run("23 تشرين الثاني/نوفمبر 2021"),), "rtl", True
    )
    assert inline(phrase(opened)).startswith(
        '<time datetime="2021-11-23" data-fact="session.opened" dir="rtl">'
    )


def test_texts_and_attributes_are_data() -> None:
    html = inline(
        phrase(
            Run("<script>alert('1')</script> & more"),
            Datum('a"b', '<"&>', (Run("<i>"),), "ltr"),
            Element("abbr", (("title", '"><script>'),), (Run("x"),)),
        )
    )
    assert "<script" not in html
    assert "<i>" not in html
    assert words(parse(html)) == "<script>alert('1')</script> & more<i>x"


def test_markup_is_a_part_of_its_sentence() -> None:
    """As an isolate the 2 of (CO₂) would come before the bracket in Arabic (UAX #9)."""
    arabic = Element("strong", (), (Run("الإنتربول"),))
    index = Element("sub", (), (Run("2"),))
    assert inline(phrase(arabic)) == "<strong>الإنتربول</strong>"
    assert inline(phrase(Run("(CO"), index, Run(")"))) == "(CO<sub>2</sub>)"


def test_given_direction_is_kept() -> None:
    span = Element("span", (("lang", "ar"), ("dir", "rtl")), (Run("1"),))
    assert inline(phrase(span)) == '<span dir="rtl" lang="ar">1</span>'


def test_link_holds_text_only() -> None:
    year = Datum("report.year", "2021", (Run("2021"),), "ltr", True)
    link = Element("a", (("href", "https://example.org/?a=1&b=2"),), (Run("Report "), year))
    assert inline(phrase(link)) == (
        '<a dir="ltr" href="https://example.org/?a=1&amp;b=2">Report \u20662021\u2069</a>'
    )


def test_fallback_is_marked_for_readers_and_screen_readers() -> None:
    fallback = Phrase((Run("Not translated"),), (1,), "en", "ltr")
    assert (
        inline(fallback) == '<span class="untranslated" lang="en" dir="ltr">Not translated</span>'
    )
    assert plain(fallback) == "\u2066Not translated\u2069"


def test_plain_text_isolates_values() -> None:
    value = Datum("a", "1000", (Run("1,000"),), "ltr")
    assert plain(phrase(Run("نحو "), value)) == "نحو \u20661,000\u2069"


TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
RUNS = TEXTS.map(Run)


def _nodes(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(children, max_size=3).map(tuple)
    tags = st.sampled_from(("strong", "em", "cite", "sub", "sup", "abbr"))
    return st.builds(Element, tags, st.just(()), several) | st.builds(
        Datum, TEXTS, TEXTS, several, st.sampled_from(("ltr", "rtl")), st.booleans()
    )


TREES = st.lists(st.recursive(RUNS, _nodes, max_leaves=8), max_size=4).map(tuple)


def _words(nodes: tuple[Inline, ...]) -> str:
    return "".join(node.text if isinstance(node, Run) else _words(node.children) for node in nodes)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.undirected: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_isolate = tag in ("a", "span", "data", "time")
        if is_isolate and dict(attrs).get("dir") not in ("ltr", "rtl"):
            self.undirected.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.slow
@given(TREES)
def test_every_tree_is_whole_escaped_and_directed(nodes: tuple[Inline, ...]) -> None:
    html = str(inline(Phrase(nodes)))
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert unbalanced(html) == []
    assert reader.undirected == []
    assert reader.text == _words(nodes)


def test_texts_are_marked_with_their_messages_where_that_is_asked_for() -> None:
    at = Location("sheets/a.yaml")
    name = LocalizedText((Run("Lyon"),), Text("Lyon", 'fact:a:"name"', at), "en")
    title = LocalizedText((Run("In "), name), Text("In {a}", "sheet:a:title", at), "en")
    assert inline(phrase(title)) == "In Lyon"
    assert inline(phrase(title), marked=True) == (
        '<span data-message="sheet:a:title">In '
        '<span data-message="fact:a:&#34;name&#34;">Lyon</span></span>'
    )
