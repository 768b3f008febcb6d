"""A whole edition is proven, and every defect that is planted is named with its place."""

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from factsheet.diagnostics import Findings, Severity
from factsheet.verify.verify import UNPROVEN_DRAWINGS, UNPROVEN_PAGES, verify
from support.proofs import PDF, Folder

MEMBERS = '<data value="195" data-fact="library.members" dir="ltr">195</data>'
PAGE = "ar/library.html"


def test_a_whole_edition_is_proven(edition: Folder) -> None:
    findings = Findings()
    extent = verify(edition.path, findings, lambda *_: None)
    assert [str(one) for one in findings] == []
    assert extent is not None
    assert (extent.pages, extent.pdfs, extent.languages) == (5, 2, 2)
    assert extent.values > 20


def test_what_pages_alone_cannot_prove(edition: Folder, pages: Path) -> None:
    """A PDF carries the facts as data; without one they stand in the manifest alone."""

    def unproven(folder: Path) -> set[str]:
        extent = verify(folder, Findings(), lambda *_: None)
        return {*extent.unproven} if extent else set()

    assert unproven(pages) - unproven(edition.path) == {*UNPROVEN_PAGES, *UNPROVEN_DRAWINGS}


def test_progress_tells_of_every_pdf(edition: Folder) -> None:
    told: list[tuple[int, int, str]] = []
    verify(edition.path, Findings(), lambda *step: told.append(step))
    assert told == [(1, 2, PDF), (2, 2, "en/library.pdf")]


# The manifest and the files


def test_no_manifest(tmp_path: Path) -> None:
    assert Folder(tmp_path).found() == [("manifest-unreadable", "manifest.json")]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"edition": "2021-11-25", "artifacts": 3}'])
def test_a_damaged_manifest(edition: Folder, text: str) -> None:
    (edition.path / "manifest.json").write_text(text)
    assert edition.found() == [("manifest-unreadable", "manifest.json")]


def test_a_changed_file(edition: Folder) -> None:
    css = edition.path / "assets/css/20-page.css"
    css.write_text(css.read_text("utf-8") + "\n", "utf-8")
    assert edition.found() == [("file-changed", "assets/css/20-page.css")]


def test_a_digit_changed_in_one_language_by_hand(edition: Folder) -> None:
    path = edition.path / PAGE
    path.write_text(path.read_text("utf-8").replace(MEMBERS, MEMBERS[:-10] + "196</data>", 1))
    assert ("file-changed", PAGE) in edition.found()


def test_an_extra_file(edition: Folder) -> None:
    (edition.path / "en/draft.html").write_text("<p>")
    (edition.path / "en/link.html").symlink_to("nowhere")
    assert edition.found() == [("file-unnamed", "en/draft.html"), ("file-unnamed", "en/link.html")]


def test_many_files_that_nobody_knows_are_few_findings(edition: Folder) -> None:
    for number in range(100):
        (edition.path / f"en/{number:03}.txt").touch()
        (edition.path / f"{number:03}").mkdir()
        (edition.path / f"{number:03}/x").touch()
    found = edition.found()
    assert len(found) == 21
    assert ("file-unnamed", "en") in found
    assert "100 files of this folder: en/000.txt, en/001.txt" in edition.messages()
    assert "81 files in 81 folders more" in edition.messages()


def test_a_missing_page(edition: Folder) -> None:
    (edition.path / PAGE).unlink()
    found = edition.found()
    assert ("file-missing", PAGE) in found
    # Whatever leads to it leads nowhere: the English page, and three lists of sheets.
    broken = {place.split(":")[0] for code, place in found if code == "broken-link"}
    assert broken == {"ar/index.html", "en/index.html", "en/library.html", "index.html"}


def test_a_page_that_no_one_vouches_for(edition: Folder) -> None:
    manifest = edition.manifest()
    del manifest["artifacts"][PAGE]
    edition.write_manifest(manifest)
    (edition.path / PAGE).unlink()
    assert ("sheet-missing", PAGE) in edition.found()


def test_a_pdf_that_only_one_language_has(edition: Folder) -> None:
    manifest = edition.manifest()
    del manifest["artifacts"][PDF]
    edition.write_manifest(manifest)
    (edition.path / PDF).unlink()
    # Its pages lead to it. A language may have none, for a build may make those of another.
    found = edition.found()
    assert ("broken-link", "ar/library.html:54:5") in found
    assert "sheet-missing" not in dict(found)


def test_a_path_that_leaves_the_folder(edition: Folder) -> None:
    manifest = edition.manifest()
    manifest["artifacts"]["../secret.html"] = {"sha256": "0"}
    edition.write_manifest(manifest)
    assert edition.found() == [("file-missing", "manifest.json")]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"state": "left-out"}, "it is left out, but has pages"),
        ({"edition": "2020-01-01"}, "its pages are of 2020-01-01"),
    ],
)
def test_a_state_that_does_not_fit(edition: Folder, entry: dict[str, str], message: str) -> None:
    manifest = edition.manifest()
    manifest["locales"]["ar"] |= entry
    edition.write_manifest(manifest)
    assert ("language-state", "manifest.json") in edition.found()
    assert message in edition.messages()


