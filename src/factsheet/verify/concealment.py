"""What the eye would not see of a page, or would see though the page does not say it."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any
from unicodedata import category
from xml.etree.ElementTree import Element

import tinycss2

from factsheet.diagnostics import Findings, Location, excerpt
from factsheet.published.blocks import BLOCKS
from factsheet.published.folding import read
from factsheet.published.markup import SVG, ParsedPage, is_element, local_name
from factsheet.published.measure import PERCENT, Colour, colour, contrast, length, lengths
from factsheet.published.media import joined, unknown_features
from factsheet.published.styles import (
    Declared,
    StyleRule,
    Styles,
    check_styles,
    read_style_attribute,
    read_styles,
)
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
from factsheet.verify.understood import is_understood

SMALLEST = 6.0
"""Pixels of a letter."""
FAR = 120.0
"""Pixels beyond which a box may not be moved: text that is further off is out of sight."""
THIN = 48.0
"""Pixels by which a painted box may be drawn over the one before it, in the masthead."""
MARK, STRIP = 24.0, 8.0
"""Pixels of a mark, which may lie over a page, and of one side of a line."""
LINK = 40.0
"""Pixels around the words of a link, which may lie over a page, such as one that leads past the
masthead."""
STEP = 8.0
"""Pixels by which a box may stand out of its place."""
LOWEST = 14.0
"""Pixels of a box with text in it."""
SHADOW = 24.0
BORDER = 4.0
"""Pixels of a line under words."""
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
_VALUES = frozenset(("data", "time"))
_INDICES = frozenset(("sub", "sup"))
_INNER = (
    "float",
    "position",
    "vertical-align",
    "font-size",
    "font",
    "transform",
    "text-decoration",
)
"""Properties that nothing within a value has: each makes a number another one to the eye."""
_SIGNS = re.compile("dings|symbol|barcode|icon|emoji")
"""In the names of fonts that draw something else than digits."""
_ENDS = ("-left", "-right", "-top", "-bottom")
_OFFSETS = ("inset", "top", "bottom", "left", "right", "margin")
Looks = dict[tuple[int, str, bool], tuple[str, str]]
"""Why an element would not be seen, and how it would cover others: by the identity of its values,
its name, and whether it has text."""
_QUOTES = frozenset(("Pi", "Pf", "Ps", "Pe"))
_POINTS = frozenset(("Po", "Pd"))
_BULLETS = frozenset("•◦‣▪▫■□●○▸▹▶▷◆◇→←↗↖↑↓✓✔★☆|¦/·\u2060\u200b\u2003")
_PARTS = frozenset("%‰‱٪؉'′″°#&@*")
"""Signs of numbers, which no style adds."""
_STRINGS = ("list-style", "list-style-type", "quotes", "hyphenate-character", "text-overflow")


class Sight:
    """The styles of an edition, put together as each page asks for them."""

    def __init__(self, styles: Mapping[str, Styles]) -> None:
        self.styles = styles
        self._cascades: dict[Any, Cascade] = {}
        self._looks: Looks = {}
        self._strange: dict[int, Sequence[str]] = {}

    def check(self, markup: ParsedPage, locale: str | None, findings: Findings) -> None:
        """Report text that is hidden, covered or added, on screens of every kind and in print."""
        if markup.root is None:
            return
        inline = {
            element: read_styles(markup.name, element.text or "", markup.places[element].line)
            for element in markup.root.iter()
            if local_name(element.tag) == "style" and element in markup.places
        }
        own = {
            element: read_style_attribute(element.attrib["style"], at)
            for element, at in markup.places.items()
            if "style" in element.attrib
        }
        for styles in (*inline.values(), *own.values()):
            check_styles(styles, locale, findings)
        cascade = self._cascade(markup, inline, findings)
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
        spoken, valued = _spoken(markup.root), _valued(markup.root)
        try:
            for view in cascade.views():
                _Viewing(
                    markup,
                    cascade,
                    view,
                    matched,
                    declared,
                    wrong,
                    self._looks,
                    spoken,
                    valued,
                    self._strange,
                ).run()
        except TooMuchError as error:
            message = f"{error}: its styles are not looked at any further"
            findings.error("page-hidden", message, Location(markup.name), locale=locale)
        for (at, message), hint in wrong.items():
            findings.error("page-hidden", message, at, hint=hint or None, locale=locale)

    def _cascade(
        self, markup: ParsedPage, inline: Mapping[Element, Styles], findings: Findings
    ) -> Cascade:
        """The rules of a page's style sheets, in the order in which it has them."""
        used: list[tuple[Styles, str]] = []
        for element in markup.places:
            if element in inline:
                used.append((inline[element], _media(element)))
            elif name := _linked(markup, element):
                if name in self.styles:
                    used.append((self.styles[name], _media(element)))
                else:
                    message = "this style sheet is not among those that are looked at"
                    findings.error("page-content", message, markup.places[element])
        for element in markup.places:
            if unknown_features(_media(element)) and local_name(element.tag) in ("link", "style"):
                message = f"media=“{excerpt(_media(element), 40)}” is not proven"
                findings.error("page-content", message, markup.places[element])
        # Inline styles of two pages are never the same object, and may be equal.
        key = tuple(
            (one.name if one is self.styles.get(one.name) else tuple(one.rules), media)
            for one, media in used
        )
        if key not in self._cascades:
            rules = [_conditioned(rule, media) for one, media in used for rule in one.rules]
            self._cascades[key] = Cascade(rules)
        return self._cascades[key]


