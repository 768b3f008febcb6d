"""The structure of PDFs against their pages: what is another type, split, joined or empty."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pikepdf
import pytest

from factsheet.paper.pdf import render_pdf
from factsheet.published.html import read_page
from factsheet.published.pdf.file import read_pdf
from factsheet.verify.order import locate
from factsheet.verify.roles import misplaced

FONTS = sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf"))
STYLE = """html { font: 10pt "Facts Sans Arabic" } ul, ol { list-style: none } .n { counter-reset: n }
.n li { counter-increment: n } .n li::before { content: counter(n) } .two { columns: 2 }"""
TABLE = '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><th scope="row">c</th><td>d</td></tr></tbody></table>'


def html(body: str) -> str:
    head = f"<title>t</title><style>{STYLE}</style>"
    return f'<!doctype html><html lang="en" dir="ltr"><head>{head}</head><body><h1>T</h1>{body}</body></html>'


def printed(folder: Path, body: str) -> Path:
    path = folder / "one.pdf"
    pdf = render_pdf(html(body), resources={}, fonts=FONTS, dated=date(2021, 11, 25))
    path.write_bytes(pdf.data)
    return path


def found(body: str, path: Path) -> list[str]:
    """What the structure of a PDF says otherwise than a page."""
    page = read_page("page.html", html(body), frozenset())
    structure = read_pdf(path).structure
    reading = locate(page.blocks, structure.leaves, frozenset(("1", "2")))
    wrong = misplaced(reading.located, reading.passed_over, structure)
    return [f"{one.block} {one.message}" if one.block else one.message for one in wrong]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>a</h2><p>b <b>c</b> d</p><main><p>e</p>f<div>g</div></main>",
        '<ul class="two"><li>a</li><li>b</li><li><p>c</p><p>d</p></li></ul>',
        '<ol class="n"><li>1 a</li><li><b>2</b> b</li></ol>',
        "<ol><li><span>1</span> a</li><li><span>2</span> b</li></ol>",
        "<dl><div><dt>a</dt><dd>b</dd></div></dl><dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>",
        TABLE,
        "<figure><blockquote><p>a</p></blockquote><figcaption>b</figcaption></figure>",
        "<figure><svg><title>a</title></svg><figcaption>b</figcaption></figure>",
        "<figure><svg><title>a</title></svg><ul><li>b</li></ul></figure>",
        '<aside>a</aside><section role="note"><p>b</p></section>',
        '<p>a <a href="https://a.example/">b</a></p><div><a href="https://a.example/">c</a></div>',
        "<p>a <q>b</q> and <code>c</code></p>",
    ],
)
def test_a_pdf_of_the_page_has_its_structure(body: str, tmp_path: Path) -> None:
    assert found(body, printed(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("body", "other", "what"),
    [
        ("<h2>a</h2>", "<p>a</p>", ["the heading is P, and has to be H2: P for H2"]),
        ("<p>a</p>", "<h2>a</h2>", ["the paragraph is H2, and has to be P: H2 for P"]),
        ("<h2>a</h2>", "<h3>a</h3>", ["the heading is H3, and has to be H2: H3 for H2"]),
        (
            "<ul><li>a</li><li>b</li></ul>",
            "<ul><li>a</li></ul><ul><li>b</li></ul>",
            ["the list item one <ul> of the page is 2 elements L"],
        ),
        (
            "<ul><li>a</li></ul><ul><li>b</li></ul>",
            "<ul><li>a</li><li>b</li></ul>",
            ["the list item 2 <ul> of the page are one element L"],
        ),
        (
            "<ul><li>a</li></ul>",
            "<p>a</p>",
            ["the list item is P, and has to be L ▸ LI ▸ LBody: P for L"],
        ),
        ("<p>a</p><p>b</p>", "<p>a b</p>", []),
        (
            "<dl><dt>a</dt><dd>b</dd></dl>",
            "<ul><li>a</li><li>b</li></ul>",
            [
                "the term is L ▸ LI ▸ LBody, and has to be L ▸ LI ▸ Lbl: LBody for Lbl",
                "the term one <dt> of the page is 2 elements LI",
            ],
        ),
        (
            TABLE,
            TABLE.replace("</tbody>", "</tbody></table><table><tbody>").replace(
                '<tr><th scope="row">', '</tbody></table><table><tbody><tr><th scope="row">'
            ),
            ["the table cell one <table> of the page is 2 elements Table"],
        ),
        (
            TABLE,
            TABLE.replace('<th scope="row">c</th>', "<td>c</td>"),
            [
                "the table cell is Table ▸ TBody ▸ TR ▸ TD, and has to be Table ▸ TBody ▸ TR ▸ TH: TD for TH"
            ],
        ),
        (
            TABLE,
            TABLE.replace('scope="row"', 'scope="col"'),
            ["the table cell <th> is the header of a Row, not Column"],
        ),
        (
            TABLE,
            TABLE.replace("<td>d</td>", "<td>d</td><td></td>"),
            ["the table cell a row of 2 cells has 3 in the PDF"],
        ),
        (
            "<blockquote><p>a</p></blockquote>",
            "<p>a</p>",
            ["the paragraph is P, and has to be BlockQuote ▸ P: P for BlockQuote"],
        ),
        (
            '<section role="note"><p>a</p></section>',
            "<section><p>a</p></section>",
            ["the paragraph is Sect ▸ P, and has to be Note ▸ P: Sect for Note"],
        ),
        (
            "<main><p>a</p></main><p>b</p>",
            "<main><p>a</p><p>b</p></main>",
            ["the paragraph is Part ▸ P, and has to be P: Part for P"],
        ),
        (
            "<p>a</p>",
            '<p><a href="https://a.example/">a</a></p>',
            ["the paragraph is P ▸ Link, and has to be P: Link for text"],
        ),
    ],
)
def test_another_structure_is_named(body: str, other: str, what: list[str], tmp_path: Path) -> None:
    assert found(body, printed(tmp_path, other)) == what


def test_what_is_empty_is_named(tmp_path: Path) -> None:
    path = printed(tmp_path, "<p>a</p>")
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        top = file.Root.StructTreeRoot.K[0]
        empty = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.H2, P=top)
        top.K.append(file.make_indirect(empty))
        file.save(path)
    assert found("<p>a</p>", path) == ["an element H2 is empty"]


def test_a_header_without_a_scope_is_named(tmp_path: Path) -> None:
    path = printed(tmp_path, TABLE)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH":
                del item["/A"]["/Scope"]
        file.save(path)
    said = found(TABLE, path)
    assert "a TH doesn’t say what it is the header of (Scope)" in said


def test_text_directly_in_a_group_is_named(tmp_path: Path) -> None:
    path = printed(tmp_path, "<main>a</main>")
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/P":
                item["/S"] = pikepdf.Name.Span
        file.save(path)
    assert found("<main>a</main>", path) == ["the paragraph is Part: text in Part has to be in a P"]


def test_a_number_of_an_item_is_its_label(tmp_path: Path) -> None:
    body = '<ol class="n"><li>a</li></ol>'
    path = printed(tmp_path, body)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Lbl":
                item["/S"] = pikepdf.Name.LBody
        file.save(path)
    assert found(body, path) == ["“1” of an item is a LBody, not a Lbl"]
