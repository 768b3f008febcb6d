"""Changes that somebody could plant in an edition who recomputes all hashes, by family.

A change is text put into a file before or in the place of another; `PDF` has functions.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pikepdf

from factsheet.verify.pdf.fonts import read_font

EN = "en/library.html"
CSS = "assets/css/50-screen.screen.css"
MAIN = '<main id="content">'
VALUE = '<data value="195" data-fact="library.members" dir="ltr">195</data>'
HEAD = "</head>"


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
    Planted("data", "en/library.jsonld", '"value": 195', '"value": 196'),
    Planted("data", "en/library.jsonld", '"url": "https://library', '"url": "https://evil'),
    Planted("data", "en/library-events.csv", "2001", "2002"),
    Planted("data", "en/library-events.csv", "The doors open.", "The doors close."),
    Planted("data", "en/library-events.csv", "'=SUM", "=SUM"),
    Planted(
        "links", EN, "https://library.example/reports/2021", "https://evil.example/reports/2021"
    ),
]
TEXTS = [*ACTIVE, *REPAIRED, *HIDDEN, *GENERATED, *COVERS, *STYLES, *FIGURES, *DATA]

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
    "invisible text": _drawn("BT 3 Tr /F 12 Tf 90 90 Td <x> Tj ET"),
    "all text invisible": _edited(b"BT", b"BT 3 Tr"),
    "a white cover": _drawn("q 1 1 1 rg 0 0 600 850 re f Q"),
    "a cover of two triangles": _drawn("q 1 1 1 rg 0 0 m 600 0 l 600 850 l 0 850 l h f Q"),
    "a cover of colour": _drawn("q 0 0 1 rg 0 300 600 550 re f Q"),
    "a cover in a layer": _drawn("/OC /x BDC 1 1 1 rg 0 0 600 850 re f EMC"),
    "a clip": _drawn("0 0 1 1 re W n", first=True),
    "a shifted glyph map": _shifted,
    "a number more": _drawn("BT /F 12 Tf 90 90 Td <x> Tj ET"),
}
