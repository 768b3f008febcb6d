"""Files of pictures, and the licences on whose terms they are shown."""

import pytest

from factsheet.model.picture import ImageFile, Licence


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("CC-BY-4.0", "CC-BY-4.0", "https://spdx.org/licenses/CC-BY-4.0.html"),
        ("cc0-1.0", "CC0-1.0", "https://spdx.org/licenses/CC0-1.0.html"),
        ("OGL-UK-3.0", "OGL-UK-3.0", "https://spdx.org/licenses/OGL-UK-3.0.html"),
        ("https://example.org/terms", "example.org", "https://example.org/terms"),
    ],
)
def test_a_licence_is_an_spdx_id_or_an_address(written: str, name: str, address: str) -> None:
    assert Licence.parse(written) == Licence(name, address)


@pytest.mark.parametrize(
    "written",
    [
        "CC-BY",
        "all rights reserved",
        "LicenseRef-own",
        "MIT OR CC0-1.0",
        "javascript:alert(1)",
        "https://[::g]/",
    ],
)
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="write its SPDX id"):
        Licence.parse(written)


def test_a_picture_lies_in_one_folder() -> None:
    assert ImageFile.parse("templates/images/a/b.svg").asset == "images/a/b.svg"
    for path in ("images/a.svg", "templates/images/../a.svg", "templates/images/a.gif", "/a.png"):
        with pytest.raises(ValueError, match="templates/images/NAME"):
            ImageFile.parse(path)