def test_a_language_without_pages(edition: Folder) -> None:
    manifest = edition.manifest()
    manifest["locales"]["fr"] = {"state": "published", "percent": 100, "edition": "2021-11-25"}
    edition.write_manifest(manifest)
    assert edition.found() == [("language-state", "manifest.json")]


# Values


def test_a_wrong_embedded_value(edition: Folder) -> None:
    edition.edit(PAGE, MEMBERS, MEMBERS.replace('"195"', '"196"'))
    line = edition.line(PAGE, 'value="196"')
    (data, _), (differs, at), (words, also) = sorted(edition.found())
    assert (data, differs, words) == ("pdf-facts", "value-differs", "words-differ")
    assert at == also
    assert at.startswith(f"{PAGE}:{line}:")
    assert "“library.members” is “195”, and the page has “196”" in edition.messages()


def test_a_digit_changed_in_the_words(edition: Folder) -> None:
    edition.edit(PAGE, ">195</data>", ">196</data>")
    line = edition.line(PAGE, ">196</data>")
    codes = dict(edition.found())
    assert codes["words-differ"].startswith(f"{PAGE}:{line}:")
    assert codes["pdf-numbers"] == PDF
    assert "“196” is printed for “library.members”" in edition.messages()


def test_words_changed(edition: Folder) -> None:
    """A name has no digits to compare: the PDF tells."""
    edition.edit("en/library.html", ">in Lyon</data>", ">in Rome</data>")
    assert ("pdf-words", "en/library.pdf") in edition.found()


def test_a_fact_that_is_not_stated(edition: Folder) -> None:
    edition.edit(PAGE, 'data-fact="library.members"', 'data-fact="library.visitors"')
    codes = [code for code, _ in edition.found()]
    assert "value-unknown" in codes
    assert "pdf-facts" in codes


def test_a_fact_that_one_language_leaves_out(edition: Folder) -> None:
    page = edition.path / PAGE
    text = page.read_text("utf-8")
    page.write_text(text.replace('data-fact="library.loans"', 'data-fact="library.members"'))
    edition.vouch(PAGE)
    found = edition.found()
    assert ("value-missing", f"{PAGE}:2:1") in found
    assert "doesn’t state “library.loans” here" in edition.messages()


def test_a_number_typed_into_a_sentence(edition: Folder) -> None:
    edition.edit(PAGE, "<h1>", "<h1>25 ")
    line = edition.line(PAGE, "<h1>25 ")
    assert edition.found() == [("number-unproven", f"{PAGE}:{line}:5"), ("pdf-text", PDF)]


def test_arabic_digits_are_numbers(edition: Folder) -> None:
    edition.edit(PAGE, "<h1>", "<h1>٢٥ ")
    assert "number-unproven" in dict(edition.found())


# Pages


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('lang="ar" dir="rtl" style', 'lang="fa" dir="rtl" style', "page-language"),
        ('lang="ar" dir="rtl" style', 'dir="rtl" style', "page-language"),
        ('lang="ar" dir="rtl" style', 'lang="ar" dir="ltr" style', "page-direction"),
        ('lang="ar" dir="rtl" style', 'lang="ar" style', "page-direction"),
    ],
)
def test_language_and_direction(edition: Folder, old: str, new: str, code: str) -> None:
    edition.edit(PAGE, old, new)
    assert (code, f"{PAGE}:2:1") in edition.found()


def test_no_title(edition: Folder) -> None:
    edition.edit(PAGE, "<title>المكتبة</title>", "<title> </title>")
    assert ("page-title", f"{PAGE}:2:1") in edition.found()


@pytest.mark.parametrize(
    "program",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert()">x</p>',
        '<a href="javascript:alert()">x</a>',
    ],
)
def test_programs(edition: Folder, program: str) -> None:
    edition.edit(PAGE, "</footer>", f"{program}</footer>")
    line = edition.line(PAGE, program)
    assert edition.found() == [("page-script", f"{PAGE}:{line}:1")]


def test_data_are_no_program_and_stand_once(edition: Folder) -> None:
    """A page has one block of data, which is held against the manifest."""
    assert '<script type="application/ld+json">' in (edition.path / PAGE).read_text("utf-8")
    assert edition.found() == []
    edition.edit(PAGE, "</head>", '<script type="application/ld+json">{"n": 1}</script></head>')
    assert [code for code, _ in edition.found()] == ["page-content"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="gone.html">x</a>',
        '<a href="#gone">x</a>',
        '<a href="../en/library.html#gone">x</a>',
        '<a href="../../secret.html">x</a>',
        '<img src="../assets/gone.svg" alt="">',
    ],
)
def test_broken_links(edition: Folder, link: str) -> None:
    edition.edit(PAGE, "</footer>", f"{link}</footer>")
    line = edition.line(PAGE, link)
    assert edition.found() == [("broken-link", f"{PAGE}:{line}:1")]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://example.org/gone">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<a href="../en/library.html#content">x</a>',
        '<a href="../en/">x</a>',
    ],
)
def test_links_that_lead_somewhere(edition: Folder, link: str) -> None:
    edition.edit(PAGE, "</footer>", f"{link}</footer>")
    assert edition.found() == []


