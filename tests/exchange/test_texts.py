"""What CAT tools make of a unit: sentences cut apart, white space, codes written another way."""

from dataclasses import replace

import pytest

from factsheet.diagnostics import Findings
from factsheet.exchange.formats import read_reply
from factsheet.exchange.memory import fill
from factsheet.exchange.merge import ImportChange
from factsheet.exchange.unit import Segment, State
from factsheet.locales.profile import LocaleProfile
from support.exchange import PO, codes, read, take

WORK = "The Assembly decides. The Council acts."
CUT = (
    '<seg-source><mrk mtype="seg" mid="1">The Assembly decides.</mrk> '
    '<mrk mtype="seg" mid="2">The Council acts.</mrk></seg-source>'
)
DONE = "L’Assemblée décide. Le Conseil agit."


def xliff(unit: str, language: str = "fr", attributes: str = "") -> bytes:
    return (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a.po" '
        f'datatype="po" source-language="en" target-language="{language}"><body>'
        f'<trans-unit id="a" {attributes}>{unit}</trans-unit></body></file></xliff>'
    ).encode()


def xliff2(unit: str, language: str = "fr", attributes: str = "") -> bytes:
    return (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" '
        f'trgLang="{language}"><file id="f"><unit id="a" {attributes}>{unit}</unit></file></xliff>'
    ).encode()


def only(data: bytes, *expected: str) -> Segment:
    findings = Findings()
    reply = read_reply(data, "back", findings)
    assert reply is not None
    assert codes(findings) == list(expected)
    (segment,) = reply.segments
    return segment


def marks(*texts: str, between: str = " ") -> str:
    found = (f'<mrk mtype="seg" mid="{n}">{text}</mrk>' for n, text in enumerate(texts, 1))
    return f"<target>{between.join(found)}</target>"


@pytest.mark.parametrize(
    "target",
    [
        marks("L’Assemblée décide.", ""),
        marks("", "Le Conseil agit."),
        marks("L’Assemblée décide.", "  \n "),
        marks("L’Assemblée décide."),
        "<target/>",
        "",
        '<target><g id="1"><mrk mtype="seg" mid="1">A.</mrk></g> <mrk mtype="seg" mid="2"/></target>',
    ],
)
def test_a_unit_with_an_empty_segment_is_not_translated(target: str) -> None:
    source = f'<source><g id="1" equiv-text="&lt;em&gt;">{WORK}</g></source>'
    expected = ["exchange-segment"] if "mrk" in target else []
    assert only(xliff(f"{source}{CUT}{target}"), *expected).target == ""


@pytest.mark.parametrize(
    ("target", "language", "text"),
    [
        (marks("L’Assemblée décide.", "Le Conseil agit."), "fr", DONE),
        (marks("L’Assemblée décide.", "Le Conseil agit.", between=""), "fr", DONE),
        (marks("L’Assemblée décide. ", "Le Conseil agit.", between=""), "fr", DONE),
        (marks("L’Assemblée décide.", " Le Conseil agit.", between=""), "fr", DONE),
        (marks("L’Assemblée décide.", "Le Conseil agit.", between="\n      "), "fr", DONE),
        (
            marks("大会作出决定。", "安理会采取行动。", between=""),
            "zh-Hans",
            "大会作出决定。安理会采取行动。",
        ),
        (f"<target>{DONE}</target>", "fr", DONE),
    ],
)
@pytest.mark.parametrize("cut", [CUT, ""])
def test_segments_are_joined_with_the_space_that_the_source_has(
    cut: str, target: str, language: str, text: str
) -> None:
    assert only(xliff(f"<source>{WORK}</source>{cut}{target}", language)).target == text


def test_segments_that_touch_in_the_source_touch_in_the_target() -> None:
    cut = CUT.replace("</mrk> <mrk", "</mrk><mrk").replace("decides.", "decides")
    source = "<source>The Assembly decidesThe Council acts.</source>"
    assert only(xliff(f"{source}{cut}{marks('A', 'B', between='')}")).target == "AB"


