"""Read published pages."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from factsheet.diagnostics import Location
from factsheet.gate.theme.marks import FURNITURE, MARKED, VOID
from factsheet.published.blocks import BLOCKS, BlockCollector
from factsheet.published.folding import figures, read, runs
from factsheet.published.page import Link, PageValue, PublishedPage, StrayNumber

SPOKEN = ("alt", "aria-label", "title")
"""Attributes whose text screen readers read."""
SEARCHING = ("data-label", "data-count", "data-none")
"""Attributes of the search's script whose text it shows."""
DESCRIBING = ("description", "keywords", "og:title", "og:description")
"""Metadata whose text search engines and shared links show."""
TITLE = "source-title"
CITING = frozenset((TITLE, "source-publisher"))
"""Classes of titles and publishers of sources."""
INDICES = frozenset(("sub", "sup"))
STRUCK = frozenset(("s", "del"))
REDRAWING = STRUCK | {"br", "ruby", "rt", "rp"}
"""Elements that strike through, divide or annotate a value."""
LONGEST_INDEX = 3
"""Maximum length of a sub- or superscript in a name; a longer one would be a number."""
CLOSING_BRACKETS = frozenset(")]")
LINKED_DATA = "application/ld+json"
ADDRESSES = ("href", "src", "xlink:href", "poster", "data")
"""Attributes whose value is an address."""
DATA_BLOCKS = (LINKED_DATA,)
"""Types of `<script>` that no browser runs (HTML, 4.12.1: data blocks)."""


def read_page(
    name: str, html: str, left_out: frozenset[str], running: frozenset[str] = frozenset()
) -> PublishedPage:
    """Read a page as leniently as a browser does.

    `left_out` are the classes of elements that are not printed in the text, and `running` those of
    them that are printed in the margins (see `styles`).
    """
    reader = _Reader(name, left_out, running)
    reader.feed(html)
    reader.close()
    return reader.page


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    tag: str
    at: Location
    is_silent: bool
    """Whether numbers in it need no fact: it is a value, or not text of the page."""
    address: str | None = None
    value: str = ""
    form: str | None = None
    language: str = ""
    is_on_paper: bool = True
    words: list[str] = field(default_factory=list)
    is_cited: bool = False
    """Whether it is the title or publisher of a source."""
    is_title: bool = False
    """Whether it is the title of a source."""
    is_data: bool = False
    is_redrawn: bool = False
    """Whether a value in it looks different from its text."""
    before: str = ""