def _spoken(root: Element) -> set[Element]:
    """The elements with text in them."""
    found: set[Element] = set()
    for element in reversed([*root.iter()]):
        is_said = is_element(element) and bool((element.text or "").strip())
        if is_said or any(one in found or (one.tail or "").strip() for one in element):
            found.add(element)
    return found


def _valued(root: Element) -> set[Element]:
    """The elements with values in them, and those in values."""
    found: set[Element] = set()
    for element in reversed([*root.iter()]):
        if local_name(element.tag) in _VALUES and "data-fact" in element.attrib:
            found.update(element.iter())
        elif any(one in found for one in element):
            found.add(element)
    return found


def _linked(markup: ParsedPage, element: Element) -> str:
    """The style sheet that a link names; empty where it names none."""
    if local_name(element.tag) != "link" or "stylesheet" not in element.get("rel", "").lower():
        return ""
    target = element.get("href", "").partition("?")[0].partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(markup.name), target))


def _media(element: Element) -> str:
    """For which media an element's styles are."""
    return " ".join(element.get("media", "").lower().split())


def _conditioned(rule: StyleRule, media: str) -> StyleRule:
    if media in ("", "all"):
        return rule
    return replace(rule, condition=joined(media, rule.condition))


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
    size: float = 16.0
    """Of its letters, in pixels."""
    root_size: float = 16.0
    opacity: float = 1.0
    """Its own, and of all around it."""
    is_value: bool = False
    """Whether it is a part of a value that can be seen."""


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
    valued: set[Element]
    """The elements with values in them, and those in values."""
    strange: dict[int, Sequence[str]]
    """What browsers may leave out, by the identity of values."""
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
        state = self._element(element, name, state, values, at)
        self._check_drawn(element, name, state, values, is_inner=above.is_value)
        if name in _VALUES and "data-fact" in element.attrib and not state.why:
            state = replace(state, is_value=True)
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
            is_valued = element in self.valued
            if any(
                t.type == "string" and not _is_mark(t.value, is_valued=is_valued)
                for t in values.get(key, ())
            ):
                self._refuse(at, f"“{key}” adds words to <{name}>")
        if element.get("aria-hidden") == "true" and name != "svg":
            state = replace(state, is_unspoken=True)
        return replace(state, why=why) if why and not state.why else state

    def _check_drawn(
        self, element: Element, name: str, state: _State, values: Winners, *, is_inner: bool
    ) -> None:
        """Report what makes an element look otherwise than it reads; `is_inner` in a value."""
        at = self.markup.places.get(element, Location(self.markup.name))
        for said in self._strange(values):
            self._refuse(at, f"“{said}” of <{name}> is no value that is proven")
        if state.is_main and element in self.spoken:
            is_repeated = element.get("aria-hidden") == "true"
            if moved := _misplaced(values, is_repeated=is_repeated):
                self._refuse(at, f"<{name}> {moved}")
        is_inner = is_inner and name not in _INDICES  # which are raised and lowered
        if element in self.valued and (drawn := _misdrawn(values, is_inner=is_inner)):
            self._refuse(at, f"a style draws the value in <{name}> otherwise: {drawn}")

    def _strange(self, values: Winners) -> Sequence[str]:
        """The declarations that browsers may leave out."""
        if id(values) not in self.strange:
            self.strange[id(values)] = [
                f"{key}: {excerpt(str(tinycss2.serialize(value)), 40)}"
                for key, value in values.items()
                if not is_understood(key, value)
            ]
        return self.strange[id(values)]

    def _look(self, name: str, values: Winners, *, has_text: bool) -> tuple[str, str]:
        key = (id(values), name, has_text)
        if key not in self.looks:
            why = _hidden(name, values, has_text=has_text)
            self.looks[key] = (
                why,
                _covers(
                    values,
                    is_painted=name in _REPLACED,
                    is_open=name != "a",
                    most=LINK if name == "a" else MARK,
                ),
            )
        return self.looks[key]

    def _refuse(self, at: Location, message: str) -> None:
        self.wrong.setdefault((at, message), "")

    def _state(self, name: str, above: _State, custom: Any, values: Winners) -> _State:
        ink, ground, why = _colours(above, values)
        opacity = above.opacity * _opacity(values)
        size = _size(values, above.size, above.root_size)
        why = above.why or why
        if not why and opacity < FAINT:
            why = "it is transparent"
        if not why and size < SMALLEST:
            why = "its letters are too small"
        return replace(
            above,
            custom=custom,
            ink=ink,
            ground=ground,
            why=why,
            is_linked=above.is_linked or name == "a",
            is_main=above.is_main or name in ("main", "h1"),
            opacity=opacity,
            size=size,
            root_size=size if name == "html" else above.root_size,
        )

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
        elif state.is_value:
            self._refuse(
                at, f"“{excerpt(text.strip())}”, a part of a value, can’t be seen: {state.why}"
            )
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
            is_valued = element in self.valued
            if added := _generated(content, is_numbered=is_numbered, is_valued=is_valued):
                self._refuse(at, f"a style adds {added} to <{name}>")
            is_under = pseudo == "before" and self._is_under(element, values)
            if not is_under and (cover := _covers(values, is_painted=False, is_open=False)):
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


