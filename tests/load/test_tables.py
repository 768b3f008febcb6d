"""Rows from files: every format states the same, and every problem has its line and column."""

import json
import re
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from factsheet.diagnostics import Findings
from factsheet.gate.rules import check
from factsheet.load.publication import load_publication
from factsheet.load.tables import rows as rows_module
from factsheet.load.tables import sqlite
from factsheet.load.tables import table as table_module
from factsheet.load.tables.csv import read_csv
from factsheet.load.tables.parquet import read_parquet
from factsheet.load.tables.table import TableError
from factsheet.load.yaml import Scalar
from factsheet.model.facts import Fact
from factsheet.model.publication import Publication
from support.publications import write_publication

CASES = sorted(Path(__file__).parent.joinpath("tables").iterdir())
EXPECT = re.compile(r"^# expect (\d+):(\d+) ([\w-]+)$", re.MULTILINE)
SERIES = """\
facts:
  towns:
    kind: series
    label: Towns
    source: report
    where: page 9
    columns:
      country: {{kind: territory, label: Country}}
      people: {{kind: count, label: People}}
      area: {{kind: quantity, label: Area, unit: area-square-kilometer, optional: true}}
      share: {{kind: share, label: Share, unit: ratio, optional: true}}
      money: {{kind: currency, label: Currencies, separator: ";", optional: true}}
      motto: {{kind: text, label: Motto, optional: true}}
    rows: {{file: {file}, id: code, from: 2020{table}}}
"""
HEAD = ["code", "country", "people", "area", "share", "money", "motto"]
ROWS = [
    ["FR", "FR", "67000000", "543940.5", "0.25", "EUR", "Liberté, “égalité”"],
    ["CU-1", "CU", "11000000", "", "", "CUP;CUC", 'Say "yes"'],
    ["AQ", "AQ", "0", "", "", "", ""],
]


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if re.search('[",\r\n]', cell) else cell


def as_csv(rows: list[list[str]]) -> bytes:
    return "".join(",".join(map(quoted, row)) + "\r\n" for row in rows).encode()


def load(folder: Path, name: str, data: bytes, table: str = "") -> tuple[Publication, Findings]:
    series = SERIES.format(file=f"data/{name}", table=f", table: {table}" if table else "")
    workspace = write_publication(folder, {"facts/towns.yaml": series})
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / name).write_bytes(data)
    findings = Findings()
    publication = load_publication(workspace, findings)
    check(publication, findings)
    assert findings.has_errors or f"data/{name}" in workspace.reads
    return publication, findings


def stated(fact: Fact) -> list[tuple[object, ...]]:
    """What a series states, but for where it is written."""
    return [
        (row.id, row.value.canonical, row.source, row.where, row.from_) for row in fact.statements
    ]


def as_json() -> bytes:
    objects = [{**dict(zip(HEAD, row, strict=True))} for row in ROWS]
    objects[0] |= {"people": 67000000, "area": "543940.5"}
    objects[1] |= {"money": ["CUP", "CUC"], "area": None}  # type: ignore[dict-item]
    return json.dumps(objects, indent=1).replace('"0.25"', "0.25").encode()


