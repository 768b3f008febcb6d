"""What paper leaves out of a page, by its style sheets."""

import re
from collections.abc import Iterable, Iterator

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)")
_MEDIA = re.compile(r"@media([^{@]*+)\{((?:[^{}]*+\{[^{}]*+\})*+[^{}]*+)\}")
_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
_CLASS = re.compile(r"\.([\w-]+)")
_LEFT_OUT = re.compile(r"display\s*:\s*none|position\s*:\s*running\(")
"""A running element stands in the margins of all pages, where it is no part of the text."""


def is_for_paper(name: str) -> bool:
    """Whether a style sheet of this name is used in print: `40-paper.print.css`, `20-page.css`."""
    media = name.removesuffix(".css").rpartition("/")[2].partition(".")[2]
    return name.endswith(".css") and media in ("", "print", "all")


def left_out(sheets: Iterable[str]) -> frozenset[str]:
    """The classes of elements that style sheets for paper hide or move into the margins."""
    return frozenset(name for css in sheets for name in _left_out(_COMMENT.sub("", css)))


def _left_out(css: str) -> Iterator[str]:
    plain = _MEDIA.sub(lambda found: found[2] if "print" in found[1] else "", css)
    for selectors, declarations in _RULE.findall(plain):
        if _LEFT_OUT.search(declarations):
            for selector in selectors.split(","):
                if found := _CLASS.fullmatch(selector.strip()):
                    yield found[1]
