import gettext
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import polib

from factsheet.catalogs.catalog import Catalog, catalog_path, read_catalog
from factsheet.catalogs.compile import compile_catalog, compiled_messages, published_messages
from factsheet.diagnostics import Findings
from factsheet.locales.profile import LocaleProfile
from factsheet.workspace import Workspace

CATALOG = """\
# Comment
msgid ""
msgstr ""
"POT-Creation-Date: 2021-11-25 12:00+0000\\n"
"Language: ar\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 "
"? 3 : n%100>=11 ? 4 : 5);\\n"

msgctxt "b"
msgid "Sessions"
msgstr "الدورات"

msgid "Sessions"
msgstr "دورات"

msgctxt "a"
msgid "{n} country"
msgid_plural "{n} countries"
msgstr[0] "لا بلدان"
msgstr[1] "بلد"
msgstr[2] "بلدان"
msgstr[3] "{n} بلدان"
msgstr[4] "{n} بلدًا"
msgstr[5] "{n} بلد"

#~ msgid "old"
#~ msgstr "قديم"
"""
UNFINISHED = """
#, fuzzy
msgid "fuzzy"
msgstr "تقريبا"

msgid "blank"
msgstr ""

msgid "half"
msgid_plural "halves"
msgstr[0] "x"
msgstr[1] ""
msgstr[2] ""
msgstr[3] ""
msgstr[4] ""
msgstr[5] ""
"""


def read(folder: Path, profile: LocaleProfile, text: str) -> Catalog:
    workspace, findings = Workspace(folder), Findings()
    workspace.write(catalog_path(profile), text.encode())
    catalog = read_catalog(workspace, profile, findings)
    assert catalog is not None, list(findings)
    return catalog


def test_the_bytes_are_those_of_msgfmt(
    tmp_path: Path, ar: LocaleProfile, gnu: Callable[..., Any]
) -> None:
    ours = compile_catalog(read(tmp_path, ar, CATALOG))
    assert ours == gnu("msgfmt", "--no-hash", "-o", "-", "-", data=CATALOG.encode()).stdout


def test_what_is_not_finished_is_left_out(tmp_path: Path, ar: LocaleProfile) -> None:
    finished = compile_catalog(read(tmp_path, ar, CATALOG))
    assert compile_catalog(read(tmp_path, ar, CATALOG + UNFINISHED)) == finished


def test_python_chooses_the_same_forms(tmp_path: Path, ar: LocaleProfile) -> None:
    catalog = read(tmp_path, ar, CATALOG)
    translations = gettext.GNUTranslations(BytesIO(compile_catalog(catalog)))
    assert translations.gettext("Sessions") == "دورات"
    assert translations.pgettext("b", "Sessions") == "الدورات"
    entry = catalog.find("a", "{n} country")
    assert entry is not None
    for number in range(1000):
        form = translations.npgettext("a", "{n} country", "{n} countries", number)
        assert form == entry.translations[ar.plural_index(number)]


def test_polib_reads_what_the_catalog_publishes(tmp_path: Path, ar: LocaleProfile) -> None:
    catalog = read(tmp_path, ar, CATALOG + UNFINISHED)
    data = compile_catalog(catalog)
    assert compiled_messages(data) == published_messages(catalog)
    theirs = {(one.msgctxt, one.msgid): one for one in polib.mofile(data, encoding="utf-8")}
    assert set(theirs) == set(published_messages(catalog))
    assert theirs["b", "Sessions"].msgstr == "الدورات"
    assert theirs["a", "{n} country"].msgstr_plural[3] == "{n} بلدان"
