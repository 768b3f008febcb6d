"""Typst on the same texts: a plain template, in this process and in two.

    python bench/typesetting.py FONTS OUTPUT PROCESSES SOURCE …

`as_typst` turns a page into Typst's markup: headings, paragraphs, lists, tables and pairs,
without maps, charts, colours and columns. So it lays out less than the others do.
"""

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

HEAD = """\
#set page(paper: "a4", margin: 16mm)
#set text(font: "Facts Sans Arabic", size: 10pt, lang: "{lang}", dir: {direction})
#set document(title: [{title}])
"""
SKIPPED = {"script", "style", "svg", "nav", "head"}
ENDS = {"p": "\n\n", "li": "\n", "dt": ": ", "dd": "\n\n", "figcaption": "\n\n", "caption": "\n\n"}
HEADINGS = {"h1": "= ", "h2": "== ", "h3": "=== "}
SPECIAL = re.compile(r"([\\#*_`$<>@\[\]~=/+-])")


class _Page(HTMLParser):
    """Collects a page's texts as Typst's markup."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.title = ""
        self.depth = 0
        self.columns = 0
        self.cells: list[str] | None = None
        self.start = 0
        self.lang, self.direction = "en", "ltr"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            named = dict(attrs)
            self.lang = (named.get("lang") or "en").split("-")[0]
            self.direction = named.get("dir") or "ltr"
        elif tag in SKIPPED:
            self.depth += 1
        elif tag in HEADINGS:
            self.parts.append(f"\n{HEADINGS[tag]}")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag == "table":
            self.cells, self.columns = [], 0
        elif tag in {"td", "th"}:
            self.start = len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self.depth -= 1
        elif tag in HEADINGS:
            self.parts.append("\n\n")
        elif tag in {"td", "th"} and self.cells is not None:
            self.cells.append("".join(self.parts[self.start :]))
            del self.parts[self.start :]
        elif tag == "tr" and self.cells:
            self.columns = self.columns or len(self.cells)
        elif tag == "table" and self.cells is not None:
            cells = ", ".join(f"[{cell}]" for cell in self.cells)
            self.parts.append(f"\n#table(columns: {max(1, self.columns)}, {cells})\n\n")
            self.cells = None
        else:
            self.parts.append(ENDS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.parts.append(SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", data)))


def as_typst(html: str) -> str:
    """The texts of a page."""
    page = _Page()
    page.feed(html)
    title = re.search(r"<title>(.*?)</title>", html)
    named = SPECIAL.sub(r"\\\1", title[1]) if title else ""
    head = HEAD.format(lang=page.lang, direction=page.direction, title=named)
    return head + "".join(page.parts)


def _compile(sources: list[str], fonts: str, out: str) -> None:
    import typst

    known = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
    for source in sources:
        target = Path(out) / f"{Path(source).stem}.pdf"
        typst.compile(source, output=str(target), font_paths=known)


def main() -> int:
    fonts, out, processes, *sources = sys.argv[1:]
    count = int(processes)
    if count == 1:
        _compile(sources, fonts, out)
        return 0
    with ProcessPoolExecutor(count) as pool:
        parts = [pool.submit(_compile, sources[n::count], fonts, out) for n in range(count)]
        for part in parts:
            part.result()
    return 0


if __name__ == "__main__":
    sys.exit(main())
