"""The example of each block in docs/examples/blocks: built, valid, proven, and held to its values."""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path

import pikepdf
import pytest
import segno
from PIL import Image
from pypdfium2 import PdfDocument

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.gate.inspect import inspect
from factsheet.verify.verify import verify
from factsheet.workspace import Workspace
from support.editions import ROOT
from support.known import known_files_remembered
from support.verapdf import validate

EXAMPLE = ROOT / "docs/examples/blocks"
SHEETS = sorted(path.stem for path in EXAMPLE.glob("sheets/*.yaml"))
LOCALES = ("ar", "en")


@pytest.fixture(scope="module", autouse=True)
def known_files() -> Iterator[None]:
    """Two editions differ in their pages."""
    with known_files_remembered():
        yield


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blocks") / "output"
    assert main(["build", "--quiet", "-C", str(EXAMPLE), "--output", str(folder)]) == 0
    return folder


def pages(output: Path, sheet: str) -> dict[str, str]:
    return {tag: (output / tag / f"{sheet}.html").read_text("utf-8") for tag in LOCALES}


def found(output: Path) -> list[str]:
    findings = Findings()
    assert verify(output, findings, lambda *_: None) is not None
    return [f"{one.location.path}: {one.message} [{one.code}]" for one in findings]


@pytest.mark.slow
def test_nothing_is_to_be_said_of_it() -> None:
    assert [str(one) for one in inspect(Workspace(EXAMPLE)).findings] == []
    assert main(["sync", "--check", "--quiet", "-C", str(EXAMPLE)]) == 0


def test_the_pdfs_are_valid(output: Path) -> None:
    made = [output / tag / f"{sheet}.pdf" for tag in LOCALES for sheet in SHEETS]
    assert validate(made) == []


def test_it_is_proven(output: Path) -> None:
    assert found(output) == []


CHANGES = {
    "ar/notes.html": (">48,500<", ">48,600<"),
    "en/notes.html": ("two weeks</strong>", "ten weeks</strong>"),
    "en/contact.html": ('href="tel:+41225550140"', 'href="tel:+41225550149"'),
    "ar/contact.html": (">desk@library.example<", ">disk@library.example<"),
    "en/tree.html": (">9<", ">8<"),
    "ar/tree.html": ("الخرائط", "الصور"),
    "en/tables.html": (">98,340<", ">98,430<"),
    "ar/tables.html": (">28.25<", ">28.52<"),
    "en/changes.html": (">46,210<", ">46,201<"),
    "ar/changes.html": (">46,210<", ">46,201<"),
    "en/picture.html": (">CC-BY-4.0<", ">CC-BY-3.0<"),
    "en/choropleth.html": (">41%<", ">42%<"),
    "ar/choropleth.html": (
        'value="24" data-fact="class:lent"',
        'value="25" data-fact="class:lent"',
    ),
    "en/charts.html": (">400,000<", ">450,000<"),
    "ar/charts.html": (
        'value="300000" data-fact="axis:lines"',
        'value="350000" data-fact="axis:lines"',
    ),
    "ar/picture.html": ("السبع فوق الماء", "الست فوق الماء"),
}


def test_a_changed_value_is_noticed(output: Path, tmp_path: Path) -> None:
    """One in each page: it or its PDF has a finding, beside that its bytes are others."""
    changed = tmp_path / "output"
    shutil.copytree(output, changed)
    for name, (old, new) in CHANGES.items():
        text = (changed / name).read_text("utf-8")
        assert old in text
        (changed / name).write_text(text.replace(old, new), "utf-8")
    noticed = [one for one in found(changed) if "[file-changed]" not in one]
    assert {re.split("[-.]", one)[0] for one in noticed} == {
        name.removesuffix(".html") for name in CHANGES
    }, noticed


def test_notes_stand_at_the_end_of_their_block_and_lead_back(output: Path) -> None:
    labels = {}
    for tag, page in pages(output, "notes").items():
        calls = re.findall(r'<a id="call_(\d)" href="#note_(\d)"[^>]*>([^<]+)</a>', page)
        notes = re.findall(r'id="note_(\d)" role="doc-footnote"><p><a [^>]*href="#call_(\d)"', page)
        assert [call[:2] for call in calls] == notes == [("1", "1"), ("2", "2"), ("3", "3")]
        labels[tag] = [label for *_, label in calls]
        in_table = page.index('id="note_3"')
        assert page.index("</table>") < in_table < page.index('class="block block-sources')
    assert labels == {"ar": ["أ", "ب", "ج"], "en": ["a", "b", "c"]}


