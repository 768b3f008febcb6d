"""The PO grammar (GNU gettext manual, “The Format of PO Files”): bytes → PoFile.

It is strict, and not a library's parser, because every problem of a file has to be reported in one
run with line and column, and because nothing of a translator's work may be lost: text after an
unclosed quote, `#~|` lines, U+2028 in a text, forms above nine.
"""

import codecs
import re

from factsheet.catalogs.draft import Draft
from factsheet.catalogs.lastread import LastRead, moved
from factsheet.catalogs.literal import LiteralError, leading_literals, printable
from factsheet.catalogs.po import Entry, Key, PoFile
from factsheet.diagnostics import Findings, Location, Rule
from factsheet.model.text import MAXIMUM_TEXT
from factsheet.rules.catalogs import (
    PO_DUPLICATE,
    PO_ENCODING,
    PO_MERGE_CONFLICT,
    PO_SYNTAX,
    PO_TOO_LARGE,
)

MAXIMUM_BYTES = 16 * 2**20
MAXIMUM_ENTRIES = 100_000
"""Maximum length of a msgid or msgstr, in characters (three pages). Longer ones would keep every
rule busy for minutes."""
TOO_LARGE = "check that this is the right file: catalogs of fact sheets are smaller"
MAXIMUM_PROBLEMS = 20
"""Maximum number of problems reported for a file."""

_BLANKS = " \t\r\v\f"
_KEYWORD = re.compile(
    rf"(?P<name>msgctxt|msgid_plural|msgid|msgstr)"
    rf"(?:(?<=msgstr)[{_BLANKS}]*\[[{_BLANKS}]*(?P<form>[0-9]{{1,20}})[{_BLANKS}]*\])?"
    rf"(?:[{_BLANKS}]+|(?=\")|$)"
)
_PREVIOUS = ("msgctxt", "msgid", "msgid_plural")
_REFERENCE = re.compile("\u2068[^\u2068\u2069]*\u2069(?::[0-9]+)?|\\S+")
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")


def parse(
    data: bytes,
    path: str,
    findings: Findings,
    locale: str | None = None,
    last: LastRead | None = None,
) -> PoFile | None:
    """Parse a file; None, with findings, if it is not a valid catalog.

    With what was read `last` of the same file, only entries that have changed are parsed; the
    result is the same, and is kept in `last`.
    """
    parser = _Parser(path, findings, locale, last or LastRead())
    text = _decoded(data, parser)
    return None if text is None else parser.file(text)


def _decoded(data: bytes, parser: "_Parser") -> str | None:
    if problem := size_problem(len(data)):
        parser.report(PO_TOO_LARGE, problem, 0, hint=TOO_LARGE)
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found, problem = error.start, "the file is not UTF-8"
    else:
        if "\0" not in text and ("\r" not in text or "\n" in text):
            return text
        found, problem = data.find(b"\0"), "the file contains a NUL character, so it may be UTF-16"
        if found < 0:
            found, problem = data.find(b"\r"), "its lines end with CR alone"
    before = data[:found].rpartition(b"\n")[2].decode("utf-8")
    hint = "save it as UTF-8 with LF line ends, or convert it: msgconv --to-code=UTF-8"
    line = data.count(b"\n", 0, found) + 1
    parser.report(PO_ENCODING, problem, line, len(before) + 1, hint=hint)
    return None


def size_problem(size: int) -> str | None:
    """Why a file of `size` bytes is not read, or None."""
    return f"the file is larger than {MAXIMUM_BYTES >> 20} MiB" if size > MAXIMUM_BYTES else None