def as_sqlite(folder: Path) -> bytes:
    path = folder / "made.sqlite"
    database = sqlite3.connect(path)
    database.execute(
        "CREATE TABLE towns (code, country, people INTEGER, area REAL, share REAL, money, motto)"
    )
    rows = [[cell or None for cell in row] for row in ROWS]
    database.executemany("INSERT INTO towns VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    database.execute("CREATE VIEW all_towns AS SELECT * FROM towns")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    database.execute("CREATE TABLE odd (code, n AS (abs(code)))")
    database.execute("INSERT INTO odd VALUES (1)")
    database.commit()
    database.close()
    return path.read_bytes()


def as_parquet(folder: Path) -> bytes:
    columns = {name: [row[place] or None for row in ROWS] for place, name in enumerate(HEAD)}
    columns["people"] = [int(row[2]) for row in ROWS]  # type: ignore[misc]
    columns["share"] = [0.25, None, None]  # type: ignore[list-item]
    columns["money"] = [["EUR"], ["CUP", "CUC"], None]  # type: ignore[list-item]
    parquet.write_table(pa.table(columns), folder / "made.parquet")
    return (folder / "made.parquet").read_bytes()


def test_every_format_states_the_same(tmp_path: Path) -> None:
    plain = as_csv([HEAD, *ROWS])
    files = {
        "t.csv": (plain, ""),
        "bom.csv": (b"\xef\xbb\xbf" + plain, ""),
        "t.json": (as_json(), ""),
        "t.sqlite": (as_sqlite(tmp_path), "towns"),
        "t.parquet": (as_parquet(tmp_path), ""),
    }
    found = {}
    for name, (data, table) in files.items():
        publication, findings = load(tmp_path, name, data, table)
        assert [str(one) for one in findings] == []
        found[name] = stated(publication.base.facts["towns"])
    assert [row[0] for row in found["t.csv"]] == ["fr", "cu_1", "aq"]
    assert all(rows == found["t.csv"] for rows in found.values())


def test_numbers_of_programs_lose_their_exponents(tmp_path: Path) -> None:
    """A program writes 1e-05 where a person writes 0.00001; no fact has an exponent."""
    rows = [["FR", 1e-05, 1e16], ["CU", 0.1, 7e-09]]
    database = sqlite3.connect(tmp_path / "made.sqlite")
    database.execute("CREATE TABLE towns (code, country, people, share REAL, area REAL)")
    values = [(code, code, 1, share, area) for code, share, area in rows]
    database.executemany("INSERT INTO towns VALUES (?, ?, ?, ?, ?)", values)
    database.commit()
    database.close()
    names = ("code", "country", "people", "share", "area")
    columns = [pa.array(column) for column in zip(*values, strict=True)]
    parquet.write_table(pa.table(columns, names), tmp_path / "made.parquet")
    objects = [dict(zip(names, row, strict=True)) for row in values]
    files = {
        "n.sqlite": ((tmp_path / "made.sqlite").read_bytes(), "towns"),
        "n.parquet": ((tmp_path / "made.parquet").read_bytes(), ""),
        "n.json": (json.dumps(objects).encode(), ""),
    }
    for name, (data, table) in files.items():
        publication, findings = load(tmp_path, name, data, table)
        assert [str(one) for one in findings] == [], name
        first, second = (row.value for row in publication.base.facts["towns"].statements)
        assert (first.get("share").canonical, second.get("share").canonical) == (  # type: ignore[union-attr]
            "1/100000",
            "1/10",
        )
        areas = [value.get("area").number for value in (first, second)]  # type: ignore[union-attr]
        assert areas == [Decimal(10**16), Decimal("7e-9")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_problem_has_its_place(case: Path, tmp_path: Path) -> None:
    """Each file of tables/: what is expected, a line of equals signs, then the file itself."""
    expected, _, data = case.read_bytes().partition(b"====\n")
    _, findings = load(tmp_path, case.name, data)
    found = [(d.location.line, d.location.column, d.code) for d in findings]
    wanted = [(int(a), int(b), code) for a, b, code in EXPECT.findall(expected.decode())]
    assert wanted, "the case expects nothing"
    assert found == wanted
    assert {d.location.path for d in findings} == {f"data/{case.name}"}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("all_towns", "no table"),
        ("words", "virtual"),
        ("odd", "computed"),
        ("none", "no table"),
    ],
)
def test_of_a_database_only_a_plain_table_is_read(table: str, message: str, tmp_path: Path) -> None:
    _, findings = load(tmp_path, "t.sqlite", as_sqlite(tmp_path), table)
    assert [(d.code, message in d.message) for d in findings] == [("table-syntax", True)]


