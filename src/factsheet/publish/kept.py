"""Remove links from kept pages of an earlier edition to files that the new edition does not have. A
kept page may still link to a sheet or language that was removed.
"""

import posixpath
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_OF_LINKS = ("href", "hreflang", "rel", "type", "download")
"""Attributes that an `a` without a target may not have."""


def without_dead_links(name: str, html: str, is_there: Callable[[str], bool]) -> str:
    """A page whose links all lead to files for which `is_there` is true, by their paths in output/.

    The text of a link stays; a `link` is removed. Links to other sites are not checked.
    """
    links = _Links(name, is_there)
    links.feed(html)
    links.close()
    starts = [0]
    for line in html.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    parts, done = [], 0
    for number, column, length, instead in links.dead:
        start = starts[number - 1] + column
        parts += [html[done:start], instead]
        done = start + length
    return "".join([*parts, html[done:]])


class _Links(HTMLParser):
    """The start tags of a page's dead links, and their replacements."""

    def __init__(self, name: str, is_there: Callable[[str], bool]) -> None:
        super().__init__()
        self.folder = posixpath.dirname(name)
        self.is_there = is_there
        self.dead: list[tuple[int, int, int, str]] = []
        """Line, column and length of each tag, and its replacement."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the tag if it links to a missing file."""
        target = dict(attrs).get("href")
        if tag not in ("a", "link") or not target or self._leads_somewhere(target):
            return
        kept = "".join(
            f' {key}="{escape(value or "")}"' for key, value in attrs if key not in _OF_LINKS
        )
        instead = f"<a{kept}>" if tag == "a" else ""
        self.dead.append((*self.getpos(), len(self.get_starttag_text() or ""), instead))

    def _leads_somewhere(self, target: str) -> bool:
        try:
            parts = urlsplit(target)
        except ValueError:
            return True
        if parts.scheme or parts.netloc or not parts.path:
            return True
        path = posixpath.normpath(posixpath.join(self.folder, unquote(parts.path)))
        return self.is_there(f"{path}/index.html" if parts.path.endswith("/") else path)
