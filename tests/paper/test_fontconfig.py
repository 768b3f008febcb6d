"""The private configuration, as fontconfig itself reads it."""

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from factsheet.paper.fontconfig import VARIABLE, only_fonts

FONTS = sorted(Path(str(files("factsheet"))).joinpath("theme", "fonts").glob("*.ttf"))


def test_the_configuration_names_the_given_files_alone(tmp_path: Path) -> None:
    font = tmp_path / "a & <b>.ttf"
    with only_fonts([font]):
        config = Path(os.environ[VARIABLE])
        root = fromstring(config.read_text("utf-8"))
    assert [folder.text for folder in root.iter("dir")] == [str(tmp_path)]
    assert [glob.text for glob in root.iterfind("selectfont/acceptfont/glob")] == [str(font)]
    assert not config.exists()
    assert not config.parent.exists()


@pytest.mark.parametrize("before", [None, "/elsewhere/fonts.conf"])
def test_the_environment_is_left_as_it_was(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if before:
        monkeypatch.setenv(VARIABLE, before)
    with pytest.raises(ZeroDivisionError), only_fonts(FONTS):
        _ = 1 / 0
    assert os.environ.get(VARIABLE) == before


@pytest.mark.skipif(sys.platform != "linux", reason="asks the library under its Linux name")
def test_fontconfig_finds_these_fonts_and_no_others() -> None:
    script = (
        "import ctypes\n"
        "class Set(ctypes.Structure):\n"
        "    _fields_ = [('count', ctypes.c_int)]\n"
        "library = ctypes.CDLL('libfontconfig.so.1')\n"
        "library.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p\n"
        "library.FcConfigGetFonts.restype = ctypes.POINTER(Set)\n"
        "library.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]\n"
        "print(library.FcConfigGetFonts(library.FcInitLoadConfigAndFonts(), 0)[0].count)\n"
    )
    with only_fonts(FONTS):
        run = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        )
    assert (run.stdout, run.stderr) == (f"{len(FONTS)}\n", "")
