"""Entries that are no message, messages without an entry, and what is left over."""

from dataclasses import replace

from factsheet.gate.catalogs import messages
from factsheet.gate.target import Target, units_of
from support.targets import codes, target

ASSEMBLY = 'msgctxt "sheet:a:title"\nmsgid "Assembly"\nmsgstr "Assemblée"\n'
STAFF = 'msgctxt "sheet:a:lead"\nmsgid "Staff of the house"\nmsgstr "Le personnel"\n'


def against(source: str, catalog: str) -> Target:
    """A catalog held against the messages of another one."""
    right, read = target(source), target(catalog)
    units = units_of(read.catalog, read.profile, right.sources)
    return replace(read, sources=right.sources, units=units)


def test_a_catalog_that_has_the_messages_of_the_source_passes() -> None:
    assert not list(messages.check(against(ASSEMBLY + "\n" + STAFF, STAFF + "\n" + ASSEMBLY)))


def test_an_edited_msgid_is_one_finding_that_shows_both() -> None:
    edited = STAFF.replace("of the house", "of the houses")
    (found,) = messages.check(against(ASSEMBLY + "\n" + STAFF, ASSEMBLY + "\n" + edited))
    assert found.rule is messages.UNKNOWN
    assert found.at.line == 5
    assert "“Staff of the houses”, not “Staff of the house”" in found.message


def test_an_edited_msgctxt_is_one_finding_that_names_the_right_one() -> None:
    (found,) = messages.check(against(STAFF, STAFF.replace("sheet:a:lead", "sheet:a:laed")))
    assert found.rule is messages.UNKNOWN
    assert "“sheet:a:laed” is not the source’s: “sheet:a:lead”" in found.message


def test_what_is_gone_and_what_is_new() -> None:
    found = list(messages.check(against(STAFF, ASSEMBLY)))
    assert codes(found) == ["message-unknown", "message-missing"]
    assert found[1].at.line == 0
    assert "sheet:a:lead" in found[1].message


def test_many_new_messages_are_one_finding() -> None:
    many = "\n".join(f'msgid "Text {number}"\nmsgstr ""\n' for number in range(9))
    (found,) = messages.check(against(many + "\n" + STAFF, STAFF))
    assert found.message.endswith("“Text 4” and 4 more")


def test_a_plural_that_is_not_the_source_s() -> None:
    source = 'msgid "{n} bureau"\nmsgid_plural "{n} bureaus"\nmsgstr[0] "a"\nmsgstr[1] "b"\n'
    edited = source.replace("{n} bureaus", "{n} bureaux")
    single = 'msgid "{n} bureau"\nmsgstr "a"\n'
    assert codes(list(messages.check(against(source, edited)))) == ["message-plural"]
    assert codes(list(messages.check(against(source, single)))) == ["message-plural"]
    assert codes(list(messages.check(against(single, source)))) == ["message-plural"]


def test_a_message_that_is_obsolete_and_live_or_obsolete_twice() -> None:
    obsolete = "".join(f"#~ {line}\n" for line in STAFF.splitlines())
    gone = obsolete.replace("lead", "gone")
    found = list(messages.check(against(STAFF, f"{STAFF}\n{obsolete}\n{gone}\n{gone}")))
    assert codes(found) == ["message-obsolete"]
    assert [one.at.line for one in found] == [5, 13]
    assert "live in line 1" in found[0].message
    assert "obsolete in line 9" in found[1].message
    assert list(messages.check(against(STAFF, f"{STAFF}\n{gone}"))) == []