class _Reader(HTMLParser):
    def __init__(self, name: str, left_out: frozenset[str], running: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.page = PublishedPage(name)
        self.page.at = Location(name)
        self.outline = BlockCollector(left_out, running, self.page.at)
        self.page.blocks = self.outline.blocks
        self.open: list[_Open] = []
        self.is_after_index = False
        self.told = ""
        """The last characters of the text."""
        self.is_breakable = False
        """Whether a line may break before the next text."""
        self.is_after_value = False
        """Whether the text before was a sub- or superscript that belongs to a name."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.told, self.is_after_value = "", False
        if tag in REDRAWING:
            for element in self.open:
                element.is_redrawn = element.is_redrawn or element.address is not None
        attributes = {key: value or "" for key, value in attrs}
        at = self._here()
        self._note(tag, attributes, at)
        self.is_breakable = tag == "wbr"
        if tag in VOID:
            self.outline.void(tag, attributes, at)
            return
        self.outline.start(tag, attributes, at)
        classes = set(attributes.get("class", "").split())
        is_silent = self._is_silent() or tag in MARKED or not FURNITURE.isdisjoint(classes)
        element = _Open(tag, at, is_silent)
        element.language = attributes.get("lang") or (self.open[-1].language if self.open else "")
        element.is_data = tag == "script" and attributes.get("type", "").lower() == LINKED_DATA
        element.is_title = TITLE in classes and not any(one.is_title for one in self.open)
        element.is_cited = not CITING.isdisjoint(classes) or any(
            above.is_cited for above in self.open[-1:]
        )
        if tag in ("data", "time") and "data-fact" in attributes:
            element.address = attributes["data-fact"]
            element.value = attributes.get("value" if tag == "data" else "datetime", "")
            element.form = attributes.get("data-form")
            element.is_on_paper = self.outline.is_on_paper
            element.before = self.told
            element.is_redrawn = any(above.tag in REDRAWING for above in self.open)
            self.is_after_value = False
        self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if all(element.tag != tag for element in self.open):
            return
        while self._close().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        is_index = self.is_after_index = self._is_index(data)
        self.outline.text(data)
        if self.is_after_value and data:
            self.page.after[len(self.page.values) - 1] = data[:3]
            self.is_after_value = False
        self._note_raised(data)
        self.told = (self.told + data)[-3:]
        for element in self.open:
            if element.address is not None or element.is_title:
                element.words.append(data)
        tags = {element.tag for element in self.open}
        self.page.struck += data if tags & STRUCK else ""
        if self.open and self.open[-1].tag == "title":
            self._tell("the title of a picture" if "svg" in tags else "the title", data)
            if "svg" not in tags:
                self.page.title += data
                self.page.numbers.update(runs(data))
        if self.open and self.open[-1].is_data:
            self.page.data.append((data, self.open[-1].at))
        if "body" not in tags or tags & {"script", "style"}:
            return
        self.page.numbers.update(runs(data))
        if not self._is_silent() and not is_index:
            is_cited = bool(self.open) and self.open[-1].is_cited
            self.page.bare += [
                StrayNumber(figure, self._place(data, start), data, start, is_cited)
                for start, figure in figures(data)
            ]

    def _note_raised(self, data: str) -> None:
        """Note digits that are raised or lowered beside others, which look like another number:
        19⁴. Any element between digits may do so, except `<wbr>`."""
        is_raised = bool(self.open) and self.open[-1].tag in INDICES
        if is_raised and self.told[-1:].isdigit() and any(map(str.isdigit, data)):
            for element in self.open:
                element.is_redrawn = element.is_redrawn or element.address is not None
        for element in self.open:
            words = element.words[-1:] if element.address is not None else []
            is_parted = any(word[-1:].isdigit() for word in words) and data[:1].isdigit()
            element.is_redrawn = element.is_redrawn or (is_parted and not self.is_breakable)
        self.is_breakable = False

    def close(self) -> None:
        super().close()
        while self.open:
            self._close()

    def _close(self) -> _Open:
        element = self.open.pop()
        self.outline.end()
        words = "".join(element.words)
        if element.is_title:
            self.page.sources.append(read(words)[0])
        if element.address is not None:
            self.page.values.append(
                PageValue(
                    element.address,
                    element.value,
                    words,
                    element.at,
                    element.is_on_paper,
                    element.form,
                    element.language,
                    element.is_redrawn,
                    element.before,
                )
            )
            self.is_after_value = True
        return element

    def _note(self, tag: str, attributes: dict[str, str], at: Location) -> None:
        page = self.page
        page.items += tag == "li"
        if tag == "html":
            page.language, page.direction = attributes.get("lang"), attributes.get("dir")
            page.at = at
        if "id" in attributes:
            page.ids.add(attributes["id"])
        self._note_told(tag, attributes)
        for name in ADDRESSES:
            target = attributes.get(name)
            if target is None:
                continue
            relation = attributes.get("rel", "")
            is_printed = self.outline.is_printed(attributes)
            language = attributes.get("hreflang")
            page.links.append(Link(target, at, tag, relation, language, is_printed))

    def _note_told(self, tag: str, attributes: dict[str, str]) -> None:
        """Record text that is not shown, such as alternatives."""
        if tag == "meta":
            named = attributes.get("name") or attributes.get("property", "")
            self.page.metadata[named] = attributes.get("content", "")
            if named in DESCRIBING:
                self._tell(f"“{named}”", attributes.get("content", ""))
        if tag == "script":
            for name in SEARCHING:
                self._tell(f"“{name}”", attributes.get(name, ""))
        classes = set(attributes.get("class", "").split())
        if not self._is_silent() and FURNITURE.isdisjoint(classes):
            for name in SPOKEN:
                self._tell(f"“{name}”", attributes.get(name, ""))

    def _tell(self, where: str, text: str) -> None:
        if text.strip():
            self.page.unseen.append((where, text, self._here()))

    def _is_index(self, data: str) -> bool:
        """Whether the next text is a sub- or superscript of the letter or bracket before it: H₂O,
        m², Ca(OH)₂, or of another sub- or superscript: SO₄²⁻. Its digits belong to a name."""
        is_short = sum(map(str.isdigit, data)) <= LONGEST_INDEX
        if not self.open or self.open[-1].tag not in INDICES or not is_short:
            return False
        before = self.outline.before
        return before.isalpha() or before in CLOSING_BRACKETS or self.is_after_index

    def _is_silent(self) -> bool:
        return bool(self.open) and self.open[-1].is_silent

    def _here(self) -> Location:
        line, offset = self.getpos()
        return Location(self.page.name, line, offset + 1)

    def _place(self, data: str, start: int) -> Location:
        """The place of a character of the text. Columns are exact up to the first entity."""
        line, offset = self.getpos()
        before = data[:start]
        if "\n" in before:
            return Location(self.page.name, line + before.count("\n"), start - before.rindex("\n"))
        return Location(self.page.name, line, offset + start + 1)