PARTS = (
    '<segment id="1" state="translated"><source>The Assembly decides.</source>'
    "<target>{first}</target></segment><ignorable><source> </source></ignorable>"
    '<segment id="2" state="{state}"><source>The Council acts.</source>{second}</segment>'
)


@pytest.mark.parametrize(
    ("first", "second", "state", "text", "meant"),
    [
        ("A.", "", "initial", "", State.FUZZY),
        ("A.", "<target/>", "final", "", State.TRANSLATED),
        ("A.", "<target>  </target>", "translated", "", State.TRANSLATED),
        ("", "<target>B.</target>", "translated", "", State.TRANSLATED),
        ("A.", "<target>B.</target>", "translated", "A. B.", State.TRANSLATED),
        ("A.", "<target>B.</target>", "initial", "A. B.", State.FUZZY),
    ],
)
def test_segments_of_xliff_2(first: str, second: str, state: str, text: str, meant: State) -> None:
    expected = [] if text else ["exchange-segment"]
    found = only(xliff2(PARTS.format(first=first, second=second, state=state)), *expected)
    assert found.source == "The Assembly decides. The Council acts."
    assert (found.target, found.state) == (text, meant)


def test_a_target_may_have_its_segments_in_another_order() -> None:
    unit = (
        "<segment><source>One. </source><target order='2'>Un.</target></segment>"
        "<segment><source>Two.</source><target order='1'>Deux. </target></segment>"
    )
    assert only(xliff2(unit)).target == "Deux. Un."
    again = unit.replace(" order='2'", "").replace(" order='1'", "").replace("Deux. ", "Deux.")
    assert only(xliff2(again)).target == "Un. Deux."


PRETTY = "\n      The  United\n      Nations\n    "


@pytest.mark.parametrize(
    ("attributes", "source"),
    [("", "The United Nations"), ('xml:space="default"', "The United Nations"), ('xml:space="preserve"', PRETTY)],
)  # fmt: skip
def test_white_space_is_what_xml_space_says(attributes: str, source: str) -> None:
    unit = f"<source>{PRETTY}</source><target>\n  Les\u00a0Nations\n  Unies\n</target>"
    found = only(xliff(unit, attributes=attributes))
    assert found.source == source
    kept = "\n  Les\u00a0Nations\n  Unies\n"
    assert found.target == (kept if "preserve" in attributes else "Les\u00a0Nations Unies")
    two = only(xliff2(f"<segment>{unit}</segment>", attributes=attributes))
    assert (two.source, two.target) == (found.source, found.target)


TITLE = "\n    The library\n  "


@pytest.mark.parametrize("space", ["", 'xml:space="preserve"'])
@pytest.mark.parametrize("target", ["\n    Bibliothèque\n  ", "Bibliothèque", "Bibliothèque\r\n"])
def test_the_layout_of_a_file_does_not_get_into_the_catalog(
    space: str, target: str, fr: LocaleProfile
) -> None:
    findings = Findings()
    data = xliff(f"<source>{TITLE}</source><target>{target}</target>", attributes=space)
    data = data.replace(b'id="a"', b'id="sheet:library:title"')
    result = take(data, read(PO), fr, findings)
    assert codes(findings) == []
    assert result.file.entries[0].translations == ("Bibliothèque",)
    assert result.counts == {ImportChange.CHANGED: 1}


def test_lines_of_a_text_stay_lines(fr: LocaleProfile) -> None:
    file = read('msgctxt "a"\nmsgid "One\\nTwo"\nmsgstr ""\n')
    unit = "<source>One\nTwo</source><target>Un\nDeux</target>"
    result = take(xliff(unit, attributes='xml:space="preserve"'), file, fr, Findings())
    assert result.file.entries[0].translations == ("Un\nDeux",)


@pytest.mark.parametrize(
    "row", ['a,"One\r\nTwo","Un\r\nDeux"\r\n', 'a,"One\nTwo ","Un\r\nDeux "\n']
)
def test_line_ends_of_spreadsheets_are_the_catalogs(row: str, fr: LocaleProfile) -> None:
    file = read('msgctxt "a"\nmsgid "One\\nTwo"\nmsgstr ""\n')
    findings = Findings()
    result = take(f"id,source,target\r\n{row}".encode(), file, fr, findings)
    assert codes(findings) == []
    assert result.file.entries[0].translations == ("Un\nDeux",)


