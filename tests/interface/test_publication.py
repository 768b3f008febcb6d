"""A publication opened from Python: what it says, what is wrong with it, what becomes of it."""

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import factsheet
from factsheet.scaffold.samples import write_sample


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("interface") / "starter"
    write_sample("starter", folder)
    return folder


@pytest.fixture
def copy(starter: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(starter, tmp_path / "starter"))


@pytest.fixture(scope="module")
def publication(starter: Path) -> factsheet.OpenPublication:
    return factsheet.open_publication(starter)


def codes(findings: factsheet.Findings) -> list[str]:
    return [one.code for one in findings]


def test_it_is_found_from_a_folder_inside(starter: Path) -> None:
    assert factsheet.open_publication(starter / "facts").folder == starter.resolve()
    assert factsheet.open_publication(str(starter)).folder == starter.resolve()


def test_what_it_says(publication: factsheet.OpenPublication) -> None:
    assert publication.day == date(2024, 1, 1)
    assert publication.locales == ("en", "ar", "fr", "es")
    assert publication.sheets == ("united-nations",)
    assert codes(publication.findings) == []


def test_another_day(starter: Path) -> None:
    day = date(2023, 6, 30)
    publication = factsheet.open_publication(starter, day)
    assert publication.day == day
    assert {document.as_of for document in publication.documents()} == {day}


def test_its_documents(publication: factsheet.OpenPublication) -> None:
    documents = publication.documents("ar", "en")
    assert [(one.locale, one.sheet_id) for one in documents] == [
        ("ar", "united-nations"),
        ("en", "united-nations"),
    ]
    assert documents[0].direction == "rtl"
    assert len(publication.documents()) == 4


def test_its_formats(publication: factsheet.OpenPublication) -> None:
    rows = publication.formats("fr")
    assert {row.example.locale for row in rows} == {"fr"}
    everything = publication.formats()
    assert {row.example.locale for row in everything} == {"en", "ar", "fr", "es"}
    assert [row for row in everything if row.example.locale == "fr"] == list(rows)


def test_its_catalogs(publication: factsheet.OpenPublication) -> None:
    assert {"ar", "fr", "es"} <= set(publication.catalogs)
    file = publication.pofile("fr")
    assert file.metadata["Language"] == "fr"
    assert len(file) == len(publication.catalogs["fr"].file.entries)


def test_a_catalog_is_edited_by_polib(copy: Path) -> None:
    publication = factsheet.open_publication(copy)
    file = publication.pofile("fr")
    assert publication.write_pofile("fr", file) is False
    file[0].flags.append("fuzzy")
    assert publication.write_pofile("fr", file) is True
    assert factsheet.open_publication(copy).pofile("fr")[0].fuzzy


@pytest.mark.slow
def test_checking(publication: factsheet.OpenPublication) -> None:
    result = publication.check()
    assert result.ok
    assert result.locales == publication.locales
    assert result.checked > 0
    assert not any(one.severity is factsheet.Severity.ERROR for one in result.findings)