def test_damaged_databases_and_parquet_files_are_findings(tmp_path: Path) -> None:
    sound = as_sqlite(tmp_path)
    files = {
        "a.sqlite": b"SQLite",
        "b.sqlite": sound[:100] + b"\xff" * (len(sound) - 100),
        "c.parquet": b"PAR1PAR1",
    }
    for name, data in files.items():
        table = "towns" if name.endswith("sqlite") else ""
        _, findings = load(tmp_path, name, data, table)
        assert [d.code for d in findings] == ["table-syntax"], name


@pytest.mark.slow
@pytest.mark.parametrize(
    "table",
    [
        # Once in the file, as a dictionary
        {"code": ["x" * 200_000] * 2_000, "country": ["FR"] * 2_000, "people": [1] * 2_000},
        {"code": [["FR"] * 1_100_000]},
        {"code": [[None] * 1_100_000]},
        {f"column {number}": [1] for number in range(1_100)},
    ],
    ids=["a text in every row", "a list of texts", "a list of nothing", "columns"],
)
def test_a_small_parquet_file_is_not_unpacked_without_end(table: Any, tmp_path: Path) -> None:
    parquet.write_table(pa.table(table), tmp_path / "made.parquet", compression="zstd")
    data = (tmp_path / "made.parquet").read_bytes()
    assert len(data) < 400_000
    _, findings = load(tmp_path, "t.parquet", data)
    assert [d.code for d in findings] == ["table-too-large"]


def crafted(footer: str, pages: str = "") -> bytes:
    """A Parquet file of this footer and these pages, in hexadecimal digits."""
    end = bytes.fromhex(footer)
    return b"PAR1" + bytes.fromhex(pages) + end + len(end).to_bytes(4, "little") + b"PAR1"


ROOT, INTEGER = "48 01 72 15 02 00", "15 02 25 00 18 01 78 00"
"""Of a schema: `r` with one child, and its child `x`."""
GROUPS = "15 02 19 2c {schema} 16 02 19 1c 19 {columns} 16 00 16 02 00 00"
COLUMN = "26 00 1c 15 02 19 15 00 19 18 01 78 15 00 16 02 16 10 16 {length} 26 08 00 00"
PAGE = "15 00 15 {size} 15 {size} 2c 15 02 15 00 15 06 15 06 00 00"


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("table-too-large", (PAGE.format(size="fe ff ff ff 0f"), "40")),  # 2 GiB
        ("table-syntax", ("", "00")),
        ("table-syntax", (PAGE.format(size="01"), "40")),
        ("table-syntax", (PAGE.format(size="02") + "00" * 4, "20")),
    ],
    ids=["a larger page", "no page", "a negative size", "a page beyond its column"],
)
def test_pages_that_contradict_the_footer(code: str, made: tuple[str, str], tmp_path: Path) -> None:
    pages, length = made
    columns = "1c" + COLUMN.format(length=length)
    data = crafted(GROUPS.format(schema=ROOT + INTEGER, columns=columns), pages)
    assert parquet.read_metadata(pa.BufferReader(data)).num_columns == 1
    _, findings = load(tmp_path, "t.parquet", data)
    assert [d.code for d in findings] == [code]


def test_pages_that_do_not_contradict_the_footer() -> None:
    columns = "1c" + COLUMN.format(length="2a")
    made = GROUPS.format(schema=ROOT + INTEGER, columns=columns), PAGE.format(size="08")
    [row] = read_parquet(crafted(made[0], made[1] + "05 00 00 00"), "t.parquet", None).rows
    assert [cell.text for _, cell in row.entries.values()] == ["5"]


def test_row_groups_without_the_columns_of_the_schema(tmp_path: Path) -> None:
    """Of which pyarrow would end the process."""
    data = crafted(GROUPS.format(schema=ROOT + INTEGER, columns="0c"))
    _, findings = load(tmp_path, "t.parquet", data)
    assert [(d.code, "other columns" in d.message) for d in findings] == [("table-syntax", True)]


