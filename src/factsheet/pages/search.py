"""The search index of a list of sheets: the passages of its pages, as data for a browser.

The file is a script, because a page that was opened as a file (`file://`) may load nothing else.
It assigns one JSON object, so it is read and checked as data. Words are folded in the browser
alone, by `search/js/search.js`, for the passages and for what is asked.
"""

import json
from collections.abc import Mapping
from html.parser import HTMLParser

from factsheet.locales.functionwords import ASKING, FUNCTION_WORDS
from factsheet.locales.tags import language_of

SEARCH = "js/search.js"
PLACE = "js/place.js"
"""The toolkit's scripts, among the assets: the search, and one for links to other languages."""
INDEX_SCRIPT = "search.js"
"""A language's index, in the folder of its pages."""
_BEGIN, _END = "var factsheets = ", ";\n"
_SILENT = frozenset(("script", "style", "svg"))
_ASIDE = frozenset(
    ("marks", "actions", "downloads", "footnote-label", "note-call", "on-paper", "map-label")
)
"""Classes of text that is not indexed: numbers of sources and notes, labels of pictures."""
_VOID = frozenset(("br", "col", "hr", "img", "link", "meta", "source", "wbr"))
_LINES = frozenset(
    (
        "div",
        "section",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "li",
        "dl",
        "tr",
        "caption",
        "blockquote",
    )
)
_CELLS = frozenset(("p", "dt", "dd", "td", "th"))
"""Parts of a line, if it is that of an item or a row."""
_ITEMS = frozenset(("li", "dl", "tr"))
_BETWEEN = " · "

Block = tuple[str, str, str]
"""Id, heading, and lines of text; for the head of a sheet the first two are empty."""


def search_index(locale: str, pages: Mapping[str, str]) -> bytes:
    """The index of a locale, from the HTML of its sheets by id.

    `sheets` is a list of `[id, title, keywords, blocks]`. `quiet` are the words of the language
    that say nothing of what a reader looks for; other languages than those of the tables have none.
    """
    language = language_of(locale)
    quiet = FUNCTION_WORDS.get(language, frozenset()).union(ASKING.get(language, "").split())
    sheets = [[sheet, *passages(pages[sheet])] for sheet in sorted(pages)]
    data = {"quiet": " ".join(sorted(quiet)), "sheets": sheets}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{_BEGIN}{text}{_END}".encode()


def passages(html: str) -> tuple[str, str, list[Block]]:
    """The title of a page, its keywords, and the text of its head and of each block except
    sources."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    blocks = [part.block for part in reader.parts if part.lines and not part.is_sources]
    return reader.title, reader.keywords, blocks


class _Part:
    """The head of a sheet, or a block."""

    def __init__(self, name: str = "", classes: str = "") -> None:
        self.name = name
        self.is_sources = "block-sources" in classes.split()
        self.heading = ""
        self.lines: list[str] = []

    @property
    def block(self) -> Block:
        return self.name, self.heading, "\n".join(self.lines)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.keywords = ""
        self.parts = [_Part()]
        self.open: list[tuple[str, bool]] = []
        """Open elements, and whether their text belongs to no line."""
        self.cells: list[str] = []
        """The parts of the line so far."""
        self.is_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        if tag in _VOID:
            if attributes.get("name") == "keywords":
                self.keywords = attributes.get("content", "")
            return
        classes = attributes.get("class", "")
        self._divide(tag)
        if "block" in classes.split():
            self.parts.append(_Part(attributes.get("id", ""), classes))
        is_silent = tag in _SILENT or not _ASIDE.isdisjoint(classes.split())
        self.is_head = self.is_head or "masthead-title" in classes.split()
        self.open.append((tag, is_silent or (bool(self.open) and self.open[-1][1])))

    def handle_endtag(self, tag: str) -> None:
        if all(name != tag for name, _ in self.open):
            return
        self._divide(tag)
        while self.open.pop()[0] != tag:
            pass
        self.is_head = self.is_head and tag != "header"

    def handle_data(self, data: str) -> None:
        is_told = self.is_head or len(self.parts) > 1
        if not is_told or not self.open or self.open[-1][1]:
            return
        if not self.cells:
            self.cells.append("")
        self.cells[-1] += data

    def _divide(self, tag: str) -> None:
        """End the line, or a part of it, where the element begins or ends."""
        if tag == "footer":
            self._end_line()
            self.parts.append(_Part(classes="block-sources"))
        elif tag in _LINES or tag in ("h1", "h2", "header"):
            self._end_line(tag)
        elif tag in _CELLS and all(name not in _ITEMS for name, _ in self.open):
            self._end_line()
        elif tag in _CELLS:
            self.cells.append("")

    def _end_line(self, tag: str = "") -> None:
        said = (" ".join(cell.split()) for cell in self.cells)
        line = _BETWEEN.join(filter(None, said))
        self.cells = []
        if line and tag == "h1":
            self.title = line
        elif line and tag == "h2":
            self.parts[-1].heading = line
        elif line:
            self.parts[-1].lines.append(line)
