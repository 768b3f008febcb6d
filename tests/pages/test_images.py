"""Pictures that a page may show, and those that run, fetch or unpack too much."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from factsheet.pages.images import MOST_PARTS, UnsafeImageError, check_image
from support.editions import ROOT

XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, attributes: str = 'width="40" height="20" viewBox="0 0 40 20"') -> bytes:
    return f"<svg {XMLNS} {attributes}>{inside}</svg>".encode()


def doubling(levels: int) -> str:
    """A shape drawn two to the power of `levels` times."""
    groups = "".join(
        f'<g id="a{n + 1}"><use xlink:href="#a{n}"/><use href="#a{n}"/></g>' for n in range(levels)
    )
    return f'<path id="a0" d="M0 0"/>{groups}<use href="#a{levels}"/>'


SQUARE = '<rect width="1" height="1"/>'


def nested(name: str, levels: int = 5, *, by_class: bool = False) -> str:
    """Ten squares that each have what has ten squares that each have …"""
    said = [f'class="c{n}"' if by_class else f'{name}="url(#m{n})"' for n in range(levels + 1)]
    squares = [SQUARE.replace("/>", f" {one}/>") for one in said]
    parts = "".join(f'<g id="m{n}">{squares[n + 1] * 10}</g>' for n in range(levels))
    rules = "".join(f".c{n}, a {{ {name}: url('#m{n}') }}" for n in range(levels))
    return f"{f'<style>{rules}</style>' if by_class else ''}<defs>{parts}</defs>{squares[0]}"


def markers(inside: str, corners: int) -> str:
    path = f'<path style="marker-mid: url(#m)" d="M0 0{"L1 1" * corners}"/>'
    return f'<marker id="m">{inside}</marker>{path}'


@pytest.mark.parametrize(
    "data",
    [
        svg('<path d="M0 0L9 9z" style="fill:url(#g);stroke-width:1.5"/>'),
        svg('<linearGradient id="g"/><use href="#g"/><a href="https://a.example/"><path/></a>'),
        svg('<image href="data:image/png;base64,AAAA"/><text id="inf">nan inf</text>'),
        svg('<style>@media print { path { fill: url( "#g" ) } }</style>'),
        svg(doubling(10)),
        svg("<g/>" * 5000),
        svg(markers("<path/>", 100) + nested("clip-path", 2)),
        svg('<path d="M-1.5.5-.5 1e-7,0l+1-1" fill="url(#none)" aria-label="a\\(b"/>'),
        svg(
            f'<g fill="url(#g)">{SQUARE * 3000}</g><linearGradient id="g">{"<stop/>" * 9}'
            "</linearGradient>"
        ),
        svg("", 'width="100%" height="2.5em"'),
        svg("", ""),
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'
        + svg(""),
        *(path.read_bytes() for path in ROOT.glob("templates/images/**/*.svg")),
    ],
)
def test_plain_drawings_pass(data: bytes) -> None:
    check_image("a.svg", data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (svg("<script>alert(1)</script>"), "<script> may run"),
        (svg('<SCRIPT xlink:href="https://a.example/x.js"/>'), "<script> may run"),
        (svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'), "<script> may run"),
        (svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>'), "<script> may run"),
        (svg("<foreignObject/>"), "<foreignobject> may run"),
        (svg("", 'onload="alert(1)"'), "onload may run"),
        (svg('<path ONCLICK="x"/>'), "onclick may run"),
        (svg('<a href="javascript:alert(1)"/>'), "leads to"),
        (svg('<a xlink:href=" java&#10;script:x"/>'), "leads to"),
        (svg('<set attributeName="href" to="javascript:x"/>'), "where a link leads"),
        (svg('<image href="https://a.example/x.png"/>'), "fetches something"),
        (svg('<image href="file:///etc/passwd"/>'), "fetches something"),
        (svg('<image href="data:image/svg+xml;base64,AAAA"/>'), "fetches something"),
        (svg('<use href="other.svg#a"/>'), "fetches something"),
        (svg('<path style="fill: url(https://a.example/x)"/>'), "fetches something"),
        (svg("<path fill=\"url( '//a.example/x')\"/>"), "fetches something"),
        (svg("<style>@import 'https://a.example/x.css';</style>"), "its style fetches"),
        (svg("<style>path { fill: url(x.svg) }</style>"), "its style fetches"),
        (b'<?xml-stylesheet href="x.css"?>' + svg(""), "a style sheet"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "entities"),
        (svg(doubling(30)), "draws more than"),
        (svg('<g id="a"><use href="#a"/></g>'), "or draws itself"),
        (svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "or draws itself"),
        (svg("<g/>" * (MOST_PARTS + 1)), "more than 20,000 elements"),
        (svg("<g>" * 100 + "</g>" * 100), "nested more than"),
        (svg("", 'width="nan"'), "is not a number"),
        (svg("", 'height="-inf"'), "is not a number"),
        (svg("", 'width="1e400"'), "is not a size"),
        (svg("", 'width="-5"'), "is not a size"),
        (svg("", 'width="0" height="0"'), "is not a size"),
        (svg("", 'viewBox="0 0 nan 5"'), "is not a number"),
        (svg("", 'viewBox="0 0 0 5"'), "is not a box"),
        (svg("", 'viewBox="0 0 1e999 5"'), "is not a box"),
        (svg('<path transform="scale(nan)"/>'), "is not a number"),
        (svg('<circle r="Infinity"/>'), "is not a number"),
        (svg(r"<style>path { fill: u\72l(//a.example/x) }</style>"), "its style fetches"),
        (svg(r"<style>@\69mport '//a.example/x';</style>"), "its style fetches"),
        (svg(r'<path fill="u\72 l(//a.example/x)"/>'), "fetches something"),
        (svg(nested("mask")), "draws more than"),
        (svg(nested("clip-path")), "draws more than"),
        (svg(nested("fill")), "draws more than"),
        (svg(nested("mask", by_class=True)), "draws more than"),
        (svg(f'<g fill="url(#m0)">{SQUARE * 40}</g>{nested("fill", 3)}'), "draws more than"),
        (svg(markers("<path/>" * 100, 300)), "draws more than"),
        (svg(f"<style>path {{ marker-mid: url(#m) }}</style>{markers('', 30_000)}"), "draws more"),
        (svg(markers('<path marker-end="url(#m)" d="M0 0"/>', 1)), "or draws itself"),
        (svg('<linearGradient spreadMethod="repeat"/>'), "repeats a gradient"),
        (svg(f'<path d="{"M1 1" * 300_000}"/>'), "its shapes take more than"),
        (svg(f'<polygon points="{"1 1 " * 30_000}"/>'), "without a command"),
        (svg(f'<path d="M0 {"-" * 90_000}"/>'), "is not a shape"),
        (svg('<path d="M0 0L1e999 1"/>'), "is not a shape"),
        (svg(f'<g transform="{"a(" * 6_000}"/>'), "transform has more than"),
        (svg(f"<style>{'a{}' * 40_000}</style>"), "its styles have more than"),
        (svg("<text>a</text>" * 3_000), "draws more than"),
        (svg(f"<text>{'word ' * 3_000}</text>"), "its texts have more than"),
        (b"<html/>", "it is not SVG"),
        (b"<svg", "not well-formed"),
        (b"", "not well-formed"),
        (b'<?xml version="1.0" encoding="shift_jis"?><svg/>', "UTF-8"),
        (b" " * (9 << 20), "more than 8 MiB"),
    ],
)
def test_drawings_that_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnsafeImageError) as raised:
        check_image("a.svg", data)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    "inside",
    [
        '<rect fill="device-cmyk(0 0 0 1)"/>',
        '<rect fill="#fff icc-color(acme, 1, 2)"/>',
        '<rect style="stroke: \\64 evice-cmyk(0,0,0,1)"/>',
        "<style>.a { fill: LAB(50% 1 1) }</style>",
        '<stop stop-color="color(display-p3 1 0 0)"/>',
    ],
)
def test_colours_are_those_of_a_screen(inside: str) -> None:
    check_image("a.svg", svg('<rect fill="hsl(9, 9%, 9%)" stroke="rgba(0, 0, 0, .5)"/>'))
    with pytest.raises(UnsafeImageError, match="colour that is not RGB"):
        check_image("a.svg", svg(inside))


@pytest.mark.parametrize(
    ("inside", "is_fit"),
    [
        ('<text font-size="1e9">a</text>', False),
        ('<text font-size="-5">a</text>', False),
        ('<text style="font:1e9px serif">a</text>', False),
        ("<style>text { font-size: 20000px }</style>", False),
        ('<g font-size="100em">' * 4 + "<text>a</text>" + "</g>" * 4, False),
        ("<style>g { font-size: 300% }</style>" + "<g>" * 20 + "</g>" * 20, False),
        ("<style>g { font-size: 1.2em }</style><g><text>a</text></g>", True),
        ('<text font-size="2em">a</text>' * 50, True),
        ('<text style="font: 700 12px/1.5 serif">a</text>', True),
    ],
)
def test_type_has_a_size_that_pango_can_count(inside: str, *, is_fit: bool) -> None:
    if is_fit:
        check_image("a.svg", svg(inside))
        return
    with pytest.raises(UnsafeImageError, match="font size"):
        check_image("a.svg", svg(inside))


def test_a_line_is_named() -> None:
    with pytest.raises(UnsafeImageError) as raised:
        check_image("A.SVG", svg("\n\n<script/>"))
    assert raised.value.line == 3


def picture(kind: str, width: int = 40, height: int = 20) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height)).save(made, kind)
    return made.getvalue()


def bomb(width: int, height: int) -> bytes:
    """The head of a PNG of that size, with next to nothing behind it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_bitmaps(kind: str) -> None:
    suffix = "jpg" if kind == "jpeg" else kind
    check_image(f"a.{suffix}", picture(kind))
    with pytest.raises(UnsafeImageError, match="can’t be read"):
        check_image(f"a.{suffix}", b"no picture")


