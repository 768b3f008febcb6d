"""Files from outside: nothing is fetched, nothing grows, nothing is calculated."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.diagnostics import Findings
from factsheet.exchange import tables
from factsheet.exchange.codes import character_of
from factsheet.exchange.formats import detect, read_reply
from factsheet.exchange.tables import guarded, unguarded
from factsheet.exchange.xlsx import decoded, encoded
from factsheet.exchange.xml import parse_xml
from factsheet.locales.profile import LocaleProfile
from support.exchange import PO, ROUND, codes, read, send, take

BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))


def refused(data: bytes, code: str) -> None:
    findings = Findings()
    start = time.process_time()
    assert read_reply(data, "back", findings) is None or findings.has_errors
    assert codes(findings)[0] == code, list(findings)
    assert time.process_time() - start < 10


def document(doctype: str, target: str) -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<xliff version="1.2"><file target-language="fr"><body>'
        f'<trans-unit id="sheet:library:title"><source>The library</source><target>{target}</target>'
        "</trans-unit></body></file></xliff>"
    ).encode()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("a_x001B_b", "a\x1bb"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_xD83D__xDE00__xD83D__xDE01_", "\U0001f600\U0001f601"),
        ("_x12_", "_x12_"),
    ],
)
def test_cells_name_characters(cell: str, text: str) -> None:
    assert decoded(cell) == text


@pytest.mark.parametrize("cell", ["_xD800_", "a_xDFFF_b", "_xDE00__xD83D_"])
def test_half_a_character_in_a_cell_is_a_finding(cell: str, fr: LocaleProfile) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(send(read(PO), fr, "xlsx")))
    rows = book.worksheets[0]
    names = [one.value for one in rows[1]]
    rows.cell(2, names.index("target") + 1).value = cell
    book.save(made := io.BytesIO())
    read_reply(made.getvalue(), "back.xlsx", findings := Findings())
    assert [(one.code, str(one.location)) for one in findings] == [
        ("exchange-cell", f"back.xlsx:2:{names.index('target') + 1}")
    ]


@pytest.mark.parametrize(
    ("point", "text"),
    [("1B", "\x1b"), ("1F600", "\U0001f600"), ("10FFFF", "\U0010ffff"), ("fffd", "\ufffd")],
)
def test_code_points(point: str, text: str) -> None:
    assert character_of(point) == text


@pytest.mark.parametrize(
    "point", ["D800", "dfff", "110000", "", "x", "0x1B", "١", "1_B", "-1", " 1B", "9" * 9]
)
def test_code_points_that_no_character_has(point: str) -> None:
    assert character_of(point) is None


def test_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("top secret")
    for doctype, target in (
        (f"<!DOCTYPE x [{BOMB}]>", "&a11;"),
        (f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>', "&s;"),
        ('<!DOCTYPE x [<!ENTITY s SYSTEM "http://localhost:9/x">]>', "&s;"),
        (f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>', "x"),
        (f'<!DOCTYPE x [<!ENTITY a0 "x"><!ENTITY a "{"&a0;" * 9}">]>', "x"),
    ):
        refused(document(doctype, target), "exchange-entities")
        refused(document(doctype, target).decode().encode("utf-16"), "exchange-entities")


def test_a_dtd_that_is_only_named_is_not_read(tmp_path: Path, fr: LocaleProfile) -> None:
    dtd = tmp_path / "x.dtd"
    dtd.write_text('<!ENTITY s "from the dtd">')
    findings = Findings()
    doctype = f'<!DOCTYPE xliff SYSTEM "{dtd.as_uri()}">'
    assert take(document(doctype, "Titre"), read(PO), fr, findings).file.entries[
        0
    ].translations == ("Titre",)
    assert list(findings) == []
    refused(document(doctype, "&s;"), "exchange-entities")


def test_what_is_not_well_formed_is_named_with_its_line() -> None:
    findings = Findings()
    assert parse_xml(b"<xliff>\n<file>\n<body>&nbsp;</body></xliff>", "back.xlf", findings) is None
    assert {found.location.line for found in findings} == {3}


def test_depth_has_a_limit() -> None:
    refused(document("", "<g id='1'>" * 100_000 + "</g>" * 100_000), "exchange-syntax")


def test_size_has_a_limit() -> None:
    refused(b"<xliff version='1.2'>" + b" " * (33 * 2**20), "exchange-too-large")
    refused(b"id,source,target\n" + b"x" * (33 * 2**20), "exchange-too-large")


@pytest.mark.parametrize(
    "text",
    ["id,source,target" + ",a" * 100_000 + "\nx" * 9_000, "id,source,target\n" + "x\n" * 200],
)
def test_tables_have_bounds(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAXIMUM_ROWS", 100)
    refused(text.encode(), "exchange-too-large")


def workbook(parts: dict[str, bytes], original: bytes) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(original)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.slow
def test_workbooks_that_grow(fr: LocaleProfile) -> None:
    good = send(read(PO), fr, "xlsx")
    refused(workbook({"xl/big.bin": b"\0" * (80 * 2**20)}, good), "exchange-too-large")
    many = {f"xl/{n}.bin": b"" for n in range(300)}
    refused(workbook(many, good), "exchange-too-large")
    wide = b"<row>" + b"<c/>" * 1_000_000
    refused(workbook({SHEET: wide}, good), "exchange-too-large")
    bomb = f'<!DOCTYPE x [{BOMB}]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&a11;</worksheet>'
    refused(workbook({SHEET: bomb.encode()}, good), "exchange-entities")
    refused(workbook({SHEET: b"<worksheet"}, good), "exchange-syntax")
    refused(good[:2000], "exchange-syntax")
    refused(b"PK\3\4" + b"x" * 100, "exchange-syntax")


@pytest.mark.slow
def test_a_sheet_that_claims_to_be_endless(fr: LocaleProfile) -> None:
    with zipfile.ZipFile(io.BytesIO(send(read(PO), fr, "xlsx"))) as book:
        sheet = book.read(SHEET)
    claimed = sheet.replace(b'ref="A1:L7"', b'ref="A1:XFD1048576"', 1)
    assert claimed != sheet
    row = (
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )
    data = workbook({SHEET: claimed.replace(b"</sheetData>", row)}, send(read(PO), fr, "xlsx"))
    findings = Findings()
    start = time.monotonic()
    take(data, read(PO), fr, findings)
    assert time.monotonic() - start < 20


def test_formulas_are_ignored_and_other_values_refused(fr: LocaleProfile) -> None:
    from openpyxl import load_workbook

    for value, code in (
        ('=HYPERLINK("http://x.example")', "exchange-formula"),
        (4.5, "exchange-cell"),
    ):
        book = load_workbook(io.BytesIO(send(read(PO), fr, "xlsx")))
        book.worksheets[0]["D2"] = value
        made = io.BytesIO()
        book.save(made)
        findings = Findings()
        result = take(made.getvalue(), read(PO), fr, findings)
        assert codes(findings) == [code]
        assert result.file.entries == read(PO).entries


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''=1"])
def test_cells_of_csv_are_never_formulas(text: str) -> None:
    assert guarded(text).startswith("'")
    assert unguarded(guarded(text)) == text


@given(st.text())
def test_guards_lose_nothing(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert decoded(encoded(text)) == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "exchange-format"),
        (b"<html></html>", "exchange-format"),
        (b"<martif type='TBX'></martif>", "exchange-format"),
        (b"id,text\nx,y\n", "exchange-columns"),
        (b"id,source,target\nx,y\n\xff,z,\n", "exchange-encoding"),
        (b"id,source,target\nx,y\0,z\n", "exchange-encoding"),
        (b'id,source,target\nx,"y,z\n', "exchange-syntax"),
        (b'id,source,target\nx,"y"z,w\n', "exchange-syntax"),
        (b"id,source,target\nx,y,z,w\n", "exchange-columns"),
        (b"id,form,source,target\nx,few,y,z\n", "exchange-forms"),
        (b"id,source,target,state\nx,y,z,done\n", "exchange-state"),
        (b"id,source,target,language\na,b,c,fr\na,b,c,es\n", "exchange-language"),
    ],
)
def test_tables_that_are_none(data: bytes, code: str) -> None:
    refused(data, code)


@pytest.mark.slow
@pytest.mark.parametrize("name", ROUND)
@given(data=st.data())
@settings(max_examples=25)
def test_whatever_is_damaged_there_is_an_answer(
    name: str, fr: LocaleProfile, data: st.DataObject
) -> None:
    whole = bytearray(send(read(PO), fr, name))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(whole) - 1))
        whole[start : start + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    findings = Findings()
    if read_reply(bytes(whole), "back", findings) is None:
        assert findings.has_errors


def test_formats_are_known_by_their_content(fr: LocaleProfile) -> None:
    for name in (*ROUND, "tmx"):
        assert detect(send(read(PO), fr, name)) == name
