import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from gettext import NullTranslations
from importlib.resources import files
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from factsheet.edition.blocks import BlockView
from factsheet.edition.document import Datum, Document, Inline, Phrase, Run
from factsheet.load.theme import load_theme
from factsheet.model.sheet import BLOCKS, Width
from factsheet.pages.environment import PageLocale, make_environment
from factsheet.pages.page import SHARES, Alternate, PageContext, block_rows, render_page
from factsheet.paper.pdf import render_pdf
from factsheet.workspace import Workspace
from support.choropleths import coloured
from support.documents import AT, AUTONYMS, DIRECTIONS, assembly, at_a_glance, changed, drawing
from support.html import classed, elements, local, tree, unbalanced, visible, words

ROOT = Path(__file__).parents[2]
THEME = load_theme(Workspace(ROOT))
FONTS = sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf"))
SHEETS = {"at-a-glance": at_a_glance, "general-assembly": assembly}


class Marked(NullTranslations):
    """Translates whatever it is asked for, so that an untranslated word stands out."""

    def gettext(self, message: str) -> str:
        return "⟦" + "".join(re.findall(r"%\(\w+\)s", message)) + "⟧"

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


def context(tag: str, name: str) -> PageContext:
    return PageContext(
        publisher="Publisher & Sons",
        assets="../assets/",
        alternates=tuple(
            Alternate(
                other,
                autonym,
                "rtl" if other == "ar" else "ltr",
                f"../{other}/{name}.html",
                f"https://example.org/{other}/{name}.html",
            )
            for other, autonym in AUTONYMS.items()
        ),
        default=f"https://example.org/en/{name}.html",
        pdf=f"{name}.pdf",
        index="index.html",
    )


def page(document: Document, digits: str = "latn", catalog: NullTranslations | None = None) -> str:
    tag = document.locale
    locale = PageLocale(tag, DIRECTIONS[tag], digits)
    environment = make_environment(THEME, catalog or NullTranslations(), locale)
    return render_page(environment, document, context(tag, document.sheet_id))


@pytest.fixture(params=[(name, tag) for name in SHEETS for tag in DIRECTIONS], ids="-".join)
def document(request: pytest.FixtureRequest) -> Document:
    name, tag = request.param
    return SHEETS[name](tag)


@pytest.fixture
def html(document: Document) -> str:
    return page(document)


@pytest.fixture
def root(html: str) -> Element:
    return tree(html)


def test_every_element_is_closed_in_order(html: str) -> None:
    assert unbalanced(html) == []


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(root: Element) -> None:
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    targets = {a.attrib["href"][1:] for a in elements(root, "a") if a.attrib["href"][0] == "#"}
    assert targets <= set(ids)
    assert "source-1" in targets


def test_the_page_says_what_and_whose_it_is(root: Element, document: Document) -> None:
    (html,) = elements(root, "html") or [root]
    assert (html.get("lang"), html.get("dir")) == (document.locale, document.direction)
    (title,) = [title for title in elements(root, "title") if title in list(root.find("head"))]  # type: ignore[arg-type]
    assert title.text == document.title.text
    meta = {m.get("name"): m.get("content") for m in elements(root, "meta")}
    assert meta["author"] == "Publisher & Sons"
    assert meta["description"] == document.lead.text
    assert meta["dcterms.created"] == meta["dcterms.modified"] == "2021-11-25T00:00:00Z"
    assert document.title.text in (meta["keywords"] or "")


def test_other_languages_are_linked_for_readers_and_search_engines(root: Element) -> None:
    links = {
        link.get("hreflang"): link.get("href")
        for link in elements(root, "link")
        if link.get("rel") == "alternate" and link.get("type") is None
    }
    assert set(links) == {*AUTONYMS, "x-default"}
    assert all((href or "").startswith("https://example.org/") for href in links.values())
    (switcher,) = classed(root, "languages")
    shown = [(a.get("lang"), a.get("dir"), words(a)) for a in elements(switcher, "a")]
    assert shown == [
        (tag, "rtl" if tag == "ar" else "ltr", autonym) for tag, autonym in AUTONYMS.items()
    ]
    current = [a.get("lang") for a in elements(switcher, "a") if a.get("aria-current")]
    assert current == [root.get("lang")]


def test_headings_skip_no_level(root: Element) -> None:
    headings = [local(h) for h in elements(root, "h1", "h2", "h3", "h4", "h5", "h6")]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}


WHOLE = ("figures", "prose", "list", "note", "definitions", "quote")
"""Blocks that show all they are given; a table or a timeline chooses its columns."""


