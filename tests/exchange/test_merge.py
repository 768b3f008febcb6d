"""What comes back is checked, and changes what it says and nothing else."""

import csv
import io

import pytest

from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings, Location
from factsheet.exchange.memory import fill
from factsheet.exchange.merge import ImportChange, language_problem, merge
from factsheet.exchange.unit import Reply, Segment, State
from factsheet.locales.profile import LocaleProfile
from support.exchange import PO, ROUND, codes, etree, read, send, take

AT = Location("back", 7)
TITLE = ("sheet:library:title", "The library")
LEAD = ("sheet:library:lead", "What the library does <strong>{library.seat:in}</strong>.")
HOURS = (
    "sheet:library:hours",
    'See <a href="https://library.example/?a=1&b=2">the <em>opening</em> hours</a>.',
)
ONE = "{library.members} person is a member."
MANY = "{library.members} people are members."


def segment(
    name: str, source: str, target: str, state: State | None = None, **more: object
) -> Segment:
    return Segment(name, more.pop("form", None), source, target, state, AT, **more)  # type: ignore[arg-type]


def diff(old: str, new: bytes) -> list[str]:
    """The lines that only one of the two has."""
    before, after = old.splitlines(), new.decode().splitlines()
    gone = [f"-{line}" for line in before if line not in after]
    return gone + [f"+{line}" for line in after if line not in before]


def merged(
    profile: LocaleProfile, *segments: Segment, **options: object
) -> tuple[list[str], list[str], dict[ImportChange, int]]:
    findings = Findings()
    result = merge(Reply("fr", segments), read(PO), profile, "back", findings, **options)  # type: ignore[arg-type]
    return diff(PO, serialize(result.file)), codes(findings), dict(result.counts)


def test_a_new_translation(fr: LocaleProfile) -> None:
    target = HOURS[1].replace("See", "Voir")
    for state in (None, State.TRANSLATED):
        changed, found, counts = merged(fr, segment(*HOURS, target, state))
        assert (found, counts) == ([], {ImportChange.TRANSLATED: 1})
        assert changed[0].startswith('+"Voir <a href=')


def test_a_changed_translation_that_is_to_be_looked_at(fr: LocaleProfile) -> None:
    changed, found, counts = merged(fr, segment(*TITLE, "Bibliothèque", State.FUZZY))
    assert (found, counts) == ([], {ImportChange.FUZZY: 1})
    assert changed == [
        "-#, max-length:30",
        '-msgstr "La bibliothèque"',
        "+#, fuzzy, max-length:30",
        '+msgstr "Bibliothèque"',
    ]


def test_approval_of_the_same_text_takes_the_flag_and_the_former_source_away(
    fr: LocaleProfile,
) -> None:
    old = "Ce que fait la bibliothèque <strong>{library.seat:of}</strong>."
    changed, found, counts = merged(fr, segment(*LEAD, old, State.TRANSLATED))
    assert (found, counts) == ([], {ImportChange.APPROVED: 1})
    assert changed == [
        "-#, fuzzy",
        '-#| msgid "What the library did <strong>{library.seat:in}</strong>."',
    ]


def test_the_same_text_of_which_nothing_is_said_stays(fr: LocaleProfile) -> None:
    old = "Ce que fait la bibliothèque <strong>{library.seat:of}</strong>."
    assert merged(fr, segment(*LEAD, old)) == ([], [], {ImportChange.UNCHANGED: 1})


def test_nothing_is_ever_emptied(fr: LocaleProfile) -> None:
    assert merged(fr, segment(*TITLE, " ", State.FUZZY)) == ([], [], {ImportChange.UNCHANGED: 1})


def test_one_form_of_a_plural(fr: LocaleProfile) -> None:
    name = "sheet:library:members"
    changed, found, counts = merged(
        fr,
        segment(name, ONE, "{library.members} membre.", form=0),
        segment(name, MANY, "", form=1),
    )
    assert (found, counts) == ([], {ImportChange.CHANGED: 1})
    assert changed == [
        '-msgstr[0] "{library.members} personne est membre."',
        '+msgstr[0] "{library.members} membre."',
    ]


