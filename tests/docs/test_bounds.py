"""The bounds that SECURITY.md states are those of the readers."""

import re
from pathlib import Path

import pytest

from factsheet import workspace
from factsheet.catalogs import parser
from factsheet.cli import exchange as commands
from factsheet.config import load
from factsheet.edition import speaker
from factsheet.exchange import tables, xlsx, xml
from factsheet.glossary import glossary as terms
from factsheet.glossary import load as glossary
from factsheet.glossary import tbx, tsv
from factsheet.load import yaml
from factsheet.load.tables import parquet, parquetsizes, sqlite, table
from factsheet.messages import pattern
from factsheet.model import text
from factsheet.pages import fontfile, images, sandbox, stylecost, substitutions
from factsheet.paper import outlines
from factsheet.publish import artifacts
from factsheet.published import edition as published
from factsheet.published import markup, styles
from factsheet.published.pdf import content, file, fonts
from factsheet.verify import cascade, verify, viewing

TEXT = (Path(__file__).parents[2] / "SECURITY.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", TEXT, re.MULTILINE))
MIB = 2**20
BOUNDS = {
    "any file of a publication": (workspace.LARGEST_FILE / MIB,),
    "`factsheet.toml`": (load.MAXIMUM_BYTES / MIB, load.MAXIMUM_PARTS, load.MAXIMUM_LOCALES),
    "a YAML file of `facts/` or `sheets/`": (
        yaml.MAXIMUM_BYTES / MIB,
        yaml.MAXIMUM_DEPTH,
        yaml.MAXIMUM_NODES,
        yaml.MAXIMUM_TWINS,
    ),
    "a table (CSV, JSON, SQLite, Parquet)": (
        table.LARGEST_FILE / MIB,
        table.MOST_ROWS,
        table.MOST_COLUMNS,
        table.MOST_VALUES,
        yaml.MAXIMUM_TWINS,
        table.MOST_ITEMS,
        table.LONGEST_CELL,
    ),
    "a Parquet file": (
        parquetsizes.LARGEST_FOOTER / MIB,
        parquetsizes.MOST_PAGES,
        parquet.MOST_CELLS,
    ),
    "a database of SQLite": (sqlite.MOST_STEPS, sqlite.LONGEST_ROW / MIB),
    "a catalog (`.po`)": (
        parser.MAXIMUM_BYTES / MIB,
        parser.MAXIMUM_ENTRIES,
        text.MAXIMUM_TEXT,
    ),
    "a text of facts or sheets": (
        text.MAXIMUM_TEXT,
        pattern.MAXIMUM_DEPTH,
        speaker.MAXIMUM_VALUES,
    ),
    "a glossary (TSV, TBX)": (
        glossary.MAXIMUM_BYTES / MIB,
        terms.MAXIMUM_TERMS,
        terms.MAXIMUM_SYNONYMS,
        terms.LONGEST_TERM,
        tsv.MAXIMUM_ROWS,
        tsv.MAXIMUM_COLUMNS,
        tbx.MAXIMUM_DEPTH,
    ),
    "XLIFF, TMX, TBX and CSV for `factsheet import`": (
        xml.MAXIMUM_BYTES / MIB,
        tables.MAXIMUM_ROWS,
        tables.MAXIMUM_COLUMNS,
    ),
    "XLSX for `factsheet import`": (
        xlsx.MAXIMUM_BYTES / MIB,
        xlsx.MAXIMUM_GROWTH,
        xlsx.MAXIMUM_PARTS,
        tables.MAXIMUM_ROWS,
        tables.MAXIMUM_COLUMNS,
    ),
    "a picture": (
        images.LARGEST_FILE / MIB,
        images.MOST_PIXELS,
        images.MOST_PARTS,
        images.DEEPEST,
        images.LONGEST_OUTLINE,
        images.LONGEST_RUN,
        images.LONGEST_STYLE,
        images.LONGEST_VALUE,
        images.LARGEST_TYPE,
    ),
    "a font, of a publication or an edition": (
        fontfile.LARGEST_FONT / MIB,
        fontfile.MOST_TABLES,
        fontfile.MOST_CHARACTERS,
        fontfile.MOST_NAMES,
        fontfile.LONGEST_NAMES / MIB,
        substitutions.MOST_GLYPHS,
        outlines.MOST_COMPONENTS,
        outlines.MOST_CALLS,
    ),
    "a style sheet of a publication": (
        stylecost.LONGEST_SHEET,
        stylecost.MOST_RULES,
        stylecost.MOST_PARTS,
        stylecost.DEEPEST,
        stylecost.LONGEST_STRING,
        stylecost.LARGEST,
        stylecost.LARGEST_COUNT,
        stylecost.MOST_SELECTED,
        stylecost.MOST_SUBSTITUTED,
    ),
    "templates, for one page": (
        sandbox.MOST_STEPS,
        sandbox.MOST_CHARACTERS,
        sandbox.MOST_WORK,
    ),
    "the manifest of an edition": (artifacts.LARGEST_MANIFEST / MIB,),
    "a page of an edition, for `factsheet verify` or `factsheet diff`": (
        verify.LARGEST_TEXT / MIB,
        markup.DEEPEST,
        markup.MOST_ATTRIBUTES,
        markup.MOST_VALUES,
        viewing.MOST_HIDDEN,
    ),
    "styles of an edition": (
        verify.LARGEST_TEXT / MIB,
        styles.MOST_RULES,
        styles.DEEPEST,
        cascade.MOST_VARIABLES,
        cascade.MOST_TOKENS,
    ),
    "a PDF of an edition": (
        file.LARGEST_PDF / MIB,
        file.MOST_PAGES,
        file.LARGEST_STREAM / MIB,
        content.MOST_TOKENS,
        content.MOST_TOKENS_IN_ALL,
        content.DEEPEST_FORM,
        content.DEEPEST_MARK,
        fonts.MOST_CODES,
        fonts.LONGEST_TEXT,
    ),
}


@pytest.mark.parametrize("what", BOUNDS)
def test_bounds_are_those_of_the_readers(what: str) -> None:
    said = [int(number.replace(",", "")) for number in re.findall(r"[0-9][0-9,]*", ROWS[what])]
    assert said == list(BOUNDS[what])


def test_every_row_is_compared() -> None:
    table = TEXT.partition("| read | at most |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| ([^-].*?) \|", table, re.MULTILINE)) == BOUNDS.keys()


def test_readers_of_one_bound_agree() -> None:
    assert tables.MAXIMUM_CSV == xml.MAXIMUM_BYTES
    assert commands.MAXIMUM_BYTES == xlsx.MAXIMUM_BYTES
    assert published.LARGEST_PAGE == verify.LARGEST_TEXT
    assert sandbox.ENTRY == 20
