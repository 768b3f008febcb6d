"""Structure trees of real PDFs: the page's elements, held against an independent reading."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pikepdf
import pytest

from factsheet.paper.pdf import Attachment, Pdf, render_pdf
from factsheet.paper.standards import UA_1, UA_2, Standard
from support.outlines import page_tree, pdf_tree, shape
from support.verapdf import validate

FONTS = sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf"))
FLAVOURS = {"ua1,3a": UA_1, "ua2,4f": UA_2}
STYLE = """
@page { size: A5; margin: 15mm; @bottom-center { content: counter(page) " / " counter(pages) } }
html { font: 10pt/1.6 "Facts Sans Arabic" }
h2::before { content: ""; display: block; height: 1mm; background: red }
.columns { columns: 2 } .columns li { break-inside: avoid }
ul, ol { list-style: none; padding: 0 } .discs { list-style: "•  " }
.list { counter-reset: n } .list li { counter-increment: n } .list li::before { content: counter(n) }
.backwards { display: flex; flex-direction: row-reverse } .moved { display: flex } .moved :first-child { order: 2 }
caption { caption-side: bottom } .pale { opacity: 0.5 } .new { break-before: page }
q { quotes: none } a.block { display: block } .number { position: absolute; left: -5mm } li { position: relative }
"""
DOT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2"/></svg>'
)
ROWS = "".join(
    f'<tr><th scope="row">Town {n}</th><td>{n}{n}{n}</td><td></td></tr>' for n in range(90)
)
PAGES = {
    "headings": "<header><h1>One <span>title</span></h1></header><h2>Two</h2><h3>Three</h3><p>…</p>",
    "main": '<h1>T</h1><main id="a"><p>One</p><p class="new">Two</p><p class="new">Three</p></main>',
    "loose text": "<h1>T</h1><main>text <b>and</b> <i>more</i><div>in a div</div>after<section>in a section</section></main>",
    "list in columns": f'<h1>T</h1><ul class="columns">{"<li>item</li>" * 7}</ul>',
    "list over pages": f"<h1>T</h1><ul>{'<li>item</li>' * 90}</ul>",
    "list of paragraphs": "<h1>T</h1><ul><li><p>One</p><p>Two</p></li><li>Three<ul><li>inner</li></ul></li></ul>",
    "numbered": '<h1>T</h1><ol class="list columns"><li>1 of one</li><li>Two</li><li>Three</li></ol>',
    "numbered on the page": '<h1>T</h1><ol><li><span class="number">1</span><p>One</p></li><li><span class="number">2</span><p>Two</p></li></ol>',
    "terms": "<h1>T</h1><dl><div><dt>A</dt><dd>a</dd></div><div><dt>B</dt><dd>b</dd></div></dl>",
    "table over pages": f'<h1>T</h1><table><caption>All towns</caption><thead><tr><th scope="col">Town</th><th scope="col">Number</th><th scope="col">Note</th></tr></thead><tbody>{ROWS}</tbody></table>',
    "spans": '<h1>T</h1><table><thead><tr><th scope="col">A</th><th scope="colgroup" colspan="2">B</th></tr></thead><tbody><tr><th scope="rowgroup" rowspan="2">x</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>',
    "quotations": '<h1>T</h1><figure><blockquote><p>Well <q lang="fr">dit</q>.</p></blockquote><figcaption>Somebody</figcaption></figure><blockquote>alone</blockquote>',
    "notes": '<h1>T</h1><aside><p>Beside</p></aside><section role="note"><h2>Note</h2><p>This</p></section>',
    "images": '<h1>T</h1><p>In <img src="dot.svg" alt="A dot" width="9"> text</p><div><img src="dot.svg" alt="Another" width="9"><img src="dot.svg" alt="" width="9"></div><figure><img src="dot.svg" alt="A third" width="9"><figcaption>Of a kind</figcaption></figure><svg width="9" height="9" viewBox="0 0 4 4"><title>A fourth</title><circle cx="2" cy="2" r="2"/></svg>',
    "described": '<h1>T</h1><figure><p>Before</p><div role="figure" aria-label="Rising"><div><p>2</p><p>1</p></div><svg width="9" height="9" viewBox="0 0 4 4" aria-hidden="true"><circle cx="2" cy="2" r="2"/></svg></div></figure>',
    "links": '<h1>T</h1><p id="p">To <a href="https://a.example/">one that is long enough to be broken over two lines of the page</a> and <a href="#p">back</a></p><a class="block" href="https://b.example/">A block</a>',
    "transparency": '<h1>T</h1><p>One</p><div class="pale"><p>Two</p><ul><li>Three</li></ul></div><p>Four</p>',
    "order": '<h1>T</h1><div class="backwards"><p>One</p><p>Two</p><p>Three</p></div><div class="moved"><p>Four</p><p>Five</p></div>',
    "code": "<h1>T</h1><p>Say <code>factsheet build</code> now</p>",
}
ARABIC = """<h1>عنوان</h1><main><p>نص <b>عربي</b> <i>طويل</i> <span lang="en" dir="ltr">in English</span> (١).</p>
<ol class="list"><li>أول</li><li>ثان</li></ol><dl><div><dt>اسم</dt><dd>قيمة</dd></div></dl></main>"""


def printed(
    body: str, standard: Standard = UA_1, language: str = "en", direction: str = "ltr"
) -> Pdf:
    return render_pdf(
        html(body, language, direction),
        resources={"dot.svg": DOT},
        fonts=FONTS,
        attachments=[Attachment("facts.json", b"{}", "facts")],
        dated=date(2021, 11, 25),
        standard=standard,
    )


def html(body: str, language: str = "en", direction: str = "ltr") -> str:
    head = f'<meta charset="utf-8"><title>t</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="{language}" dir="{direction}"><head>{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize("flavours", FLAVOURS)
def test_the_tree_is_the_page_s_outline(flavours: str, tmp_path: Path) -> None:
    for name, body in PAGES.items():
        pdf = printed(body, FLAVOURS[flavours])
        assert pdf.problems == (), name
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf.data)
        found = shape(pdf_tree(path)).replace("Aside", "Note")
        assert found == shape(page_tree(html(body))), name
    assert validate(sorted(tmp_path.glob("*.pdf")), flavours) == []


@pytest.mark.parametrize("flavours", FLAVOURS)
def test_arabic_is_tagged_alike(flavours: str, tmp_path: Path) -> None:
    path = tmp_path / "ar.pdf"
    path.write_bytes(printed(ARABIC, FLAVOURS[flavours], "ar", "rtl").data)
    assert shape(pdf_tree(path)) == shape(page_tree(html(ARABIC, "ar", "rtl")))
    assert validate([path], flavours) == []


def elements(pdf: Pdf, role: str, tmp_path: Path) -> list[dict[str, str]]:
    """The entries of all structure elements of a type."""
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf.data)
    with pikepdf.open(path) as file:
        found = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        return [
            {str(key): str(value) for key, value in {**one, **one.get("/A", {})}.items()}
            for one in found
            if one.get("/S") == f"/{role}" and one.get("/Type") == "/StructElem"
        ]


def test_header_cells_say_what_they_are_the_headers_of(tmp_path: Path) -> None:
    body = "<h1>T</h1><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><th>x</th><td>1</td></tr></tbody></table>"
    assert [one["/Scope"] for one in elements(printed(body), "TH", tmp_path)] == [
        "/Column",
        "/Column",
        "/Row",
    ]


@pytest.mark.parametrize(
    ("body", "numbering"),
    [
        ('<ol class="list"><li>a</li></ol>', "/Decimal"),
        ('<ul class="discs"><li>a</li></ul>', "/Disc"),
        ('<ol style="list-style: upper-roman inside"><li>a</li></ol>', "/UpperRoman"),
        ("<ol><li>a</li></ol>", "/None"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "/None"),
    ],
)
def test_a_list_says_how_it_is_numbered(body: str, numbering: str, tmp_path: Path) -> None:
    (found,) = elements(printed(f"<h1>T</h1>{body}"), "L", tmp_path)
    assert found["/ListNumbering"] == numbering


def test_terms_without_a_box_share_an_item_with_what_they_mean(tmp_path: Path) -> None:
    pdf = printed("<h1>T</h1><dl><dt>a</dt><dt>b</dt><dd>c</dd><dt>d</dt><dd>e</dd><dd>f</dd></dl>")
    assert len(elements(pdf, "LI", tmp_path)) == 2
    assert len(elements(pdf, "Lbl", tmp_path)) == 3


def test_notes_can_be_looked_up(tmp_path: Path) -> None:
    body = "<h1>T</h1><aside>a</aside><aside>b</aside>"
    found = elements(printed(body), "Note", tmp_path)
    assert len({one["/ID"] for one in found}) == 2
    (tmp_path / "one.pdf").write_bytes(printed(body).data)
    with pikepdf.open(tmp_path / "one.pdf") as file:
        assert len(file.Root.StructTreeRoot.IDTree.Names) == 4


def test_a_passage_in_another_language_says_so_once(tmp_path: Path) -> None:
    """On its own element where it has one, else on a span."""
    body = '<h1>T</h1><p lang="fr">À <b>Lyon</b></p><p>In <span lang="es">España</span></p>'
    pdf = printed(body)
    assert [one.get("/Lang") for one in elements(pdf, "P", tmp_path)] == ["fr", None]
    assert [one.get("/Lang") for one in elements(pdf, "Span", tmp_path)] == ["es"]


def test_lines_of_a_paragraph_are_parted_by_a_space(tmp_path: Path) -> None:
    pdf = printed(f"<h1>T</h1><p>{'كلمة ' * 60}</p>", language="ar", direction="rtl")
    lines = [one["/ActualText"] for one in elements(pdf, "Span", tmp_path)]
    assert len(lines) > 2
    # The last two words stay together: a no-break space is between them.
    assert "".join(lines).replace("\u00a0", " ") == ("كلمة " * 60).strip()


def test_figures_are_bounded_in_points(tmp_path: Path) -> None:
    body = '<h1>T</h1><img src="dot.svg" alt="A dot" style="position: absolute; left: 0; top: 0; width: 96px; height: 96px">'
    (found,) = elements(printed(body), "Figure", tmp_path)
    (tmp_path / "one.pdf").write_bytes(printed(body).data)
    with pikepdf.open(tmp_path / "one.pdf") as file:
        boxes = [
            [float(number) for number in one.A.BBox]
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        page = [float(number) for number in file.pages[0].MediaBox]
    margin = 15 * 72 / 25.4
    top = page[3] - margin
    assert found["/Alt"] == "A dot"
    assert boxes[0] == pytest.approx([margin, top - 72, margin + 72, top], abs=0.01)
    assert len(boxes) == 1


def test_decoration_is_an_artifact(tmp_path: Path) -> None:
    hidden = '<svg aria-hidden="true" width="9" height="9"><title>x</title></svg>'
    pdf = printed(f'<h1>T</h1><p>a<img src="dot.svg" alt="" width="9">{hidden}</p>')
    assert elements(pdf, "Figure", tmp_path) == []


def test_bookmarks_and_links_lead_to_elements_in_pdf_2(tmp_path: Path) -> None:
    body = '<h1>One</h1><p><a href="#two">two</a></p><div id="two"><h2>Two</h2></div><h2>Two</h2>'
    (tmp_path / "one.pdf").write_bytes(printed(body, UA_2).data)
    with pikepdf.open(tmp_path / "one.pdf") as file:
        items = [
            one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/Title" in one
        ]
        roles = [(str(item.Title), str(item.Dest[0].S)) for item in items if "/Dest" in item]
        names = file.Root.Names.Dests.Names
        assert sorted(roles) == [("One", "/H1"), ("Two", "/H2"), ("Two", "/H2")]
        assert [str(names[1][0].S)] == ["/H2"]
        targets = {item.Dest[0].objgen for item in items if "/Dest" in item}
        assert len(targets) == 3
