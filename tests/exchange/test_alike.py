"""A text that several messages have is offered once, and translated for all of them."""

import pytest

from factsheet.catalogs.po import PoFile
from factsheet.diagnostics import Findings, Location
from factsheet.exchange.merge import ImportChange, Merged, merge
from factsheet.exchange.unit import Reply, Segment, State
from factsheet.locales.profile import LocaleProfile
from support.exchange import ROUND, bundle, codes, read, send, take

CATALOG = """
#. Sheet “a”.
#: sheets/a.yaml
msgctxt "sheet:a:heading"
msgid "Sources"
msgstr ""

#. Sheet “b”.
#: sheets/b.yaml
msgctxt "sheet:b:heading"
msgid "Sources"
msgstr ""

msgctxt "sheet:c:heading"
msgid "Sources"
msgstr "Sources"

msgctxt "sheet:d:heading"
msgid "Sources"
msgstr "Origines"

msgctxt "sheet:e:heading"
msgid "Sources"
msgstr "Sources"

#, fuzzy
msgctxt "sheet:f:heading"
msgid "Sources"
msgstr "Sources"

#, max-length:5
msgctxt "sheet:g:heading"
msgid "Sources"
msgstr ""

# of a river
msgctxt "sheet:h:heading"
msgid "Sources"
msgstr ""

msgctxt "sheet:a:n"
msgid "{n} source"
msgid_plural "{n} sources"
msgstr[0] ""
msgstr[1] ""

msgctxt "sheet:b:n"
msgid "{n} source"
msgid_plural "{n} sources"
msgstr[0] ""
msgstr[1] ""
"""
ONE, MANY = "{n} source", "{n} sources"


def said(file: PoFile) -> dict[str, tuple[str, ...]]:
    return {
        (entry.context or "").removesuffix(":heading"): entry.translations for entry in file.entries
    }


def test_what_is_translated_alike_is_one_unit(fr: LocaleProfile) -> None:
    units = bundle(read(CATALOG), fr).units
    assert [(unit.id, unit.also) for unit in units] == [
        ("sheet:a:heading", ("sheet:b:heading",)),
        ("sheet:c:heading", ("sheet:e:heading",)),
        ("sheet:d:heading", ()),
        ("sheet:f:heading", ()),
        ("sheet:g:heading", ()),
        ("sheet:h:heading", ()),
        ("sheet:a:n", ("sheet:b:n",)),
    ]
    assert units[0].notes == ("Sheet “a”.", "Sheet “b”.")
    assert units[0].references == ("sheets/a.yaml", "sheets/b.yaml")
    assert len(bundle(read(CATALOG), fr, each_context=True).units) == 10


@pytest.mark.parametrize("name", ROUND)
def test_an_unedited_round_changes_nothing(name: str, fr: LocaleProfile) -> None:
    file, findings = read(CATALOG), Findings()
    result = take(send(file, fr, name), file, fr, findings)
    assert (result.file, codes(findings)) == (file, [])
    assert result.counts == {ImportChange.UNCHANGED: 10}


def sent_back(file: PoFile, fr: LocaleProfile, *segments: Segment) -> Merged:
    findings = Findings()
    result = merge(Reply("fr", segments), file, fr, "back", findings)
    assert codes(findings) == []
    return result


def segment(
    name: str,
    target: str,
    also: tuple[str, ...] = (),
    form: int | None = None,
    source: str = "Sources",
) -> Segment:
    return Segment(name, form, source, target, State.TRANSLATED, Location("back", 1), also=also)


def test_one_translation_is_given_to_all_that_have_none(fr: LocaleProfile) -> None:
    result = sent_back(read(CATALOG), fr, segment("sheet:a:heading", "Références"))
    changed = {key for key, text in said(result.file).items() if text == ("Références",)}
    assert changed == {"sheet:a", "sheet:b"}
    assert result.counts == {ImportChange.TRANSLATED: 2}


def test_another_translation_is_given_to_those_that_the_file_names(fr: LocaleProfile) -> None:
    also = ("sheet:e:heading", "sheet:d:heading")
    result = sent_back(read(CATALOG), fr, segment("sheet:c:heading", "Références", also))
    changed = {key for key, text in said(result.file).items() if text == ("Références",)}
    assert changed == {"sheet:c", "sheet:e"}
    alone = sent_back(read(CATALOG), fr, segment("sheet:c:heading", "Références"))
    assert said(alone.file)["sheet:e"] == ("Sources",)


def test_a_message_with_a_row_of_its_own_goes_by_that(fr: LocaleProfile) -> None:
    result = sent_back(
        read(CATALOG), fr, segment("sheet:a:heading", "Références"), segment("sheet:b:heading", "")
    )
    assert (said(result.file)["sheet:a"], said(result.file)["sheet:b"]) == (("Références",), ("",))


def test_all_forms_of_a_plural(fr: LocaleProfile) -> None:
    result = sent_back(
        read(CATALOG),
        fr,
        segment("sheet:a:n", "{n} référence", (), 0, ONE),
        segment("sheet:a:n", "{n} références", (), 1, MANY),
    )
    texts = ("{n} référence", "{n} références")
    assert (said(result.file)["sheet:a:n"], said(result.file)["sheet:b:n"]) == (texts, texts)


def test_what_is_refused_is_refused_once(fr: LocaleProfile) -> None:
    findings = Findings()
    segments = (segment("sheet:a:n", "{n} référence", (), 0, ONE),)
    result = merge(Reply("fr", segments), read(CATALOG), fr, "back", findings)
    assert (codes(findings), result.refused) == (["exchange-forms"], {"sheet:a:n"})
