"""What styles of a small page hide, cover, move or add, and what of it they may."""

import pytest

from factsheet.diagnostics import Findings
from factsheet.published.active import check_markup
from factsheet.published.markup import read_markup
from factsheet.published.media import devices, holds, joined
from factsheet.published.styles import check_styles, read_styles
from factsheet.verify.concealment import Sight
from factsheet.verify.understood import is_understood

PAGE = """\
<!doctype html>
<html lang="en" dir="ltr">
<head><meta charset="utf-8"><title>Library</title>
{head}
</head>
<body><main>
<h1>Library</h1>
<p class="lead">A house full of books.</p>
<ul class="list"><li class="a">It has <data value="195" data-fact="library.members">195</data> members.</li>
<li class="b"><svg viewBox="0 0 9 9"><path d="M0 0"/></svg> And it is open.</li></ul>
</main></body></html>
"""
LINK = '<link rel="stylesheet" href="a.css">'


def found(css: str, head: str = LINK) -> list[str]:
    """What is wrong with the page in these styles."""
    findings, styles = Findings(), read_styles("a.css", css)
    markup = read_markup("index.html", PAGE.format(head=head))
    check_markup(markup, "en", findings)
    check_styles(styles, None, findings)
    Sight({"a.css": styles}).check(markup, "en", findings)
    return [one.message for one in findings]


RIGHT = """\
@charset "utf-8";
:root { --ink: #222; --paper: #fff; }
html { font: 400 1rem/1.5 serif; -webkit-text-size-adjust: 100%; }
body { color: var(--ink); background: var(--paper); }
main { display: grid; grid-template-columns: repeat(2, 1fr); font-size: clamp(1rem, 2vw, 1.2rem); }
h1 { grid-column: 1 / -1; background: linear-gradient(#eee, #ddd); opacity: 0.9; }
.list > li { position: relative; padding-inline-start: 1.3rem; margin-block: 0.3em -0.2em; }
.list > li::before { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: 0.5em;
  inline-size: 0.5em; block-size: 0.5em; background: color-mix(in srgb, var(--ink) 50%, #fff); }
.lead::before { content: "→ "; }
.lead:hover { text-decoration: underline; color: var(--ink); }
:focus-visible { outline: 0.2rem solid; outline-offset: 0.15rem; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #111; } h1 { background: #222; } }
@media (max-width: 40rem) { main { display: block; } }
@supports (display: grid) { main { gap: 1rem; } }
"""


def test_styles_that_hide_nothing_are_right() -> None:
    assert found(RIGHT) == []


@pytest.mark.parametrize(
    "css",
    [
        'body{font-family:system-ui,-apple-system,"Segoe UI",sans-serif,"Apple Color Emoji","Segoe UI Symbol"}',
        ".list{display:flex;flex-wrap:wrap} .a{box-shadow:0 10px 40px rgb(0 0 0 / .1)}",
        'main{display:grid;grid-template-areas:"t t" "l r"} h1{grid-area:t} .lead{grid-area:l} ul{grid-area:r}',
        "h1{grid-column:1 / 3} .lead{grid-column:2}",
        "del,s{text-decoration:line-through}",
        "main{display:flex;flex-direction:column;overflow:hidden;border-radius:8px}",
        ".lead{overflow:hidden}",
        ".list{overflow:hidden;max-width:60rem}",
        "html,body{height:100%} body{overflow-x:hidden;margin:0}",
        ":root{color-scheme:light dark;--ink:light-dark(#222,#eee);--bg:light-dark(#fff,#111)} body{color:var(--ink);background:var(--bg)}",
        ".lead::first-letter{font-size:3em;float:left;line-height:.8}",
        "::selection{background:#ff0;color:#000}",
        "@media (forced-colors:active){.a{color:CanvasText;background:Canvas;border:1px solid ButtonText}}",
        "a{transition:color .2s ease-in-out}",
        'body{font-feature-settings:"kern" 1,"tnum","lnum";font-variant-numeric:tabular-nums lining-nums}',
        "html{-webkit-font-smoothing:antialiased;text-rendering:optimizeLegibility}",
        'li:not(:last-child)::after{content:", "}',
        "h1{text-shadow:0 1px 8px rgb(0 0 0/.5)}",
        "a:focus{outline:2px solid;outline-offset:-2px}",
        "li svg{display:inline-block;width:1em;height:1em;vertical-align:middle}",
        ".lead{display:revert;max-width:65ch;margin-inline:auto;text-indent:1em}",
        "main{min-height:100svh;padding-inline:max(1rem,5vw)}",
        ".b{display:flex;flex-direction:row-reverse}",
        "body{display:grid;min-height:100vh;grid-template-rows:auto 1fr auto}",
        "body{display:flex;flex-direction:column;min-height:100vh} main{flex:1 0 auto}",
    ],
)
def test_what_designers_write_is_right(css: str) -> None:
    assert found(css) == []


