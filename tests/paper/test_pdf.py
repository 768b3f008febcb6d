"""PDFs by the real WeasyPrint with the theme's own fonts, read back by pdfium."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

import factsheet
from factsheet.paper.pdf import Attachment, Pdf, render_pdf
from factsheet.paper.problems import GLYPH_HINT, PdfProblem
from support.pdf_text import contains, text_of
from support.verapdf import validate

FONTS = sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf"))
DATED = date(2021, 11, 25)
CSS = """
@page { size: A4; margin: 15mm; @bottom-center { content: counter(page) } }
html { font: 10pt/1.6 "Facts Sans Arabic" }
h1 { font-weight: 700 } h2 { font-weight: 600 } .lead { font-weight: 500 }
.dot { background: url(dot.svg) }
"""
DOT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2"/></svg>'
)
RESOURCES = {"assets/css/page.css": CSS.encode(), "assets/css/dot.svg": DOT}
FACTS = Attachment("facts.json", b'{"countries": 195}\n', "The facts of this sheet")
PAGE = """\
<!doctype html>
<html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="author" content="INTERPOL"><meta name="description" content="{lead}">
<meta name="keywords" content="police, ICPO"><meta name="generator" content="factsheet">
<meta name="dcterms.created" content="2021-11-25T00:00:00Z">
<meta name="dcterms.modified" content="2021-11-25T00:00:00Z">
<link rel="stylesheet" href="../assets/css/page.css"></head>
<body><h1>{title}</h1><p class="lead">{lead}</p><h2>{heading}</h2>
<ul><li><data value="195" data-fact="membership.countries"><span dir="ltr">195</span></data>
{caption}</li><li class="dot">{more}</li></ul>
<table><thead><tr><th>{heading}</th><th>{number}</th></tr></thead>
<tbody><tr><td>{caption}</td><td><span dir="ltr">195</span></td></tr></tbody></table>
<p lang="en" dir="ltr">International Criminal Police Organization</p>
<p><a href="https://www.interpol.int/" dir="ltr">www.interpol.int</a></p></body></html>
"""
WORDS = {
    "ar": {
        "dir": "rtl",
        "title": "لمحة عن الإنتربول",
        "lead": "المنظمة الدولية للشرطة الجنائية: الأمن للجميع، ولا حدود للتعاون.",
        "heading": "البلدان الأعضاء",
        "caption": "بلداً عضواً في المنظمة",
        "more": "الآن وإلى الأمام: حلول الأمانة العامة",
        "number": "العدد",
    },
    "en": {
        "dir": "ltr",
        "title": "INTERPOL at a glance",
        "lead": "The world’s largest police organization – offices worldwide.",
        "heading": "Member countries",
        "caption": "member countries",
        "more": "Łódź, İstanbul, São Paulo: “first” office, final figures",
        "number": "Number",
    },
    "fr": {
        "dir": "ltr",
        "title": "INTERPOL en bref",
        "lead": "Œuvrer au cœur de l’action : « plus de 1\u202f000 agents ».",
        "heading": "Pays membres",
        "caption": "pays membres",
        "more": "Éléments établis à Lyon, à 100\u00a0%",
        "number": "Nombre",
    },
}


def page(language: str) -> str:
    return PAGE.format(lang=language, **WORDS[language])


def render(html: str, **options: object) -> Pdf:
    arguments: dict[str, object] = {"resources": RESOURCES, "fonts": FONTS, "dated": DATED}
    return render_pdf(html, **{**arguments, **options})  # type: ignore[arg-type]


def body(html: str, style: str = "") -> str:
    """A page with nothing on it but this."""
    head = f'<title>t</title><style>html{{font-family:"Facts Sans Arabic"}}{style}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{html}</body></html>'


@pytest.fixture(scope="module")
def pdfs() -> dict[str, Pdf]:
    return {language: render(page(language), attachments=[FACTS]) for language in WORDS}


@pytest.fixture
def arabic(pdfs: dict[str, Pdf]) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdfs["ar"].data)
    yield document
    document.close()


def test_a_sound_page_has_no_problems(pdfs: dict[str, Pdf]) -> None:
    assert {language: pdf.problems for language, pdf in pdfs.items()} == dict.fromkeys(WORDS, ())
    assert {pdf.pages for pdf in pdfs.values()} == {1}


def test_the_pdfs_are_accessible_and_archival(pdfs: dict[str, Pdf], tmp_path: Path) -> None:
    for language, pdf in pdfs.items():
        (tmp_path / f"{language}.pdf").write_bytes(pdf.data)
    assert validate(sorted(tmp_path.glob("*.pdf"))) == []


def test_the_validator_tells_a_bad_pdf(tmp_path: Path) -> None:
    broken = render(body("<h1>Title</h1><h3>Level left out</h3><p>…</p>"))
    (tmp_path / "broken.pdf").write_bytes(broken.data)
    failures = validate([tmp_path / "broken.pdf"])
    assert len(failures) == 1
    assert "7.4.2" in failures[0]


@pytest.mark.parametrize("language", WORDS)
def test_every_text_can_be_searched(language: str, pdfs: dict[str, Pdf]) -> None:
    text = text_of(pdfs[language].data)
    words = WORDS[language]
    phrases = [text for key, text in words.items() if key != "dir"]
    # pdfium turns round the words of a Latin passage on a page that is read to the left.
    passages = ["International Criminal Police Organization", "www.interpol.int"]
    phrases += ["195", *(passages if words["dir"] == "ltr" else [])]
    assert [phrase for phrase in phrases if not contains(text, phrase)] == []


@pytest.mark.parametrize("word", ["لا", "ولا", "الأمن", "الإنتربول", "الآن", "للجميع", "الأمام"])
def test_arabic_words_with_lam_alef_are_found(word: str, pdfs: dict[str, Pdf]) -> None:
    assert contains(text_of(pdfs["ar"].data), word)


def test_a_letter_first_met_under_a_vowel_mark_is_found_without() -> None:
    html = '<p lang="ar" dir="rtl">مُهِمَّةٌ</p><p lang="ar" dir="rtl">مهمة الأمم</p>'
    assert contains(text_of(render(body(html)).data), "مهمة الأمم")


def test_what_has_no_shape_leaves_no_trace() -> None:
    html = "<p>\u2066one\u2069\u200e two\u200b\u2068three\u2069 four\u200cfive\u061c</p>"
    pdf = render(body(html))
    assert pdf.problems == ()
    assert text_of(pdf.data).strip() == "one twothree fourfive"


def test_vowel_marks_do_not_tear_a_sentence_apart() -> None:
    sentence = "إنّ المنظّمة الدوليّة تضمّ أيضاً بلداً عضواً مثلاً وعُيِّنَ شخصًا رئيسٌ للجمعيّة"
    text = text_of(render(body(f'<p lang="ar" dir="rtl">{sentence}</p>')).data)
    assert " ".join(text.split()) == sentence


def test_metadata_comes_from_the_page(arabic: pypdfium2.PdfDocument) -> None:
    metadata = arabic.get_metadata_dict()
    assert metadata["Title"] == WORDS["ar"]["title"]
    assert metadata["Author"] == "INTERPOL"
    assert metadata["Subject"] == WORDS["ar"]["lead"]
    assert metadata["Keywords"] == "police, ICPO"
    assert metadata["Creator"] == "factsheet"
    assert metadata["CreationDate"] == metadata["ModDate"] == "D:20211125000000Z"


def test_a_page_without_dates_gets_the_given_one() -> None:
    document = pypdfium2.PdfDocument(render(body("<h1>Hello</h1>")).data)
    assert document.get_metadata_dict()["CreationDate"] == "D:20211125"
    document.close()


def test_the_data_are_embedded(arabic: pypdfium2.PdfDocument) -> None:
    assert arabic.count_attachments() == 1
    attachment = arabic.get_attachment(0)
    assert attachment.get_name() == "facts.json"
    assert bytes(attachment.get_data()) == FACTS.data


def test_headings_are_bookmarks(arabic: pypdfium2.PdfDocument) -> None:
    titles = [(entry.level, entry.get_title()) for entry in arabic.get_toc()]
    assert titles == [(0, WORDS["ar"]["title"]), (1, WORDS["ar"]["heading"])]


@pytest.mark.parametrize(("language", "direction"), [("ar", "R2L"), ("fr", "")])
def test_pages_are_turned_the_way_the_language_is_read(
    language: str, direction: str, pdfs: dict[str, Pdf]
) -> None:
    document = pypdfium2.PdfDocument(pdfs[language].data)
    buffer = ctypes.create_string_buffer(16)
    raw.FPDF_VIEWERREF_GetName(document, b"Direction", buffer, 16)
    assert buffer.value.decode() == direction
    document.close()


def test_a_passage_in_another_language_says_so(arabic: pypdfium2.PdfDocument) -> None:
    languages = {language for language, _ in elements(arabic) if language}
    assert languages == {"en"}


def test_a_screen_reader_gets_arabic_in_reading_order(arabic: pypdfium2.PdfDocument) -> None:
    read = "\n".join(text for _, text in elements(arabic) if text)
    words = WORDS["ar"]
    assert [word for word in words.values() if word != "rtl" and word not in read] == []


def elements(document: pypdfium2.PdfDocument) -> list[tuple[str, str]]:
    """Language and ActualText of every element in the first page's structure tree."""
    found: list[tuple[str, str]] = []
    tree = raw.FPDF_StructTree_GetForPage(document[0])

    def walk(element: raw.FPDF_STRUCTELEMENT) -> None:
        found.append(
            (
                wide(raw.FPDF_StructElement_GetLang, element),
                wide(raw.FPDF_StructElement_GetActualText, element),
            )
        )
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
                walk(child)

    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
    raw.FPDF_StructTree_Close(tree)
    return found