def test_items_may_have_items_of_their_own(output: Path) -> None:
    page = pages(output, "notes")["en"]
    assert re.search(r"<li>Books\s*<ul class=\"list list-under\">\s*<li>New titles", page)
    assert page.count("<ol class=") == 3  # how to join, what is under it, and the sources


def test_ways_of_contact_are_links_from_left_to_right(output: Path) -> None:
    for page in pages(output, "contact").values():
        links = re.findall(r'<data [^>]*dir="ltr"><a dir="ltr" href="([^"]+)">([^<]+)</a>', page)
        assert links == [
            ("tel:+41225550140", "+41\u00a022\u00a0555\u00a001\u00a040"),
            ("mailto:desk@library.example", "desk@library.example"),
            ("https://library.example/visit", "library.example/visit"),
        ]


def test_the_code_is_that_of_the_address(output: Path) -> None:
    """Module by module, as the library draws it."""
    drawn = set()
    page = pages(output, "contact")["ar"]
    (path,) = re.findall(r'fill="#000000" d="([^"]+)"', page)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        drawn |= {(int(y), int(x) + step) for step in range(int(width))}
    made = segno.make("https://library.example/visit", error="m", micro=False, boost_error=False)
    dark = {(y + 4, x + 4) for y, row in enumerate(made.matrix) for x, bit in enumerate(row) if bit}
    assert drawn == dark
    assert f'viewBox="0 0 {len(made.matrix) + 8} {len(made.matrix) + 8}"' in page


def test_a_tree_is_lists_within_lists(output: Path) -> None:
    for page in pages(output, "tree").values():
        tree = page[page.index('<ul class="tree">') : page.index('id="small"')]
        assert [len(re.findall(f'tree-node-{depth}"', tree)) for depth in (0, 1, 2)] == [1, 3, 5]
        assert tree.count("<ul") == tree.count("</ul>") == 5


@pytest.mark.parametrize("tag", LOCALES)
def test_decimal_signs_meet(output: Path, tag: str) -> None:
    """On paper, where the numbers of a column have different fractions, or none."""
    columns = [("61.5", "40", "28.25", "235.75"), ("4,250,000", "870,500.50", "95,000")]
    with closing(PdfDocument(output / tag / "tables.pdf")) as pdf, closing(pdf[0]) as page:
        text = page.get_textpage()
        for numbers in columns:
            units = []
            for number in numbers:
                found = re.search(rf"(?<![\d,]){number}(?![\d,])", text.get_text_range())
                assert found
                last = found.start() + len(number.partition(".")[0]) - 1
                units.append(text.get_charbox(last, loose=True)[2])
            assert max(units) - min(units) < 0.3, (numbers, units)
        text.close()


def test_a_map_of_data_explains_its_colours(output: Path) -> None:
    said = {
        "en": ["Less than 11", "11 to less than 24", "24 to less than 44", "44 to less than 90"],
        "ar": ["أقل من 11", "من 11 إلى أقل من 24", "من 24 إلى أقل من 44", "من 44 إلى أقل من 90"],
    }
    for tag, page in pages(output, "choropleth").items():
        keys = re.findall(r'<li class="map-class[^"]*"><p>(.*?)</p>', page)
        assert [re.sub("<[^>]+>", "", key) for key in keys[:4]] == said[tag]
        colours = re.findall(r'"map-class map-class-scale-(\d)"', page)
        assert colours == ["1", "2", "3", "4", "5", "2", "3", "4", "5"]
        assert page.count('role="img"') == 2
        assert page.count("map-note") == 2
        for step in range(1, 6):
            assert len({*re.findall(f'class="scale-{step}" fill="(#......)"', page)}) == 1
    assert (output / "en/choropleth-returned.csv").read_text("utf-8-sig").count("\n") == 68


def test_charts_say_their_alternative_and_have_their_numbers_as_a_table(output: Path) -> None:
    kinds = {"lines": 3, "areas": 2, "visitors": 1, "grouped": 2, "stacked": 2, "change": 1}
    for tag, page in pages(output, "charts").items():
        assert page.count('role="figure" aria-label="') == 7
        assert page.count('class="plot-data on-screen"') == 7
        for block, columns in kinds.items():
            part = page.partition(f'id="{block}"')[2].partition("</section>")[0]
            rows = part.count("<tr>") - 1
            text = (output / tag / f"charts-{block}.csv").read_text("utf-8-sig")
            assert len(text.splitlines()) == rows + 1
            assert text.partition("\n")[0].count("lending.") == columns + (".year," in text)
        assert re.search(r'<a href="charts-lines.csv"', page)


