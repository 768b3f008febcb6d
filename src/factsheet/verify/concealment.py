"""What the eye would not see of a page, or would see though the page does not say it."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element

import tinycss2

from factsheet.diagnostics import Findings, Location, excerpt
from factsheet.verify.blocks import BLOCKS
from factsheet.verify.cascade import (
    NO_CUSTOM,
    PSEUDO,
    Cascade,
    Custom,
    Matched,
    TooMuchError,
    View,
    Winners,
    elements,
)
from factsheet.verify.folding import read
from factsheet.verify.markup import SVG, ParsedPage, is_element, local_name
from factsheet.verify.measure import PERCENT, Colour, colour, contrast, length, lengths
from factsheet.verify.styles import (
    GENERATED,
    Declared,
    StyleRule,
    Styles,
    check_styles,
    read_style_attribute,
    read_styles,
)

SMALLEST = 6.0
"""Pixels of a letter."""
FAR = 120.0
"""Pixels beyond which a box may not be moved: text that is further off is out of sight."""
THIN = 48.0
"""Pixels of a mark, which may lie over a page; what is larger both ways covers it."""
BORDER = 64.0
FAINT = 0.35
"""Opacity below which text counts as hidden."""
LEAST_CONTRAST = 1.25
MOST_MATCHES = 20_000_000
"""Rules times elements of one page."""
MOST_HIDDEN = 1_000
"""Different hidden texts of a page that are not the text of another element: each is looked for
in all that is shown."""
_UNSEEN = frozenset(("head", "script", "style", "template", "title", "desc", "defs"))
_REPLACED = frozenset(("img", "svg"))
_OFFSETS = ("inset", "top", "bottom", "left", "right", "margin")
Looks = dict[tuple[int, str, bool], tuple[str, str]]
"""Why an element would not be seen, and how it would cover others: by the identity of its values,
its name, and whether it has text."""
_STRINGS = ("list-style", "list-style-type", "quotes", "hyphenate-character", "text-overflow")


class Sight:
    """The styles of an edition, put together as each page asks for them."""

    def __init__(self, styles: Mapping[str, Styles]) -> None:
        self.styles = styles
        self._cascades: dict[Any, Cascade] = {}
        self._looks: Looks = {}

    def check(self, markup: ParsedPage, locale: str | None, findings: Findings) -> None:
        """Report text that is hidden, covered or added, on screens of every kind and in print."""
        if markup.root is None:
            return
        inline = [
            read_styles(markup.name, element.text or "", markup.places[element].line)
            for element in markup.root.iter()
            if local_name(element.tag) == "style" and element in markup.places
        ]
        own = {
            element: read_style_attribute(element.attrib["style"], at)
            for element, at in markup.places.items()
            if "style" in element.attrib
        }
        for styles in (*inline, *own.values()):
            check_styles(styles, locale, findings)
        cascade = self._cascade(markup, inline)
        for message, rule in cascade.problems:
            findings.error("style-content", message, rule.at)
        size = cascade.size * len(markup.places)
        if size > MOST_MATCHES:
            message = "its styles have too many rules for so many elements: it is not looked at"
            findings.error("page-hidden", message, Location(markup.name), locale=locale)
            return
        declared = {element: one.rules[0].declared for element, one in own.items() if one.rules}
        wrong: dict[tuple[Location, str], str] = {}
        nodes = list(elements(markup.root))
        matched = {node.etree_element: cascade.matched(node) for node in nodes}
        spoken = _spoken(markup.root)
        try:
            for view in cascade.views():
                _Viewing(markup, cascade, view, matched, declared, wrong, self._looks, spoken).run()
        except TooMuchError as error:
            message = f"{error}: its styles are not looked at any further"
            findings.error("page-hidden", message, Location(markup.name), locale=locale)
        for (at, message), hint in wrong.items():
            findings.error("page-hidden", message, at, hint=hint or None, locale=locale)

    def _cascade(self, markup: ParsedPage, inline: Sequence[Styles]) -> Cascade:
        linked = tuple(_linked(markup))
        key = (linked, tuple(rule for one in inline for rule in one.rules))
        if key not in self._cascades:
            rules = [
                _conditioned(rule, media)
                for name, media in linked
                if name in self.styles
                for rule in self.styles[name].rules
            ]
            self._cascades[key] = Cascade([*rules, *key[1]])
        return self._cascades[key]


def _spoken(root: Element) -> set[Element]:
    """The elements with text in them."""
    found: set[Element] = set()
    for element in reversed([*root.iter()]):
        is_said = is_element(element) and bool((element.text or "").strip())
        if is_said or any(one in found or (one.tail or "").strip() for one in element):
            found.add(element)
    return found


def _linked(markup: ParsedPage) -> Iterator[tuple[str, str]]:
    """The style sheets that a page names, and for which media."""
    for element in markup.root.iter() if markup.root is not None else ():
        if local_name(element.tag) == "link" and "stylesheet" in element.get("rel", "").lower():
            target = element.get("href", "").partition("?")[0].partition("#")[0]
            name = posixpath.normpath(posixpath.join(posixpath.dirname(markup.name), target))
            yield name, " ".join(element.get("media", "").lower().split())


def _conditioned(rule: StyleRule, media: str) -> StyleRule:
    if media in ("", "all"):
        return rule
    condition = f"{media} and {rule.condition}" if rule.condition else media
    return StyleRule(rule.selectors, rule.declared, condition, rule.at)


@dataclass(frozen=True, slots=True)
class _State:
    """What an element takes over from the one around it."""

    custom: Custom
    ink: Colour | None
    ground: Colour | None
    why: str = ""
    """Why it is hidden, where it is."""
    is_linked: bool = False
    is_main: bool = False
    is_unspoken: bool = False
    """Whether it is kept from those who listen."""


@dataclass(slots=True)
class _Viewing:
    """A page in one view."""

    markup: ParsedPage
    cascade: Cascade
    view: View
    matched: Mapping[Element, Matched]
    own: Mapping[Element, Sequence[Declared]]
    wrong: dict[tuple[Location, str], str]
    looks: Looks
    spoken: set[Element]
    """The elements with text in them."""
    visible: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    """What is visible and not kept from those who listen."""
    hidden: list[tuple[str, str, Location]] = field(default_factory=list)
    unheard: list[tuple[str, str, Location]] = field(default_factory=list)

    def run(self) -> None:
        root = self.markup.root
        if root is None:
            return
        self._walk(root, _State(NO_CUSTOM, None, None))
        self._seek(self.hidden, self.visible, "a style hides")
        self._seek(self.unheard, self.heard, "“aria-hidden” keeps from those who listen")

    def _seek(
        self, hidden: Sequence[tuple[str, str, Location]], visible: Sequence[str], does: str
    ) -> None:
        """Report what is hidden and nowhere among what is visible."""
        shown, whole = "".join(visible), {*visible}
        sought: dict[str, bool] = {}
        for text, why, at in hidden:
            plain = read(text)[0]
            if not plain or plain in whole:
                continue
            if plain not in sought:
                if len(sought) == MOST_HIDDEN:
                    raise TooMuchError(f"more than {MOST_HIDDEN:,} texts are hidden")
                sought[plain] = plain in shown
            if not sought[plain]:
                message = f"“{excerpt(text.strip())}” can’t be seen: {why}"
                hint = f"text that {does} has to stand elsewhere on the page as well"
                self.wrong.setdefault((at, message), hint)

    def _walk(self, element: Element, above: _State) -> None:
        name = local_name(element.tag)
        if name in _UNSEEN:
            return
        at = self.markup.places.get(element, Location(self.markup.name))
        matched = self.matched.get(element, ())
        winners = self.cascade.winners(matched, None, self.view, self.own.get(element, ()))
        custom, values = self.cascade.computed(winners, above.custom)
        state = self._state(name, above, custom, values)
        is_svg = str(element.tag).startswith(SVG)
        if not is_svg or name == "svg":
            state = self._element(element, name, state, values, at)
        self._boxes(element, name, matched, state, at)
        is_text = not is_svg or name in ("text", "tspan")
        if is_text:
            self._text(element.text or "", state, at)
        for child in element:
            if is_element(child):
                self._walk(child, state)
            if is_text:
                self._text(child.tail or "", state, at)

    def _element(
        self, element: Element, name: str, state: _State, values: Winners, at: Location
    ) -> _State:
        """What is wrong with an element itself; its state, with a reason where it is hidden."""
        has_text = element in self.spoken
        why, cover = self._look(name, values, has_text=has_text)
        if cover:
            self._refuse(at, f"<{name}> {cover}")
        if "content" in values and _words(values["content"]) not in ("normal", "none"):
            self._refuse(at, f"a style puts something in the place of <{name}>")
        for key in _STRINGS:
            if any(t.type == "string" and GENERATED.search(t.value) for t in values.get(key, ())):
                self._refuse(at, f"“{key}” adds words to <{name}>")
        if element.get("aria-hidden") == "true" and name != "svg":
            state = replace(state, is_unspoken=True)
        return replace(state, why=why) if why and not state.why else state

    def _look(self, name: str, values: Winners, *, has_text: bool) -> tuple[str, str]:
        key = (id(values), name, has_text)
        if key not in self.looks:
            why = _hidden(name, values, has_text=has_text)
            self.looks[key] = (why, _covers(values, is_painted=name in _REPLACED))
        return self.looks[key]

    def _refuse(self, at: Location, message: str) -> None:
        self.wrong.setdefault((at, message), "")

    def _state(self, name: str, above: _State, custom: Any, values: Mapping[str, Any]) -> _State:
        ink, ground = above.ink, above.ground
        if "color" in values:
            said = _words(values["color"])
            ink = ink if said in ("inherit", "currentcolor") else colour(values["color"])
            if said == "transparent":
                ink = (0.0, 0.0, 0.0, 0.0)
        if "background-color" in values:
            painted = colour(values["background-color"])
            if _has_picture(values):
                ground = None
            elif painted and painted[3] > 1 - FAINT:
                ground = painted
        why = above.why
        is_new = "color" in values or "background-color" in values
        if not why and is_new and ink is not None:
            is_lost = ground is not None and contrast(ink, ground) < LEAST_CONTRAST
            why = "it has the colour of its ground" if ink[3] < FAINT or is_lost else ""
        is_linked = above.is_linked or name == "a"
        is_main = above.is_main or name in ("main", "h1")
        return _State(custom, ink, ground, why, is_linked, is_main, above.is_unspoken)

    def _text(self, text: str, state: _State, at: Location) -> None:
        if not any(map(str.isalnum, text)):
            return
        if not state.why:
            plain = read(text)[0]
            self.visible.append(plain)
            if state.is_unspoken:
                why = "“aria-hidden” keeps it from those who listen"
                self.unheard.append((text, why, at))
            else:
                self.heard.append(plain)
        elif not self.view.is_print or (state.is_main and not state.is_linked):
            self.hidden.append((text, state.why, at))

    def _boxes(
        self, element: Element, name: str, matched: Matched, state: _State, at: Location
    ) -> None:
        """The boxes that styles add before and after an element."""
        for pseudo in {box for _, _, box, _ in matched if box in PSEUDO}:
            winners = self.cascade.winners(matched, pseudo, self.view)
            _, values = self.cascade.computed(winners, state.custom)
            content = values.get("content", ())
            is_shown = pseudo == "marker" or _words(content) not in ("", "none", "normal")
            if not is_shown or _words(values.get("display", ())) == "none":
                continue
            is_numbered = name == "li" or not (state.is_main or any(element.itertext()))
            if added := _generated(content, is_numbered=is_numbered):
                self._refuse(at, f"a style adds {added} to <{name}>")
            is_under = pseudo == "before" and self._is_under(element, values)
            if not is_under and (cover := _covers(values, is_painted=False)):
                self._refuse(at, f"a box that a style adds to <{name}> {cover}")

    def _is_under(self, element: Element, values: Mapping[str, Any]) -> bool:
        """Whether a box before all that an element holds lies under its text.

        Positioned boxes are painted in their order (CSS 2.1, appendix E): the element keeps the
        box to itself, and all its text is in positioned elements, which come later.
        """
        own = self._plain(element)
        is_kept = _words(own.get("position", ())) == "relative" and (
            _words(own.get("overflow", ())) in ("hidden", "clip")
        )
        layer = length(values.get("z-index", ()))
        return is_kept and (layer is None or layer <= 0) and self._is_over(element)

    def _is_over(self, element: Element) -> bool:
        """Whether all text in an element is in positioned elements."""
        if any(map(str.isalnum, element.text or "")):
            return False
        for child in element:
            if any(map(str.isalnum, child.tail or "")):
                return False
            if not is_element(child):
                continue
            own = self._plain(child)
            is_positioned = _words(own.get("position", ())) in ("relative", "absolute")
            if "z-index" in own or not (is_positioned or self._is_over(child)):
                return False
        return True

    def _plain(self, element: Element) -> Winners:
        return self.cascade.winners(self.matched.get(element, ()), None, self.view)


def _words(value: Sequence[Any]) -> str:
    return str(tinycss2.serialize(value)).strip().lower()


def _has_picture(values: Mapping[str, Any]) -> bool:
    tokens = (*values.get("background", ()), *values.get("background-image", ()))
    return any(
        token.type == "url"
        or (
            token.type == "function"
            and (token.lower_name == "url" or "gradient" in token.lower_name)
        )
        for token in tokens
    )


def _generated(content: Sequence[Any], *, is_numbered: bool) -> str:
    """What `content` would say."""
    for token in content:
        if token.type == "string" and GENERATED.search(token.value):
            return f"“{excerpt(token.value, 40)}”"
        if token.type == "url":
            return "a picture"
        if token.type == "function":
            kind = token.lower_name
            if kind not in ("counter", "counters"):
                return f"what {kind}() gives"
            if not is_numbered:
                return "a number"
    return ""


def _hidden(name: str, values: Mapping[str, Any], *, has_text: bool) -> str:
    """Why nobody would see an element's text; empty where it may be seen."""
    display, visibility = _words(values.get("display", ())), _words(values.get("visibility", ()))
    if display == "none":
        return "its style says “display: none”"
    if visibility in ("hidden", "collapse"):
        return f"its style says “visibility: {visibility}”"
    opacity = length(values.get("opacity", ()))
    if opacity is not None and "%" in _words(values["opacity"]):
        opacity /= 100 * PERCENT
    if opacity is not None and opacity < FAINT:
        return "it is transparent"
    size = length(values.get("font-size", ()))
    if size is not None and size < SMALLEST and not _is_relative(values["font-size"]):
        return "its letters are too small"
    if has_text and (why := _out_of_sight(name, values)):
        return why
    return ""


