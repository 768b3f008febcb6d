"""Out and back: without an edit, nothing of a catalog changes, whatever the format."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile, Previous
from factsheet.catalogs.writer import serialize
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.exchange.merge import ImportChange
from factsheet.exchange.unit import State
from factsheet.locales.profile import LocaleProfile, profile_of
from support.editions import ROOT
from support.exchange import PO, ROUND, bundle, etree, read, schema, send, take

PROFILES = [profile_of(LocaleStyle(tag)) for tag in ("fr", "ar", "zh")]
BITS = st.sampled_from(
    [
        "{a.b}",
        "{a.b:in}",
        "{{",
        "<em>",
        "</em>",
        "</b>",
        '<a href="https://x.example/?a&b=\'">',
        "</a>",
        "=1+1",
        "'=1",
        "@",
        "-",
        "+",
        "\t",
        "\n",
        "\r",
        "\r\n",
        " ",
        "\x01",
        "\x1f",
        "\ufffe",
        "_x0041_",
        '"',
        "'",
        ",",
        ";",
        "&",
        "]]>",
        "é",
        "é\u0301",
        "مرحبا",
        "\u200f",
        "\u2028",
        "\U0001f30d",
        "[0]",
        "\ufeff",
    ]
)
TEXTS = st.lists(BITS, max_size=6).map("".join) | st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0\4"), max_size=20
)
LINES = TEXTS.map(lambda text: text.replace("\n", " ").strip(" \t\r\v\f"))
CONTEXTS = (
    st.none() | st.sampled_from(["sheet:a:b", "fact:x.y:text", "two words", "navigation"]) | TEXTS
)


@st.composite
def files(draw: st.DrawFn) -> tuple[PoFile, LocaleProfile]:
    profile = draw(st.sampled_from(PROFILES))

    def entry() -> Entry:
        plural = draw(st.none() | TEXTS)
        count = 1 if plural is None else len(profile.plural_categories)
        fuzzy = draw(st.booleans())
        previous = Previous(None, draw(TEXTS), None if plural is None else draw(TEXTS))
        return Entry(
            singular=draw(TEXTS),
            context=draw(CONTEXTS),
            plural=plural,
            translations=tuple(draw(TEXTS | st.just("")) for _ in range(count)),
            flags=("fuzzy",) if fuzzy else draw(st.sampled_from([(), ("max-length:9",)])),
            comments=tuple(draw(st.lists(LINES, max_size=2))),
            extracted=tuple(draw(st.lists(LINES, max_size=2))),
            references=draw(st.sampled_from([(), ("sheets/a.yaml",), ("\u2068a b\u2069",)])),
            previous=previous if fuzzy and draw(st.booleans()) else None,
        )

    found = {one.key: one for one in (entry() for _ in range(draw(st.integers(1, 3))))}
    found.pop((None, ""), None)
    return PoFile(tuple(found.values())), profile


@pytest.mark.slow
@pytest.mark.parametrize("name", ROUND)
@given(files())
@settings(max_examples=60)
def test_an_unedited_round_changes_nothing(
    name: str, given_file: tuple[PoFile, LocaleProfile]
) -> None:
    made, profile = given_file
    data = serialize(made)
    findings = Findings()
    file = parse(data, "fr.po", findings)
    assert file is not None
    if not file.entries:
        return
    merged = take(send(file, profile, name), file, profile, findings)
    assert list(findings) == []
    assert serialize(merged.file) == data
    assert set(merged.counts) == {ImportChange.UNCHANGED}


@pytest.mark.slow
@pytest.mark.parametrize("name", ROUND)
@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr"])
def test_an_unedited_round_of_the_publication_changes_no_byte(name: str, tag: str) -> None:
    path = ROOT / f"locales/{tag}/LC_MESSAGES/factsheet.po"
    data, profile, findings = path.read_bytes(), profile_of(LocaleStyle(tag)), Findings()
    file = read(data)
    merged = take(send(file, profile, name), file, profile, findings)
    assert list(findings) == []
    assert serialize(merged.file) == data
    assert merged.counts == {ImportChange.UNCHANGED: len(file.entries)}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "xsd"),
    [("xliff", "xliff-core-1.2-strict.xsd"), ("xliff2", "xliff-core-2.0.xsd")],
)
def test_xliff_is_valid_by_the_schema_of_oasis(name: str, xsd: str) -> None:
    validator = schema(xsd)

    @given(files())
    @settings(max_examples=40)
    def generated(given_file: tuple[PoFile, LocaleProfile]) -> None:
        file, profile = given_file
        if file.entries:
            validator.assertValid(etree.fromstring(send(file, profile, name)))

    generated()
    for tag in ("ar", "fr"):
        file = read((ROOT / f"locales/{tag}/LC_MESSAGES/factsheet.po").read_bytes())
        validator.assertValid(etree.fromstring(send(file, profile_of(LocaleStyle(tag)), name)))


def only(data: bytes, name: str) -> Any:
    """The elements of that local name, with the attributes one would ask for."""
    return list(etree.fromstring(data).iter(f"{{*}}{name}"))


def test_xliff_protects_placeholders_and_tags(fr: LocaleProfile) -> None:
    data = send(read(PO), fr, "xliff")
    unit = next(one for one in only(data, "trans-unit") if one.get("id") == "sheet:library:hours")
    link = unit[0][0]
    assert link.get("ctype") == "link"
    assert link.get("equiv-text") == '<a href="https://library.example/?a=1&b=2">'
    assert [link.text, link[0].get("ctype"), link[0].text, link[0].tail] == [
        "the ",
        "italic",
        "opening",
        " hours",
    ]
    assert [ph.text for ph in only(data, "ph")][:2] == ["{library.seat:in}", "{library.seat:of}"]


def test_xliff2_protects_placeholders_and_tags(fr: LocaleProfile) -> None:
    data = send(read(PO), fr, "xliff2")
    unit = next(one for one in only(data, "unit") if one.get("id") == "sheet:library:hours")
    held = {entry.get("id"): entry.text for entry in unit.iter("{*}data")}
    link = next(unit.iter("{*}pc"))
    assert held[link.get("dataRefStart")] == '<a href="https://library.example/?a=1&b=2">'
    assert held[link.get("dataRefEnd")] == "</a>"
    # the lead's two forms of one value are one code
    lead = next(one for one in only(data, "unit") if one.get("id") == "sheet:library:lead")
    assert [ph.get("id") for ph in lead.iter("{*}ph")] == ["2", "2"]
    assert [ph.get("disp") for ph in lead.iter("{*}ph")] == [
        "{library.seat:in}",
        "{library.seat:of}",
    ]


def test_states_in_xliff(fr: LocaleProfile) -> None:
    data = send(read(PO), fr, "xliff")
    units = {unit.get("id"): unit for unit in only(data, "trans-unit")}
    states = {
        name: (unit.get("approved"), [target.get("state") for target in unit.findall("{*}target")])
        for name, unit in units.items()
    }
    assert states["sheet:library:title"] == ("yes", ["final"])
    assert states["sheet:library:lead"] == ("no", ["needs-review-translation"])
    assert states["sheet:library:hours"] == (None, [])
    assert units["sheet:library:title"].get("maxwidth") == "30"
    old = units["sheet:library:lead"].find("{*}alt-trans")
    assert old.get("alttranstype") == "previous-version"
    assert "".join(old[0].itertext()) == "What the library did {library.seat:in}."
    assert [
        (note.get("from"), note.text) for note in units["sheet:library:title"].iter("{*}note")
    ] == [
        ("developer", "Sheet “The library”: title."),
        ("translator", "mine"),
    ]


def test_states_in_xliff2(fr: LocaleProfile) -> None:
    units = {unit.get("id"): unit for unit in only(send(read(PO), fr, "xliff2"), "unit")}
    states = {
        name: (segment.get("state"), segment.get("subState"), len(segment.findall("{*}target")))
        for name, unit in units.items()
        for segment in unit.iter("{*}segment")
    }
    assert states["sheet:library:title"] == ("final", None, 1)
    assert states["sheet:library:lead"] == ("initial", "gettext:fuzzy", 1)
    assert states["sheet:library:hours"] == (None, None, 0)


def test_plurals_are_groups_that_say_which_numbers(ar: LocaleProfile) -> None:
    file = read('msgctxt "a"\nmsgid "{n} book"\nmsgid_plural "{n} books"\nmsgstr[0] ""\n')
    data = send(file, ar, "xliff")
    assert only(data, "group")[0].get("restype") == "x-gettext-plurals"
    assert [unit.get("id") for unit in only(data, "trans-unit")] == [f"a[{n}]" for n in range(6)]
    assert [note.text for note in only(data, "note")] == [
        "plural form zero: 0",
        "plural form one: 1",
        "plural form two: 2",
        "plural form few: 3, 4, 5, 6 …",
        "plural form many: 11, 12, 13, 14 …",
        "plural form other: 100, 101, 102, 200 …",
    ]
    assert ["".join(one.itertext()) for one in only(data, "source")].count("{n} book") == 1


def test_only_some_states(fr: LocaleProfile) -> None:
    wanted = bundle(read(PO), fr, states=[State.UNTRANSLATED, State.FUZZY])
    assert [unit.id for unit in wanted.units] == ["sheet:library:lead", "sheet:library:hours"]


def test_messages_without_a_name_of_their_own_are_named_by_what_they_say(fr: LocaleProfile) -> None:
    units = bundle(read(PO), fr).units
    assert units[-1].context is None
    assert units[-1].id.startswith("message-")
    assert units[-1].id == bundle(read('msgid "Sources"\nmsgstr ""\n'), fr).units[0].id
