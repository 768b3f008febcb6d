"""A proof as HTML for the screen, and as a PDF to write on."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from factsheet.exchange.tables import rows
from factsheet.exchange.unit import Bundle
from factsheet.pages.opendata import as_script
from factsheet.paper.painting import SCALE
from factsheet.paper.pdf import Pdf, render_pdf
from factsheet.proof.proof import Proof

THEME_FONT = "Facts Sans Arabic"
STYLE_ON_PAPER = """
@page { size: A4; margin: 15mm; @bottom-center { content: counter(page) " / " counter(pages) } }
html { font-size: 9.5pt }
body { max-width: none; padding: 0 }
"""


def as_html(proof: Proof) -> str:
    """One file that works offline: styles, pictures and script are in it."""
    return _page(proof, _embedded, on_paper=False)


def as_pdf(proof: Proof, fonts: Sequence[Path]) -> Pdf:
    """The same on A4, with room for remarks by hand. Raises PdfUnavailableError."""
    pictures: dict[str, bytes] = {}

    def named(picture: bytes) -> str:
        name = f"{sha256(picture).hexdigest()[:16]}.png"
        pictures[name] = picture
        return f"../{name}"

    html = _page(proof, named, on_paper=True)
    dated = date.fromisoformat(proof.edition)
    return render_pdf(html, resources=pictures, fonts=fonts, dated=dated)


def _embedded(picture: bytes) -> str:
    return f"data:image/png;base64,{b64encode(picture).decode()}"


def _width(picture: bytes) -> int:
    """CSS pixels at which a picture shows the page in its own size. A PNG has its width in bytes
    16 to 19 (PNG, 11.2.1)."""
    return round(int.from_bytes(picture[16:20]) / SCALE * 96 / 72)


def _page(proof: Proof, source: Callable[[bytes], str], *, on_paper: bool) -> str:
    folder = files("factsheet.proof")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    template = environment.from_string(folder.joinpath("proof.html.jinja").read_text("utf-8"))
    # A name cannot end its string, or the element that the styles stand in.
    families = [json.dumps(one).replace("<", "\\3c ") for one in (*proof.fonts, THEME_FONT)]
    font = f"body {{ font: 1rem/1.5 {', '.join(families)}, system-ui, sans-serif }}\n"
    style = font + folder.joinpath("proof.css").read_text("utf-8")
    ids = [entry.unit.id for entry in proof.entries]
    return template.render(
        proof=proof,
        count=len(ids),
        numbers={name: number for number, name in enumerate(ids, 1)},
        source=source,
        width=_width,
        on_paper=on_paper,
        style=Markup(style + STYLE_ON_PAPER * on_paper),  # noqa: S704  (the package's own file)
        script=Markup(folder.joinpath("proof.js").read_text("utf-8")),  # noqa: S704
        rows=as_script(list(_remark_rows(proof))),
    )


def _remark_rows(proof: Proof) -> Iterator[dict[str, str]]:
    """The rows of an export without translations: a remark changes no text.

    `proofed` has the translation that the reviewer saw, so that `import` refuses a remark on one
    that has changed since.
    """
    bundle = Bundle(
        publisher=proof.publisher,
        path="",
        source_language=proof.source_locale,
        language=proof.locale,
        is_rtl=proof.direction == "rtl",
        units=tuple(entry.unit for entry in proof.entries),
    )
    wanted = ("id", "form", "source", "language")
    for row in rows(bundle):
        yield {
            **{name: row[name] for name in wanted},
            "target": "",
            "proofed": row["target"],
            "comment": "",
        }