def _is_relative(value: Sequence[Any]) -> bool:
    """Whether a size is a good part of the one around it."""
    tokens = [token for token in value if token.type != "whitespace"]
    if len(tokens) != 1:
        return False
    one = tokens[0]
    if one.type == "percentage":
        return bool(one.value >= 50)
    return bool(one.type == "dimension" and one.lower_unit == "em" and one.value >= 0.5)


def _out_of_sight(name: str, values: Mapping[str, Any]) -> str:
    for key, value in values.items():
        if key.startswith(_OFFSETS) and any(one < -FAR for one in lengths(value)):
            return f"“{key}” moves it out of sight"
        if key.startswith(("inset", "top", "left", "right", "bottom")) and any(
            one > 8 * FAR for one in lengths(value)
        ):
            return f"“{key}” moves it out of sight"
    if any(abs(one) > FAR for one in lengths(values.get("text-indent", ()))):
        return "“text-indent” moves it out of sight"
    if any(one < -2.5 for one in lengths(values.get("letter-spacing", ()))):
        return "its letters stand on each other"
    if any(one < -8 for one in lengths(values.get("word-spacing", ()))):
        return "its words stand on each other"
    leading = length(values.get("line-height", ()))
    if leading is not None and name in BLOCKS and leading < 0.6:
        return "its lines stand on each other"
    if _words(values.get("unicode-bidi", ())) in ("bidi-override", "isolate-override"):
        return "“unicode-bidi” turns its letters round"
    return _cut_off(values) or _transformed(values)


