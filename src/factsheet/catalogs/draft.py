"""An entry of a .po file that is being read."""

from dataclasses import dataclass, field
from typing import Any

from factsheet.catalogs.po import Entry, Previous, RawEntry
from factsheet.diagnostics import Location

_FOLLOWERS: dict[str | None, tuple[str, ...]] = {
    None: ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": (),
}


@dataclass(slots=True)
class Draft:
    """The parts of an entry read so far: comments, and pieces of text by keyword."""

    first: int
    """Number of its first line, which may be a comment's."""
    line: int = 0
    """Number of the line with its first keyword."""
    last: str | None = None
    """The keyword read last."""
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    form_lines: list[int] = field(default_factory=list)
    is_obsolete: bool = False
    last_line: int = 0
    """Number of its last line."""
    shares_line: bool = False
    """Whether another entry begins or ends in one of its lines, so these can't be kept."""
    gap: int = 1
    """Blank lines before it."""
    is_broken: bool = False
    """Whether a problem has been reported; consequences of it are not."""

    @property
    def is_complete(self) -> bool:
        return bool(self.form_lines)

    def ends_before(self, keyword: str) -> bool:
        """Whether `keyword` begins another entry."""
        if keyword == "msgid":
            return self.last not in (None, "msgctxt")
        return keyword == "msgctxt" and self.last is not None

    def takes(self, keyword: str) -> bool:
        """Whether `keyword` may come next."""
        return keyword in _FOLLOWERS.get(self.last, (f"msgstr[{len(self.form_lines)}]",))

    @property
    def missing(self) -> str | None:
        """The required keyword that this entry lacks, if any."""
        if "msgid" not in self.texts:
            return "msgid"
        return None if self.is_complete else "msgstr"

    def entry(self, path: str, lines: str, place: int) -> Entry:
        """The entry. `lines` are its source lines; `place` is the number of entries before it."""
        texts = {keyword: "".join(pieces) for keyword, pieces in self.texts.items()}
        said: dict[str, Any] = {
            "singular": texts.pop("msgid"),
            "context": texts.pop("msgctxt", None),
            "plural": texts.pop("msgid_plural", None),
            "translations": tuple(texts.values()),
            "flags": tuple(dict.fromkeys(self.flags)),
            "comments": tuple(self.comments),
            "extracted": tuple(self.extracted),
            "references": tuple(self.references),
            "previous": self._previous() if self.previous else None,
            "is_obsolete": self.is_obsolete,
            "location": Location(path, self.line, 1),
            "form_lines": tuple(self.form_lines),
        }
        if self.shares_line:
            return Entry(**said)
        return Entry(**said, spelling=RawEntry(lines, Entry(**said), place, self.gap))

    def _previous(self) -> Previous:
        old = {keyword: "".join(pieces) for keyword, pieces in self.previous.items()}
        return Previous(old.get("msgctxt"), old.get("msgid"), old.get("msgid_plural"))