@pytest.mark.parametrize(
    "css",
    [
        "svg{overflow:visible}",
        "data{position:relative} data::after{content:'';position:absolute;top:0;width:9px;height:9px}",
        ".lead{opacity:0;opacity:banana}",
        ".lead{opacity:0;opacity:1px}",
        ".lead{display:none;display:blok}",
        ".lead{display:table-column}",
        ".lead{visibility:hidden;visibility:seen}",
        ".lead{font-size:1px;font-size:20foo}",
        ".lead{font-size:1px;font-size:calc(4px*4px)}",
        ".lead{font-size:1px;font-size:16}",
        ".lead{color:#fff;color:foo}",
        ".lead{color:Canvas}",
        ".lead{opacity:0;-ms-opacity:1}",
        ".lead{font:1px/1 serif}",
        ".lead{font:16px/0 serif}",
        ".lead{--a:initial;opacity:var(--a,0)}",
        "main{--a:0}.lead{--a:unset;opacity:var(--a,1)}",
        "main{opacity:.6}.lead{opacity:.5}",
        "main{font-size:.5em}.lead{font-size:.6em}",
        "html{font-size:3px}",
        ".lead{color:#000;background:linear-gradient(#000,#000)}",
        ".lead{background:#000;color:initial}",
        ".lead{color:color-mix(in srgb,#000 0%,transparent)}",
        "body{background:#fff}.lead{color:color-mix(in srgb,#fff,#fff)}",
        ".lead::first-letter{font-size:0}",
        ".lead::first-line{color:#fff}",
        "body:hover .lead{opacity:0}",
        "main:focus-within .lead{display:none}",
        "@media (width>1px){body:active .lead{display:none}}",
        ".lead{opacity:0}@supports not (display:grid){.lead{opacity:1}}",
        ".lead{opacity:0}.lead,.x::nonsense{opacity:1}",
        ".lead{opacity:0}.lead,.x:local-link{opacity:1}",
        (
            "@media (min-width:1px){.lead{--a:0}}@media (min-height:1px){.lead{opacity:var(--a,1)}}"
            "@media (max-width:1px){.lead{opacity:1}}"
        ),
        "@media (nonsense:1){.lead{color:red}}",
        "".join(f"@media (min-width:{n}px){{.x{{color:red}}}}" for n in range(1000, 1041)),
        '@charset "iso-2022-jp";p{color:red}',
        "html{text-size-adjust:1%}",
        ".lead{transform:scale(.9);transform-origin:99999px 0}",
        ".lead{margin-left:9999px}",
        ".lead{word-spacing:9999px}",
        ".lead{overflow:hidden;height:1em}",
        "main{display:grid;grid-auto-rows:20px}.lead{overflow:hidden}",
        "main{display:flex;flex-direction:column;height:60px}.lead{overflow:hidden}",
        "main{overflow:hidden}.lead{margin-left:-60px}",
        "ul{overflow:hidden;white-space:nowrap}",
        ".lead{overflow:hidden;width:100px}",
        "body{overflow:hidden}",
        "main{display:grid;grid-auto-rows:1px}",
        ".lead{line-height:2px}",
        ".lead{line-height:10%}",
        "body{background:#fff}.lead{color:light-dark(#000,#fff)}",
        ".lead{color:CanvasText}",
        "@media (forced-colors:active){.lead{color:CanvasText;background:CanvasText}}",
        ".lead{transition:opacity 9999s}",
        ".lead{height:0}",
        "data{display:none}",
    ],
)
def test_text_that_is_hidden_somehow_is_found(css: str) -> None:
    assert found(css) != []


