"""The formats that a publication uses, read off its documents."""

from decimal import Decimal
from pathlib import Path

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.edition.formats import FormatExample, FormatRow, format_row, parse_value
from factsheet.edition.values import NUMBERED, SPOKEN, as_written
from factsheet.locales.profile import LocaleProfile, profile_of
from factsheet.model.notation import Notated
from factsheet.model.values import KIND_NAMES, KINDS
from support.formats import SHEET, loans, rows_of
from support.translations import BILINGUAL


@pytest.fixture(scope="module", name="rows")
def in_use(tmp_path_factory: pytest.TempPathFactory) -> tuple[FormatRow, ...]:
    return rows_of(loans(tmp_path_factory.mktemp("loans")))


def printed(rows: tuple[FormatRow, ...], locale: str, kind: str) -> list[tuple[object, ...]]:
    return [
        (row.example.form, row.detail, row.plural, row.example.value, row.text)
        for row in rows
        if (row.example.locale, row.example.kind) == (locale, kind)
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "duration",
            [
                (None, "year", "one", "P1Y", "1\u00a0an"),
                (None, "year", "other", "P5Y", "5\u00a0ans"),
            ],
        ),
        ("money", [(None, "USD", None, "2.50 USD", "2,50\u00a0$US")]),
        (
            "quantity",
            [
                (None, "length-kilometer", "other", "1500 length-kilometer", "1\u202f500\u00a0kilomètres"),
                ("short", "length-kilometer", "other", "1500 length-kilometer", "1\u202f500\u202fkm"),
            ],
        ),
        ("share", [(None, None, None, "1/8", "12,5\u00a0%")]),
        ("ordinal", [(None, None, None, "2", "2e")]),
        ("currency", [(None, None, None, "USD", "dollar des États-Unis")]),
        ("territory", [(None, None, None, "FR", "France")]),
        ("identifier", []),
        (
            "list",
            [("and", ",  …  et ", None, ("anglais", "arabe", "espagnol", "français"), "anglais, arabe, espagnol et français")],
        ),
        ("plural", [(None, None, "one", "1", "one"), (None, None, "other", "3", "other")]),
    ],
)  # fmt: skip
def test_what_french_prints(
    kind: str, expected: list[tuple[object, ...]], rows: tuple[FormatRow, ...]
) -> None:
    assert printed(rows, "fr", kind) == expected


def test_counts_of_lists_and_of_frequencies_are_numbers(rows: tuple[FormatRow, ...]) -> None:
    assert [row[3] for row in printed(rows, "en", "count")] == ["3", "195", "1000"]


def test_dates_of_the_edition_and_of_sources_are_there(rows: tuple[FormatRow, ...]) -> None:
    assert [row[1:] for row in printed(rows, "en", "date")] == [
        ("y", None, "2021", "2021"),
        ("yMMMMd", None, "2021-11-25", "25\u00a0November 2021"),
    ]


def test_languages_have_their_own_names(rows: tuple[FormatRow, ...]) -> None:
    assert "français" in [row[4] for row in printed(rows, "fr", "language")]


def test_every_language_prints_its_own_even_in_texts_that_fell_back(
    rows: tuple[FormatRow, ...],
) -> None:
    """The lead is not translated: its “5 years” on the French page is English."""
    assert {row.text for row in rows if row.example.value == "P5Y"} == {
        "5\u00a0years",
        "5\u00a0ans",
    }


def test_a_form_that_a_sheet_asks_for_appears_alone(tmp_path: Path) -> None:
    config = BILINGUAL.replace("[locales.fr]", "words = [1, 10]\n[locales.fr]")
    sheet = SHEET.replace("{loan.term}", "{loan.term:words}")
    rows = rows_of(loans(tmp_path, {"factsheet.toml": config, "sheets/loans.yaml": sheet}))
    assert ("words", "year", "other", "P5Y", "five years") in printed(rows, "en", "duration")


def test_one_row_a_format(rows: tuple[FormatRow, ...]) -> None:
    assert len({row.key for row in rows}) == len(rows)


def test_they_come_in_a_stable_order(rows: tuple[FormatRow, ...], tmp_path: Path) -> None:
    assert rows_of(loans(tmp_path)) == rows
    assert [row.order for row in rows] == sorted(row.order for row in rows)


def profile(**style: object) -> LocaleProfile:
    return profile_of(LocaleStyle("fr", **style))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in SPOKEN}, key=str))
def test_every_value_that_is_formatted_can_be_formatted_again(kind: type) -> None:
    """Whatever is in SPOKEN has a name and a notation, so that a lock can hold it."""
    assert kind in KIND_NAMES
    assert issubclass(kind, Notated)


@pytest.mark.parametrize(
    ("kind", "notation"),
    [
        ("count", "1000"),
        ("share", "1/4"),
        ("count", "263 (240..289)"),
        ("period", "2025-Q3"),
        ("ordinal", "89"),
        ("quantity", "-12.50 length-kilometer"),
        ("money", "2.50 USD"),
        ("date", "2021-11"),
        ("period", "2021-11-23/2021-11-25"),
        ("duration", "P5Y"),
        ("language", "pt-BR"),
        ("territory", "FR"),
        ("currency", "EUR"),
    ],
)
def test_a_canonical_value_is_read_back(kind: str, notation: str) -> None:
    assert parse_value(kind, notation).canonical == notation
    covered = {(KINDS[kind], None)}
    assert covered <= SPOKEN.keys() | NUMBERED.keys()
    assert SPOKEN.get((KINDS[kind], None)) is not as_written


@pytest.mark.parametrize(
    "example",
    [
        FormatExample("fr", "count", None, "many"),
        FormatExample("fr", "plural", None, "NaN"),
        FormatExample("fr", "plural", None, "1e999999999"),
        FormatExample("fr", "list", "nor", ("a", "b")),
        FormatExample("fr", "count", None, ("a", "b")),
        FormatExample("fr", "list", "and", "a, b"),
        FormatExample("fr", "place", None, "Lyon"),
        FormatExample("fr", "series", None, "1"),
        FormatExample("fr", "nonsense", None, "1"),
    ],
    ids=str,
)
def test_what_is_no_value_is_refused(example: FormatExample) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        format_row(example, profile())


def test_the_width_of_a_number_and_its_plural_make_a_format() -> None:
    def key(number: str, locale: LocaleProfile) -> tuple[str, ...]:
        return format_row(FormatExample(locale.tag, "count", None, number), locale).key

    french = profile()
    assert key("1234", french) == key("5678", french)
    assert key("1234", french) != key("12345", french)
    arabic = profile_of(LocaleStyle("ar"))
    assert arabic.plural_index(Decimal(3)) != arabic.plural_index(Decimal(1))
    assert key("3", arabic) != key("1", arabic)
