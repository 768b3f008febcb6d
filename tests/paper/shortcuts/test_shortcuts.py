"""Pages come out the same, byte for byte, with WeasyPrint's own functions and with ours."""

import re
import sys
from typing import Any
from xml.etree.ElementTree import tostring

import pytest
import weasyprint
from cffi import FFI

from factsheet.paper.engine import engine_for
from factsheet.paper.pdf import Pdf
from factsheet.paper.shortcuts import lines, shortcuts
from factsheet.paper.shortcuts.shortcuts import Arrays, Memory, Patterns
from support import printing
from support.printing import FONTS, WORDS

PAGE = """\
<!doctype html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>Page</title>
<link rel="stylesheet" href="../a.css"><link rel="stylesheet" href="../b.css" media="print">
<link rel="stylesheet" href="../c.css" media="screen"></head><body>
<h1>{words}</h1><div class="row"><section>{words}</section><section><p>{words}</p></section></div>
<div class="columns">{paragraphs}</div><p class="named">{words}</p>
<table><tr><td>{words}<td>195</table>
<ul><li><span class="float">A</span>{words}<li>B</ul><p class="justified">{words}{words}</p>
</body></html>
"""
STYLE = """
@page { size: A5; margin: 12mm; @bottom-center { content: counter(page) } }
:root { --size: 9pt; --bad: nonsense }
html { font: var(--size)/1.5 "Facts Sans Arabic"; color: var(--bad) }
.row { display: flex; column-gap: 5% } .row > * { flex: 1 1 0; min-width: 0; padding: 2% 3px }
.columns { columns: 2; hyphens: auto } .columns p { break-inside: avoid; margin-block-end: 1em }
.float { float: left; position: relative; text-decoration: underline } li { position: relative }
li::before { content: "–"; position: absolute; inset-inline-start: -1em }
table { border-collapse: collapse } td { border: 1px solid; width: 50%; vertical-align: middle }
.justified { text-align: justify; letter-spacing: 0.2px; word-spacing: 1px }
"""
NAMED = "@page wide { size: A5 landscape } .named { page: wide } .x { colour: red }"
SCREEN = "html { color: red }"


def page(lang: str = "en", words: str = WORDS, paragraphs: int = 3) -> str:
    direction = "rtl" if lang == "ar" else "ltr"
    several = "".join(f"<p>{number}. {words}</p>" for number in range(paragraphs))
    return PAGE.format(lang=lang, dir=direction, words=words, paragraphs=several)


def made(html: str, **styles: str) -> Pdf:
    return printing.made(html, **{"a": STYLE, "b": NAMED, "c": SCREEN, **styles})


def test_the_installed_versions_are_the_ones_whose_functions_are_known() -> None:
    assert shortcuts.KNOWN["weasyprint"] == weasyprint.VERSION
    assert shortcuts.unknown_versions() == []


@pytest.mark.parametrize("name", list(shortcuts.KNOWN))
def test_every_library_of_an_unknown_version_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = shortcuts.KNOWN[name]
    monkeypatch.setattr(shortcuts, "KNOWN", {**shortcuts.KNOWN, name: f"{installed}.1"})
    assert shortcuts.unknown_versions() == [f"{name} {installed} (not {installed}.1)"]