def _colours(above: _State, values: Winners) -> tuple[Colour | None, Colour | None, str]:
    """An element's ink and ground, and why its text can't be told from it, if so."""
    ink, ground = above.ink, above.ground
    if "color" in values:
        said = _words(values["color"])
        ink = colour(values["color"])
        if said in ("inherit", "unset", "currentcolor"):
            ink = above.ink
        elif said in ("initial", "transparent"):
            ink = (0.0, 0.0, 0.0, float(said == "initial"))
    is_painted = "background-color" in values or "background-image" in values
    if is_painted and _has_picture(values):
        ground = None
        stops = (one for one in _stops(values) if one[3] > FAINT)
        if ink is not None and any(contrast(ink, one) < LEAST_CONTRAST for one in stops):
            return ink, ground, "a part of its ground has its colour"
    elif is_painted:
        painted = colour(values.get("background-color", ()))
        ground = painted if painted and painted[3] > 1 - FAINT else ground
    if ink is None or not ("color" in values or is_painted):
        return ink, ground, ""
    is_lost = ground is not None and contrast(ink, ground) < LEAST_CONTRAST
    return ink, ground, "it has the colour of its ground" if ink[3] < FAINT or is_lost else ""


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


def _stops(values: Mapping[str, Any]) -> Iterator[Colour]:
    """The colours of gradients."""
    for token in (*values.get("background", ()), *values.get("background-image", ())):
        if token.type == "function" and "gradient" in token.lower_name:
            for one in token.arguments:
                if (found := colour([one])) is not None:
                    yield found


def _generated(content: Sequence[Any], *, is_numbered: bool, is_valued: bool) -> str:
    """What `content` would say."""
    for token in content:
        if token.type == "string" and not _is_mark(token.value, is_valued=is_valued):
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


def _is_mark(text: str, *, is_valued: bool) -> bool:
    """Whether a string is a mark: beside a value also no sign, point or unit of a number."""
    kinds = _QUOTES if is_valued else _QUOTES | _POINTS
    return all(
        one.isspace() or one in _BULLETS or (category(one) in kinds and one not in _PARTS)
        for one in text
    )