def test_a_chart_is_one_figure_of_the_tags_with_its_words_in_it(output: Path) -> None:
    """Its alternative is that of the page."""
    for tag, page in pages(output, "charts").items():
        with pikepdf.open(output / tag / "charts.pdf") as pdf:
            figures = [
                one
                for one in pdf.objects
                if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
            ]
            told = [str(one.Alt) for one in figures]
            held = [
                {str(kid.S) for kid in one.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid}
                for one in figures
            ]
        assert told == [
            unescape(one) for one in re.findall(r'role="figure" aria-label="([^"]+)"', page)
        ]
        assert held == [{"/P"}] * 7


def test_the_index_has_the_title_and_order_of_the_configuration(output: Path) -> None:
    titles = {"ar": "عناصر الصحائف", "en": "Blocks, one by one"}
    for tag, page in pages(output, "index").items():
        assert f"<h1>{titles[tag]}</h1>" in page
        assert re.findall(r'<h2><a href="[^"]*?(\w+)\.html"', page) == [
            "tree",
            "contact",
            "changes",
            "charts",
            "choropleth",
            "notes",
            "picture",
            "tables",
        ]


@pytest.mark.slow
def test_an_order_of_sheets_that_are_not_there_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "blocks"
    shutil.copytree(EXAMPLE, folder)
    config = folder / "factsheet.toml"
    config.write_text(config.read_text("utf-8").replace('"contact"]', '"contcat"]'), "utf-8")
    (one,) = inspect(Workspace(folder)).findings
    assert (one.code, one.location.line) == ("unknown-sheet", 7)
    assert "contact" in (one.hint or "")


def test_a_picture_says_whose_it_is(output: Path) -> None:
    """In the block and at the head: a name, and a link to the licence."""
    for page in pages(output, "picture").values():
        assert re.findall(r'<span dir="ltr">([^<]+)</span>&nbsp;· <a [^>]*>([^<]+)</a>', page) == [
            ("Riverside Library", "CC0-1.0"),
            ("A. Brook, 2019", "CC-BY-4.0"),
        ]
        assert page.count('rel="license"') == page.count("https://spdx.org/licenses/CC") == 2
        assert page.index("cover-picture") < page.index("<h1>") < page.index("cover-credit")


def test_the_title_stands_on_its_own_ground(output: Path) -> None:
    """Whatever the picture: the panel has the masthead’s colour, with which all text is paired."""
    style = (output / "assets/css/20-page.css").read_text("utf-8")
    (panel,) = re.findall(r"\.has-picture \.masthead-title \{([^}]+)\}", style)
    assert "background: var(--masthead)" in panel
    assert "position: relative" in panel
    assert not re.search(
        r"^\.(?:kicker|lead|cover-credit[^{]*) \{[^}]*background", style, re.MULTILINE
    )


def test_a_printing_house_gets_the_cover_with_its_bleed(tmp_path: Path) -> None:
    """It is printed over the edge that is cut off, which no text may do."""
    wanted = ["--profile", "print", "--sheet", "picture", "--format", "pdf", "--locale", "ar"]
    output = str(tmp_path / "output")
    assert main(["build", "--quiet", "-C", str(EXAMPLE), *wanted, "--output", output]) == 0


def test_photographs_are_valid_too(tmp_path: Path) -> None:
    """Of every kind that Pillow writes: WeasyPrint asks viewers to smooth them, PDF/A forbids it."""
    folder = tmp_path / "blocks"
    shutil.copytree(EXAMPLE, folder)
    for sheet in folder.glob("sheets/*.yaml"):
        if sheet.stem != "picture":
            sheet.unlink()
    config = folder / "factsheet.toml"
    config.write_text(config.read_text("utf-8").replace("order =", "# order ="), "utf-8")
    noise = Image.effect_noise((90, 60), 60)
    made = {"grey.jpg": "L", "colour.webp": "RGB", "through.png": "RGBA", "few.png": "P"}
    blocks = []
    for name, mode in made.items():
        picture = noise.convert(mode)
        if mode == "RGBA":
            picture.putalpha(120)
        picture.save(folder / "templates/images" / name)
        blocks.append(
            f"  {name.partition('.')[0]}: {{type: picture, image: templates/images/{name}, "
            "alternative: Noise, credit: Nobody, licence: CC0-1.0, width: third}\n"
        )
    sheet = folder / "sheets/picture.yaml"
    text = sheet.read_text("utf-8").replace("  sources:", f"{''.join(blocks)}  sources:")
    sheet.write_text(text, "utf-8")
    assert main(["build", "--quiet", "-C", str(folder), "--locale", "en"]) == 0
    assert validate([folder / "output/en/picture.pdf"]) == []