def test_a_translators_note_is_kept_and_none_is_lost(fr: LocaleProfile) -> None:
    changed, _, counts = merged(
        fr, segment(*TITLE, "La bibliothèque", comments=("mine", "", "vu par AB"))
    )
    assert (changed, counts) == (["+# vu par AB"], {ImportChange.NOTED: 1})
    assert merged(fr, segment(*TITLE, "La bibliothèque"))[0] == []


def test_a_translation_of_another_source_text_is_fuzzy_and_says_of_which(fr: LocaleProfile) -> None:
    changed, found, counts = merged(
        fr, segment(TITLE[0], "Our library", "Notre bibliothèque", State.TRANSLATED)
    )
    assert (found, counts) == (["exchange-source-changed"], {ImportChange.FUZZY: 1})
    assert '+#| msgid "Our library"' in changed
    assert "+#, fuzzy, max-length:30" in changed
    # where the text is the one that the catalog has, there is nothing to say
    assert merged(fr, segment(TITLE[0], "Our library", "La bibliothèque"))[:2] == ([], [])


def test_former_source_texts_of_plurals(fr: LocaleProfile, ar: LocaleProfile) -> None:
    for profile in (fr, ar):
        findings = Findings()
        one = profile.plural_index(1)
        name = "sheet:library:members"
        back = [
            segment(name, "a" if n == one else "b", f"x{n}", form=n)
            for n in range(len(profile.plural_categories))
        ]
        entry = merge(Reply(None, tuple(back)), read(PO), profile, "back", findings).file.entries[2]
        assert entry.previous is not None
        assert (entry.previous.singular, entry.previous.plural) == ("a", "b")
        assert len(entry.translations) == len(profile.plural_categories)


@pytest.mark.parametrize(
    ("segments", "code"),
    [
        ([segment("sheet:library:titel", "x", "y")], "exchange-unknown"),
        ([segment(*TITLE, "a"), segment(*TITLE, "b")], "exchange-duplicate"),
        ([segment(*TITLE, "a", form=0)], "exchange-forms"),
        ([segment("sheet:library:members", ONE, "a", form=0)], "exchange-forms"),
        ([segment("sheet:library:members", ONE, "a", form=n) for n in range(3)], "exchange-forms"),
        ([segment("sheet:library:members", ONE, "a")], "exchange-forms"),
        ([], "exchange-empty"),
    ],
)
def test_what_can_not_be_taken(fr: LocaleProfile, segments: list[Segment], code: str) -> None:
    changed, found, _ = merged(fr, *segments)
    assert found == [code]
    assert changed == []


def test_a_message_that_is_obsolete_now_is_left_out(fr: LocaleProfile) -> None:
    changed, found, _ = merged(fr, segment("gone", "Gone", "Perdu"), segment(*TITLE, "Titre"))
    assert found == ["exchange-unknown"]
    assert '+msgstr "Titre"' in changed
    assert not any("Perdu" in line for line in changed)


def test_unknown_messages_may_be_left_out(fr: LocaleProfile) -> None:
    findings = Findings()
    back = Reply("fr", (segment("never", "Never", "Jamais"), segment(*TITLE, "Bibliothèque")))
    result = merge(back, read(PO), fr, "back", findings, skip_unknown=True)
    assert not findings.has_errors
    assert codes(findings) == ["exchange-unknown"]
    assert list(result.changed) == [TITLE]


@pytest.mark.parametrize(
    ("stated", "tag", "fits"),
    [
        (None, "fr", True),
        ("fr", "fr", True),
        ("fr_FR", "fr", True),
        ("FR-fr", "fr", True),
        ("pt", "pt-BR", True),
        ("pt-PT", "pt-BR", False),
        ("es", "fr", False),
        ("fro", "fr", False),
    ],
)
def test_languages(stated: str | None, tag: str, fits: bool) -> None:
    assert (language_problem(stated, tag) is None) == fits


@pytest.mark.parametrize("name", ROUND)
def test_another_language_is_refused(name: str, fr: LocaleProfile, ar: LocaleProfile) -> None:
    findings = Findings()
    take(send(read(PO), fr, name), read(PO), ar, findings)
    assert codes(findings) == ["exchange-language"]