def _hidden(name: str, values: Mapping[str, Any], *, has_text: bool) -> str:
    """Why nobody would see an element's text; empty where it may be seen."""
    display, visibility = _words(values.get("display", ())), _words(values.get("visibility", ()))
    if display == "none":
        return "its style says “display: none”"
    if visibility in ("hidden", "collapse"):
        return f"its style says “visibility: {visibility}”"
    if has_text and (why := _out_of_sight(name, values)):
        return why
    return ""


def _opacity(values: Winners) -> float:
    stated = length(values.get("opacity", ()))
    if stated is None:
        return 1.0
    return stated / (100 * PERCENT) if "%" in _words(values["opacity"]) else stated


def _size(values: Winners, above: float, root: float) -> float:
    """The size of an element's letters in pixels, from that around it and the page's."""
    stated = length(values.get("font-size", ()))
    if stated is None:
        return above
    tokens = [token for token in values["font-size"] if token.type != "whitespace"]
    one = tokens[0]
    if one.type == "percentage":
        return float(above * one.value / 100)
    unit = one.lower_unit if one.type == "dimension" else ""
    return stated * {"em": above, "ex": above, "ch": above, "rem": root}.get(unit, 16.0) / 16


def _out_of_sight(name: str, values: Mapping[str, Any]) -> str:
    for key, value in values.items():
        if key.startswith(_OFFSETS) and any(one < -FAR for one in lengths(value)):
            return f"“{key}” moves it out of sight"
        if key.startswith(("inset", "top", "left", "right", "bottom")) and any(
            one > 8 * FAR for one in lengths(value)
        ):
            return f"“{key}” moves it out of sight"
    for key in ("margin", "padding"):
        far = (v for k, v in values.items() if k.startswith(key))
        if any(one > 8 * FAR for value in far for one in lengths(value)):
            return f"“{key}” moves it out of sight"
    if any(abs(one) > FAR for one in lengths(values.get("text-indent", ()))):
        return "“text-indent” moves it out of sight"
    return _crowded(name, values) or _cut_off(values) or _transformed(values)


def _crowded(name: str, values: Mapping[str, Any]) -> str:
    """Whether letters, words or lines stand on each other."""
    if any(not -1.2 < one < MARK for one in lengths(values.get("letter-spacing", ()))):
        return "its letters stand on each other, or apart"
    if any(not -3 < one < THIN for one in lengths(values.get("word-spacing", ()))):
        return "its words stand on each other, or apart"
    leading = length(values.get("line-height", ()))
    if leading is not None and name in BLOCKS and leading < 0.8:
        return "its lines stand on each other"
    if _words(values.get("unicode-bidi", ())) in ("bidi-override", "isolate-override"):
        return "“unicode-bidi” turns its letters round"
    return ""


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
        if size is not None and size < LOWEST:
            return f"“{key}” leaves no place for it"
    return ""


def _transformed(values: Mapping[str, Any]) -> str:
    if any(abs(one) > 8 * FAR for one in lengths(values.get("transform-origin", ()))):
        return "“transform-origin” moves it out of sight"
    for token in values.get("transform", ()):
        if token.type != "function":
            continue
        numbers = lengths([one for one in token.arguments if one.type != "literal"])
        kind = token.lower_name
        if kind.startswith("scale") and any(one < 0.5 for one in numbers):
            return "“transform” shrinks or mirrors it"
        if kind.startswith("translate") and any(abs(one) > STEP for one in numbers):
            return "“transform” moves it out of its place"
        if kind.startswith(("matrix", "skew")) or (kind == "rotate" and any(numbers)):
            return "“transform” turns it"
    return ""


def _covers(
    values: Mapping[str, Any], *, is_painted: bool, is_open: bool, most: float = MARK
) -> str:
    """How a box would lie over the page; empty where it does not. `is_open` where it is as large
    as what stands in it, if no style says more."""
    position = _words(values.get("position", ()))
    if position in ("fixed", "sticky"):
        return f"stays over the page (“position: {position}”)"
    if any(abs(one) > SHADOW for one in lengths(values.get("box-shadow", ()))):
        return "throws a shadow over the page"
    if any(abs(one) > BORDER for one in lengths(values.get("text-shadow", ()))):
        return "has letters that throw a shadow over others"
    for key in ("outline", "outline-width", "outline-offset"):
        if any(not 0 <= one <= STEP for one in lengths(values.get(key, ()))):
            return "has an outline that covers what is beside it"
    return _struck(values) or _laid_over(values, is_painted=is_painted, is_open=is_open, most=most)


