"""Inline codes of XLIFF: the meaning of a code in a target, by its id.

Programs may rewrite the codes of a source: `<x/>` for `<ph>`, `<bx/>` and `<ex/>` for `<g>`,
`<sc/>` and `<ec/>` for `<pc>`. They keep the id.
"""

from dataclasses import dataclass, field

from factsheet.diagnostics import Findings, Location
from factsheet.exchange.codes import is_code


@dataclass(slots=True)
class Codes:
    """The codes of one unit, as its source has introduced them."""

    at: Location
    findings: Findings
    alone: dict[str, str] = field(default_factory=dict)
    starts: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)

    def single(self, kind: str, name: str, stated: str | None) -> str:
        """A standalone code. `stated` is its meaning according to the file."""
        return self._meant(self.alone, kind, name, stated)

    def start(self, kind: str, name: str, stated: str | None) -> str:
        """What begins a pair."""
        return self._meant(self.starts, kind, name, stated)

    def end(self, kind: str, name: str, stated: str | None) -> str:
        """What ends a pair: where nothing else is known, the end of the tag that began it."""
        if not stated and name not in self.ends and name in self.starts:
            stated = closing(self.starts[name])
        return self._meant(self.ends, kind, name, stated)

    def is_alone(self, name: str) -> bool:
        """Whether the code is standalone in the source: a target may write it as half of a pair."""
        return name in self.alone and name not in self.starts

    def untranslated_segment(self) -> None:
        """Report that a segment has no translation, so that the others say half of the text."""
        message = "a segment is not translated yet: the message is left as it was"
        hint = "translate every segment, and export the file from your tool again"
        self.findings.warning("exchange-segment", message, self.at, hint=hint)

    def _meant(self, known: dict[str, str], kind: str, name: str, stated: str | None) -> str:
        """A placeholder may be written in another form than the source's, a label may not."""
        meant = known.get(name)
        if stated and (meant is None or is_code(stated)):
            known.setdefault(name, stated)
            return stated
        if meant is None:
            message = f"the inline code <{kind} id=“{name}”> stands for nothing in the source"
            self.findings.error("exchange-code", message, self.at)
            return ""
        return meant


def closing(tag: str) -> str | None:
    """The end of a tag; None where it is not a tag."""
    words = tag[1:-1].split() if tag.startswith("<") and tag.endswith(">") else []
    return f"</{words[0]}>" if words else None