@pytest.mark.parametrize(
    "css",
    [
        ".lead::after{content:'';position:absolute;width:100%;height:40px;background:#fff}",
        ".lead::after{content:'';position:absolute;border:40px solid #fff}",
        ".lead{outline:24px solid #fff}",
        ".lead{outline:4px solid #fff;outline-offset:-4px}",
        ".lead{position:relative;top:40px;background:#fff}",
        ".lead{position:relative;margin-top:-40px;background:#fff}",
        ".lead{text-shadow:0 -20px #fff}",
        ".lead{text-decoration:line-through 2em #fff}",
        ".lead{text-decoration:underline 2em #fff;text-underline-offset:-1em}",
        "svg{position:absolute;background:#fff}",
        ".a,.b{grid-area:1/1}",
        ".a{grid-row:2}",
        "main{display:grid;grid-template-areas:'t'}h1,.lead{grid-area:t}",
        "h1,.lead{grid-row:1/-1;grid-column:1}",
        ".lead{text-decoration:line-through}",
        ".lead{box-shadow:0 -40px #fff}",
        ".lead{box-shadow:inset 0 0 0 100px #000}",
    ],
)
def test_what_lies_over_text_is_found(css: str) -> None:
    assert found(css) != []


@pytest.mark.parametrize(
    "css",
    [
        "data::before{content:'\\2212'}",
        "li::before{content:'-'}",
        "data::after{content:'%'}",
        "data::before{content:'.'}",
        "data::after{content:'\\2103'}",
        "data{quotes:'\\2212' ''}",
        "li{list-style:'\\2212' inside}",
        "data{font-variant-position:super}",
        "data{font-feature-settings:'sups'}",
        "data{font-family:Wingdings}",
        ".a{position:relative;top:26px}",
        ".a{transform:translateY(26px)}",
        "ul{flex-direction:column-reverse}",
        "main{flex-flow:column-reverse}",
        "ul{display:grid;grid-template-areas:'x' 'y'}.a{grid-area:y}.b{grid-area:x}",
        ".a::first-letter{font-size:0}",
        "data::first-letter{font-size:9px}",
        "data{font-feature-settings:'frac'}",
        "data{font-family:sans,Wingdings,serif}",
        "data{font-variant:super}",
        "data::after{content:','}",
        "data::before{content:'1, '}",
    ],
)
def test_figures_that_look_like_others_are_found(css: str) -> None:
    assert found(css) != []


@pytest.mark.parametrize(
    "head",
    [
        LINK.replace("a.css", "%61.css"),
        LINK.replace("<link", '<link title="a"'),
        LINK.replace("<link", '<link type="text/plain"'),
        "<style>.lead{opacity:0}</style><style media='(max-width:1px)'>.lead{opacity:1}</style>",
        "<style>.lead{opacity:1}</style>" + LINK,
        '<meta name="viewport" content="width=9999">',
        '<meta name="citation_number" content="9">',
        '<meta property="og:title" content="No library">',
    ],
)
def test_what_a_head_does_to_styles_is_found(head: str) -> None:
    assert found(".lead{opacity:0}" if head.endswith(LINK) else "p{color:red}", head) != []


def test_conditions_hold_on_devices() -> None:
    (phone, *_) = devices()
    assert holds("screen and (max-width: 45rem)", phone)
    assert holds("print, (20rem <= width < 40rem)", phone)
    assert not holds("not all and (min-width: 1px)", phone)
    assert not holds("(prefers-color-scheme: dark)", phone)
    assert not holds("(forced-colors: active)", phone)
    assert joined("screen, print", "(color)") == "screen and (color), print and (color)"
    assert holds(joined("screen, print", "(hover: none)"), phone)


def test_values_of_no_concern_are_understood() -> None:
    assert is_understood("columns", ())


MARK = "content:'';position:absolute;width:20px;height:20px;background:#fff;"


