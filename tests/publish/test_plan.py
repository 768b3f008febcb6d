"""The edition policy in real builds: what is written, what stays, who links to whom."""

import json
from pathlib import Path
from typing import Any

import pytest

from factsheet.cli.main import main
from factsheet.publish.cache.seal import note_made
from support.html import classed, elements, tree, words
from support.pdf_text import contains, text_of
from support.publications import SHEET
from support.translations import translate, translated_publication, with_policy

LEAD = "sheet:library:lead"
LEAVE_OUT, KEEP = '[policy]\nincomplete = "leave-out"\n', '[policy]\nincomplete = "keep"\n'
HTML = ("--format", "html")


def build(folder: Path, *arguments: str) -> None:
    assert main(["build", "-C", str(folder), *arguments]) == 0


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def manifest(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "output/manifest.json").read_text("utf-8"))
    return loaded


def links_to_french(folder: Path) -> list[str]:
    """The pages of other languages that lead to French ones."""
    return [
        path.name
        for path in (folder / "output").rglob("*.html")
        if path.parent.name != "fr"
        and any(
            "fr/" in element.get("href", "") or element.get("hreflang") == "fr"
            for element in elements(tree(path.read_text("utf-8")), "a", "link")
        )
    ]


def test_a_complete_language_is_published_without_a_notice(tmp_path: Path) -> None:
    build(translated_publication(tmp_path), *HTML)
    assert manifest(tmp_path)["locales"] == {
        tag: {"state": "published", "percent": 100, "edition": "2021-11-25", "direction": "ltr"}
        for tag in ("en", "fr")
    }
    for page in (tmp_path / "output").rglob("*.html"):
        assert classed(tree(page.read_text("utf-8")), "translation-notice") == []
    assert len(links_to_french(tmp_path)) == 3