PH = '<ph id="1">{a.b}</ph>'
G = '<g id="2" equiv-text="&lt;strong&gt;">now</g>'
BPT = '<bpt id="2">&lt;strong&gt;</bpt>now<ept id="2">&lt;/strong&gt;</ept>'
BX = '<bx id="2" equiv-text="&lt;strong&gt;"/>now<ex id="2" equiv-text="&lt;/strong&gt;"/>'
RID = '<bpt id="7" rid="2">&lt;strong&gt;</bpt>now<ept id="8" rid="2">&lt;/strong&gt;</ept>'


@pytest.mark.parametrize("pair", [G, BPT, BX, RID], ids=["g", "bpt", "bx", "rid"])
@pytest.mark.parametrize(
    "target",
    [
        '<x id="1"/> <g id="2">maintenant</g>',
        '<ph id="1"/> <g id="2">maintenant</g>',
        '<ph id="1">[1]</ph> <bx id="2"/>maintenant<ex id="2"/>',
        '<x id="1" equiv-text="{a.b}"/> <bpt id="2"/>maintenant<ept id="2"/>',
        '<it id="1" pos="open">{a.b}</it> <bx id="4" rid="2"/>maintenant<ex id="5" rid="2"/>',
        '<ph id="1">{a.b}</ph> <bpt id="2">&lt;2&gt;</bpt>maintenant<ept id="2">&lt;/2&gt;</ept>',
    ],
)
def test_codes_of_xliff_1_are_known_by_their_ids(pair: str, target: str) -> None:
    found = only(xliff(f"<source>{PH} {pair}</source><target>{target}</target>"))
    assert found.source == "{a.b} <strong>now</strong>"
    assert found.target == "{a.b} <strong>maintenant</strong>"


@pytest.mark.parametrize(
    "code",
    ['<bpt id="1"/>', '<bpt id="1">[1]</bpt>', '<bpt id="1" rid="1">{a.b}</bpt>', '<bx id="1"/>', '<ept id="1"/>'],
)  # fmt: skip
def test_half_a_pair_may_stand_for_what_stands_alone(code: str) -> None:
    target = f"<target>{code} maintenant</target>"
    assert only(xliff(f"<source>{PH} now</source>{target}")).target == "{a.b} maintenant"


@pytest.mark.parametrize("code", ["<sc id='1' isolated='yes'/>", "<ec id='1' isolated='yes'/>"])
def test_half_a_pair_of_xliff_2_may_stand_for_what_stands_alone(code: str) -> None:
    source = '<source><ph id="1" dataRef="d1"/> now</source>'
    segment = f"<segment>{source}<target>{code} maintenant</target></segment>"
    assert only(xliff2(DATA + segment)).target == "{a.b} maintenant"


def test_a_placeholder_may_ask_for_another_form() -> None:
    unit = f'<source>{PH}</source><target><ph id="1">{{a.b:of}}</ph></target>'
    assert only(xliff(unit)).target == "{a.b:of}"


@pytest.mark.parametrize(
    "code", ['<x id="9"/>', '<ph id="9"/>', '<g id="9">a</g>', '<ex id="9"/>', '<x id="2"/>']
)
def test_a_code_that_the_source_does_not_have(code: str) -> None:
    only(xliff(f"<source>{PH} {G}</source><target>{code}</target>"), "exchange-code")


DATA = (
    '<originalData><data id="d1">{a.b}</data><data id="d2">&lt;strong&gt;</data>'
    '<data id="d3">&lt;/strong&gt;</data></originalData>'
)
PC = '<pc id="2" dataRefStart="d2" dataRefEnd="d3">now</pc>'
SC = '<sc id="2" dataRef="d2"/>now<ec startRef="2" dataRef="d3"/>'


