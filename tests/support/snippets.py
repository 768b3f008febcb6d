"""The snippets of the documentation: what stands in fences, by page and line."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support.editions import ROOT

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
GENERATED = ("docs/rules.md",)
"""Made from the rules' values, whose examples have tests of their own."""


@dataclass(frozen=True)
class Snippet:
    """One fenced block."""

    page: str
    """Relative to the repository."""
    line: int
    """Of the first line inside the fence."""
    language: str
    """As the fence says it; empty where it says none."""
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


@cache
def snippets() -> tuple[Snippet, ...]:
    """All of README.md and its neighbours, docs/*.md and the example publication's page."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "examples/countries/README.md"]
    return tuple(
        snippet
        for path in sorted(pages)
        if (page := path.relative_to(ROOT).as_posix()) not in GENERATED
        for snippet in _of(page, path)
    )


def _of(page: str, path: Path) -> list[Snippet]:
    text = path.read_text("utf-8")
    return [
        Snippet(
            page,
            text[: found.start()].count("\n") + 2,
            found[2],
            re.sub(rf"^{found[1]}", "", found[3], flags=re.MULTILINE),
        )
        for found in FENCE.finditer(text)
    ]
