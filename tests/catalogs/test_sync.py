"""Each test is an episode in a catalog's life."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.catalogs.compendium import Compendium
from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile, Previous
from factsheet.catalogs.sync import MessageChange, Synced, sync
from factsheet.catalogs.template import make_template
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings, Location
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.message import Message

NOON = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
FIELDS = {
    "PO-Revision-Date": "2020-01-01 08:00+0000",
    "X-Generator": "Poedit 3.4",
    "Plural-Forms": "nplurals=2; plural=n>1;",
}


def template(*messages: Message, day: int = 0) -> PoFile:
    return make_template(messages, publisher="Library", now=NOON + timedelta(days=day))


def catalog(*entries: Entry, obsolete: tuple[Entry, ...] = (), language: str = "fr") -> bytes:
    file = PoFile(entries, None, obsolete).with_fields(
        {"Language": language, "Content-Type": "text/plain; charset=UTF-8", **FIELDS}
    )
    return serialize(file)


def brought(
    messages: list[Message], old: bytes | None, profile: LocaleProfile, **options: Any
) -> tuple[PoFile, Synced]:
    findings = Findings()
    synced = sync(template(*messages), old, profile, findings, **options)
    assert synced is not None, list(findings)
    again = sync(template(*messages), synced.data, profile, findings, **options)
    assert again is not None
    assert again.data == synced.data, "a second run changes something"
    assert set(again.counts) <= {MessageChange.UNCHANGED}
    file = parse(synced.data, "", findings)
    assert file is not None
    return file, synced


def test_a_new_locale(ar: LocaleProfile, gnu: Callable[..., Any]) -> None:
    messages = [Message("A"), Message("{n} b", "b", "{n} bs", flags=("python-brace-format",))]
    file, synced = brought(messages, None, ar)
    assert synced.counts[MessageChange.ADDED] == 2
    assert [entry.translations for entry in file.entries] == [("",), ("",) * 6]
    assert file.header is not None
    assert not file.header.fuzzy
    assert (file.field("Language"), file.field("Plural-Forms")) == ("ar", ar.plural_forms)
    assert file.field("POT-Creation-Date") == file.field("PO-Revision-Date")
    checked = gnu("msgfmt", "--check", "-o", "/dev/null", "-", data=synced.data)
    assert (checked.returncode, checked.stderr) == (0, b"")


def test_what_belongs_to_the_translator_stays_and_the_rest_is_renewed(fr: LocaleProfile) -> None:
    old = catalog(
        Entry(
            "Sessions",
            "a",
            translations=("Sessions",),
            flags=("fuzzy", "c-format", "max-length:20", "no-wrap"),
            comments=("ask Marie",),
            extracted=("old",),
            references=("old.yaml:1",),
            previous=Previous(None, "Meetings"),
        )
    )
    message = Message(
        "Sessions", "a", None, ("new",), (Location("new.yaml", 2),), ("max-length:30",)
    )
    file, synced = brought([message], old, fr)
    assert synced.counts == {MessageChange.UNCHANGED: 1}
    assert file.entries == (
        Entry(
            "Sessions",
            "a",
            translations=("Sessions",),
            flags=("fuzzy", "max-length:30", "no-wrap"),
            comments=("ask Marie",),
            extracted=("new",),
            references=("new.yaml",),
            previous=Previous(None, "Meetings"),
        ),
    )
    assert {name: file.field(name) for name in FIELDS} == FIELDS
    assert file.field("POT-Creation-Date") == "2021-11-25 12:00+0000"


def test_a_changed_text_keeps_its_translation_for_review(fr: LocaleProfile) -> None:
    old = catalog(
        Entry("One session", "a", "{n} sessions", ("Une", "{n}"), flags=("python-brace-format",))
    )
    message = Message("A session", "a", "{n} sessions")
    file, synced = brought([message], old, fr)
    assert synced.counts == {MessageChange.CHANGED: 1}
    assert file.entries == (
        Entry(
            "A session",
            "a",
            "{n} sessions",
            ("Une", "{n}"),
            flags=("fuzzy",),
            previous=Previous("a", "One session", "{n} sessions"),
        ),
    )


def test_a_text_that_changes_again_keeps_the_one_that_was_translated(fr: LocaleProfile) -> None:
    old = catalog(Entry("First", "a", translations=("Premier",)))
    for text in ("Second", "Third"):
        file, synced = brought([Message(text, "a")], old, fr)
        old = synced.data
    assert file.entries[0].previous == Previous("a", "First")


def test_the_same_text_under_another_id(fr: LocaleProfile) -> None:
    old = catalog(Entry("Sessions", "fact:old:label", translations=("Sessions",)))
    file, synced = brought([Message("Sessions", "fact:new:label")], old, fr)
    assert synced.counts == {MessageChange.CHANGED: 1}
    (entry,) = file.entries
    assert (entry.translations, entry.fuzzy) == (("Sessions",), True)
    assert entry.previous == Previous("fact:old:label", "Sessions")
    assert file.obsolete == ()


def test_a_similar_text_is_offered_for_review_and_stays_where_it_was(fr: LocaleProfile) -> None:
    old = catalog(
        Entry("Go back to the list", "a", translations=("Retour",), comments=("mine",)),
    )
    message = Message("Go back to the lists", "b", None, flags=("python-brace-format",))
    file, synced = brought([message], old, fr)
    assert synced.counts == {MessageChange.OFFERED: 1, MessageChange.REMOVED: 1}
    assert file.entries == (
        Entry(
            "Go back to the lists",
            "b",
            translations=("Retour",),
            flags=("fuzzy", "python-brace-format"),
            previous=Previous("a", "Go back to the list"),
        ),
    )
    assert [entry.singular for entry in file.obsolete] == ["Go back to the list"]
    back, synced = brought([Message("Go back to the list", "a")], synced.data, fr)
    assert synced.counts == {MessageChange.REVIVED: 1, MessageChange.REMOVED: 1}
    assert back.entries[0].translations == ("Retour",)
    assert not back.entries[0].fuzzy


def test_a_copied_sentence_is_offered_the_translation_of_the_first(fr: LocaleProfile) -> None:
    old = catalog(Entry("Go back to the list", "a", translations=("Retour",)))
    messages = [Message("Go back to the list", "a"), Message("Go back to the list", "b")]
    file, synced = brought(messages, old, fr)
    assert synced.counts == {MessageChange.UNCHANGED: 1, MessageChange.OFFERED: 1}
    assert [(entry.translations, entry.fuzzy) for entry in file.entries] == [
        (("Retour",), False),
        (("Retour",), True),
    ]


def test_an_offer_that_nobody_reviewed_is_not_kept(fr: LocaleProfile) -> None:
    first, copy = Message("Go back to the list", "a"), Message("Go back to the list", "b")
    old = catalog(Entry("Go back to the list", "a", translations=("Retour",)))
    _, offered = brought([first, copy], old, fr)
    file, _ = brought([first], offered.data, fr)
    assert file.obsolete == ()
    edited = offered.data.decode().rpartition('"Retour"')
    file, _ = brought([first], f'{edited[0]}"Revenir"{edited[2]}'.encode(), fr)
    assert [entry.translations for entry in file.obsolete] == [("Revenir",)]


def test_an_offer_takes_the_forms_of_its_message(ar: LocaleProfile) -> None:
    old = catalog(Entry("A session is held", "a", translations=("جلسة",)), language="ar")
    messages = [Message("A session is held", "a"), Message("A session", "b", "A session was held")]
    file, _ = brought(messages, old, ar)
    assert file.entries[1].translations == ("جلسة",) * 6


def test_an_id_that_several_messages_share_says_nothing(fr: LocaleProfile) -> None:
    old = catalog(Entry("Old", "menu", translations=("Vieux",)))
    file, synced = brought([Message("New", "menu"), Message("Newer", "menu")], old, fr)
    assert synced.counts == {MessageChange.ADDED: 2, MessageChange.REMOVED: 1}
    assert file.obsolete[0].translations == ("Vieux",)
    one_of_two = catalog(
        Entry("Stays", "menu", translations=("Reste",)),
        Entry("Old", "menu", translations=("Vieux",)),
    )
    file, _ = brought([Message("New", "menu"), Message("Stays", "menu")], one_of_two, fr)
    assert [entry.translations for entry in file.entries] == [("Vieux",), ("Reste",)]
    assert [entry.fuzzy for entry in file.entries] == [True, False]


def test_removed_and_back_again(fr: LocaleProfile) -> None:
    old = catalog(
        Entry("A", "a", translations=("a",), comments=("mine",), references=("a.yaml",)),
        Entry("B", "b"),
        Entry("C", "c", comments=("why?",)),
    )
    gone, synced = brought([], old, fr)
    assert synced.counts == {MessageChange.REMOVED: 3}
    assert gone.obsolete == (
        Entry("A", "a", translations=("a",), comments=("mine",), is_obsolete=True),
        Entry("C", "c", comments=("why?",), is_obsolete=True),
    )
    back, synced = brought([Message("A", "a")], synced.data, fr)
    assert synced.counts == {MessageChange.REVIVED: 1}
    assert back.entries == (Entry("A", "a", translations=("a",), comments=("mine",)),)
    assert [entry.context for entry in back.obsolete] == ["c"]


def test_removed_and_back_with_another_text(fr: LocaleProfile) -> None:
    old = catalog(obsolete=(Entry("Old", "a", translations=("Vieux",), is_obsolete=True),))
    file, synced = brought([Message("New", "a")], old, fr)
    assert synced.counts == {MessageChange.REVIVED: 1}
    assert file.entries[0].previous == Previous("a", "Old")
    assert file.entries[0].fuzzy


def test_the_very_text_that_was_translated_once_goes_before_the_former_one(
    fr: LocaleProfile,
) -> None:
    former = Entry("Now", "a", translations=("Maintenant",), is_obsolete=True)
    old = catalog(Entry("Then", "a", translations=("Alors",)), obsolete=(former,))
    file, synced = brought([Message("Now", "a")], old, fr)
    assert synced.counts == {MessageChange.REVIVED: 1, MessageChange.REMOVED: 1}
    assert file.entries == (Entry("Now", "a", translations=("Maintenant",)),)
    assert [entry.translations for entry in file.obsolete] == [("Alors",)]


@pytest.mark.parametrize(
    ("old", "message", "forms"),
    [
        (Entry("x", "a", translations=("X",)), Message("{n} x", "a", "{n} xs"), ("X", "X")),
        (Entry("x", "a", "xs", ("X", "XS")), Message("x", "a"), ("XS",)),
        (Entry("x", "a", "xs", ("X", "XS")), Message("x", "a", "many xs"), ("X", "XS")),
    ],
)
def test_a_text_that_becomes_or_ceases_to_be_plural(
    old: Entry, message: Message, forms: tuple[str, ...], fr: LocaleProfile
) -> None:
    file, synced = brought([message], catalog(old), fr)
    assert synced.counts == {MessageChange.CHANGED: 1}
    assert (file.entries[0].translations, file.entries[0].fuzzy) == (forms, True)
    assert file.entries[0].previous == Previous(old.context, old.singular, old.plural)


def test_nothing_translated_is_nothing_to_review(fr: LocaleProfile) -> None:
    old = catalog(Entry("Old", "a", flags=("fuzzy",), comments=("why?",)))
    file, synced = brought([Message("New", "a")], old, fr)
    assert synced.counts == {MessageChange.CHANGED: 1}
    assert file.entries == (Entry("New", "a", comments=("why?",)),)


def test_entries_follow_the_order_of_the_template(fr: LocaleProfile) -> None:
    old = catalog(*(Entry(name, translations=(name,)) for name in "abc"))
    file, _ = brought([Message(name) for name in "cab"], old, fr)
    assert [entry.singular for entry in file.entries] == ["c", "a", "b"]


def test_a_wrong_plural_rule_is_put_right(ar: LocaleProfile) -> None:
    old = catalog(Entry("x", "a", "xs", ("one", "other")), language="ar")
    file, _ = brought([Message("x", "a", "xs")], old, ar)
    assert file.field("Plural-Forms") == ar.plural_forms
    (entry,) = file.entries
    assert entry.translations == ("one", "one", "other", "other", "other", "other")
    assert entry.fuzzy


def test_a_catalog_of_another_language_is_not_relabelled(ar: LocaleProfile) -> None:
    file, _ = brought([], catalog(language="fr"), ar)
    assert file.field("Language") == "fr"


def test_a_header_that_lacks_what_is_needed_is_completed(fr: LocaleProfile) -> None:
    text = "X-A: 1\nContent-Type: text/plain; charset=ASCII\n"
    old = PoFile((), Entry("", translations=(text,), comments=("Marie, 2020",)))
    file, _ = brought([], serialize(old), fr)
    assert file.header is not None
    assert file.header.comments == ("Marie, 2020",)
    assert file.header.translations[0].splitlines() == [
        "X-A: 1",
        "Content-Type: text/plain; charset=UTF-8",
        "MIME-Version: 1.0",
        "Content-Transfer-Encoding: 8bit",
        "Project-Id-Version: Library",
        "POT-Creation-Date: 2021-11-25 12:00+0000",
        "Language: fr",
        f"Plural-Forms: {fr.plural_forms}",
    ]


def test_a_compendium_speaks_where_nothing_is_translated(fr: LocaleProfile) -> None:
    known: Compendium = {
        (None, "Sources"): ("Sources",),
        (None, "Page"): ("Page",),
        ("a", "New"): ("Nouveau",),
        (None, "x"): ("only one form",),
    }
    old = catalog(
        Entry("Page", translations=("Feuille",)),
        Entry("Sources"),
        Entry("Old", "a", translations=("Vieux",)),
    )
    messages = [Message("Sources"), Message("Page"), Message("New", "a"), Message("x", None, "xs")]
    file, synced = brought(messages, old, fr, compendium=known)
    assert [entry.translations for entry in file.entries] == [
        ("Sources",),
        ("Feuille",),
        ("Nouveau",),
        ("", ""),
    ]
    assert not any(entry.fuzzy for entry in file.entries)
    assert synced.counts == {
        MessageChange.UNCHANGED: 2,
        MessageChange.ADDED: 2,
        MessageChange.REMOVED: 1,
    }
    assert [entry.translations for entry in file.obsolete] == [("Vieux",)]


def test_the_source_language_says_what_the_source_says(en: LocaleProfile) -> None:
    file, synced = brought(
        [Message("A"), Message("{n} b", "b", "{n} bs")], None, en, is_source=True
    )
    assert [entry.translations for entry in file.entries] == [("A",), ("{n} b", "{n} bs")]

    changed = [Message("A"), Message("One b", "b", "{n} bs")]
    file, synced = brought(changed, synced.data, en, is_source=True)
    assert synced.counts == {MessageChange.UNCHANGED: 1, MessageChange.CHANGED: 1}
    assert file.entries[1] == Entry("One b", "b", "{n} bs", ("One b", "{n} bs"))

    own = synced.data.replace(b'msgstr "A"', b'msgstr "My A"')
    file, _ = brought(changed, own, en, is_source=True)
    assert file.entries[0] == Entry("A", translations=("My A",))


def test_the_source_language_reviews_its_own_wording_of_a_changed_text(en: LocaleProfile) -> None:
    old = catalog(Entry("A", "a", translations=("My A",)), language="en")
    file, _ = brought([Message("B", "a")], old, en, is_source=True)
    (entry,) = file.entries
    assert (entry.translations, entry.fuzzy) == (("My A",), True)
    assert entry.previous == Previous("a", "A")


def test_the_source_language_forgets_what_it_only_repeated(en: LocaleProfile) -> None:
    old = catalog(
        Entry("A", "a", translations=("A",)), Entry("B", "b", translations=("My B",)), language="en"
    )
    file, _ = brought([], old, en, is_source=True)
    assert [entry.singular for entry in file.obsolete] == ["B"]


def test_a_source_language_of_six_forms(ar: LocaleProfile) -> None:
    file, _ = brought([Message("one", "a", "others")], None, ar, is_source=True)
    assert file.entries[0].translations == ("others", "one", *["others"] * 4)


def test_an_editor_may_wrap_the_file_as_it_likes(fr: LocaleProfile) -> None:
    _, synced = brought([Message("word " * 30, "a")], None, fr)
    unwrapped = synced.data.replace(b' "\n"', b" ")
    assert unwrapped != synced.data
    kept = sync(template(Message("word " * 30, "a")), unwrapped, fr, Findings())
    assert kept is not None
    assert kept.data == unwrapped


def test_a_byte_order_mark_goes(fr: LocaleProfile) -> None:
    _, synced = brought([Message("A")], None, fr)
    healed = sync(template(Message("A")), b"\xef\xbb\xbf" + synced.data, fr, Findings())
    assert healed is not None
    assert healed.data == synced.data


def test_a_file_that_cannot_be_read_is_not_replaced(fr: LocaleProfile) -> None:
    findings = Findings()
    assert sync(template(), b'msgid "a\n', fr, findings) is None
    assert [(found.code, found.locale) for found in findings] == [("po-syntax", "fr")]


def test_comments_after_the_last_entry_stay_there(fr: LocaleProfile) -> None:
    file, _ = brought([Message("A")], catalog() + b"\n# vim: ft=po\n", fr)
    assert file.tail == "# vim: ft=po"


def test_gettext_agrees_on_what_has_changed(
    fr: LocaleProfile, gnu: Callable[..., Any], tmp_path: Any
) -> None:
    old = catalog(
        Entry("Same", "a", translations=("Même",)),
        Entry("The old text of it", "b", translations=("Ancien",), comments=("mine",)),
        Entry("Gone", "c", translations=("Parti",)),
        Entry("Reviewed already", "d", translations=("Revu",), flags=("fuzzy",)),
    )
    new = template(
        Message("The old texts of it", "b"),
        Message("Reviewed already", "d"),
        Message("Same", "a"),
        Message("Entirely new", "e"),
    )
    (tmp_path / "new.pot").write_bytes(serialize(new))
    (tmp_path / "old.po").write_bytes(old)
    merge = gnu(
        "msgmerge", "--previous", "--quiet", tmp_path / "old.po", tmp_path / "new.pot", data=b""
    )
    theirs = parse(merge.stdout, "", Findings())
    ours = sync(new, old, fr, Findings())
    assert ours is not None
    assert theirs is not None
    mine = parse(ours.data, "", Findings())
    assert mine is not None
    assert (mine.entries, mine.obsolete) == (theirs.entries, theirs.obsolete)


HEADER = """\
# Marie, 2020
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: PACKAGE VERSION\\n"
"POT-Creation-Date: 2020-01-01 00:00+0000\\n"
"PO-Revision-Date: 2020-02-02 08:00+0100\\n"
"Last-Translator: Marie <marie@example.org>\\n"
"Language-Team: French <fr@example.org>\\n"
"Language: LANGUAGE\\n"
"MIME-Version: 2.0\\n"
"Content-Type: text/html; charset=CHARSET\\n"
"Content-Transfer-Encoding: 7bit\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"
"X-Generator: Poedit 3.4\\n"

