"""Style sheets that ask for any amount of work are told by what they say."""

import time

import pytest

from factsheet.pages.stylecost import cmyk_in, excesses
from support.editions import ROOT

DOUBLING = ":root { --v0: a b;" + "".join(
    f" --v{n + 1}: var(--v{n}) var(--v{n});" for n in range(40)
)


@pytest.mark.parametrize(
    ("css", "line", "said"),
    [
        ("a {}\np { grid-template-columns: repeat(1000000000, 1px) }", 2, "larger than 10,000"),
        ("p { grid-column: span 1000000000 }", 1, "larger than 10,000"),
        ("p { grid-template-areas:" + " 'a b'" * 3_000, 1, "more than 2,000 parts"),
        ("p { counter-set: x 1000000000 }", 1, "larger than 10,000"),
        ("@counter-style x { pad: 1000000000 'x' }", 1, "larger than 10,000"),
        ("p { letter-spacing: 1e30px }", 1, "larger than 1,000,000"),
        ("\n\n@page { size: 1e9px 1e9px }", 3, "larger than 1,000,000"),
        ("p { border: 0.0001px dotted }", 1, "smaller than 0.005"),
        ("p { background: repeating-linear-gradient(red, blue 1e-9px) }", 1, "smaller than"),
        (DOUBLING, 1, "“--v12” comes to more than 10,000 words"),
        (f"p::before {{ content: '{'ab ' * 4_000}' }}", 1, "more than 10,000 characters"),
        (f"p {{ width: {'calc(' * 10_000}1px", 1, "nested more than 32 deep"),
        ("@media print {" * 5_000, 1, "nested more than 32 deep"),
        ("p {" + "& &, & & {" * 20, 1, "come to more than 1,000"),
        ("a{}" * 10_001, 1, "more than 10,000 rules"),
        ("* " * 3_000 + "{}", 1, "more than 2,000 parts"),
        (f"p {{ box-shadow: {'0 0 1px red,' * 9_000} }}", 1, "more than 2,000 parts"),
        (" " * 500_001, 1, "more than 500,000 characters"),
    ],
)
def test_what_is_too_much(css: str, line: int, said: str) -> None:
    began = time.process_time()
    [found, *_] = excesses(css)
    assert said in found.message
    assert found.line == line
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "css",
    [
        "p { z-index: 2147483647; border-radius: 9999px; letter-spacing: 0.005em; width: 0 }",
        ":root { --a: var(--b); --b: var(--a) } p { color: var(--a, var(--b)) }",
        "table { & td { color: red; &:hover { color: blue } } } @media print { p { margin: 0 } }",
        "p { grid-column: 1 / span 12; counter-set: year 2021 }",
        "",
        "}}}} p {",
        *(path.read_text("utf-8") for path in sorted(ROOT.glob("src/**/*.css"))),
        *(path.read_text("utf-8") for path in sorted(ROOT.glob("templates/**/*.css"))),
    ],
)
def test_what_themes_say(css: str) -> None:
    assert list(excesses(css)) == []


@pytest.mark.parametrize(
    ("css", "place"),
    [
        ("p { color: device-cmyk(0 1 0 0) }", (1, 12)),
        ("@media print {\n p { --x: DEVICE\\-cmyk(0 1 0 0) } }", (2, 11)),
        ("p { background: linear-gradient(red, device-cmyk(0 1 0 0)) }", (1, 38)),
        ("@color-profile device-cmyk { src: url(a.icc) }", (1, 1)),
    ],
)
def test_cmyk(css: str, place: tuple[int, int]) -> None:
    assert [*cmyk_in(css)] == [place]


def test_other_colours_and_words() -> None:
    css = "/* device-cmyk() */ p { color: oklch(60% 0.1 50); content: 'device-cmyk()'; x: [ ( } ) }"
    assert [*cmyk_in(css)] == []