def _cut_off(values: Mapping[str, Any]) -> str:
    overflow = {_words(value) for key, value in values.items() if key.startswith("overflow")}
    is_cut = any(part in said.split() for said in overflow for part in ("hidden", "clip"))
    for key in (
        "block-size",
        "height",
        "max-height",
        "max-block-size",
        "width",
        "inline-size",
        "max-width",
        "max-inline-size",
    ):
        size = length(values.get(key, ()))
        if size is not None and (is_cut or (overflow and size < THIN / 2)):
            return f"“{key}” and “overflow” cut it off"
    return ""


def _transformed(values: Mapping[str, Any]) -> str:
    for token in values.get("transform", ()):
        if token.type != "function":
            continue
        numbers = lengths([one for one in token.arguments if one.type != "literal"])
        kind = token.lower_name
        if kind.startswith("scale") and any(one < 0.5 for one in numbers):
            return "“transform” shrinks or mirrors it"
        if kind.startswith("translate") and any(abs(one) > FAR for one in numbers):
            return "“transform” moves it out of sight"
        if kind.startswith(("matrix", "skew")) or (kind == "rotate" and any(numbers)):
            return "“transform” turns it"
    return ""


def _covers(values: Mapping[str, Any], *, is_painted: bool) -> str:
    """How a box would lie over the page; empty where it does not."""
    position = _words(values.get("position", ()))
    if position in ("fixed", "sticky"):
        return f"stays over the page (“position: {position}”)"
    if any(abs(one) > BORDER for one in lengths(values.get("box-shadow", ()))):
        return "throws a shadow over the page"
    for key in ("outline", "outline-width", "outline-offset"):
        if any(one > THIN / 2 for one in lengths(values.get(key, ()))):
            return "has an outline that covers what is beside it"
    if not (is_painted or _is_painted(values)):
        return ""
    margins = [
        one for key, value in values.items() if key.startswith("margin") for one in lengths(value)
    ]
    moved = _transformed(values) if "translate" in _words(values.get("transform", ())) else ""
    if any(one < -THIN for one in margins) or moved:
        return "is moved over what is beside it"
    if position not in ("absolute", "relative"):
        return ""
    offsets = [
        abs(one)
        for key, value in values.items()
        if key.startswith(("inset", "top", "left", "right", "bottom"))
        for one in lengths(value)
    ]
    if position == "relative":
        return "is moved over what is beside it" if any(one > THIN for one in offsets) else ""
    is_wide = _extent(
        values,
        ("inline-size", "width", "min-width", "min-inline-size"),
        "inline",
        ("left", "right"),
    )
    is_high = _extent(
        values, ("block-size", "height", "min-height", "min-block-size"), "block", ("top", "bottom")
    )
    return "covers a part of the page" if is_wide and is_high else ""


def _is_painted(values: Mapping[str, Any]) -> bool:
    painted = colour(values.get("background-color", ()))
    if (painted and painted[3] > 0.2) or _has_picture(values):
        return True
    borders = [
        one
        for key, value in values.items()
        if key.startswith("border") and "radius" not in key
        for one in lengths(value)
    ]
    return any(one > THIN for one in borders)


def _extent(
    values: Mapping[str, Any], sizes: Sequence[str], axis: str, sides: Sequence[str]
) -> bool:
    """Whether a box is larger than a mark in one direction."""
    stated = [length(values[key]) for key in sizes if key in values]
    if any(one is not None and one > THIN for one in stated):
        return True
    padded = [
        one
        for key, value in values.items()
        if key.startswith(("padding", "border")) and "radius" not in key
        for one in lengths(value)
    ]
    if any(one > THIN for one in padded):
        return True
    if any(one is not None for one in stated):
        return False
    both = "inset" in values or f"inset-{axis}" in values
    ends = f"inset-{axis}-start" in values and f"inset-{axis}-end" in values
    return both or ends or all(side in values for side in sides)