msgid "A"
msgstr "a"
"""


def test_a_header_is_renewed_where_it_is_wrong_and_keeps_what_is_the_translators(
    fr: LocaleProfile,
) -> None:
    file, _ = brought([Message("A")], HEADER.encode(), fr)
    assert file.header is not None
    assert (file.header.comments, file.header.flags) == (("Marie, 2020",), ())
    assert file.header.translations[0].splitlines() == [
        "Project-Id-Version: Library",
        "POT-Creation-Date: 2020-01-01 00:00+0000",
        "PO-Revision-Date: 2020-02-02 08:00+0100",
        "Last-Translator: Marie <marie@example.org>",
        "Language-Team: French <fr@example.org>",
        "Language: fr",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {fr.plural_forms}",
        "X-Generator: Poedit 3.4",
    ]


@pytest.mark.parametrize(
    ("messages", "date"),
    [
        ([Message("A", comments=("another",))], "2020-01-01 00:00+0000"),
        ([Message("A"), Message("B")], "2021-11-25 12:00+0000"),
        ([], "2021-11-25 12:00+0000"),
        ([Message("A", None, "As")], "2021-11-25 12:00+0000"),
    ],
)
def test_the_date_of_the_template_is_taken_over_with_its_texts(
    messages: list[Message], date: str, fr: LocaleProfile
) -> None:
    file, _ = brought(messages, HEADER.encode(), fr)
    assert file.field("POT-Creation-Date") == date


@pytest.mark.parametrize("language", ["fr", "fr_FR", "fr-CA", "FR", "fra"])
def test_the_translators_name_of_the_language_stays(language: str, fr: LocaleProfile) -> None:
    file, _ = brought([], HEADER.replace("LANGUAGE", language).encode(), fr)
    assert file.field("Language") == language


TWINS = (
    HEADER
    + """
