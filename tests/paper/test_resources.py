"""A page fetches what it was handed, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.paper.resources import BASE, AbsentError, RefusedError, Resources

CSS = Resources({"assets/css/page.css": b"p {}", "assets/images/\u0644 \u0627.PNG": b"png"})


def test_a_file_is_found_by_its_path() -> None:
    found = CSS.fetch(f"{BASE}assets/css/page.css?1#top")
    assert (found.data, found.type) == (b"p {}", "text/css")


def test_an_encoded_path_is_decoded_and_a_suffix_in_capitals_known() -> None:
    assert CSS.fetch(f"{BASE}assets/images/%D9%84%20%D8%A7.PNG").type == "image/png"


@pytest.mark.parametrize("path", ["", "assets", "assets/css", "assets/css/other.css"])
def test_what_was_not_given_is_absent(path: str) -> None:
    with pytest.raises(AbsentError):
        CSS.fetch(f"{BASE}{path}")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://factsheet.invalid/assets/css/page.css",
        "https://factsheet.invalid.example.org/assets/css/page.css",
        "https://factsheet.invalid@example.org/assets/css/page.css",
        "assets/css/page.css",
        "data:text/css,p{}",
        f"{BASE}assets/fonts/FactsSansArabic-Bold.woff2",
    ],
)
def test_another_place_is_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        CSS.fetch(url)


@given(st.text())
def test_whatever_the_address_nothing_else_comes_back(url: str) -> None:
    for address in (url, BASE + url):
        try:
            found = CSS.fetch(address)
        except (AbsentError, RefusedError):
            continue
        assert found.data in CSS.files.values()
