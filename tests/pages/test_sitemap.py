"""The sitemap names pages by their addresses."""

from xml.etree import ElementTree as ET

from factsheet.pages.sitemap import sitemap

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_pages_below_a_path() -> None:
    root = ET.fromstring(sitemap("https://example.org/facts/", ["fr/b.html", "ar/a.html"]))
    assert [loc.text for loc in root.iter(LOC)] == [
        "https://example.org/facts/ar/a.html",
        "https://example.org/facts/fr/b.html",
    ]


def test_signs_of_xml_are_escaped() -> None:
    assert b"a&amp;b" in sitemap("https://example.org/a&b", ["en/x.html"])
