"""Editions that are right, and that `factsheet verify` has to accept: none is refused.

Each file of right/ is a small publication about one thing: its facts and its blocks. It is built
in English and, translated in part, in Arabic, in one theme and for one profile of PDFs.
"""

from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.cli.main import main

CONFIG = """\
[publication]
publisher = "Test"
edition = 2026-01-01
source_locale = "en"
profiles = ["{profile}"]
[theme]
name = "{theme}"
[locales.en]
cldr = "en-GB"
[locales.ar]
digits = "{digits}"
"""
SOURCE = {
    "title": "Report",
    "publisher": "Test",
    "language": "en",
    "kind": "web-page",
    "date": 2025,
}
CASES = sorted((Path(__file__).parent / "right").glob("*.yaml"))
SCIENTIFIC = next(path for path in CASES if path.stem == "scientific")
"""pdfium reads its Arabic-Indic digits in another order."""
LOOKS = [
    ("modern", "screen", "latn"),
    ("classic", "print", "arab"),
    ("modern", "ua2", "arab"),
    ("classic", "screen", "latn"),
    ("modern", "print", "arab"),
    ("classic", "ua2", "latn"),
]
"""Theme, profile and digits in Arabic; the cases take turns."""


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, "utf-8")


def in_yaml(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "look"),
    [
        *(pytest.param(*pair, id=pair[0].stem) for pair in zip(CASES, cycle(LOOKS), strict=False)),
        pytest.param(SCIENTIFIC, ("modern", "screen", "arab"), id="scientific-arab"),
    ],
)
def test_a_right_edition_is_proven(
    path: Path,
    look: tuple[str, str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    theme, profile, digits = look
    sheet = {"title": path.stem.replace("-", " ").capitalize(), "lead": "What is right."}
    blocks = {"blocks": case["blocks"] | {"sources": {"type": "sources"}}}
    files = {
        "factsheet.toml": CONFIG.format(theme=theme, profile=profile, digits=digits),
        "facts/f.yaml": in_yaml({"sources": {"s": SOURCE}, "facts": case["facts"]}),
        "sheets/a.yaml": in_yaml(sheet | {"pages": 4, "keywords": {"k": "right"}} | blocks),
    }
    write(tmp_path, files)
    assert main(["sync", "-q", "-C", str(tmp_path)]) == 0
    assert main(["build", "-q", "-C", str(tmp_path)]) == 0, capsys.readouterr().err
    capsys.readouterr()
    assert main(["verify", "-q", "-C", str(tmp_path)]) == 0, capsys.readouterr().err
    name = "a.pdf" if profile == "screen" else f"a.{profile}.pdf"
    built = {pdf.relative_to(tmp_path / "output") for pdf in tmp_path.glob("output/*/*.pdf")}
    assert built == {Path("ar", name), Path("en", name)}


@pytest.mark.parametrize(("theme", "profile"), [("modern", "print"), ("classic", "ua2")])
def test_the_starter_is_proven(
    theme: str, profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In four languages, also with its source."""
    folder = tmp_path / "starter"
    assert main(["new", "-q", str(folder)]) == 0
    config = (folder / "factsheet.toml").read_text("utf-8")
    for old, new in (
        ("[publication]\n", f'[publication]\nprofiles = ["{profile}"]\n'),
        ('# name = "classic"', f'name = "{theme}"'),
    ):
        assert old in config
        config = config.replace(old, new, 1)
    (folder / "factsheet.toml").write_text(config, "utf-8")
    assert main(["build", "-q", "-C", str(folder)]) == 0, capsys.readouterr().err
    for source in ([], ["--source", str(folder)]):
        command = ["verify", "-q", str(folder / "output"), *source]
        assert main(command) == 0, capsys.readouterr().err
