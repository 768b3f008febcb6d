"""factsheet proof, and remarks on their way back into the catalog."""

import csv
import io
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from factsheet.cli.main import main
from factsheet.paper.painting import OUTLINE
from support.once import filled_once
from support.translations import translate, translated_publication

LEAD = "sheet:library:lead"
MEMBERS = "sheet:library:intro:members"
ROWS = re.compile(r'<script type="application/json" id="rows">(.*?)</script>')


@pytest.fixture(scope="module", name="made")
def proof_of_the_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library in English and French, an edition of it, and a proof of the French."""

    def fill(folder: Path) -> None:
        translated_publication(folder / "library")
        translate(folder / "library", "fr", missing=[MEMBERS])
        assert main(["proof", "-q", "-C", f"{folder}/library", *FRENCH, f"{folder}/proof"]) == 0

    return filled_once(tmp_path_factory, "proof", fill)


FRENCH = ("--locale", "fr", "-o")


def page(made: Path) -> str:
    return (made / "proof/proof.fr.html").read_text("utf-8")


def article(html: str, context: str) -> str:
    [found] = [part for part in html.split("<article")[1:] if f"<code>{context}</code>" in part]
    return found.split("</article>")[0]


def test_each_text_stands_beside_its_source_and_its_place(made: Path) -> None:
    html = page(made)
    lead = article(html, LEAD)
    assert re.search(r'class="source" lang="en" dir="ltr">What the library does', lead)
    assert re.search(r'class="target" lang="fr" dir="ltr">‹What the library does', lead)
    assert re.search(r'class="words" lang="fr" dir="ltr">‹What the library does \W*in Lyon', lead)
    assert html.count("<img") == html.count('src="data:image/png;base64,')
    assert "http://" not in html.replace("http://www.w3.org", "")


def test_pictures_show_the_place_with_an_outline(made: Path) -> None:
    import base64

    [data] = re.findall(r"base64,([^\"]+)", article(page(made), LEAD))
    picture = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
    assert OUTLINE in {colour for _, colour in picture.getcolors(100_000) or ()}
    assert picture.width > picture.height > 40


def test_what_is_not_translated_says_so(made: Path) -> None:
    html = page(made)
    assert 'class="state">untranslated' in article(html, MEMBERS)
    assert "<img" in article(html, MEMBERS), "the source text is printed in its place"


def test_the_pdf_has_the_same_texts_and_room_for_remarks(made: Path) -> None:
    document = pypdfium2.PdfDocument(made / "proof/proof.fr.pdf")
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert text.count("Remark") == page(made).count("<article")
    assert MEMBERS in text


def remarks(made: Path, context: str, remark: str, **changes: str) -> bytes:
    """The file that the page saves: see tests/browser/test_proof.py."""
    found = ROWS.search(page(made))
    assert found
    rows = [row for row in json.loads(found[1]) if row["id"] == context]
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    for number, row in enumerate(rows):
        writer.writerow({**row, "comment": "" if number else remark, **changes})
    return out.getvalue().encode("utf-8-sig")


def test_a_remark_becomes_a_comment_and_changes_no_text(made: Path, tmp_path: Path) -> None:
    library = translated_publication(tmp_path / "library")
    path = library / "locales/fr/LC_MESSAGES/factsheet.po"
    before = path.read_text("utf-8")
    for context in (LEAD, "sheet:library:intro:open"):
        if f"<code>{context}</code>" not in page(made):
            continue
        (tmp_path / "r.csv").write_bytes(remarks(made, context, "Remark, 2026-12-01: “ici”?"))
        assert main(["import", "-q", "-C", str(library), str(tmp_path / "r.csv")]) == 0
    added = set(path.read_text("utf-8").splitlines()) - set(before.splitlines())
    assert added == {"# Remark, 2026-12-01: “ici”?"}


@pytest.mark.parametrize("changes", [{"proofed": "autre chose"}, {"source": "Something else"}])
def test_a_remark_on_a_text_that_has_changed_is_refused(
    changes: dict[str, str], made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = translated_publication(tmp_path / "library")
    path = library / "locales/fr/LC_MESSAGES/factsheet.po"
    before = path.read_bytes()
    (tmp_path / "r.csv").write_bytes(remarks(made, LEAD, "Remark: no", **changes))
    assert main(["import", "-C", str(library), str(tmp_path / "r.csv")]) == 0
    said = capsys.readouterr().err
    assert "[exchange-remark-outdated]" in said
    assert "Remark: no" in said
    assert path.read_bytes() == before


def test_since_an_edition_only_what_is_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = translated_publication(tmp_path / "library")
    edition = tmp_path / "edition"
    built = ["build", "-q", "-C", str(library), "--format", "html", "--output", str(edition)]
    assert main(built) == 0
    since = ["proof", "-C", str(library), "--since", str(edition), *FRENCH, str(tmp_path)]
    assert main(since) == 0
    assert "no text is new since the edition of 2021-11-25" in capsys.readouterr().err
    catalog = library / "locales/fr/LC_MESSAGES/factsheet.po"
    text = catalog.read_text("utf-8")
    catalog.write_text(text.replace("‹What the library does", "‹Ce que fait la library"), "utf-8")
    assert main(since) == 0
    html = (tmp_path / "proof.fr.html").read_text("utf-8")
    assert html.count("<article") == 1
    assert f"<code>{LEAD}</code>" in html


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--locale", "xx"], "xx"),
        (["--locale", "fr", "--sheet", "libary"], "did you mean “library”"),
        (["--locale", "fr", "--since", "nowhere"], "there is no manifest.json"),
    ],
)
def test_wrong_usage(
    options: list[str], said: str, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["proof", "-C", str(made / "library"), *options]) == 2
    assert said in capsys.readouterr().err
