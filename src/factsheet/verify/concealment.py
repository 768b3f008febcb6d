"""Find text that styles hide on a page, or add to it."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from factsheet.diagnostics import Findings, Location, excerpt
from factsheet.published.markup import ParsedPage, local_name
from factsheet.published.media import joined, unknown_features
from factsheet.published.styles import (
    Declared,
    StyleRule,
    Styles,
    check_styles,
    read_style_attribute,
    read_styles,
)
from factsheet.rules.proof import PAGE_CONTENT, PAGE_HIDDEN, STYLE_CONTENT
from factsheet.verify.cascade import Cascade, TooMuchError
from factsheet.verify.styledpage import styled
from factsheet.verify.surroundings import Answers
from factsheet.verify.viewing import Viewing, Wrong

MOST_MATCHES = 20_000_000
"""Maximum number of rules times elements of one page."""


class Sight:
    """The styles of an edition, combined for each page as it links them."""

    def __init__(self, styles: Mapping[str, Styles]) -> None:
        self.styles = styles
        self._cascades: dict[Any, Cascade] = {}
        self._answers = Answers()
        self._same: dict[Any, Any] = {}
        self._declared: dict[str, Sequence[Declared]] = {}
        """The declarations of `style` attributes, by their text."""

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
            findings.error(STYLE_CONTENT, message, rule.at)
        size = cascade.size * len(markup.places)
        if size > MOST_MATCHES:
            message = (
                "its styles have too many rules for its number of elements, so it is not checked"
            )
            findings.error(PAGE_HIDDEN, message, Location(markup.name), locale=locale)
            return
        # The same objects for the same text: what is known of elements goes by identity.
        declared = {
            element: self._declared.setdefault(element.attrib["style"], one.rules[0].declared)
            for element, one in own.items()
            if one.rules
        }
        root = styled(markup, cascade, declared)
        if root is None:
            return
        wrong: Wrong = {}
        viewing = Viewing(cascade, wrong, self._answers)
        try:
            for view in cascade.views:
                viewing.see(root, view)
        except TooMuchError as error:
            message = f"{error}: the rest of its styles is not checked"
            findings.error(PAGE_HIDDEN, message, Location(markup.name), locale=locale)
        for (at, message), hint in wrong.items():
            findings.error(PAGE_HIDDEN, message, at, hint=hint or None, locale=locale)

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
                    message = "this style sheet is not among those that are checked"
                    findings.error(PAGE_CONTENT, message, markup.places[element])
        for element in markup.places:
            if unknown_features(_media(element)) and local_name(element.tag) in ("link", "style"):
                message = f"media=“{excerpt(_media(element), 40)}” is not allowed"
                findings.error(PAGE_CONTENT, message, markup.places[element])
        # Inline styles of two pages are never the same object, and may be equal.
        key = tuple(
            (one.name if one is self.styles.get(one.name) else tuple(one.rules), media)
            for one, media in used
        )
        if key not in self._cascades:
            rules = [_conditioned(rule, media) for one, media in used for rule in one.rules]
            self._cascades[key] = Cascade(rules, self._same)
        return self._cascades[key]


def _linked(markup: ParsedPage, element: Element) -> str:
    """The path of the style sheet that a link names. Empty if it names no style sheet."""
    if local_name(element.tag) != "link" or "stylesheet" not in element.get("rel", "").lower():
        return ""
    target = element.get("href", "").partition("?")[0].partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(markup.name), target))


def _media(element: Element) -> str:
    """The media of an element's styles."""
    return " ".join(element.get("media", "").lower().split())


def _conditioned(rule: StyleRule, media: str) -> StyleRule:
    if media in ("", "all"):
        return rule
    return replace(rule, condition=joined(media, rule.condition))
