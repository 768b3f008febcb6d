"""What pages and styles of an edition may contain. Anything else is refused.

docs/verify.md shows them to publishers who write templates and styles of their own.
"""

import re

from factsheet.pages.search import INDEX_SCRIPT, PLACE, SEARCH

_HTML = """
html head title meta link script style body
header footer main nav section article aside div p h1 h2 h3 h4 h5 h6 hr br
ul ol li dl dt dd figure figcaption blockquote
table caption colgroup col thead tbody tfoot tr th td
a abbr address b bdi cite code data dfn em i kbd mark q s samp small span strong sub sup time
u var wbr ins del ruby rt rp img picture source details summary
"""
ELEMENTS = frozenset(_HTML.split())
_SVG = """
svg g path rect circle ellipse line polyline polygon text tspan title desc defs use symbol
lineargradient radialgradient stop clippath marker pattern
"""
SVG_ELEMENTS = frozenset(_SVG.split())
_GLOBAL = """
class id lang dir title style role translate tabindex itemprop itemscope itemtype
"""
GLOBAL_ATTRIBUTES = frozenset(_GLOBAL.split())
PREFIXES = ("aria-", "data-")
"""Prefixes of attributes that every element may have."""
NAMING = frozenset(("aria-label", "aria-labelledby"))
"""Attributes that name an element for screen readers."""
REFUSED = frozenset(
    (
        *("aria-description", "aria-roledescription", "aria-valuetext", "aria-valuenow"),
        *("aria-braillelabel", "aria-brailleroledescription", "aria-owns", "aria-flowto"),
    )
)
"""Attributes that replace or reorder what screen readers read."""
_WORDED = """
data time span p b i em strong small abbr bdi cite code dd dt li td th h1 h2 h3 h4 h5 h6 sup sub
figcaption caption blockquote q mark dfn
"""
WORDED = frozenset(_WORDED.split())
"""Elements of text, which may not have a name that replaces it."""
REPLACING = frozenset(("img", "image", "meter", "progressbar", "scrollbar", "slider", "spinbutton"))
"""Roles whose contents screen readers skip."""
ATTRIBUTES = {
    "html": {"prefix"},
    "meta": {"charset", "name", "property", "content", "media"},
    "link": {"rel", "href", "hreflang", "type", "media", "sizes", "title"},
    "script": {"type", "src"},
    "style": {"media"},
    "a": {"href", "hreflang", "type", "rel", "download"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "source": {"srcset", "media", "type", "width", "height"},
    "data": {"value"},
    "time": {"datetime"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "col": {"span"},
    "colgroup": {"span"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "ins": {"cite", "datetime"},
    "del": {"cite", "datetime"},
    "details": {"open"},
}
_SVG_ATTRIBUTES = """
viewbox width height x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform fill fill-rule
fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray
stroke-dashoffset stroke-miterlimit stroke-opacity clip-path clip-rule opacity offset stop-color
stop-opacity gradientunits gradienttransform spreadmethod patternunits patterncontentunits
patterntransform preserveaspectratio focusable href xmlns xlink version text-anchor font-size
font-family font-weight font-style dominant-baseline marker-start marker-mid marker-end
markerwidth markerheight refx refy orient markerunits clippathunits direction unicode-bidi
vector-effect color shape-rendering
"""
SVG_ATTRIBUTES = frozenset(_SVG_ATTRIBUTES.split())
_METAS = """
viewport color-scheme theme-color generator author description keywords dcterms.created
dcterms.modified twitter:card og:type og:title og:description og:site_name og:locale
og:locale:alternate og:url og:image og:image:alt og:image:type og:image:width og:image:height
twitter:title twitter:description twitter:image twitter:image:alt twitter:site robots referrer
format-detection
"""
METAS = frozenset(_METAS.split())
"""Names that `<meta>` may have."""
VIEWPORT = "width=device-width, initial-scale=1"
VIEWPORTS = frozenset(
    (
        *("width=device-width", "initial-scale=1", "initial-scale=1.0", "shrink-to-fit=no"),
        *("viewport-fit=auto", "viewport-fit=contain", "viewport-fit=cover"),
    )
)
"""Allowed parts of a viewport: none makes the page smaller, or prevents zooming."""
RELATIONS = frozenset(
    ("alternate", "stylesheet", "canonical", "icon", "license", "author", "help", "index")
)
"""Relations that `<link>` may have: none makes a browser fetch or run something in advance."""
LOADING = frozenset(("stylesheet", "icon"))
"""Relations whose file is fetched with the page: it is a file of the edition."""
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
"""Schemes that `<a href>` may have, besides links to files of the edition."""
_SUFFIXES = """
.html .pdf .css .csv .json .jsonld .txt .png .jpg .jpeg .webp .gif .avif .ico .svg .woff .woff2
.ttf .otf
"""
SUFFIXES = frozenset(_SUFFIXES.split())
"""Suffixes that files of an edition may have."""
SEARCH_SCRIPT, PLACE_SCRIPT = f"assets/{SEARCH}", f"assets/{PLACE}"
"""The scripts that pages may run: `verify` compares them with the toolkit's own."""
SEARCH_INDEX = re.compile(rf"(?:\.\./)?([\w-]+/{re.escape(INDEX_SCRIPT)})")
"""The address of a language's index on pages, with the path of its file."""


def is_script(name: str) -> bool:
    """Whether a file is a script that an edition may have, by its name."""
    return name in (SEARCH_SCRIPT, PLACE_SCRIPT) or (
        not name.startswith(".") and bool(SEARCH_INDEX.fullmatch(name))
    )


AT_RULES = frozenset(("media", "supports", "page", "font-face", "charset"))
_BOXES = "top-left-corner top-left top-center top-right top-right-corner bottom-left-corner \
bottom-left bottom-center bottom-right bottom-right-corner left-top left-middle left-bottom \
right-top right-middle right-bottom footnote"
PAGE_BOXES = frozenset(_BOXES.split())
FONT_FACE = frozenset(
    ("font-family", "src", "font-weight", "font-style", "font-stretch", "font-display")
)
_FUNCTIONS = """
var calc min max clamp rgb rgba hsl hsla hwb lab lch oklab oklch color-mix light-dark url format
tech counter counters string running element attr leader target-counter
repeat minmax fit-content rotate scale scalex scaley translate translatex translatey skew skewx
skewy matrix linear-gradient radial-gradient conic-gradient repeating-linear-gradient
cubic-bezier steps local
"""
FUNCTIONS = frozenset(_FUNCTIONS.split()) - {"local"}
_PROPERTIES = """
accent-color align-content align-items align-self aspect-ratio background background-attachment
background-clip background-color background-image background-origin background-position
background-position-x background-position-y
background-repeat background-size border border-block border-block-color border-block-end
border-block-end-color border-block-end-style border-block-end-width border-block-start
border-block-start-color border-block-start-style border-block-start-width border-block-style
border-block-width border-bottom border-bottom-color border-bottom-left-radius
border-bottom-right-radius border-bottom-style border-bottom-width border-collapse border-color
border-end-end-radius border-end-start-radius border-inline border-inline-color border-inline-end
border-inline-end-color border-inline-end-style border-inline-end-width border-inline-start
border-inline-start-color border-inline-start-style border-inline-start-width border-inline-style
border-inline-width border-left border-left-color border-left-style border-left-width border-radius
border-right border-right-color border-right-style border-right-width border-spacing
border-start-end-radius border-start-start-radius border-style border-top border-top-color
border-top-left-radius border-top-right-radius border-top-style border-top-width border-width
block-size bottom box-decoration-break box-shadow box-sizing break-after break-before break-inside
caption-side clear color color-scheme column-count column-fill column-gap column-rule
column-rule-color column-rule-style column-rule-width column-span column-width columns content
counter-increment counter-reset cursor display empty-cells fill fill-opacity flex
flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family
font-feature-settings font-kerning font-size font-stretch font-style font-synthesis font-variant
font-variant-caps font-variant-ligatures font-variant-numeric font-variant-position
font-variation-settings font-weight
footnote-display footnote-policy forced-color-adjust gap grid grid-area grid-auto-columns
grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-start grid-gap grid-row
grid-row-end grid-row-start grid-template grid-template-areas grid-template-columns
grid-template-rows hanging-punctuation height hyphenate-character hyphenate-limit-chars hyphens
image-orientation image-rendering inline-size inset inset-block inset-block-end inset-block-start
inset-inline inset-inline-end inset-inline-start justify-content justify-items justify-self left
letter-spacing line-break line-height list-style list-style-position list-style-type margin
margin-block margin-block-end margin-block-start margin-bottom margin-inline margin-inline-end
margin-inline-start margin-left margin-right margin-top marks max-block-size max-height
max-inline-size max-width min-block-size min-height min-inline-size min-width object-fit
object-position opacity orphans outline outline-color outline-offset outline-style
outline-width overflow overflow-wrap overflow-x overflow-y padding padding-block padding-block-end
padding-block-start padding-bottom padding-inline padding-inline-end padding-inline-start
padding-left padding-right padding-top page page-break-after page-break-before page-break-inside
place-content place-items place-self position print-color-adjust quotes right row-gap
scroll-behavior scroll-margin-block-start scroll-margin-top scrollbar-gutter size bleed stop-color
string-set stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width
tab-size table-layout text-align text-align-all text-align-last text-decoration
text-decoration-color text-decoration-line text-decoration-skip-ink text-decoration-style
text-decoration-thickness text-indent text-justify text-orientation text-overflow text-shadow
text-size-adjust text-transform text-underline-offset text-underline-position text-wrap top
touch-action transform transform-origin transition transition-delay transition-duration
transition-property transition-timing-function unicode-bidi vertical-align visibility white-space
widows
width word-break word-spacing word-wrap writing-mode z-index bookmark-label
font-optical-sizing font-smoothing isolation osx-font-smoothing overscroll-behavior scroll-padding
scroll-padding-top scroll-padding-block-start scroll-margin tap-highlight-color text-rendering
text-wrap-mode text-wrap-style will-change
bookmark-level bookmark-state
"""
PROPERTIES = frozenset(_PROPERTIES.split())
_PREFIXED = """
text-size-adjust print-color-adjust hyphens box-decoration-break font-smoothing osx-font-smoothing
tap-highlight-color
"""
PREFIXED = frozenset(_PREFIXED.split())
"""Properties that may have a browser’s prefix. Others with a prefix affect only some browsers, so
it is unclear which declaration applies."""
IN_PLACE = frozenset(("inline-size", "block-size", "width", "height", "text-align"))
"""Properties allowed in `style` attributes, besides custom ones: the length of a bar."""