def test_codes_moved_by_a_tool_come_back_as_text(fr: LocaleProfile) -> None:
    """As a CAT tool edits: codes in another order, one without its content, notes between."""
    root = etree.fromstring(send(read(PO), fr, "xliff"))
    lead = next(one for one in root.iter("{*}trans-unit") if one.get("id") == LEAD[0])
    space = "urn:oasis:names:tc:xliff:document:1.2"
    target = lead.find("{*}target")
    target.clear()
    target.set("state", "translated")
    target.append(
        etree.XML(
            f'<mrk xmlns="{space}" mtype="seg" mid="1">À <g id="1"><ph id="2">{{library.seat:of}}</ph></g>&#160;!</mrk>'
        )
    )
    findings = Findings()
    result = take(etree.tostring(root), read(PO), fr, findings)
    assert list(findings) == []
    assert result.file.entries[1].translations == ("À <strong>{library.seat:of}</strong>\u00a0!",)
    assert not result.file.entries[1].fuzzy


def test_a_unit_cut_into_sentences_comes_back_whole(fr: LocaleProfile) -> None:
    file = read('msgctxt "a"\nmsgid "One {n}. Two."\nmsgstr ""\n')
    data = send(file, fr, "xliff2").decode()
    start, end = data.index("<segment>"), data.index("</segment>") + len("</segment>")
    ph = data[data.index("<ph ") : data.index("/>", data.index("<ph ")) + 2]
    cut = (
        f'<segment state="translated"><source>One {ph}.</source><target>Un {ph}.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>Two.</source><target>Deux.</target></segment>'
    )
    findings = Findings()
    result = take((data[:start] + cut + data[end:]).encode(), file, fr, findings)
    assert list(findings) == []
    assert result.file.entries[0].translations == ("Un {n}. Deux.",)


@pytest.mark.parametrize(("name", "raw"), [("xliff", '<x id="77"/>'), ("xliff2", '<ph id="77"/>')])
def test_a_code_that_stands_for_nothing(name: str, raw: str, fr: LocaleProfile) -> None:
    data = send(read(PO), fr, name).decode().replace(">La bibliothèque<", f">La {raw}<")
    findings = Findings()
    take(data.encode(), read(PO), fr, findings)
    assert codes(findings) == ["exchange-code"]


def test_a_table_as_a_translator_fills_it_in(fr: LocaleProfile) -> None:
    text = send(read(PO), fr, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    hours = next(row for row in rows if row["id"] == HOURS[0])
    hours["target"] = HOURS[1].replace("See", "Voir")
    hours["comment"] = "ouvert ?"
    back = io.StringIO(newline="")
    # Excel in French: semicolons, and no idea of states
    writer = csv.DictWriter(
        back,
        ["id", "form", "source", "target", "comment", "language"],
        delimiter=";",
        extrasaction="ignore",
    )
    writer.writeheader()
    writer.writerows(rows)
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        findings = Findings()
        result = take(back.getvalue().encode(encoding), read(PO), fr, findings)
        assert list(findings) == []
        assert result.counts == {ImportChange.TRANSLATED: 1, ImportChange.UNCHANGED: 4}
        assert result.file.entries[3].comments == ("ouvert ?",)


def test_a_memory_fills_what_is_blank_and_nothing_else(fr: LocaleProfile) -> None:
    known = read(PO.replace('hours</a>."\nmsgstr ""', 'hours</a>."\nmsgstr "Voir <em>x</em>"'))
    findings = Findings()
    blank = read(
        PO.replace('msgstr[0] "{library.members} personne est membre."', 'msgstr[0] ""').replace(
            'msgstr[1] "{library.members} personnes sont membres."', 'msgstr[1] ""'
        )
    )
    from factsheet.exchange.formats import read_reply

    reply = read_reply(send(known, fr, "tmx"), "memory.tmx", findings)
    assert reply is not None
    assert reply.is_memory
    result = fill(reply, blank, fr, "memory.tmx", findings)
    assert list(findings) == []
    assert result.counts == {ImportChange.FUZZY: 2, ImportChange.UNCHANGED: 3}
    assert result.file.entries[2].translations[1] == "{library.members} personnes sont membres."
    assert result.file.entries[3].translations == ("Voir <em>x</em>",)
    assert all(entry.fuzzy for entry in result.file.entries[2:4])
    assert result.file.entries[0] == blank.entries[0]
