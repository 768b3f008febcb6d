"""The warm-up page loads what later pages need."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf

from factsheet.pages.pictures import Picture
from factsheet.paper.engine import engine_for
from factsheet.publish.executors.warmup import warm_up
from factsheet.publish.press import Press

THEME = Path(str(files("factsheet"))) / "theme"


def test_it_has_all_fonts_and_the_style_sheets_of_paper() -> None:
    names = ("css/10-all.css", "css/20-paper.print.css", "css/30-screen.screen.css")
    styles = {f"assets/{name}": f"/* {name} */ p {{ orphans: 2 }}".encode() for name in names}
    fonts = tuple(sorted(THEME.joinpath("fonts").glob("*.ttf")))
    family = b"body { font-family: 'Facts Sans Arabic' }"
    press = Press({**styles, "assets/css/40-font.css": family}, fonts)
    pdf = warm_up(press)
    assert pdf.is_sound
    assert pdf.pages == 1
    assert set(pdf.pictures) == set(Picture)
    with pikepdf.open(BytesIO(pdf.data)) as document:
        assert len(document.pages[0].Resources.Font) == len(fonts)
    parsed = {Path(key[0]).name for key in engine_for(fonts).memory.stylesheets.known}
    assert {"10-all.css", "20-paper.print.css", "40-font.css"} <= parsed
    assert "30-screen.screen.css" not in parsed