def test_fallback_tells_its_readers_on_every_page_and_pdf(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translated_publication(tmp_path)
    translate(tmp_path, "fr", missing=[LEAD])
    build(tmp_path)
    printed = capsys.readouterr().err
    assert "locale-incomplete" in printed
    percent = manifest(tmp_path)["locales"]["fr"]["percent"]
    assert manifest(tmp_path)["locales"]["fr"]["state"] == "fallback"
    assert f"{percent}% is translated, 1 of" in printed
    for name in ("library", "index"):
        page = tree((tmp_path / f"output/fr/{name}.html").read_text("utf-8"))
        [notice] = classed(page, "translation-notice")
        assert f"est achevée à {percent}\u00a0%" in words(notice)
        assert classed(page, "untranslated-note") == []
    fallback = classed(
        tree((tmp_path / "output/fr/library.html").read_text("utf-8")), "untranslated"
    )
    assert {(one.get("lang"), one.get("dir")) for one in fallback} == {("en", "ltr")}
    assert contains(text_of(tmp_path / "output/fr/library.pdf"), f"achevée à {percent} %")
    assert not contains(text_of(tmp_path / "output/en/library.pdf"), "complete")


def test_a_notice_without_a_translation_is_marked_as_what_it_is(tmp_path: Path) -> None:
    translated_publication(tmp_path)
    translate(tmp_path, "fr", missing=[LEAD, "phrase:partly_translated"])
    build(tmp_path, *HTML)
    [notice] = classed(
        tree((tmp_path / "output/fr/library.html").read_text("utf-8")), "translation-notice"
    )
    [span] = classed(notice, "untranslated")
    assert (span.get("lang"), span.get("dir")) == ("en", "ltr")
    assert words(span).startswith("The translation of these fact sheets is ")
    [percent] = elements(notice, "data")
    assert words(percent).endswith("%")
    assert "\u00a0" not in words(percent)


def test_published_with_gaps_still_explains_the_dotted_line(tmp_path: Path) -> None:
    translated_publication(tmp_path, "[policy]\npublish = 50\n")
    translate(tmp_path, "fr", missing=[LEAD])
    build(tmp_path, *HTML)
    page = tree((tmp_path / "output/fr/library.html").read_text("utf-8"))
    assert classed(page, "translation-notice") == []
    assert len(classed(page, "untranslated-note")) == 1


def test_left_out_has_no_page_and_no_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translated_publication(tmp_path, LEAVE_OUT)
    build(tmp_path)
    assert (tmp_path / "output/fr/library.pdf").is_file()
    translate(tmp_path, "fr", missing=[LEAD])
    build(tmp_path)
    assert "“fr” is left out" in capsys.readouterr().err
    assert not (tmp_path / "output/fr").exists()
    assert links_to_french(tmp_path) == []
    assert "français" not in (tmp_path / "output/en/library.html").read_text("utf-8")
    about = manifest(tmp_path)
    assert about["locales"]["fr"]["state"] == "left-out"
    assert not any(name.startswith("fr/") for name in about["artifacts"])
    translate(tmp_path, "fr")
    build(tmp_path)
    assert manifest(tmp_path)["locales"]["fr"]["state"] == "published"
    assert len(links_to_french(tmp_path)) == 3


def test_html_alone_removes_the_pdfs_of_a_language_that_goes(tmp_path: Path) -> None:
    translated_publication(tmp_path, LEAVE_OUT)
    build(tmp_path)
    translate(tmp_path, "fr", missing=[LEAD])
    build(tmp_path, *HTML)
    assert not (tmp_path / "output/fr").exists()
    assert (tmp_path / "output/en/library.pdf").is_file()


def test_kept_pages_stay_byte_for_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translated_publication(tmp_path, KEEP)
    build(tmp_path, "--as-of", "2021-11-24")
    french = snapshot(tmp_path / "output/fr")
    entries = {n: a for n, a in manifest(tmp_path)["artifacts"].items() if n.startswith("fr/")}
    translate(tmp_path, "fr", missing=[LEAD])
    for _ in range(2):
        build(tmp_path)
        assert "earlier pages of the edition of 2021-11-24" in capsys.readouterr().err
        assert snapshot(tmp_path / "output/fr") == french
        about = manifest(tmp_path)
        assert about["locales"]["fr"]["state"] == "kept"
        assert about["locales"]["fr"]["edition"] == "2021-11-24"
        assert {n: a for n, a in about["artifacts"].items() if n.startswith("fr/")} == {
            name: {**entry, "edition": "2021-11-24"} for name, entry in entries.items()
        }
        assert len(links_to_french(tmp_path)) == 3
    translate(tmp_path, "fr")
    build(tmp_path)
    about = manifest(tmp_path)
    assert about["locales"]["fr"]["edition"] == "2021-11-25"
    assert not any("edition" in artifact for artifact in about["artifacts"].values())


def test_kept_pages_keep_their_assets_and_are_linked_only_where_they_are(tmp_path: Path) -> None:
    translated_publication(tmp_path, KEEP)
    style = tmp_path / "templates/css/90-house.css"
    style.parent.mkdir(parents=True)
    style.write_text(":root { --ink: #000; }")
    build(tmp_path, *HTML)
    style.unlink()
    (tmp_path / "sheets/second.yaml").write_text(SHEET, "utf-8")
    build(tmp_path, *HTML)
    assert (tmp_path / "output/assets/css/90-house.css").is_file()
    assert "fr/library.html" in (tmp_path / "output/en/library.html").read_text("utf-8")
    assert "fr/second.html" not in (tmp_path / "output/en/second.html").read_text("utf-8")
    (tmp_path / "sheets/second.yaml").unlink()
    build(tmp_path)
    assert not (tmp_path / "output/assets/css/90-house.css").exists()


def test_damaged_pages_are_not_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translated_publication(tmp_path, KEEP)
    build(tmp_path, *HTML)
    (tmp_path / "output/fr/library.html").write_text("half a pa")
    translate(tmp_path, "fr", missing=[LEAD])
    build(tmp_path, *HTML)
    assert "no earlier edition of it is there to keep" in capsys.readouterr().err
    assert not (tmp_path / "output/fr").exists()


def test_fallback_pages_are_no_good_edition_to_keep(tmp_path: Path) -> None:
    translated_publication(tmp_path)
    translate(tmp_path, "fr", missing=[LEAD])
    build(tmp_path, *HTML)
    with_policy(tmp_path, KEEP)
    build(tmp_path, *HTML)
    assert manifest(tmp_path)["locales"]["fr"]["state"] == "left-out"


@pytest.mark.slow
def test_hysteresis_from_build_to_build(tmp_path: Path) -> None:
    policy = '[policy]\npublish = 97\nwithdraw = 90\nincomplete = "leave-out"\n'
    translated_publication(tmp_path, policy)
    few, many = (
        [LEAD, "sheet:library:title"],
        [
            *(LEAD, "sheet:library:title", "sheet:library:intro:heading"),
            *("sheet:library:intro:languages", "sheet:library:intro:members"),
            *("fact:library.members:label", "fact:library.loans:label"),
        ],
    )
    states = []
    for missing in (few, [], few, many, few, []):
        translate(tmp_path, "fr", missing=missing)
        build(tmp_path, *HTML)
        states.append(manifest(tmp_path)["locales"]["fr"]["state"])
    out, in_ = "left-out", "published"
    assert states == [out, in_, in_, out, out, in_]


@pytest.mark.slow
def test_a_partial_build_takes_nobody_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translated_publication(tmp_path, LEAVE_OUT)
    build(tmp_path, *HTML)
    french = snapshot(tmp_path / "output/fr")
    translate(tmp_path, "fr", missing=[LEAD])
    for arguments in (
        ("--locale", "fr"),
        ("--sheet", "library", "--locale", "fr"),
        ("--locale", "en"),
    ):
        build(tmp_path, *HTML, *arguments)
        said = capsys.readouterr().err
        assert ("it stays unchanged until a complete build" in said) == ("fr" in arguments)
        assert snapshot(tmp_path / "output/fr") == french
        about = manifest(tmp_path)
        assert about["locales"]["fr"]["state"] == "published"
        assert not any("edition" in artifact for artifact in about["artifacts"].values())
        assert len(links_to_french(tmp_path)) == 3
    build(tmp_path, *HTML)
    assert not (tmp_path / "output/fr").exists()
    build(tmp_path, *HTML, "--locale", "fr")
    assert not (tmp_path / "output/fr").exists()
    build(tmp_path, *HTML, "--locale", "en")
    assert links_to_french(tmp_path) == []
    assert manifest(tmp_path)["locales"]["fr"]["state"] == "left-out"


def test_a_partial_build_marks_what_it_makes(tmp_path: Path) -> None:
    translated_publication(tmp_path)
    build(tmp_path, *HTML)
    translate(tmp_path, "fr", missing=[LEAD])
    build(tmp_path, *HTML, "--locale", "fr")
    assert manifest(tmp_path)["locales"]["fr"]["state"] == "fallback"
    assert manifest(tmp_path)["locales"]["en"]["state"] == "published"
    page = tree((tmp_path / "output/fr/library.html").read_text("utf-8"))
    assert len(classed(page, "translation-notice")) == 1


def test_the_source_language_is_never_left_out(tmp_path: Path) -> None:
    required = '[policy]\nincomplete = "leave-out"\nrequired = ["*"]\n'
    translated_publication(tmp_path, required)
    translate(tmp_path, "en", missing=[LEAD])
    build(tmp_path, *HTML)
    assert manifest(tmp_path)["locales"]["en"]["state"] == "published"


@pytest.mark.slow
def test_a_manifest_of_another_time_only_loses_its_memory(tmp_path: Path) -> None:
    translated_publication(tmp_path, KEEP)
    build(tmp_path, *HTML)
    about = manifest(tmp_path)
    for listed in (["en", "fr"], {"fr": {"state": "gone"}}, None):
        path = tmp_path / "output/manifest.json"
        path.write_text(json.dumps({**about, "locales": listed}))
        note_made(path.read_bytes())
        build(tmp_path, *HTML)
        assert manifest(tmp_path) == about


def test_an_unfinished_page_may_be_too_long(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translated_publication(tmp_path)
    po = tmp_path / "locales/fr/LC_MESSAGES/factsheet.po"
    long = "Une phrase assez longue. " * 390
    text = po.read_text("utf-8").replace("‹In short›", f"‹In short› {long}")
    po.write_text(text, "utf-8")
    assert main(["build", "-C", str(tmp_path)]) == 1
    assert "error: sheet “library” has" in capsys.readouterr().err
    po.write_text(text.replace("‹The library›", ""), "utf-8")
    build(tmp_path)
    assert "warning: sheet “library” has" in capsys.readouterr().err


def test_words_of_templates_fall_back_marked_too(tmp_path: Path) -> None:
    translated_publication(tmp_path)
    po = tmp_path / "locales/fr/LC_MESSAGES/factsheet.po"
    text = po.read_text("utf-8")
    for words_ in ("Télécharger en PDF", "Édition du %(date)s", "Langues", "Fiches d’information"):
        assert f'msgstr "{words_}"' in text
        text = text.replace(f'msgstr "{words_}"', 'msgstr ""')
    po.write_text(text, "utf-8")
    build(tmp_path)
    page = tree((tmp_path / "output/fr/library.html").read_text("utf-8"))
    marked = {words(one) for one in classed(page, "untranslated")}
    assert {"Download as PDF", "Fact sheets"} <= marked
    assert any(one.startswith("Edition of ") for one in marked)
    assert elements(page, "nav")[0].get("aria-label") == "Languages"
    index = tree((tmp_path / "output/fr/index.html").read_text("utf-8"))
    assert words(elements(index, "title")[0]) == "Fact sheets"
    assert contains(text_of(tmp_path / "output/fr/library.pdf"), "Edition of")
