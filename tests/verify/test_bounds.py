"""What strangers can put into an edition costs time in proportion to its size."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from factsheet.diagnostics import Findings, Location
from factsheet.edition.record import LanguageState, Record
from factsheet.pages.statements import read_statements
from factsheet.published.active import check_markup
from factsheet.published.diffpage import read_page as read_passages
from factsheet.published.files import check_languages
from factsheet.published.html import read_page
from factsheet.published.manifest import Language, Manifest, Values
from factsheet.published.markup import read_markup
from factsheet.published.page import PublishedPage
from factsheet.published.pdf import content
from factsheet.published.pdf.file import DamagedPdfError, read_pdf
from factsheet.published.pdf.fonts import read_font
from factsheet.published.styles import read_styles
from factsheet.verify.concealment import Sight
from factsheet.verify.numbers import check_numbers
from support.growth import is_in_proportion, seconds
from support.proofs import PDF, Folder


def page(body: str) -> object:
    html = f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>"
    markup, findings = read_markup("en/a.html", html), Findings()
    check_markup(markup, None, findings)
    Sight({}).check(markup, None, findings)
    return markup.is_too_deep or read_page("en/a.html", html, frozenset())


def numbers(text: str) -> None:
    told = PublishedPage("en/a.html", unseen=[("“alt”", text, Location("en/a.html"))])
    check_numbers(told, Values({}, "2021-01-01"), (), Findings())


GROWING: dict[str, Callable[[int], object]] = {
    "letters in a style": lambda n: read_styles("a.css", "a" * 40 * n),
    "media rules": lambda n: read_styles("a.css", "@media print { " * n),
    "closed media rules": lambda n: read_styles(
        "a.css", "@media print { .a { color: red } }\n" * n
    ),
    "comments that do not end": lambda n: read_styles("a.css", "/* * " * n),
    "brackets": lambda n: read_styles("a.css", "a{b:" + "(" * n),
    "paragraphs": lambda n: page("<p>x</p>" * n),
    "elements in each other": lambda n: page("<div>" * n + "</div>" * n),
    "comments in a page": lambda n: page("<!-- " * n),
    "open tags": lambda n: page("<a " * n),
    "attributes": lambda n: page("<p " + " ".join(f"data-a{k}" for k in range(n)) + ">x</p>"),
    "quotes": lambda n: page("<p title='" * n),
    "entities": lambda n: page("&amp" * n),
    "end tags, for diff": lambda n: read_passages("<p>" * n + "</div>" * n),
    "texts that are hidden": lambda n: page(
        "<style>.a { display: none }</style>"
        + "<p>x</p>" * n
        + "".join(f"<p class=a>y{k}</p>" for k in range(n))
    ),
    "numbers in an alternative": lambda n: numbers(" ".join(map(str, range(n)))),
    "languages and sheets": lambda n: check_languages(
        Manifest(
            "2021-01-01",
            {},
            {
                f"x{k}": Language(Record(LanguageState.PUBLISHED, 100, "2021-01-01"), None)
                for k in range(n)
            },
            dict.fromkeys(map(str, range(n)), 1),
            {},
        ),
        Findings(),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("read", GROWING.values(), ids=GROWING.keys())
def test_growth(read: Callable[[int], object]) -> None:
    """From the first size that is read in four milliseconds or more."""
    read(100)
    sizes = (100, 200, 500)
    size = next(n for n in sizes if n == sizes[-1] or seconds(read, n) > 0.004)
    assert is_in_proportion(read, size)


@pytest.mark.parametrize(
    "table",
    [
        "<< /W [0 2000000000 500] >>",
        f"<< /W [{'0 65535 500 ' * 500}] >>",
    ],
)
def test_widths_for_more_codes_than_there_are(table: str) -> None:
    inner = pikepdf.Object.parse(table.encode())
    font = pikepdf.Dictionary(Subtype=pikepdf.Name.Type0, DescendantFonts=pikepdf.Array([inner]))
    with pytest.raises(ValueError, match="more than"):
        read_font(font)


def test_characters_for_more_codes_than_there_are() -> None:
    pdf = pikepdf.new()
    ranges = b"1 beginbfrange <00000000> <7fffffff> <0041> endbfrange"
    font = pikepdf.Dictionary(Subtype=pikepdf.Name.Type1, ToUnicode=pdf.make_stream(ranges))
    with pytest.raises(ValueError, match="more than"):
        read_font(font)


def test_a_code_that_stands_for_a_book() -> None:
    pdf = pikepdf.new()
    table = b"1 beginbfchar <01> <" + b"0041" * 1_000 + b"> endbfchar"
    font = pikepdf.Dictionary(Subtype=pikepdf.Name.Type1, ToUnicode=pdf.make_stream(table))
    with pytest.raises(ValueError, match="more than"):
        read_font(font)


def _drawing(said: bytes, pages: int = 1) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page().Contents = pdf.make_stream(said)
    return pdf


def _tagged_twice() -> pikepdf.Pdf:
    """Elements of which each has ten times the next."""
    pdf = _drawing(b"")
    inner = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    for _ in range(12):
        many = pikepdf.Array([inner] * 10)
        inner = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div, K=many))
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=inner))
    return pdf


@pytest.mark.slow
@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: _drawing(b"q " * 3_000_000), "more than 1,000,000 operators and operands"),
        (lambda: _drawing(b"/a" * 2_000_000), "more than 1,000,000 operators and operands"),
        (lambda: _drawing(b" " * (65 << 20)), "memory limit exceeded"),
        (lambda: _drawing(b">> ]] ) " * 30 + b"BT (x) Tj ET"), "object 3 0.*unexpected"),
        (_tagged_twice, "stands in two others"),
        (lambda: _drawing(b"", 1_001), "more than 1,000 pages"),
        (lambda: _drawing(b"/Span BMC " * 1_001), "nested more than"),
        (lambda: _drawing(b"q Q " * 20), "more than 30 operators"),
    ],
)
def test_what_is_too_much_for_a_sheet(
    tmp_path: Path, made: Callable[[], pikepdf.Pdf], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "operators" in said:
        monkeypatch.setattr(content, "MOST_OPERATORS", 30)
    made().save(tmp_path / "a.pdf")
    with pytest.raises(DamagedPdfError, match=said):
        read_pdf(tmp_path / "a.pdf")


def test_forms_that_draw_forms(edition: Folder) -> None:
    def nest(pdf: pikepdf.Pdf) -> None:
        inner = pdf.make_stream(b"")
        inner.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form})
        for _ in range(18):
            form = pdf.make_stream(b"/x Do " * 10)
            form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form})
            form["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(x=inner))
            inner = form
        pdf.pages[0].resources["/XObject"] = pikepdf.Dictionary(x=inner)
        pdf.pages[0].contents_add(b"/x Do")

    edition.edit_pdf(nest)
    assert ("damaged-file", PDF) in edition.found()


def test_a_file_of_any_size(edition: Folder) -> None:
    path: Path = edition.path / "assets/large.txt"
    with path.open("wb") as file:
        file.truncate(20 << 30)
    manifest = edition.manifest()
    manifest["artifacts"]["assets/large.txt"] = {"sha256": "0"}
    edition.write_manifest(manifest)
    assert edition.found() == [("damaged-file", "assets/large.txt")]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"edition": 1e999}', "9" * 9_000])
def test_manifests_that_are_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    assert Folder(tmp_path).found() == [("manifest-unreadable", "manifest.json")]


def test_a_pdf_that_viewers_would_have_to_repair(edition: Folder) -> None:
    path = edition.path / PDF
    path.write_bytes(path.read_bytes()[:-2_000])
    edition.vouch(PDF)
    assert ("damaged-file", PDF) in edition.found()


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("en/library.html", 'charset="utf-8"', 'charset="utf-7"', "page-markup"),
        ("en/library.html", '<meta charset="utf-8">', "", "page-markup"),
        (
            "en/library.html",
            "<main",
            '<p style="width: calc(((((((((1px)))))))))">x</p><main',
            "style-content",
        ),
        (
            "en/library.html",
            "</head>",
            f"<style>{':not(' * 10}a{')' * 10} {{ color: red }}</style></head>",
            "style-content",
        ),
        (
            "en/library.html",
            "</head>",
            "<style>:root{"
            + "".join(f"--{a}:{f'var(--{b})' * 9};" for a, b in pairwise("abcdefghij"))
            + "--j:red}p{color:var(--a)}</style></head>",
            "page-hidden",
        ),
        (
            "en/library.html",
            "</head>",
            """<script type="application/ld+json">
            {"@type": "Dataset", "variableMeasured": 5}</script></head>""",
            "data-differs",
        ),
        ("en/library-events.csv", "\n", "\n" + "x" * 140_000, "data-differs"),
    ],
)
def test_what_stands_for_more_than_it_is(
    edition: Folder, name: str, old: str, new: str, code: str
) -> None:
    edition.edit(name, old, new)
    assert code in {found for found, _ in edition.found()}


@pytest.mark.parametrize(
    "wrong",
    [
        0,
        "x",
        [],
        [0],
        [{}],
        [{"id": "a", "value": 1, "source": {"id": "b"}}],
        [{"id": "a", "value": "1", "source": {"id": []}}],
        [{"id": "a", "value": "1", "source": {"id": "b", "title": 5}}],
        [{"id": "a", "value": "1", "source": {"id": "b"}, "items": 1.5}],
        [{"id": "a", "value": "1", "source": {"id": "b"}, "names": [[]]}],
        [{"id": "a", "value": "1", "source": {"id": "b"}, "cells": {"c": 1}}],
        [{"id": "a", "value": "1", "source": {"id": "b"}, "cited": {"c": "d"}}],
    ],
)
def test_statements_that_are_none(wrong: object) -> None:
    with pytest.raises(TypeError):
        read_statements({"a.b": wrong} if wrong != [] else [])
