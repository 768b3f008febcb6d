"""The pages that are kept as pictures: every block, and one sheet of the publication."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from gettext import NullTranslations
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from factsheet.diagnostics import Findings
from factsheet.edition.document import Document
from factsheet.gate.editions import load_edition
from factsheet.load.theme import Theme, load_theme
from factsheet.model.sheet import Inset
from factsheet.pages.environment import PageLocale, make_environment
from factsheet.pages.page import PageContext, render_page
from factsheet.paper.pdf import render_pdf
from factsheet.publish.build import Request, build
from factsheet.publish.layout import Means
from factsheet.workspace import Workspace
from support.choropleths import coloured
from support.documents import DIRECTIONS, DRAWING, assembly, at_a_glance, changed, drawing

ROOT = Path(__file__).parents[2]
REFERENCES = ROOT / "tests/visual/references"
DPI = 90
FONTS = sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf"))


ABROAD = (("BR", "AU", "MT"), ("CN", "IN", "ES", "SG"), ("DZ", "CA"), ("FR", "AT"), ("US", "LU"))
"""The territories of a map of data, by class."""
EUROPE = Inset(north=Decimal(56), south=Decimal(42), west=Decimal(-5), east=Decimal(22))


def specimen(tag: str, *types: str) -> Document:
    """A document with a block of each type, or of these types."""
    first, second = at_a_glance(tag), assembly(tag)
    map_of_data = coloured(ABROAD, ("RU", "TV"), EUROPE, tag=tag, listed=False)
    more = (drawing(tag), ("abroad", "choropleth", map_of_data), changed(tag))
    blocks = {block[1]: block for block in (*first.blocks, *second.blocks, *more)}
    return replace(first, blocks=tuple(blocks[name] for name in types or blocks))


def specimen_page(document: Document) -> str:
    """Its HTML, in the theme as it comes."""
    locale = PageLocale(document.locale, DIRECTIONS[document.locale])
    environment = make_environment(load_theme(), NullTranslations(), locale)
    return render_page(environment, document, PageContext("The publisher", "../assets/"))


def specimen_assets(theme: Theme) -> dict[str, bytes]:
    """The files that the specimen asks for, by their paths below its folder of assets."""
    drawing = (ROOT / "docs/examples/blocks" / DRAWING).read_bytes()
    return {**theme.assets, DRAWING.removeprefix("templates/"): drawing}


def printed(html: str) -> bytes:
    """The PDF of a page of the specimen."""
    assets = {f"assets/{name}": data for name, data in specimen_assets(load_theme()).items()}
    dated = at_a_glance("en").as_of
    return render_pdf(html, resources=assets, fonts=FONTS, dated=dated).data


def published(tag: str, sheet: str) -> bytes:
    """The PDF of a sheet of the publication in this repository."""
    findings = Findings()
    edition = load_edition(Workspace(ROOT), findings)
    assert edition is not None, list(findings)
    with TemporaryDirectory() as folder:
        request = Request(Path(folder), (tag,), (sheet,), formats=("pdf",))
        means = Means.of(Workspace(ROOT), edition.config, findings)
        made = build(Workspace(ROOT), edition, means, request, findings, lambda *_: None)
        assert made is not None, list(findings)
        return Path(folder, tag, f"{sheet}.pdf").read_bytes()


SUBJECTS: Mapping[str, Callable[[], bytes]] = {
    "blocks-ar": lambda: printed(specimen_page(specimen("ar"))),
    "blocks-en": lambda: printed(specimen_page(specimen("en"))),
    "at-a-glance-ar": partial(published, "ar", "at-a-glance"),
    "at-a-glance-fr": partial(published, "fr", "at-a-glance"),
}
"""PDFs by the names of their pictures."""


def portraits(name: str, pdf: bytes) -> dict[str, Image.Image]:
    """A picture of each page, by file name."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return {
            f"{name}-{number}.png": page.render(scale=DPI / 72).to_pil().convert("RGB")
            for number, page in enumerate(document, 1)
        }
    finally:
        document.close()


def references(name: str) -> dict[str, Image.Image]:
    """The pictures that are kept, by file name."""
    found = {}
    for path in sorted(REFERENCES.glob(f"{name}-[0-9].png")):
        with Image.open(path) as picture:
            found[path.name] = picture.convert("RGB")
    return found


def keep(name: str, portrait: Image.Image) -> None:
    """Make a picture the reference."""
    REFERENCES.mkdir(parents=True, exist_ok=True)
    few = portrait.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(REFERENCES / name, optimize=True)