def test_an_address_in_a_style_sheet(edition: Folder) -> None:
    name = "assets/css/20-page.css"
    path = edition.path / name
    text = f'{path.read_text()}p {{ background: url("../images/gone.svg") }}\n'
    path.write_text(text)
    edition.vouch(name)
    line = text.count("\n")
    # A picture behind all paragraphs is reported too: it could mark their numbers.
    assert ("broken-link", f"{name}:{line}:1") in edition.found()


def test_a_link_that_names_another_language(edition: Folder) -> None:
    edition.edit(PAGE, '<a href="../en/library.html" lang="en"', '<a href="../ar/library.html"')
    codes = [code for code, _ in edition.found()]
    assert codes == ["link-language"]


def test_a_page_that_does_not_name_its_translation(edition: Folder) -> None:
    edition.edit(PAGE, '<link rel="alternate" hreflang="en" href="../en/library.html">', "")
    assert edition.found() == [("link-not-mutual", f"{PAGE}:2:1")]


# PDFs


def test_a_pdf_replaced_by_that_of_another_language(edition: Folder) -> None:
    (edition.path / PDF).write_bytes((edition.path / "en/library.pdf").read_bytes())
    assert ("file-changed", PDF) in edition.found()
    edition.vouch(PDF)
    codes = {code for code, place in edition.found() if place == PDF}
    assert {"pdf-language", "pdf-direction", "pdf-words"} <= codes


def test_a_pdf_cut_off(edition: Folder) -> None:
    path = edition.path / PDF
    path.write_bytes(path.read_bytes()[:300])
    edition.vouch(PDF)
    assert edition.found() == [("damaged-file", PDF)]


def set_facts(change: Callable[[dict], object]) -> Callable[[pikepdf.Pdf], object]:  # type: ignore[type-arg]
    def write(pdf: pikepdf.Pdf) -> None:
        stream = pdf.attachments["facts.json"].obj.EF.F
        data = json.loads(stream.read_bytes())
        change(data)
        stream.write(json.dumps(data).encode())

    return write


def other_value(data: dict) -> None:  # type: ignore[type-arg]
    data["facts"][-1]["statements"][0]["value"] = "7"


def no_facts(data: dict) -> None:  # type: ignore[type-arg]
    data["facts"] = []


def no_statements(data: dict) -> None:  # type: ignore[type-arg]
    for fact in data["facts"]:
        fact["statements"] = []


def other_day(data: dict) -> None:  # type: ignore[type-arg]
    data["edition"] = "2020-01-01"


def other_sheet(data: dict) -> None:  # type: ignore[type-arg]
    data["sheet"] = "staff"


@pytest.mark.parametrize("change", [other_value, no_facts, no_statements, other_day, other_sheet])
def test_carried_facts(edition: Folder, change: Callable[[dict], object]) -> None:  # type: ignore[type-arg]
    edition.edit_pdf(set_facts(change))
    assert set(edition.found()) == {("pdf-facts", PDF)}


def delete_facts(pdf: pikepdf.Pdf) -> None:
    del pdf.attachments["facts.json"]


def add_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def unset(*keys: str) -> Callable[[pikepdf.Pdf], object]:
    def write(pdf: pikepdf.Pdf) -> None:
        for key in keys:
            del pdf.Root[key]

    return write


def retitle(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Untitled"


def loosen(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]


def show_box(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    font = next(iter(page.resources["/Font"].keys()))
    page.contents_add(f"BT {font} 12 Tf 20 20 Td <00000000> Tj ET".encode())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (delete_facts, "pdf-facts"),
        (add_page, "pdf-pages"),
        (unset("/Lang"), "pdf-language"),
        (unset("/ViewerPreferences"), "pdf-direction"),
        (unset("/ViewerPreferences"), "pdf-title"),
        (retitle, "pdf-title"),
        (unset("/MarkInfo"), "pdf-structure"),
        (unset("/StructTreeRoot"), "pdf-structure"),
        (unset("/Metadata"), "pdf-standard"),
        (loosen, "pdf-font"),
        (show_box, "pdf-glyph"),
    ],
)
def test_how_pdfs_are_made(
    edition: Folder, change: Callable[[pikepdf.Pdf], object], code: str
) -> None:
    edition.edit_pdf(change)
    assert (code, PDF) in edition.found()


def test_a_pdf_longer_than_its_limit(edition: Folder) -> None:
    manifest = edition.manifest()
    manifest["sheets"]["library"]["pages"] = 0
    edition.write_manifest(manifest)
    assert ("pdf-pages", "en/library.pdf") in edition.found()
    # Where the build has said so, it is no news.
    manifest["artifacts"]["en/library.pdf"]["over"] = 12
    edition.write_manifest(manifest)
    verify(edition.path, findings := Findings(), lambda *_: None)
    [found] = [one for one in findings if one.location.path == "en/library.pdf"]
    assert (found.code, found.severity) == ("pdf-pages", Severity.WARNING)
    assert "as its build has reported" in found.message