def _laid_over(values: Mapping[str, Any], *, is_painted: bool, is_open: bool, most: float) -> str:
    """How a painted box would lie over what is beside it."""
    position = _words(values.get("position", ()))
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
        return "is moved over what is beside it" if any(one > STEP for one in offsets) else ""
    wide = _extent(values, "width inline-size", "inline", ("left", "right"), is_open=is_open)
    high = _extent(values, "height block-size", "block", ("top", "bottom"), is_open=is_open)
    is_large = min(wide, high) > STRIP and max(wide, high) > most
    return "covers a part of the page" if is_large else ""


def _struck(values: Mapping[str, Any]) -> str:
    """Whether a line goes through letters, or lies over them."""
    decorations = [value for key, value in values.items() if key.startswith("text-decoration")]
    if any("line-through" in _words(value) for value in decorations):
        return "is struck through"
    if any(one > BORDER for value in decorations for one in lengths(value)):
        return "has a line that covers its letters"
    if any(not 0 <= one <= 16 for one in lengths(values.get("text-underline-offset", ()))):
        return "has a line that covers its letters"
    return ""


def _misplaced(values: Mapping[str, Any], *, is_repeated: bool) -> str:
    """Whether text stands where that of others would; `is_repeated` where it is kept from those
    who listen, and so has to stand elsewhere as well."""
    position = _words(values.get("position", ()))
    offsets = [
        one
        for key, value in values.items()
        if key.startswith(("inset", "top", "left", "right", "bottom"))
        for one in lengths(value)
    ]
    if position in ("relative", "absolute") and any(abs(one) > STEP for one in offsets):
        return "" if is_repeated else "is moved out of its place"
    above = [
        *lengths(values.get("margin-block-start", ())),
        *lengths(values.get("margin-top", ())),
        *lengths(values.get("margin", ()))[:1],
    ]
    if any(one < -STEP for one in above) and _is_painted(values) and position:
        return "is moved over what is before it"
    clipped = {_words(value) for key, value in values.items() if key.startswith("overflow")}
    if any(part in said.split() for said in clipped for part in ("hidden", "clip")):
        return "may be cut off (“overflow”)"
    return ""


def _misdrawn(values: Mapping[str, Any], *, is_inner: bool) -> str:
    """What makes digits look like others; `is_inner` for what stands within a value."""
    for key in ("font-feature-settings", "font-variant-position", "writing-mode"):
        if _words(values.get(key, ())) not in ("", "normal", "horizontal-tb"):
            return key
    families = " ".join(_words(values.get(key, ())) for key in ("font", "font-family"))
    if _SIGNS.search(families):
        return "font-family"
    if not is_inner:
        return ""
    if _words(values.get("display", ())) not in ("", "inline", "contents"):
        return "display"
    return next((key for key in _INNER if key in values), "")


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
    return any(one > STRIP for one in borders)


def _extent(
    values: Mapping[str, Any], names: str, axis: str, sides: Sequence[str], *, is_open: bool
) -> float:
    """How large a box is in one direction, in pixels."""
    stated = [
        length(values[f"{least}{name}"])
        for name in names.split()
        for least in ("", "min-")
        if f"{least}{name}" in values
    ]
    others = ("block", "top", "bottom") if axis == "inline" else ("inline", "left", "right")
    padded = [
        one if key.endswith(("-start", "-end", *_ENDS)) else 2 * one
        for key, value in values.items()
        if key.startswith(("padding", "border")) and "radius" not in key
        if not any(f"-{other}" in key for other in others)
        for one in lengths(value)
    ]
    known = [one for one in stated if one is not None]
    both = "inset" in values or f"inset-{axis}" in values
    ends = f"inset-{axis}-start" in values and f"inset-{axis}-end" in values
    is_spread = both or ends or all(side in values for side in sides)
    if not known and (is_spread or is_open or "aspect-ratio" in values):
        return inf
    return max(known, default=0.0) + max(padded, default=0.0)