class _Parser:
    def __init__(self, path: str, findings: Findings, locale: str | None, last: LastRead) -> None:
        self.path = path
        self.findings = findings
        self.locale = locale
        self.problems = 0
        self.number = 0
        self.lines: list[str] = []
        self.draft = Draft(1, gap=0)
        self.gap = 0
        """Blank lines before the line that is read."""
        self.last = last
        self.now = LastRead()
        """The record of this reading, for the next one."""
        self.can_resume = True
        """Whether each entry has lines of its own."""
        self.pieces: list[str] | None = None
        """The list to which the next text is added."""
        self.live: dict[Key, Entry] = {}

    def file(self, text: str) -> PoFile | None:
        newline = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
        # only \n ends a line: a text may hold any of the others that Unicode knows
        text = text.replace("\r\n", "\n")
        self.lines = self.now.lines = text.split("\n")
        kept, after = self.last.unchanged(self.lines)
        self.resume(kept)
        for number in range(self.number or 1, len(self.lines) + 1):
            line = self.lines[number - 1]
            if body := line.strip(_BLANKS):
                self.number = number
                self.read(body)
                if self.problems >= MAXIMUM_PROBLEMS:
                    end = len(line) + 1
                    self.report(
                        PO_SYNTAX, "further problems in this file are not listed", number, end
                    )
                    return None
                if self.joins(after):
                    break
            self.gap = 0 if line else self.gap + 1
            if not self.number:
                self.draft.gap = self.gap
        else:
            self.number = len(self.lines) + 1
            if not self.draft.texts:
                self.now.tail = (self.source(), self.draft.gap)
            self.close()
        if self.problems:
            return None
        if self.can_resume:
            self.last.become(self.now)
        header = self.live.pop((None, ""), None)
        entries = tuple(self.live.values())
        obsolete = tuple(entry for entry in self.now.entries if entry.is_obsolete)
        ending = "\n" * (len(text) - len(text.rstrip("\n")))
        return PoFile(entries, header, obsolete, *self.now.tail, ending, newline)

    def resume(self, kept: int) -> None:
        """Begin with the first entry that is not kept of those read last."""
        if not kept:
            return
        self.now.firsts = self.last.firsts[:kept]
        for entry in self.last.entries[:kept]:
            self.add(entry)
        self.number = self.last.firsts[kept]
        self.draft = Draft(self.number, gap=self.last.gap(kept))

    def joins(self, after: int) -> bool:
        """Whether the entry that begins in this line, and all that follow, are unchanged `after`
        the change; if so, take them over."""
        draft, last = self.draft, self.last
        lines = len(self.lines) - len(last.lines)
        if draft.first != self.number or self.number - lines < after or draft.shares_line:
            return False
        place = None if self.problems else last.place(self.number - lines)
        if place is None or last.gap(place) != draft.gap:
            return False
        rest, places = last.entries[place:], len(self.now.entries) - place
        if places + len(last.entries) > MAXIMUM_ENTRIES:
            return False
        if any(one.key in self.live for one in rest if not one.is_obsolete):
            self.last = LastRead()  # which is reported where it is read
            return False
        self.now.firsts += [first + lines for first in last.firsts[place:]]
        for entry in rest:
            self.add(moved(entry, lines, places))
        self.now.tail = last.tail
        return True

    def add(self, entry: Entry) -> None:
        self.now.entries.append(entry)
        if not entry.is_obsolete:
            self.live[entry.key] = entry

    def source(self) -> str:
        """The draft's lines, without blank lines around them."""
        return "\n".join(self.lines[self.draft.first - 1 : self.number - 1]).strip("\n")

    def read(self, body: str) -> None:
        if body[0] != "#":
            self.statement(body, is_obsolete=False)
        elif body.startswith(("#~|", "#|")):
            self.previous(body.partition("|")[2].lstrip(_BLANKS))
        elif body.startswith("#~"):
            rest = body[2:].lstrip(_BLANKS)
            if rest.startswith("#") and not rest.startswith("#~"):
                # the comments of an obsolete entry may be marked as its texts are
                self.read(rest)
            else:
                self.statement(rest, is_obsolete=True)
        else:
            self.comment(body)

    def comment(self, body: str) -> None:
        if self.draft.texts:
            self.close()
        draft, mark = self.draft, body[1:2]
        if mark == ".":
            draft.extracted.append(body[2:].removeprefix(" "))
        elif mark == ":":
            draft.references += _REFERENCE.findall(body[2:])
        elif mark == ",":
            draft.flags += filter(None, (flag.strip() for flag in body[2:].split(",")))
        else:
            draft.comments.append(body[1:].removeprefix(" "))

    def previous(self, body: str) -> None:
        if self.draft.texts:
            self.close()
        while True:
            keyword = _KEYWORD.match(body)
            if keyword and keyword["name"] in _PREVIOUS:
                self.pieces = self.draft.previous.setdefault(keyword["name"], [])
                body = body[keyword.end() :]
                if not body:
                    return
            body = self.text(body)
            if not body:
                return

    def statement(self, body: str, *, is_obsolete: bool) -> None:
        """Read keywords and quoted texts; a line may have several."""
        while body:
            if body.startswith('"'):
                if not self.draft.texts:
                    self.pieces = None
            elif keyword := _KEYWORD.match(body):
                self.begin(keyword, body, is_obsolete=is_obsolete)
                body = body[keyword.end() :]
            else:
                self.stray(body)
                return
            self.draft.last_line = self.number
            if is_obsolete != self.draft.is_obsolete:
                self.syntax("some lines of the entry are obsolete (#~) and others are not", body)
            body = self.text(body) if body else ""

    def begin(self, found: re.Match[str], body: str, *, is_obsolete: bool) -> None:
        """Begin the text of a keyword; msgctxt or msgid may begin the next entry."""
        form = found["form"]
        keyword = found["name"] if form is None else f"{found['name']}[{int(form)}]"
        if self.draft.ends_before(keyword):
            shares_line = self.draft.last_line == self.number
            self.draft.shares_line |= shares_line
            self.close()
            self.draft.shares_line = shares_line
        self.awaited()
        draft = self.draft
        if not draft.texts:
            draft.line = self.number
            draft.is_obsolete = is_obsolete
        if not draft.takes(keyword):
            where = f"follow “{draft.last}”" if draft.last else "begin an entry"
            self.syntax(f"“{keyword}” can’t {where}", body)
        draft.last = keyword
        self.pieces = draft.texts.setdefault(keyword, [])
        if keyword.startswith("msgstr"):
            draft.form_lines.append(self.number)

    def awaited(self) -> None:
        """Report a keyword without text."""
        draft = self.draft
        if draft.last and not draft.texts[draft.last] and not draft.is_broken:
            hint = 'write "…" around the text, with straight quotes'
            column = len(self.lines[draft.last_line - 1].rstrip(_BLANKS)) + 1
            message = f"“{draft.last}” has no text in quotes"
            self.report(PO_SYNTAX, message, draft.last_line, column, hint=hint)
            draft.is_broken = True

    def stray(self, body: str) -> None:
        if self.draft.is_complete:
            self.close()
        self.pieces = None
        if _CONFLICT.match(body):
            # of a conflict's three marks the first is enough
            if body.startswith("<") or not self.problems:
                hint = "choose one side, and delete the lines <<<<<<<, ======= and >>>>>>>"
                self.report(
                    PO_MERGE_CONFLICT, "an unresolved merge conflict", self.number, hint=hint
                )
            self.draft.is_broken = True
        else:
            hint = (
                "a line must be a comment (#), a keyword with a text in quotes, or a text in quotes"
            )
            self.syntax(f"“{body[:30].split(' ')[0]}” is not a keyword", body, hint)

    def text(self, body: str) -> str:
        """Read literals; return the rest of the line, which begins with a keyword."""
        if self.pieces is None:
            self.syntax("there is no keyword before this text", body)
            return ""
        try:
            text, end = leading_literals(body, _KEYWORD)
        except LiteralError as error:
            self.syntax(str(error), body[error.offset :], error.hint)
            return ""
        self.pieces.append(text)
        return body[end:]

    def close(self) -> None:
        """End the entry."""
        self.awaited()
        lines = self.source()
        draft, self.draft = self.draft, Draft(self.number, gap=self.gap)
        self.can_resume &= not draft.shares_line
        self.pieces = None
        if draft.is_broken or not draft.texts:
            return
        if draft.missing:
            self.report(PO_SYNTAX, f"the entry has no {draft.missing}", draft.line)
            return
        entry = draft.entry(self.path, lines, len(self.now.entries))
        if any(len(text) > MAXIMUM_TEXT for text in (entry.singular, *entry.translations)):
            message = f"a text has more than {MAXIMUM_TEXT:,} characters"
            hint = "check whether a whole file was pasted into it"
            self.report(PO_TOO_LARGE, message, draft.line, hint=hint)
            return
        first = None if entry.is_obsolete else self.live.get(entry.key)
        if first:
            name = entry.context or entry.singular[:60]
            hint = f"keep one of the two; the first is in line {first.location.line}"
            self.report(PO_DUPLICATE, f"“{name}” has two entries", draft.line, hint=hint)
        else:
            self.now.firsts.append(draft.first)
            self.add(entry)
        if len(self.now.entries) > MAXIMUM_ENTRIES:
            message = f"the file has more than {MAXIMUM_ENTRIES:,} entries"
            self.report(PO_TOO_LARGE, message, draft.line, hint=TOO_LARGE)
            self.problems = MAXIMUM_PROBLEMS

    def syntax(self, message: str, rest: str, hint: str | None = None) -> None:
        """Report an entry's first problem, at the beginning of `rest`, the end of the line."""
        if not self.draft.is_broken:
            line = self.lines[self.number - 1].rstrip(_BLANKS)
            column = len(line) - len(rest) + 1
            self.report(PO_SYNTAX, message, self.number, column, hint=hint)
        self.draft.is_broken = True

    def report(
        self,
        rule: Rule,
        message: str,
        line: int,
        column: int = 0,
        *,
        hint: str | None = None,
    ) -> None:
        self.problems += 1
        at = Location(self.path, line, column)
        self.findings.error(rule, printable(message), at, hint=hint, locale=self.locale)