@pytest.mark.parametrize(
    "css",
    [
        ".a{position:relative} .a::after{MARKleft:60px;top:0}",
        ".a::after{MARKleft:60px;top:0}",
        ".a::before{MARKinset-inline-start:0;inset-block-start:0}",
        ".a{position:relative;padding-inline-start:20px} .a::before{MARKinset-inline-start:15px;top:0}",
        ".a{position:relative;padding-inline-start:20px} .a::before{MARKinset-inline-end:0;top:0}",
        ".a{position:relative} .a::before{content:'';position:absolute;left:60px;top:8px;border-top:2px solid}",
        ".a{position:relative} .a::before{content:'·';position:absolute;left:60px;top:0}",
        ".a{position:relative} .a::before{content:'-';position:absolute;left:60px;top:0}",
        ".a{position:relative} .a::before{content:'•';position:absolute;left:60px;top:0;font-size:30px}",
        ".a::before{content:'•';margin-inline-end:-20px}",
        ".a::after{content:'';display:inline-block;width:20px;height:20px;background:#fff;margin-inline-start:-30px}",
        ".a::after{content:'';display:block;height:20px;background:#fff;margin-top:-20px;position:relative}",
        ".a::after{content:'';float:left;width:20px;height:20px;background:#fff;margin-left:-30px}",
        ".a::before{content:'';display:inline-block;width:8px;height:2px;background:#000;vertical-align:middle}",
        ".a::before{content:'';display:inline-block;width:2px;height:12px;background:#000}",
        ".a::after{content:'';display:inline-block;width:20px;height:20px;background:#fff;position:relative;left:-8px}",
        ".a::after{content:'';display:inline-block;width:20px;height:20px;background:#fff;transform:translateX(-8px)}",
        ".b{box-shadow:0 -20px 0 #fff;position:relative}",
        "svg{position:absolute;left:20px;top:20px}",
        "svg{margin-inline-start:-20px}",
        ".b svg{position:relative;top:-8px}",
        ".a{background:linear-gradient(#000,#000) 20px 50%/8px 2px no-repeat}",
        ".a{background:linear-gradient(90deg,transparent 10px,#c00 10px 18px,transparent 18px)}",
        ".a{background-image:url(x.svg);background-size:8px 2px;background-repeat:no-repeat}",
        ".b{position:absolute;top:60px}",
        ".b{margin-top:-24px}",
        ".b{margin-block-start:-24px;background:#fff}",
        "ul{display:flex} .b{background:#fff;margin-inline-start:-16px}",
        "data{outline:8px solid #fff;outline-offset:4px}",
        ".a{text-decoration:underline;text-underline-offset:12px}",
        ".a{box-shadow:inset 0 0 0 20px #222}",
        "ul{list-style:url(x.svg)}",
        ".a{position:relative;font-size:4em} .a::before{content:'';position:absolute;left:0;top:0;width:.9em;height:.9em;background:#fff}",
        ".a{position:relative;padding-inline-start:20px} .a::before{content:'';position:absolute;inset-inline-start:0;top:0;width:16px;height:16px;background:#fff;transform:scale(3)}",
        ".a{position:relative;padding-inline-start:20px} .a::before{content:'';position:absolute;inset-inline-start:0;top:0;width:16px;aspect-ratio:9;background:#fff}",
        ".a{position:relative;padding-inline-start:20px} .a::before{content:'';position:absolute;inset-inline-start:0;top:-30px;width:16px;height:16px;background:#fff} ",
        ".a{position:relative;padding-block-start:20px} .a::before{content:'';position:absolute;top:-30px;width:16px;height:16px;background:#fff} ",
        ".a::first-line{background:#222}",
        ".lead{position:absolute}",
    ],
)
def test_a_mark_that_may_lie_on_a_digit_or_look_like_one_is_found(css: str) -> None:
    assert found(css.replace("MARK", MARK)) != []


@pytest.mark.parametrize(
    "css",
    [
        ".a{position:relative;padding-inline-start:24px} .a::before{MARK inset-inline-start:0;top:0}",
        ".a{position:relative;padding:0 0 0 2rem} .a::before{MARK left:0;top:.2em}",
        ".a{position:relative;padding-block-start:24px} .a::before{MARK inset-block-start:0}",
        ".a{padding-inline-start:1em} .a::before{content:'•';margin-inline-start:-1em}",
        ".a::before{content:'';display:inline-block;width:12px;height:12px;background:#000}",
        ".a{display:block;border-inline-start:4px solid;background:linear-gradient(#eee,#ddd)}",
    ],
)
def test_a_mark_beside_all_text_is_right(css: str) -> None:
    assert found(css.replace("MARK", MARK)) == []