def figures(pdf: Pdf) -> list[str]:
    """The description of every figure in the first page's structure tree."""
    found: list[str] = []
    document = pypdfium2.PdfDocument(pdf.data)
    tree = raw.FPDF_StructTree_GetForPage(document[0])

    def walk(element: raw.FPDF_STRUCTELEMENT) -> None:
        if wide(raw.FPDF_StructElement_GetType, element) == "Figure":
            found.append(wide(raw.FPDF_StructElement_GetAltText, element))
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
                walk(child)

    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
    raw.FPDF_StructTree_Close(tree)
    document.close()
    return found


def wide(function: object, element: object) -> str:
    size = function(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").removesuffix("\0")


SCRIPT = """\
import sys
from datetime import date
from pathlib import Path
from factsheet.paper.pdf import Attachment, render_pdf
html, css, dot, fonts, target = sys.argv[1:]
pdf = render_pdf(
    Path(html).read_text("utf-8"),
    resources={"assets/css/page.css": css.encode(), "assets/css/dot.svg": dot.encode()},
    fonts=sorted(Path(fonts).glob("*.ttf")),
    attachments=[Attachment("facts.json", b'{"countries": 195}\\n', "The facts of this sheet")],
    dated=date(2021, 11, 25),
)
assert not pdf.problems, pdf.problems
Path(target).write_bytes(pdf.data)
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C", "HOME": "/nonexistent"},
        {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LANG": "ar_EG.UTF-8", "HOME": ""},
    ],
)
def test_the_same_input_gives_the_same_bytes_anywhere(
    surroundings: dict[str, str], pdfs: dict[str, Pdf], tmp_path: Path
) -> None:
    fonts = tmp_path / "fönts & <co>"
    fonts.mkdir()
    for font in FONTS:
        shutil.copy(font, fonts)
    source, target = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(page("ar"), encoding="utf-8")
    package = str(Path(factsheet.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, (source, CSS, DOT.decode(), fonts, target))],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": package, **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert target.read_bytes() == pdfs["ar"].data


def test_a_second_rendering_in_one_process_is_the_same(pdfs: dict[str, Pdf]) -> None:
    assert render(page("fr"), attachments=[FACTS]).data == pdfs["fr"].data


def test_fonts_of_the_system_are_out_of_reach() -> None:
    pdf = render(body('<p style="font-family:DejaVu Sans, Arial, serif">Words <b>bold</b></p>'))
    assert pdf.problems == ()
    assert font_names(pdf) == {"Facts-Sans-Arabic", "Facts-Sans-Arabic-Bold"}


def test_each_set_of_fonts_is_its_own(pdfs: dict[str, Pdf]) -> None:
    regular = [font for font in FONTS if font.stem.endswith("-Regular")]
    pdf = render(body("<p>Words <b>bold</b></p>"), fonts=regular)
    assert not any("Bold" in name and "Facts" not in name for name in font_names(pdf))
    assert render(page("en"), attachments=[FACTS]).data == pdfs["en"].data


def font_names(pdf: Pdf) -> set[str]:
    document = pypdfium2.PdfDocument(pdf.data)
    names = set()
    for item in document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        font = raw.FPDFTextObj_GetFont(item)
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, buffer, 256)
        names.add(buffer.value.decode().partition("+")[2])
    document.close()
    return names


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://example.org/pixel.png",
        "https://example.org/pixel.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "//example.org/pixel.png",
        "ftp://example.org/pixel.png",
    ],
)
def test_a_page_may_not_fetch(address: str) -> None:
    pdf = render(body(f'<h1>Title</h1><p><img src="{address}" alt="A picture"></p>'))
    assert [problem.kind for problem in pdf.problems] == ["refused-resource"]
    assert address.removeprefix("//") in pdf.problems[0].message


@pytest.mark.parametrize("address", ["../../../etc/passwd", "/etc/passwd", "other.png"])
def test_a_path_leads_to_nothing_but_what_was_given(address: str) -> None:
    pdf = render(body(f'<h1>Title</h1><p><img src="{address}" alt="A picture"></p>'))
    [problem] = pdf.problems
    assert problem.kind == "missing-resource"
    assert "a template or a style asks for it" in problem.message
    assert "templates/images/" in (problem.hint or "")


def test_a_font_belongs_into_its_folder() -> None:
    style = "@font-face { font-family: X; src: url(x.woff2) }"
    [problem] = [
        problem
        for problem in render(body("<h1>Title</h1>", style)).problems
        if problem.kind == "refused-resource"
    ]
    assert "fonts/" in (problem.hint or "")


def test_css_that_is_ignored_is_found() -> None:
    css = "h1 {\n  colour:red;\n}\n"
    html = '<link rel="stylesheet" href="assets/css/own.css"><h1>Title</h1>'
    pdf = render(body(html, "p{colour:red}"), resources={"assets/css/own.css": css.encode()})
    assert [problem.message for problem in pdf.problems] == [
        "Ignored `colour:red` at 1:40, unknown property.",
        "assets/css/own.css: Ignored `colour:red` at 2:3, unknown property.",
    ]


def test_decoration_is_no_figure(tmp_path: Path) -> None:
    """HTML's mark of decoration is an empty description: nothing that readers speak of."""
    image = '<img src="../assets/css/dot.svg" alt="{}" style="width: 1cm; height: 1cm">'
    described, decorative = (
        render(body(f"<h1>Title</h1><p>{image.format(alt)}</p>")) for alt in ("A dot", "")
    )
    assert decorative.problems == ()
    assert figures(described) == ["A dot"]
    assert figures(decorative) == []
    (tmp_path / "decorative.pdf").write_bytes(decorative.data)
    assert validate([tmp_path / "decorative.pdf"]) == []


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="stylesheet" href="file:///etc/passwd">',
        "<style>@import url(file:///etc/passwd);</style>",
        '<style>@font-face{font-family:X;src:url("file:///etc/passwd")}</style>',
        '<p style="background:url(file:///etc/passwd)">…</p>',
        '<ul style="list-style-image:url(file:///etc/passwd)"><li>…</li></ul>',
        '<svg viewBox="0 0 9 9"><title>t</title><image href="file:///etc/passwd"/></svg>',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<p><a rel="attachment" href="file:///etc/passwd">…</a></p>',
        '<base href="file:///etc/"><p><img src="passwd" alt="…"></p>',
        '<p><object data="file:///etc/passwd">…</object></p>',
    ],
)
def test_every_way_of_fetching_is_closed(html: str) -> None:
    pdf = render(body(f"<h1>Title</h1>{html}"))
    assert "refused-resource" in {problem.kind for problem in pdf.problems}
    assert b"root:" not in pdf.data
    document = pypdfium2.PdfDocument(pdf.data)
    assert document.count_attachments() == 0
    document.close()


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        (
            "<p>◦ and ◦</p>",
            PdfProblem("missing-glyph", "no font has “◦” (U+25E6 WHITE BULLET)", GLYPH_HINT),
        ),
        (
            "<p>漢</p>",
            PdfProblem(
                "missing-glyph",
                "no font has “漢” (U+6F22 CJK UNIFIED IDEOGRAPH-6F22)",
                GLYPH_HINT,
            ),
        ),
        (
            '<p><a href="#nowhere">…</a></p>',
            PdfProblem("anchor", "No anchor #nowhere for internal URI reference"),
        ),
        (
            '<p><a href="../en/sheet.html">…</a></p>',
            PdfProblem("relative-link", "the link “en/sheet.html” leads nowhere from a PDF"),
        ),
    ],
)
def test_what_goes_wrong_is_said(html: str, problem: PdfProblem) -> None:
    assert render(body(f"<h1>Title</h1>{html}")).problems == (problem,)


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<p style="unicode-bidi: isolate">…</p>', "stylesheet"),
        ("<style>p { colour: red }</style>", "stylesheet"),
        ('<p><img src="../assets/css/page.css" alt="no picture"></p>', "image"),
        ('<p><img src="../assets/css/dot.svg"></p>', "accessibility"),
    ],
)
def test_what_weasyprint_would_log_is_a_problem(html: str, kind: str) -> None:
    problems = render(body(f"<h1>Title</h1>{html}")).problems
    assert [problem.kind for problem in problems] == [kind]


