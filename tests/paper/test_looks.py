"""What a publication changes in one place shows on its pages, and nowhere else."""

import re
from datetime import date
from gettext import NullTranslations
from importlib.resources import files
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

import factsheet.paper.pdf
from factsheet.config.theme import SHIPPED, ThemeSettings
from factsheet.edition.document import Document
from factsheet.load.theme import Theme, load_theme
from factsheet.model.sheet import BLOCKS
from factsheet.pages.environment import PageLocale, make_environment
from factsheet.pages.page import PageContext, render_page
from factsheet.paper.pdf import render_pdf
from factsheet.workspace import Workspace
from support.documents import DIRECTIONS
from support.portraits import specimen, specimen_assets
from support.verapdf import validate

FONTS = sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf"))
CONTEXT = PageContext(publisher="Publisher & Sons", assets="../assets/")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0h3v2H0z" fill="#00f"/></svg>'


def everything(tag: str) -> Document:
    """A document with a block of each type."""
    document = specimen(tag)
    assert {kind for _, kind, _ in document.blocks} == BLOCKS.keys()
    return document


def page(theme: Theme, tag: str = "en", document: Document | None = None) -> str:
    environment = make_environment(theme, NullTranslations(), PageLocale(tag, DIRECTIONS[tag]))
    return render_page(environment, document or everything(tag), CONTEXT)


def printed(theme: Theme, html: str) -> bytes:
    """A PDF whose pages are not evened out, for which each would be laid out up to six times."""
    resources = {f"assets/{name}": data for name, data in specimen_assets(theme).items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(factsheet.paper.pdf, "balance", lambda _, fitted: (fitted.document, ()))
        pdf = render_pdf(html, resources=resources, fonts=FONTS, dated=date(2021, 11, 25))
    assert pdf.problems == ()
    return pdf.data


def colours(pdf: bytes, number: int = 0) -> set[str]:
    """Colours of the pixels of a page, at 36 to the inch."""
    document = PdfDocument(pdf)
    bitmap = document[number].render(scale=0.5, no_smoothtext=True, no_smoothpath=True)
    size = bitmap.n_channels
    data = bytes(bitmap.buffer)
    found = {data[at : at + 3][::-1].hex() for at in range(0, len(data) - size, size)}
    bitmap.close()
    document.close()
    return {f"#{colour}" for colour in found}


def blocks_of(html: str) -> dict[str, str]:
    """What each type of block has printed; the frame of the page as `frame`."""
    pattern = r'<(section|div) class="block block-([a-z]+).*?</\1>\n(?=<section|<div class="block|</div>\n(?:<div class="row|</main|<p))'
    found = {kind[2]: kind[0] for kind in re.finditer(pattern, html, re.DOTALL)}
    assert found.keys() == BLOCKS.keys()
    return {**found, "frame": re.sub(pattern, "", html, flags=re.DOTALL)}


def test_a_token_changes_page_and_pdf() -> None:
    settings = ThemeSettings(tokens={"brand": "#123456", "tone-1": "#aa00aa"})
    plain, own = load_theme(), load_theme(settings=settings)
    sheet = '<link rel="stylesheet" href="../assets/css/11-publication.css" media="all">\n'
    before, after = page(plain), page(own)
    # WeasyPrint gives SVG no style sheet, so the page itself has the colour of a slice.
    assert after.replace(sheet, "").replace("#aa00aa", plain.tokens["tone-1"]) == before
    assert "#123456" in colours(printed(own, after))


def test_one_template_changes_one_type_of_block(tmp_path: Path) -> None:
    (tmp_path / "templates" / "blocks").mkdir(parents=True)
    own = '<p class="mine">{% include "theme/blocks/note.html.jinja" %}</p>'
    (tmp_path / "templates" / "blocks" / "note.html.jinja").write_text(own)
    before = blocks_of(page(load_theme()))
    after = blocks_of(page(load_theme(Workspace(tmp_path))))
    assert {kind for kind, html in after.items() if html != before[kind]} == {"note"}
    assert '<p class="mine"><p>' in after["note"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """A PDF of each theme that ships, from left to right and from right to left, with a cover."""
    folder = tmp_path_factory.mktemp("looks")
    (folder / "templates" / "images").mkdir(parents=True)
    (folder / "templates" / "images" / "logo.svg").write_text(LOGO)
    found = {}
    for name in SHIPPED:
        settings = ThemeSettings(name, logo="templates/images/logo.svg", cover=True)
        theme = load_theme(Workspace(folder), settings)
        for tag in ("fr", "ar"):
            found[name, tag] = folder / f"{name}-{tag}.pdf"
            found[name, tag].write_bytes(printed(theme, page(theme, tag)))
    return found


def test_every_theme_sets_every_block_in_both_directions(
    made: dict[tuple[str, str], Path],
) -> None:
    """Without a word of complaint, as `made` asserts; one of each theme by the validator too."""
    assert validate(path for (_, tag), path in made.items() if tag == "ar") == []


def test_a_cover_is_the_first_page_with_the_title_alone(
    made: dict[tuple[str, str], Path],
) -> None:
    for (name, tag), path in made.items():
        document = PdfDocument(path)
        cover = document[0].get_textpage().get_text_range()
        assert "Publisher" in cover
        assert "1 / " not in cover
        assert len(cover) < 400
        document.close()
        brand = load_theme(settings=ThemeSettings(name)).tokens["brand"]
        assert {brand, "#0000ff"} <= colours(path.read_bytes()), (name, tag)


def test_without_a_cover_the_title_and_the_content_share_a_page() -> None:
    html = page(load_theme())
    assert "has-cover" not in html
    assert "Publisher &amp; Sons</p>" not in html


def test_a_logo_for_dark_screens_is_not_printed(tmp_path: Path) -> None:
    images = tmp_path / "templates" / "images"
    images.mkdir(parents=True)
    for name in ("day", "night"):
        (images / f"{name}.svg").write_text(LOGO)
    settings = ThemeSettings(
        logo="templates/images/day.svg", logo_dark="templates/images/night.svg"
    )
    html = page(load_theme(Workspace(tmp_path), settings))
    assert html.count("images/night.svg") == 1
    assert (
        '<source srcset="../assets/images/night.svg" media="(prefers-color-scheme: dark)">' in html
    )
    assert 'src="../assets/images/day.svg" alt="Publisher &amp; Sons"' in html
