"""An edition is read from its folder alone, and nothing that claims to be one breaks the tool."""

import json
from pathlib import Path

import pytest

from factsheet.published.edition import UnreadableError, read_published
from support.published import moved, publish


def test_folder_and_manifest_are_the_same(tmp_path: Path) -> None:
    place = moved(publish(tmp_path / "made"), tmp_path / "alone")
    by_folder, by_manifest = read_published(place), read_published(place / "manifest.json")
    assert by_folder.day == "2021-11-25"
    assert by_folder.manifest.source_locale == "en"
    assert by_folder.pages == by_manifest.pages
    assert ("ar", "library") in by_folder.pages


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{}", "nothing", '{"artifacts": 3}', "[" * 100_000, '{"artifacts": {}, "tools": 1}'],
    ids=range(7),
)
def test_what_is_no_manifest(manifest: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(manifest, "utf-8")
    with pytest.raises(UnreadableError):
        read_published(tmp_path)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="there is no manifest"):
        read_published(tmp_path / "nowhere")


def test_a_manifest_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("<p>secret</p>", "utf-8")
    place = moved(publish(tmp_path / "made"), tmp_path / "alone")
    path = place / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    for name in ("../secret.html", str(tmp_path / "secret.html"), "fr/gone.html"):
        manifest["artifacts"][name] = {"sha256": ""}
    path.write_text(json.dumps(manifest), "utf-8")
    published = read_published(place)
    assert "secret" not in str(published.pages)
    assert published.absent == ("fr/gone.html",)