@pytest.mark.parametrize("pair", [PC, SC], ids=["pc", "sc"])
@pytest.mark.parametrize(
    "target",
    [
        '<ph id="1"/> <pc id="2">maintenant</pc>',
        '<ph id="1" dataRef="d1"/> <sc id="2"/>maintenant<ec startRef="2"/>',
        '<ph id="9" copyOf="1"/> <pc id="2" dataRefStart="d2" dataRefEnd="d3">maintenant</pc>',
        '<ph id="1"/> <sc id="2" dataRef="d2"/>maintenant<ec startRef="2" dataRef="d3"/>',
        '<ph id="1"/> <sc id="2" isolated="yes"/>maintenant<ec id="2" isolated="yes"/>',
    ],
)
def test_codes_of_xliff_2_are_known_by_their_ids(pair: str, target: str) -> None:
    segment = f'<source><ph id="1" dataRef="d1"/> {pair}</source><target>{target}</target>'
    found = only(xliff2(f"{DATA}<segment>{segment}</segment>"))
    assert found.source == "{a.b} <strong>now</strong>"
    assert found.target == "{a.b} <strong>maintenant</strong>"


def test_a_code_without_data_is_what_it_is_shown_as() -> None:
    segment = '<source><ph id="1" equiv="{a.b}"/></source><target><ph id="1"/></target>'
    assert only(xliff2(f"<segment>{segment}</segment>")).target == "{a.b}"


TMX = """<tmx version="1.4"><header srclang="en"/><body><tu>
<tuv xml:lang="en"><seg>{source}</seg></tuv><tuv xml:lang="fr"><seg>{target}</seg></tuv>
</tu></body></tmx>"""


def test_a_memory_that_was_laid_out_anew_is_found(fr: LocaleProfile) -> None:
    blank = read(PO.replace('msgstr "La bibliothèque"', 'msgstr ""'))
    data = TMX.format(source="\n   The\n   library\n ", target="\n   La\n   bibliothèque\n ")
    reply = read_reply(data.encode(), "back.tmx", Findings())
    assert reply is not None
    result = fill(reply, blank, fr, "back.tmx", Findings())
    assert result.file.entries[0].translations == ("La bibliothèque",)


@pytest.mark.parametrize(
    "target",
    [
        '<ph x="1"/> <bpt i="1" x="2"/>maintenant<ept i="1"/>',
        '<ph x="1">{a.b}</ph> <bpt i="4" x="2">&lt;strong&gt;</bpt>maintenant<ept i="4">&lt;/strong&gt;</ept>',
        '<ph x="1"/> <hi><bpt i="4" x="2"/>maintenant<ept i="4"/></hi>',
    ],
)
def test_codes_of_a_memory_are_known_by_their_numbers(target: str) -> None:
    source = '<ph x="1">{a.b}</ph> <bpt i="1" x="2">&lt;strong&gt;</bpt>now<ept i="1">&lt;/strong&gt;</ept>'
    found = only(TMX.format(source=source, target=target).encode())
    assert found.source == "{a.b} <strong>now</strong>"
    assert found.target == "{a.b} <strong>maintenant</strong>"


def test_half_a_pair_of_a_memory_may_stand_for_what_stands_alone() -> None:
    data = TMX.format(source='<ph x="1">{a.b}</ph> now', target='<bpt i="1" x="1"/> maintenant')
    assert only(data.encode()).target == "{a.b} maintenant"


def test_a_pair_of_a_memory_with_unknown_codes_is_left_out() -> None:
    findings = Findings()
    reply = read_reply(TMX.format(source='a <ph x="1"/>', target="b").encode(), "back", findings)
    assert reply is not None
    assert (reply.segments, list(findings)) == ((), [])


def test_half_a_translation_replaces_no_whole_one(fr: LocaleProfile) -> None:
    file = read(f'msgctxt "a"\nmsgid "{WORK}"\nmsgstr "{DONE}"\n')
    result = take(xliff(f"<source>{WORK}</source>{CUT}{marks('Autre.', '')}"), file, fr, Findings())
    assert result.file.entries == file.entries
    assert result.counts == {ImportChange.UNCHANGED: 1}
    blank = replace(file, entries=(replace(file.entries[0], translations=("",)),))
    result = take(
        xliff(f"<source>{WORK}</source>{CUT}{marks('Autre.', '')}"), blank, fr, Findings()
    )
    assert result.file.entries == blank.entries
