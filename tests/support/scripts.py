"""The library's publication in seven languages and six scripts, with the fonts of the tests."""

import shutil
from pathlib import Path

TESTS = Path(__file__).parents[1]
FONTS = TESTS / "fonts"
LOCALES = ("el", "fa", "he", "hi", "ru", "th", "zh")


def script_publication(folder: Path, *, with_fonts: bool = True) -> Path:
    """A copy of it in `folder`, its fonts in fonts/."""
    shutil.copytree(TESTS / "scripts" / "publication", folder, dirs_exist_ok=True)
    if with_fonts:
        files = [path for path in FONTS.iterdir() if path.suffix in (".ttf", ".otf")]
        (folder / "fonts").mkdir()
        for path in files:
            shutil.copy(path, folder / "fonts")
    return folder