def test_the_environment_turns_all_of_them_off(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.layout import percent
    from weasyprint.text import line_break

    version, memory = shortcuts.KNOWN["weasyprint"], Memory()

    def current() -> list[Any]:
        functions = [line_break.split_first_line, line_break.Layout.setup]
        return [*functions, percent.resolve_percentages, weasyprint.css.StyleFor]

    plain = current()
    with shortcuts.shortcuts(version, memory):
        assert all(ours is not theirs for ours, theirs in zip(current(), plain, strict=True))
    monkeypatch.setenv("FACTSHEET_NO_SHORTCUTS", "1")
    with shortcuts.shortcuts(version, memory):
        assert current() == plain


@pytest.mark.parametrize(
    ("html", "styles"),
    [
        (page(), {}),
        (page("ar", "التعاون الدولي يعني أن 195 بلداً تتبادل ما تعرفه. "), {}),
        (page(), {"b": ""}),
        (page(), {"a": f"@import 'c.css'; {STYLE}", "b": "@layer x { p { color: blue } }"}),
        (page(), {"b": "@counter-style z { system: cyclic; symbols: '*' } li { list-style: z }"}),
    ],
    ids=["named pages", "arabic", "unnamed pages", "imports and layers", "counter styles"],
)
def test_the_same_bytes_and_problems(html: str, styles: dict[str, str]) -> None:
    first, second = made(html, **styles), made(html, **styles)
    with printing.without_shortcuts():
        plain = made(html, **styles)
    assert (first.data, first.problems) == (plain.data, plain.problems)
    assert second == first


def test_what_a_style_sheet_does_wrong_is_said_of_each_page() -> None:
    pages = [made(page(words=words)) for words in ("One. ", "Two. ")]
    for pdf in pages:
        messages = [problem.message for problem in pdf.problems if problem.kind == "stylesheet"]
        assert any(message.startswith("b.css: Ignored `colour:") for message in messages)
        assert any("Ignored `color: nonsense`" in message for message in messages)
    assert pages[0].problems == pages[1].problems


def test_a_style_sheet_is_known_by_its_bytes() -> None:
    assert made(page(), b="p { color: red }").data != made(page(), b="p { color: blue }").data


def test_a_missing_style_sheet_stays_missing() -> None:
    html = page().replace("a.css", "absent.css")
    first, second = (made(html).problems for _ in range(2))
    assert "missing-resource" in [problem.kind for problem in first]
    assert first == second


def test_nothing_but_lines_and_style_sheets_is_kept_from_page_to_page() -> None:
    made(page())
    memory = engine_for(FONTS).memory
    assert memory.lines.known
    assert memory.stylesheets.known
    assert not memory.lines.styles


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAXIMUM_LINES", 10)
    made(page())
    assert not engine_for(FONTS).memory.lines.known


def test_whatever_decides_about_a_line_is_part_of_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.text import line_break

    asked: set[str] = set()
    split_first_line = line_break.split_first_line

    class Style(dict[str, Any]):
        def __init__(self, style: Any) -> None:
            super().__init__()
            self.style = style

        def __getitem__(self, name: str) -> Any:
            asked.add(name)
            return self.style[name]

        def __getattr__(self, name: str) -> Any:
            return getattr(self.style, name)

    def watched(text: str, style: Any, *arguments: Any, **options: Any) -> Any:
        return split_first_line(text, Style(style), *arguments, **options)

    with printing.without_shortcuts():
        for module in shortcuts._importers("split_first_line", split_first_line):
            monkeypatch.setattr(module, "split_first_line", watched)
        # Few words: without shortcuts, columns are laid out for each height in turn.
        words = "co-operation means 195. a\u00adb\tc\n" + "anticonstitutionnellement" * 3
        made(page("fr", words, paragraphs=2))
    assert asked
    assert asked <= set(lines.TYPESETTING)


def test_an_array_is_as_long_as_what_it_holds() -> None:
    arrays = Arrays(FFI())
    glyphs = arrays.new("uint32_t[3]", [5, 6, 7])
    assert list(glyphs) == [5, 6, 7]
    assert arrays.sizeof(glyphs) == 12


def test_types_do_not_pile_up() -> None:
    ffi = FFI()
    arrays = Arrays(ffi)
    first = [ffi.typeof(arrays.new(f"int[{count}]", [*range(count)])) for count in (2, 3, 4)]
    assert len(set(first)) == 1


def test_what_is_no_array_is_as_ever() -> None:
    ffi = FFI()
    arrays = Arrays(ffi)
    assert arrays.new("int *")[0] == 0
    assert arrays.NULL == ffi.NULL


# HTML is read as tinyhtml5 reads it, with patterns that are compiled once.


tinyhtml5, inputstream = (sys.modules[name] for name in ("tinyhtml5", "tinyhtml5.inputstream"))
PAGE_PATTERNS = """<!doctype html><title>A &amp; B</title><p class="a b" id=x>One <em>two</em><!-- three -->
<script>if (a < b) {}</script><p title='&lt;&#x41;'>Four\r\n<br/>&nbsp;five]]><svg><path d="M"/></svg>
"""


def test_the_same_tree_and_few_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = tostring(tinyhtml5.parse(PAGE_PATTERNS))
    patterns = Patterns()
    monkeypatch.setattr(inputstream, "characters_until_regex", patterns)
    assert tostring(tinyhtml5.parse(PAGE_PATTERNS)) == plain
    compiled = len(patterns)
    assert 0 < compiled < 20
    tinyhtml5.parse(PAGE_PATTERNS)
    assert len(patterns) == compiled


@pytest.mark.parametrize("is_of_them", [True, False])
def test_the_patterns_are_those_of_tinyhtml5(
    *, is_of_them: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs: dict[tuple[re.Pattern[str], bool], re.Pattern[str]] = {}
    monkeypatch.setattr(inputstream, "characters_until_regex", theirs)
    characters = ("<", "&", "\0", "]", "^", "-", "\\")
    stream = inputstream.HTMLUnicodeInputStream("one <two>")
    stream.chars_until(characters, is_of_them)
    assert Patterns()[characters, is_of_them] in theirs.values()


def test_the_installed_version_is_the_one_that_is_known() -> None:
    assert shortcuts.KNOWN["tinyhtml5"] == tinyhtml5.VERSION