def test_nothing_is_written_where_there_is_no_publication(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        result = factsheet.open_publication(folder).build()
        assert codes(result.findings)[:1] == ["config-missing"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [None, "", "[publication"])
def test_what_is_wrong_is_found_and_not_raised(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "factsheet.toml").write_text(content, "utf-8")
    publication = factsheet.open_publication(tmp_path)
    assert publication.findings.has_errors
    assert publication.day is None
    assert (publication.locales, publication.sheets) == ((), ())
    assert (publication.documents(), publication.formats(), publication.catalogs) == ((), (), {})
    assert not publication.check().ok
    result = publication.build(tmp_path / "output", formats=["html"])
    assert (result.ok, result.is_written, result.files) == (False, False, ())
    assert result.findings.has_errors
    assert str(result) == f"nothing was written to {tmp_path / 'output'}"
    verified = factsheet.verify_edition(tmp_path / "output")
    assert (verified.ok, codes(verified.findings)) == (False, ["manifest-unreadable"])


def test_what_can_be_read_of_a_broken_one(copy: Path) -> None:
    (copy / "sheets/united-nations.yaml").write_text("title: [", "utf-8")
    publication = factsheet.open_publication(copy, date(2023, 1, 1))
    assert publication.findings.has_errors
    assert publication.locales == ("en", "ar", "fr", "es")
    assert publication.day == date(2023, 1, 1)
    assert publication.pofile("ar").metadata["Language"] == "ar"
    assert publication.documents() == ()


@pytest.mark.parametrize(
    ("call", "message", "hint"),
    [
        ({"locales": ["frr"]}, "there is no locale “frr”", "did you mean “fr”?"),
        ({"sheets": ["un"]}, "there is no sheet “un”", "there are: united-nations"),
        ({"formats": ["docx"]}, "there is no format “docx”", "there are: html, pdf"),
        ({"profiles": ["web"]}, "there is no profile “web”", "there are: screen, print, ua2"),
        (
            {"executor": "spark"},
            "there is no executor “spark”",
            "there are: local, dask, dask://HOST",
        ),
    ],
)
def test_names_that_do_not_exist(
    publication: factsheet.OpenPublication,
    tmp_path: Path,
    call: dict[str, object],
    message: str,
    hint: str,
) -> None:
    with pytest.raises(factsheet.UnknownNameError, match=message) as caught:
        publication.build(tmp_path, **({"formats": ["html"]} | call))  # type: ignore[arg-type]
    assert caught.value.hint.startswith(hint)
    assert list(tmp_path.iterdir()) == []


def test_languages_that_do_not_exist(publication: factsheet.OpenPublication) -> None:
    for function in (publication.documents, publication.formats, publication.pofile):
        with pytest.raises(factsheet.UnknownNameError, match="“de”"):
            function("de")


@pytest.mark.slow
def test_pages_are_built_once(copy: Path) -> None:
    publication = factsheet.open_publication(copy)
    result = publication.build(formats=["html"], locales=["en", "ar"])
    assert result.ok, list(result.findings)
    assert result.output == copy / "output"
    assert set(result.files) == {
        path.relative_to(result.output).as_posix()
        for path in result.output.rglob("*")
        if path.is_file()
    }
    assert (result.rendered, result.reused, result.is_repeated) == (0, 0, False)
    again = publication.build(formats=["html"], locales=["en", "ar"])
    assert (again.is_repeated, again.made, again.ok) == (True, result.made, True)
    assert sorted(again.files) == sorted(result.files)
    assert str(again) == "1 sheet in 2 languages: nothing has changed since the last build"
    assert not publication.build(formats=["html"], locales=["en", "ar"], force=True).is_repeated


class Counting(ThreadPoolExecutor):
    """An executor that counts what it was given."""

    submitted = 0

    def submit(self, *task, **options):  # type: ignore[no-untyped-def]
        self.submitted += 1
        return super().submit(*task, **options)


@pytest.fixture(scope="module")
def built(
    starter: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[factsheet.BuildResult, Counting, list[tuple[int, int, str]]]]:
    """An edition whose PDFs an executor of ours has rendered."""
    folder = Path(shutil.copytree(starter, tmp_path_factory.mktemp("built") / "starter"))
    heard: list[tuple[int, int, str]] = []
    with Counting(1) as executor:
        result = factsheet.open_publication(folder).build(
            executor=executor, progress=lambda *one: heard.append(one)
        )
        yield result, executor, heard


def test_any_executor_renders(
    built: tuple[factsheet.BuildResult, Counting, list[tuple[int, int, str]]],
) -> None:
    result, executor, heard = built
    assert result.ok, list(result.findings)
    assert result.rendered == 4
    assert executor.submitted >= 4
    assert [(done, total) for done, total, _ in heard] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    papers = {f"{tag}/united-nations.pdf" for tag in ("en", "ar", "fr", "es")}
    assert {path for _, _, path in heard} == result.reasons.keys() == papers
    assert "full" in result.fullness
    assert str(result).startswith("1 sheet in 4 languages: 4 PDFs rendered, 0 unchanged; ")


def test_an_edition_is_verified(
    built: tuple[factsheet.BuildResult, Counting, list[tuple[int, int, str]]],
) -> None:
    result = factsheet.verify_edition(built[0].output)
    assert result.ok, list(result.findings)
    manifest = json.loads((built[0].output / "manifest.json").read_text("utf-8"))
    assert result.edition == manifest["edition"] == "2024-01-01"
    assert (result.languages, result.pdfs) == (4, 4)
    assert result.unproven
    assert str(result).startswith("edition of 2024-01-01: ")
