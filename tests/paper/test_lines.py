"""Where lines end in PDFs: never inside a number, a measure, an amount or a telephone number."""

import pypdfium2
import pytest

from factsheet.config.style import LocaleStyle
from factsheet.edition.document import Datum, Phrase, Run
from factsheet.edition.values import direction_of_value, spoken
from factsheet.locales.profile import profile_of
from factsheet.model.codes import Identifier
from factsheet.model.dates import Period
from factsheet.model.numbers import Money, Quantity, Share
from factsheet.pages.inline import inline
from factsheet.published.folding import folded
from support.printing import made, page

WIDTHS = range(150, 330, 6)
"""Points: the value fits into the least of them, and moves through the line in the others."""


@pytest.mark.parametrize(
    ("tag", "kind", "notation"),
    [
        ("en", Money, "-1250000 EUR"),
        ("en", Money, "1250000 CHF"),
        ("fr", Money, "-1250000 EUR"),
        ("en", Quantity, "-120 speed-kilometer-per-hour"),
        ("fr", Quantity, "120 speed-kilometer-per-hour"),
        ("en", Quantity, "-23.5 temperature-celsius"),
        ("fr", Share, "12.5%"),
        ("en", Identifier, "+33 4 72 44 70 00"),
        ("en", Identifier, "+1 (555) 010-9999"),
    ],
)
def test_a_line_does_not_end_inside_a_value(tag: str, kind: type, notation: str) -> None:
    profile, value = profile_of(LocaleStyle(tag)), kind.parse(notation)
    form = "short" if kind is Quantity else None
    said = spoken(profile, value, form)
    datum = Datum("a.b", value.canonical, (Run(said),), direction_of_value(profile, value, said))
    phrase = inline(Phrase((Run("The year’s result came to "), datum, Run(", they say."))))
    html = "".join(f'<p style="width: {width}pt">{phrase}</p>' for width in WIDTHS)
    pdf = made(page(f"<h1>Lines</h1>{html}"), a="p { font-size: 12pt; margin: 0 0 12pt }")
    lines = [folded(line) for line in lines_of(pdf.data)]
    assert sum(folded(said) in line for line in lines) == len(WIDTHS)
    assert len({len(line) for line in lines}) > 5, "lines end at different places"


@pytest.mark.parametrize("tag", ["el", "bg"])
def test_a_line_does_not_begin_with_the_dash_of_a_period(tag: str) -> None:
    said = spoken(profile_of(LocaleStyle(tag)), Period.parse("2019-11/2020-03"), None)
    html = "".join(f'<p style="width: {width}pt">{said}</p>' for width in range(60, 200, 4))
    lines = lines_of(made(page(f"<h1>Lines</h1>{html}"), a="p { margin: 0 0 12pt }").data)
    assert not [line for line in lines if line.strip().startswith("–")]


def lines_of(data: bytes) -> list[str]:
    """The lines of a PDF's text, as pdfium reads them."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            line for one in document for line in one.get_textpage().get_text_range().split("\r\n")
        ]
    finally:
        document.close()
