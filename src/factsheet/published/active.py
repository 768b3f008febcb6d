"""Check that a page has only the elements, attributes and addresses that are allowed."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from factsheet.diagnostics import Findings, Location, Rule, excerpt
from factsheet.published.allowed import (
    ATTRIBUTES,
    ELEMENTS,
    GLOBAL_ATTRIBUTES,
    LOADING,
    METAS,
    NAMING,
    PLACE_SCRIPT,
    PREFIXES,
    REFUSED,
    RELATIONS,
    REPLACING,
    SCHEMES,
    SEARCH_INDEX,
    SEARCH_SCRIPT,
    SVG_ATTRIBUTES,
    SVG_ELEMENTS,
    VIEWPORT,
    VIEWPORTS,
    WORDED,
)
from factsheet.published.folding import letters, runs
from factsheet.published.html import DATA_BLOCKS
from factsheet.published.markup import HTML, SVG, ParsedPage, local_name
from factsheet.rules.proof import PAGE_CONTENT, PAGE_MARKUP, PAGE_SCRIPT

_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]")
"""Characters that browsers remove from an address before they find its scheme (WHATWG URL)."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DATA = re.compile(r"data:image/(?:png|jpeg|webp|gif|svg\+xml)[;,]", re.IGNORECASE)
Report = Callable[[Rule, str, Location], None]


def check_markup(markup: ParsedPage, locale: str | None, findings: Findings) -> None:
    """Report markup that browsers would read differently, and whatever is not in the lists."""
    for message, at in markup.problems:
        hint = "write every tag in full, and close each element where it ends"
        findings.error(PAGE_MARKUP, message, at, hint=hint, locale=locale)

    def report(rule: Rule, message: str, at: Location) -> None:
        findings.error(rule, message, at, locale=locale)

    if markup.root is None:
        return
    for element in markup.root.iter():
        if isinstance(element.tag, str):
            at = markup.places.get(element, Location(markup.name))
            _check_element(element, at, report)
    for message, element in (*_told(markup.root), *_drawn(markup.root)):
        report(PAGE_CONTENT, message, markup.places.get(element, Location(markup.name)))


def leads_elsewhere(target: str) -> bool:
    """Whether an address has a scheme or a host."""
    plain = _IGNORED.sub("", target).replace("\\", "/")
    return plain.startswith("//") or bool(_SCHEME.match(plain))


def _told(root: Element) -> Iterator[tuple[str, Element]]:
    """Metadata that differ from what the page shows to readers."""
    told = {"title": root.findtext(f"{HTML}head/{HTML}title") or ""}
    metas = [one for one in root.iter(f"{HTML}meta") if "charset" not in one.attrib]
    for one in metas:
        name = one.get("name", one.get("property", ""))
        told.setdefault(name, one.get("content", ""))
        if name not in METAS:
            yield f"<meta> has the name “{excerpt(name, 40)}”, which is not in the list", one
    for one in metas:
        name, said = one.get("name", one.get("property", "")), one.get("content", "")
        plain = name.removeprefix("og:").removeprefix("twitter:")
        other = told.get(plain, said)
        if plain in ("title", "description") and letters(said) != letters(other):
            yield f"{name} is “{excerpt(said)}” here and something else elsewhere", one
        if name == "viewport" and not _is_viewport(said):
            yield f"the page asks for “{excerpt(said)}”, not for “{VIEWPORT}”", one
        if plain == "image" and _host(said) != _host(told.get("og:url", "")):
            yield f"the picture “{excerpt(said)}” is on another host than the page", one
    data = [one for one in root.iter(f"{HTML}script") if one.get("type", "").lower() in DATA_BLOCKS]
    for one in data[1:]:
        yield "the page has its data twice", one


def _drawn(root: Element) -> Iterator[tuple[str, Element]]:
    """Words drawn in a picture of the page that are nowhere else on it."""
    texts = [one for name in ("text", "desc") for one in root.iter(f"{SVG}{name}")]
    said = letters("".join(_said(root))) if texts else ""
    for one in texts:
        words = "".join(one.itertext())
        if letters(words) not in said:
            yield (
                f"“{excerpt(words.strip())}” is drawn in a picture, and not in the page’s text",
                one,
            )


def _said(element: Element) -> Iterator[str]:
    """The text of a page, with the titles of pictures, but not the words drawn in them."""
    if element.tag in (f"{SVG}text", f"{SVG}desc", f"{HTML}script", f"{HTML}style"):
        return
    yield element.get("aria-label", "")
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _said(child)
        yield child.tail or ""


def _is_viewport(said: str) -> bool:
    parts = ["".join(part.split()) for part in said.lower().split(",")]
    return "width=device-width" in parts and VIEWPORTS.issuperset(parts)