def printed(value: object) -> Iterator[Datum]:
    """Every value that a document holds, wherever it is."""
    if isinstance(value, Datum):
        yield value
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for part in value:
            yield from printed(part)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, Run):
        for name in value.__dataclass_fields__:
            if name not in ("values", "columns", "keywords"):
                yield from printed(getattr(value, name))


def test_every_printed_value_can_be_read_back(root: Element, document: Document) -> None:
    def values(*parts: object) -> set[tuple[str, str]]:
        return {(datum.address, datum.value) for datum in printed(parts)}

    whole = [fields for _, kind, fields in document.blocks if kind in WHOLE]
    found = {
        (element.attrib["data-fact"], element.get("value") or element.get("datetime"))
        for element in elements(root, "data", "time")
    }
    assert values(document.title, document.lead, document.edition, *whole) <= found
    assert found <= values(document)
    assert len(found) > 20


def test_every_isolate_says_which_way_it_runs(root: Element) -> None:
    inlines = elements(root, "a", "span", "data", "time")
    assert [words(inline) for inline in inlines if inline.get("dir") not in ("ltr", "rtl")] == []


def test_pdf_ua_finds_what_it_needs(root: Element) -> None:
    """Links contain only text, pictures have a title, rows have the same number of cells."""
    links = elements(root, "a")
    assert [words(link) for link in links if list(link)] == []
    for svg in elements(root, "svg"):
        if svg.get("aria-hidden") == "true":
            assert not words(svg).strip()  # decoration: an artifact
            continue
        assert local(svg[0]) == "title"
        assert words(svg[0]).strip()
    for table in elements(root, "table"):
        assert len({len(row) for row in elements(table, "tr")}) == 1
        assert {th.get("scope") for th in elements(table, "th")} == {"col", "row"}
    for container in elements(root, "ul", "ol"):
        assert {local(child) for child in container} == {"li"}


def test_marks_stand_at_the_end_of_what_they_are_about(root: Element) -> None:
    parents = {child: parent for parent in root.iter() for child in parent}
    marks = classed(root, "marks")
    assert marks
    for mark in marks:
        assert parents[mark][-1] is mark
        stop = (mark.tail or "").strip()
        assert not stop or (root.get("lang") == "fr" and stop in ".:;!?…")
        assert (mark.text or "").startswith(("\u2060", " ")), "a mark may not begin a line"
        assert all(words(link).isdecimal() for link in elements(mark, "a"))


def test_a_sheet_without_a_list_of_sources_has_no_marks() -> None:
    document = assembly("en")
    blocks = tuple(block for block in document.blocks if block[1] != "sources")
    bare = Document(
        **{
            name: getattr(document, name) if name != "blocks" else blocks
            for name in Document.__dataclass_fields__
        }
    )
    root = tree(page(bare))
    assert classed(root, "marks") == []
    assert elements(root, "th") == []


def test_sources_are_numbered_in_the_locale_s_digits() -> None:
    root = tree(page(assembly("ar"), digits="arab"))
    assert [words(number) for number in classed(root, "source-number")] == ["١", "٢", "٣", "٤"]
    assert "--counter-style: arabic-indic" in root.get("style", "")


def test_all_fixed_words_can_be_translated() -> None:
    """In an Arabic page with translated furniture only names are left in Latin letters."""
    root = tree(page(at_a_glance("ar"), catalog=Marked()))
    pieces = [piece for piece in visible(root) if re.search("[A-Za-z]", piece)]
    assert {piece.strip() for piece in pieces} <= {
        "English",
        "Français",
        "Español",
        "www.example.org",
        "Publisher & Sons",
        "https://example.org/ar/at-a-glance.html",
    }


def test_what_fell_back_is_said_to_have_fallen_back() -> None:
    document = assembly("fr")
    fields = {name: getattr(document, name) for name in Document.__dataclass_fields__}
    assert classed(tree(page(document)), "untranslated-note") == []
    assert classed(tree(page(Document(**{**fields, "untranslated": 2}))), "untranslated-note")


def test_every_type_of_block_is_shown() -> None:
    document = at_a_glance("en")
    loans = ("loans", "choropleth", coloured([["FR"], ["DE"]], ["ES"]))
    more = (drawing("en"), loans, changed("en"))
    root = tree(page(replace(document, blocks=(*document.blocks, *more))))
    assert {name for name in BLOCKS if classed(root, f"block-{name}")} == set(BLOCKS)


def wide(width: str) -> BlockView:
    return BlockView(at=AT, width=Width(width))


