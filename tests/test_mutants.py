"""Whatever is in a file, reading it ends with findings and never with a traceback."""

import io
import sqlite3
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image

from factsheet.catalogs import parser
from factsheet.config.load import load_config
from factsheet.diagnostics import Findings
from factsheet.glossary.tsv import read_tsv
from factsheet.load.publication import load_publication
from factsheet.load.tables.csv import read_csv
from factsheet.load.tables.json import read_json
from factsheet.load.tables.sqlite import read_sqlite
from factsheet.load.tables.table import Read, TableError
from factsheet.pages.images import UnsafeImageError, check_image
from factsheet.workspace import Workspace
from support.mutants import mutants

STARTER = Path(str(files("factsheet.scaffold") / "starter"))
FILES = [
    *(f"facts/{file.name}" for file in sorted(STARTER.glob("facts/*.yaml"))),
    *(f"sheets/{file.name}" for file in sorted(STARTER.glob("sheets/*.yaml"))),
    "factsheet.toml",
]
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10mm" height="4">
<defs><g id="a"><path d="M0 0L1 1" style="fill:red"/></g></defs><use href="#a" x="1"/></svg>"""
MUTANTS = 100


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_files_of_a_publication(name: str, tmp_path: Path) -> None:
    config = (STARTER / "factsheet.toml").read_bytes()
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    for data in mutants((STARTER / name).read_bytes(), MUTANTS):
        (tmp_path / "factsheet.toml").write_bytes(config)
        path.write_bytes(data)
        load_config(Workspace(tmp_path), Findings())
        load_publication(Workspace(tmp_path), Findings())


def test_catalogs_and_glossaries() -> None:
    catalog = (STARTER / "locales/ar/LC_MESSAGES/factsheet.po").read_bytes()
    glossary = b"id\ten\tfr\tnote\nx\ta term\tun terme\t\n" * 9
    for data in mutants(catalog[:5000], MUTANTS):
        parser.parse(data, "ar.po", Findings())
    for data in mutants(glossary, MUTANTS):
        read_tsv(data, "terms.tsv", Findings())


def database() -> bytes:
    """A table of one row."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create table t (a text, b real)")
    connection.execute("insert into t values ('x', 1.5)")
    connection.commit()
    return connection.serialize()


TABLE = {read_sqlite: "t"}


@pytest.mark.parametrize(
    ("read", "seed"),
    [
        (read_csv, b'a,b,c\n1,"x, y",2021-01-01\n' * 40),
        (read_json, b'[{"a": 1, "b": "x", "c": 1.5e3}, {"a": null, "b": true}]'),
        (read_sqlite, database()),
    ],
)
def test_tables(read: Read, seed: bytes) -> None:
    assert len(list(read(seed, "data/table", TABLE.get(read)).rows)) in (1, 2, 79)
    for data in mutants(seed, MUTANTS):
        try:
            list(read(data, "data/table", TABLE.get(read)).rows)
        except TableError as error:
            assert error.rule.code  # noqa: PT017 - a table may well be in order


def bitmap(kind: str) -> bytes:
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        ("a.svg", lambda: SVG),
        *((f"a.{kind}", lambda k=kind: bitmap(k)) for kind in ("png", "webp")),
    ],
)
def test_pictures(name: str, seed: Callable[[], bytes]) -> None:
    check_image(name, seed())
    for data in mutants(seed(), MUTANTS):
        try:
            check_image(name, data)
        except UnsafeImageError as error:
            assert str(error)  # noqa: PT017 - a picture may well be in order


def test_a_schema_that_is_not_utf_8() -> None:
    seed = database()
    assert seed.count(b"b real") == 1
    for data in (seed.replace(b"b real", b"\xd9 real"), seed.replace(b"create", b"\xd9reate", 1)):
        with pytest.raises(TableError):
            list(read_sqlite(data.replace(b"CREATE", b"\xd9REATE", 1), "data/table", "t").rows)
