"""The badge: well-formed, self-contained, readable with eyes and without."""

import re
from xml.etree import ElementTree as ET

import pytest

from factsheet.report.status.svg import COLOURS, INK, LABEL, as_svg
from support.statuses import status

SVG = "{http://www.w3.org/2000/svg}"


def badge() -> ET.Element:
    return ET.fromstring(as_svg(status()))


def test_it_says_what_it_shows() -> None:
    root = badge()
    title = root.find(f"{SVG}title")
    assert root.get("role") == "img"
    assert title is not None
    assert title.text == "العربية: 100% translated; français: 50% translated, with fallback"
    assert root.get("aria-label") == title.text


def test_a_row_for_each_translation_with_its_state_in_words() -> None:
    texts = [text.text for text in badge().iter(f"{SVG}text")]
    assert texts == ["العربية", "100%", "français", "50%, with fallback"]
    arabic = next(badge().iter(f"{SVG}text"))
    assert arabic.get("direction") == "rtl"
    assert arabic.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_rows_fit_and_do_not_overlap() -> None:
    root = badge()
    width, height = (float(root.get(name) or 0) for name in ("width", "height"))
    tops = set()
    for box in root.iter(f"{SVG}rect"):
        x, y, w, h = (float(box.get(name) or 0) for name in ("x", "y", "width", "height"))
        assert x + w <= width
        assert y + h <= height
        tops.add((y, h))
    (first, height_of_first), (second, _) = sorted(tops)
    assert first + height_of_first < second


def test_nothing_is_fetched() -> None:
    printed = as_svg(status()).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"href|url\(|@import|https?:|<style|<script|<image", printed) == []


@pytest.mark.parametrize("colour", [LABEL, *COLOURS.values()])
def test_contrast(colour: str) -> None:
    lighter, darker = sorted((_luminance(INK), _luminance(colour)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