def test_neighbours_share_a_row() -> None:
    widths = ("third", "two-thirds", "half", "full", "half", "half", "third")
    rows = block_rows([(str(at), "prose", wide(width)) for at, width in enumerate(widths)])
    assert [[placed.id for placed in row] for row in rows] == [
        ["0", "1"],
        ["2"],
        ["3"],
        ["4", "5"],
        ["6"],
    ]


@given(st.lists(st.sampled_from(list(Width))))
def test_rows_keep_the_order_and_never_overflow(widths: list[Width]) -> None:
    rows = block_rows([(str(at), "prose", wide(width)) for at, width in enumerate(widths)])
    assert [placed.width for row in rows for placed in row] == widths
    shares = [sum((SHARES[placed.width] for placed in row), Fraction(0)) for row in rows]
    assert all(0 < share <= 1 for share in shares)
    firsts = [SHARES[row[0].width] for row in rows[1:]]
    assert all(share + first > 1 for share, first in zip(shares, firsts, strict=False))


@pytest.mark.parametrize(
    "document", [("at-a-glance", "ar"), ("general-assembly", "en")], ids="-".join, indirect=True
)
def test_the_page_is_laid_out_on_its_pages_without_a_word_of_complaint(
    document: Document, html: str
) -> None:
    """Each sheet once; test_looks.py sets their blocks in both directions."""
    resources = {f"assets/{name}": data for name, data in THEME.assets.items()}
    pdf = render_pdf(html, resources=resources, fonts=FONTS, dated=date(2021, 11, 25))
    assert pdf.problems == ()
    assert pdf.pages == document.pages


def test_a_caption_cites_a_source_once() -> None:
    document = at_a_glance("en")
    blocks = []
    for name, kind, fields in document.blocks:
        if kind == "table":
            rows = tuple(replace(row, sources=(1, 2)) for row in fields.series.rows)
            series = replace(fields.series, rows=rows)
            caption = Phrase(fields.caption.children, (2, 3))
            blocks.append((name, kind, replace(fields, series=series, caption=caption)))
        else:
            blocks.append((name, kind, fields))
    [caption] = elements(tree(page(replace(document, blocks=tuple(blocks)))), "caption")
    assert [words(link) for link in elements(caption, "a")] == ["1", "2", "3"]


def on_paper(html: str, direction: str = "ltr") -> PdfDocument:
    """A page of the theme's with nothing on it but this."""
    links = "".join(
        f'<link rel="stylesheet" href="assets/{sheet.name}" media="{sheet.media}">'
        for sheet in THEME.stylesheets
    )
    head = f"<!doctype html><html lang=en dir={direction}><head><title>t</title>{links}</head>"
    resources = {f"assets/{name}": data for name, data in THEME.assets.items()}
    pdf = render_pdf(
        f"{head}<body>{html}", resources=resources, fonts=FONTS, dated=date(2021, 1, 1)
    )
    assert pdf.problems == ()
    return PdfDocument(pdf.data)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_column_of_short_values_is_narrow(direction: str) -> None:
    event = "Something of which there is very much to be said. " * 5
    row = f"<tr><th>1st</th><td>Q</td><td>{event}</td></tr>"
    document = on_paper(f"<table><tbody>{row}</tbody></table>", direction)
    text = document[0].get_textpage()
    at = text.get_text_range()
    first, second = (text.get_charbox(at.index(character))[0] for character in ("1", "Q"))
    assert abs(first - second) < 60  # points
    document.close()


def test_long_definitions_go_on_overleaf() -> None:
    entries = "<div class=definition><dt>Label</dt><dd>Value</dd></div>" * 60
    block = f"<section class='block block-definitions width-full'><dl class=definitions>{entries}"
    document = on_paper(f"<p style='height: 15cm'>…</p><div class=row>{block}</dl></section></div>")
    counts = [page_.get_textpage().get_text_range().count("Value") for page_ in document]
    assert len(counts) == 2
    assert min(counts) > 10
    assert sum(counts) == 60
    document.close()


def inlines(children: tuple[Inline, ...]) -> str:
    return "".join(c.text if isinstance(c, Run) else inlines(c.children) for c in children)


def test_paragraphs_are_whole(root: Element, document: Document) -> None:
    for mark in classed(root, "marks"):
        mark.text = None
        for link in mark:
            link.text, link.tail = None, None
    text = words(root)
    for _, kind, fields in document.blocks:
        for paragraph in getattr(fields, "paragraphs", {}).values():
            assert inlines(paragraph.children) in text, kind