def test_a_page_without_language_or_title_is_not_accessible() -> None:
    problems = render("<h1>Hello</h1>").problems
    assert {problem.kind for problem in problems} == {"accessibility"}
    assert len(problems) == 2


def test_pages_are_counted() -> None:
    html = '<h1>One</h1><h2 style="break-before: page">Two</h2>'
    assert render(body(html)).pages == 2


def test_a_pdf_needs_fonts() -> None:
    with pytest.raises(ValueError, match="font"):
        render(body("<p>…</p>"), fonts=[])


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    render(body('<p>◦ <img src="nothing.png" alt="…"></p>', "p { colour: red }"))
    assert capfd.readouterr() == ("", "")


def test_weasyprint_is_left_as_it_was() -> None:
    render(body("<p>…</p>"))
    from weasyprint import pdf as stage
    from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, font_size
    from weasyprint.pdf.fonts import build_fonts_dictionary
    from weasyprint.pdf.tags import add_tags

    assert stage.add_tags is add_tags
    assert stage.build_fonts_dictionary is build_fonts_dictionary
    assert COMPUTER_FUNCTIONS["font_size"] is font_size


def test_another_weasyprint_is_turned_away() -> None:
    from types import SimpleNamespace

    from factsheet.paper.engine import PdfUnavailableError, check_version

    stage = {"add_tags": len, "build_fonts_dictionary": len}
    blocks = SimpleNamespace(columns_layout=len)
    with pytest.raises(PdfUnavailableError, match=r"71\.0"):
        check_version("71.0", SimpleNamespace(**stage), blocks)
    with pytest.raises(PdfUnavailableError, match="add_tags"):
        check_version("70.3", SimpleNamespace(build_fonts_dictionary=len), blocks)
    with pytest.raises(PdfUnavailableError, match="columns_layout"):
        check_version("70.3", SimpleNamespace(**stage), SimpleNamespace())
