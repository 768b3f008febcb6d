"""Pages read back: a tree by the HTML standard's own parsing rules, and what it says."""

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import tinyhtml5

VOID = frozenset({"meta", "link", "br", "img", "hr", "wbr"})


def tree(html: str) -> Element:
    """The page's root element."""
    root: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return root


def elements(root: Element, *tags: str) -> list[Element]:
    """All elements of those tags, in document order."""
    return [element for element in root.iter() if local(element) in tags]


def local(element: Element) -> str:
    """The tag without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def classed(root: Element, name: str) -> list[Element]:
    """All elements of a class."""
    return [element for element in root.iter() if name in element.get("class", "").split()]


def words(element: Element) -> str:
    """The element's text."""
    return "".join(element.itertext())


def unbalanced(html: str) -> list[str]:
    """End tags that do not close what is open, and start tags that nothing closes."""
    balance = _Balance()
    balance.feed(html)
    balance.close()
    return [*balance.wrong, *(f"<{tag}>" for tag in balance.open)]


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"<{tag}> repeats an attribute")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "path":
            self.wrong.append(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def visible(root: Element) -> Iterator[str]:
    """What a reader sees or hears, piece by piece: texts, labels, titles, alternatives."""
    for element in root.iter():
        if local(element) in ("style", "script"):
            continue
        for name in ("aria-label", "title", "alt"):
            if name in element.attrib:
                yield element.attrib[name]
        if element.text:
            yield element.text
        if element.tail:
            yield element.tail