@pytest.mark.parametrize("size", [(9400, 9400), (30_000, 1000), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_with_many_pixels(size: tuple[int, int]) -> None:
    with pytest.raises(UnsafeImageError, match="pixels, and may have 25 million"):
        check_image("a.png", bomb(*size))


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_pictures_that_are_cut_off(kind: str) -> None:
    whole = picture(kind, 400, 300)
    with pytest.raises(UnsafeImageError, match=r"it is damaged|can’t be read"):
        check_image("a.png", whole[: len(whole) * 2 // 3])
    with pytest.raises(UnsafeImageError, match="it is damaged"):
        check_image("a.png", bomb(400, 300))


@pytest.mark.parametrize("kind", ["gif", "tiff", "eps", "ppm"])
def test_other_kinds_by_the_name_of_one(kind: str) -> None:
    with pytest.raises(UnsafeImageError, match="can’t be read as a picture"):
        check_image("a.png", picture(kind))


def test_other_files_are_not_looked_at() -> None:
    check_image("a.css", b"<script>")
    check_image(str(Path("images/none")), b"")


@pytest.mark.parametrize(("mode", "kind"), [("CMYK", "jpeg"), ("I;16", "png")])
def test_colours_that_a_pdf_can_not_show(mode: str, kind: str) -> None:
    made = BytesIO()
    Image.new(mode, (40, 20)).save(made, kind)
    with pytest.raises(UnsafeImageError, match="save it as RGB or grey"):
        check_image(f"a.{kind}", made.getvalue())


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_colours_that_it_can(mode: str) -> None:
    made = BytesIO()
    Image.new(mode, (40, 20)).save(made, "png")
    check_image("a.png", made.getvalue())