#~ msgid "A"
#~ msgstr "another"

#~ msgid "B"
#~ msgstr "first"

#~ msgid "B"
#~ msgstr "second"

#, fuzzy
#~ msgid "B"
#~ msgstr "unsure"
"""
)


def texts(entries: tuple[Entry, ...]) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(entry.singular, entry.translations, entry.fuzzy) for entry in entries]


def test_a_message_that_is_live_and_obsolete_stays_live(
    fr: LocaleProfile, gnu: Callable[..., Any]
) -> None:
    file, synced = brought([Message("A")], TWINS.encode(), fr)
    assert texts(file.entries) == [("A", ("a",), False)]
    assert texts(file.obsolete) == [("B", ("second",), False)]
    assert gnu("msgfmt", "--check", "-o", "-", "-", data=TWINS.encode()).returncode == 1
    assert gnu("msgfmt", "--check", "-o", "-", "-", data=synced.data).returncode == 0


def test_a_live_message_that_says_nothing_takes_what_its_obsolete_twin_says(
    fr: LocaleProfile,
) -> None:
    blank = TWINS.replace('msgstr "a"', 'msgstr ""')
    file, _ = brought([Message("A"), Message("B")], blank.encode(), fr)
    assert texts(file.entries) == [("A", ("another",), False), ("B", ("second",), False)]
    assert file.obsolete == ()


def test_a_message_that_is_removed_becomes_no_second_obsolete_one(fr: LocaleProfile) -> None:
    file, _ = brought([Message("C")], TWINS.encode(), fr)
    assert texts(file.obsolete) == [("B", ("second",), False), ("A", ("a",), False)]


ENTRIES = st.lists(
    st.builds(
        Entry,
        singular=st.sampled_from("ABC"),
        context=st.sampled_from([None, "c"]),
        translations=st.sampled_from([("",), ("x",), ("y",)]),
        flags=st.sampled_from([(), ("fuzzy",)]),
        is_obsolete=st.booleans(),
    ),
    max_size=8,
)


@pytest.mark.slow
@given(entries=ENTRIES, now=st.lists(st.sampled_from("ABC"), unique=True))
def test_no_message_stands_twice_in_what_has_been_synced(
    entries: list[Entry], now: list[str], fr: LocaleProfile
) -> None:
    live = {entry.key: entry for entry in entries if not entry.is_obsolete}
    old = catalog(*live.values(), obsolete=tuple(entry for entry in entries if entry.is_obsolete))
    file, _ = brought([Message(text, "c") for text in now], old, fr)
    keys = [entry.key for entry in (*file.entries, *file.obsolete)]
    assert len(keys) == len(set(keys))