@pytest.mark.parametrize(
    ("kind", "message"), [(pa.binary(), "more than 10,000"), (pa.binary(200_000), "hold bytes")]
)
def test_bytes_in_cells_are_not_repeated(kind: Any, message: str, tmp_path: Path) -> None:
    table = {"code": pa.array([b"x" * 200_000] * 400, kind)}
    parquet.write_table(pa.table(table), tmp_path / "made.parquet")
    with pytest.raises(TableError, match=message):
        list(read_parquet((tmp_path / "made.parquet").read_bytes(), "t.parquet", None).rows)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "," * 5_000),
        ("b.csv", "code,country,people\n" + "a," * 5_000),
        ("c.csv", "code,country,people,money\nFR,FR,1," + "E;" * 2_000),
        ("d.json", "[{" + ",".join(f'"k{n}":1' for n in range(2_000)) + "}]"),
        ("e.json", '[{"code": [' + "1," * 2_000 + "1]}]"),
        (
            "f.json",
            '[{"code": "FR", "country": "FR", "people": 1, "motto": ["' + "x" * 20_000 + '"]}]',
        ),
    ],
)
def test_rows_and_cells_have_bounds(name: str, text: str, tmp_path: Path) -> None:
    _, findings = load(tmp_path, name, text.encode())
    assert [(d.code, d.location.line > 0) for d in findings] == [("table-too-large", True)]


def test_ids_that_are_given_twice_are_not_all_reported(tmp_path: Path) -> None:
    _, findings = load(tmp_path, "t.csv", b"code,country,people\n" + b"FR,FR,1\n" * 1_000)
    assert sorted(one.code for one in findings) == ["duplicate-id"] * 100 + ["table-too-large"]


@pytest.mark.parametrize("opening", ["[", '{"a":', "[{},"])
def test_what_no_cell_can_hold_is_not_read(opening: str, tmp_path: Path) -> None:
    _, findings = load(tmp_path, "t.json", ('[{"code":[' + opening * 100_000).encode())
    assert [d.code for d in findings] == ["table-syntax"]


def test_values_of_a_table_have_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_module, "MOST_VALUES", 10)
    _, findings = load(tmp_path, "t.csv", as_csv([HEAD, *ROWS]))
    assert [(d.code, d.location.line) for d in findings] == [("table-too-large", 3)]


def database(path: Path, cell: str | bytes, count: int) -> bytes:
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE towns (code, country, people)")
    made.executemany("INSERT INTO towns VALUES (?, 'FR', 1)", [(cell,)] * count)
    made.commit()
    made.close()
    return path.read_bytes()


def test_rows_of_databases_have_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, findings = load(tmp_path, "a.db", database(tmp_path / "a", "x" * 2**21, 1), "towns")
    assert [(d.code, "a row of more" in d.message) for d in findings] == [("table-too-large", True)]
    monkeypatch.setattr(table_module, "LARGEST_FILE", 9_000)
    with pytest.raises(TableError, match="more than 9,000 bytes"):
        list(sqlite.read_sqlite(database(tmp_path / "b", b"\xff" * 4_000, 3), "b", "towns").rows)
    monkeypatch.setattr(sqlite, "MOST_STEPS", 1_000)
    with pytest.raises(TableError, match="interrupted"):
        list(sqlite.read_sqlite(database(tmp_path / "c", "x", 900), "c", "towns").rows)


def test_a_table_stays_in_the_publication(tmp_path: Path) -> None:
    for file, code in {"../x.csv": "bad-value", "data/../../x.csv": "unreadable"}.items():
        series = SERIES.format(file=file, table="")
        workspace = write_publication(tmp_path, {"facts/towns.yaml": series})
        findings = Findings()
        load_publication(workspace, findings)
        assert [d.code for d in findings] == [code]


CELL = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=6))
def test_what_is_written_as_csv_is_read(rows: list[list[str]]) -> None:
    table = read_csv(as_csv([["a", "b"], *rows]), "x.csv", None)
    read = []
    for row in table.rows:
        cells = {key.text: node.text for key, node in row.items() if isinstance(node, Scalar)}  # type: ignore[union-attr]
        read.append([cells.get("a", ""), cells.get("b", "")])
    wanted = [[cell if cell.strip() else "" for cell in row] for row in rows]
    assert read == wanted
