"""A language that tells its readers how far it is translated is proven, and so is what it tells."""

import re
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.proofs import Folder
from support.publications import write_publication
from support.translations import BILINGUAL


@pytest.mark.slow
def test_what_readers_are_told_of_the_translation_is_proven(tmp_path: Path) -> None:
    write_publication(tmp_path, {"factsheet.toml": BILINGUAL})
    assert main(["sync", "-q", "-C", str(tmp_path)]) == 0
    assert main(["build", "-q", "-C", str(tmp_path), "--format", "html"]) == 0
    edition = Folder(tmp_path / "output")
    assert edition.found() == []
    page = (edition.path / "fr/library.html").read_text("utf-8")
    told = re.search(r'<data[^>]* value="([^"]*)" data-fact="translated"', page)
    assert told is not None
    edition.edit("fr/library.html", told[0], told[0].replace(told[1], "0.99"))
    assert {code for code, _ in edition.found()} == {"value-differs", "words-differ"}