def _check_element(element: Element, at: Location, report: Report) -> None:
    name, kind = local_name(element.tag), str(element.tag)
    is_svg = kind.startswith(SVG)
    is_program = name == "script" and element.get("type", "").lower() not in DATA_BLOCKS
    if is_program and not _is_own(element):
        report(PAGE_SCRIPT, "<script> makes the page run a program", at)
        return
    if name not in (SVG_ELEMENTS if is_svg else ELEMENTS) or not kind.startswith((HTML, SVG)):
        report(PAGE_CONTENT, f"<{excerpt(name, 40)}> is not an element that a page may have", at)
        return
    if name == "details" and "open" not in element.attrib:
        report(PAGE_CONTENT, "<details> without “open” hides its text", at)
    if name == "title" and not is_svg and element.get("hidden") is not None:
        report(PAGE_CONTENT, "the title is hidden", at)
    for key, value in element.attrib.items():
        _check_attribute(name, local_name(key), value, at, report, is_svg=is_svg)
    if not is_svg and _is_renamed(element, name):
        report(PAGE_CONTENT, f"a label is read out instead of the text of <{name}>", at)
    if name == "link":
        _check_relation(element, at, report)


def _is_own(element: Element) -> bool:
    """Whether a script is the toolkit's: the search with a language's index, or the script for
    links."""
    source, index = element.get("src", "").removeprefix("../"), element.get("data-index", "")
    if element.get("type") is not None or element.text:
        return False
    return source == PLACE_SCRIPT or (
        source == SEARCH_SCRIPT and SEARCH_INDEX.fullmatch(index) is not None
    )


def _is_renamed(element: Element, name: str) -> bool:
    """Whether an element with text has a name that screen readers read instead (WAI-ARIA 1.2,
    5.2.8): structures and links may have one, text may not."""
    if not any(map(str.isalnum, "".join(element.itertext()))):
        return False
    is_named = name in WORDED and not NAMING.isdisjoint(element.attrib)
    shown, label = runs("".join(element.itertext())), element.get("aria-label", "")
    if name == "a" and label and not {*shown} <= {*runs(label)}:
        return True
    return is_named or element.get("role", "").lower() in REPLACING


def _check_attribute(
    name: str, key: str, value: str, at: Location, report: Report, *, is_svg: bool
) -> None:
    if key.startswith("on"):
        report(PAGE_SCRIPT, f"{excerpt(key, 40)} makes the page run a program", at)
        return
    own = SVG_ATTRIBUTES if is_svg else ATTRIBUTES.get(name, set())
    if key in REFUSED:
        report(PAGE_CONTENT, f"{key} is read out instead of the page’s text", at)
    if key not in own and key not in GLOBAL_ATTRIBUTES and not key.startswith(PREFIXES):
        shown = excerpt(key, 40)
        report(PAGE_CONTENT, f"{shown} is not an attribute that <{name}> may have", at)
    for target in _addresses(name, key, value):
        if problem := _problem(name, target, is_svg=is_svg):
            rule = PAGE_SCRIPT if "program" in problem else PAGE_CONTENT
            report(rule, f"the address “{excerpt(target)}” {problem}", at)


def _addresses(name: str, key: str, value: str) -> Iterator[str]:
    if key in ("href", "src", "cite") and name != "link":
        yield value
    elif key == "srcset":
        yield from (part.split()[0] for part in value.split(",") if part.strip())


def _problem(name: str, target: str, *, is_svg: bool) -> str | None:
    plain = _IGNORED.sub("", target)
    found = _SCHEME.match(plain)
    scheme = found[1].lower() if found else ""
    if scheme in ("javascript", "vbscript"):
        return "makes the page run a program"
    if name in ("a", "blockquote", "q", "ins", "del"):
        if found and scheme not in SCHEMES:
            return f"has the scheme “{excerpt(scheme, 20)}”"
        if plain.replace("\\", "/").startswith("//") or (
            scheme in ("http", "https") and not _host(plain)
        ):
            return "does not say where it leads"
        return None
    if is_svg:
        return None if plain.startswith("#") else "is not part of the picture"
    if leads_elsewhere(target) and not _DATA.match(plain):
        return "is fetched from elsewhere with the page"
    return None


def _host(address: str) -> str | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return None if "@" in parts.netloc else parts.hostname


def _check_relation(element: Element, at: Location, report: Report) -> None:
    relations = set(element.get("rel", "").lower().split())
    if not relations or relations - RELATIONS:
        shown = excerpt(element.get("rel", ""), 40)
        report(PAGE_CONTENT, f"<link rel=“{shown}”> is not a relation that a page may have", at)
    target = element.get("href", "")
    if "stylesheet" in relations:
        kind = element.get("type", "text/css").strip().lower()
        if kind != "text/css" or element.get("title"):
            # A title makes it one of several styles, of which browsers use one.
            report(PAGE_CONTENT, "a style sheet that browsers may ignore is not allowed", at)
    if relations & LOADING and leads_elsewhere(target):
        message = f"the address “{excerpt(target)}” is fetched from elsewhere with the page"
        report(PAGE_CONTENT, message, at)
    elif relations == {"alternate", "stylesheet"}:
        report(PAGE_CONTENT, "an alternative style is not allowed", at)
    elif (scheme := _SCHEME.match(_IGNORED.sub("", target))) and scheme[1].lower() not in SCHEMES:
        report(PAGE_CONTENT, f"the address “{excerpt(target)}” leads nowhere", at)
