"""Who prints a page from the browser, instead of taking the PDF, gets a sheet to read too."""

from io import BytesIO

import pypdfium2
import pytest

from support.browser import Open

A4 = (595, 842)


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_printed_page_is_a_sheet(open_page: Open, tag: str) -> None:
    page = open_page(f"interpol/{tag}/at-a-glance")
    document = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(document) == 2
    assert {(round(sheet.get_width()), round(sheet.get_height())) for sheet in document} == {A4}
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    assert {"ar": "1 000", "en": "1,000"}[tag] in text.replace("\u00a0", " ")
    assert "0 / 0" not in text
    fonts = {name.partition("+")[2] for name in _fonts(document)}
    assert {name.partition("-")[0] for name in fonts} == {"FactsSansArabic"}
    # The title is in white, which browsers turn grey on paper where the ground is left out.
    picture = document[0].render(scale=0.5).to_pil().convert("RGB")
    assert max(picture.getpixel((picture.width // 2, 4))) < 0x60


def _fonts(document: pypdfium2.PdfDocument) -> set[str]:
    return {
        item.get_font().get_base_name()
        for sheet in document
        for item in sheet.get_objects(max_depth=8)
        if isinstance(item, pypdfium2.PdfTextObj)
    }
