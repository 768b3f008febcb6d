"""Findings: problems of content, as values.

A content problem never raises beyond the stage that finds it. The stage adds a `Diagnostic` to a
`Findings` and continues, so that one run reports every problem of every file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import PurePosixPath

from factsheet.escaping import printable

_LONGEST = 4_000
"""Maximum length of a message or hint in characters, since it may quote a whole file."""
_FIRST_WORDS = 60
"""Characters of a message's text that identify it."""
_LONGEST_WORD = 100
_MOST_KNOWN = 5_000
"""Maximum length of a word to compare, and of the list to compare it with."""
MOST_GUESSES = 20
"""How many unknown words of a list get a hint."""


class Severity(StrEnum):
    """The severity of a diagnostic: errors stop publication, warnings need review, notes are
    information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the publication.

    `path` is relative to the publication and uses `/`; `line` and `column` count
    from 1; line 0 means the whole file.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        path = printable(self.path)
        return f"{path}:{self.line}:{self.column or 1}" if self.line else path


@dataclass(frozen=True, slots=True)
class MessageName:
    """A message as editors of catalogs find it: Poedit and Weblate show no lines of the file."""

    context: str | None
    """Its msgctxt."""
    text: str
    """The first words of its msgid."""

    @classmethod
    def of(cls, context: str | None, source: str) -> "MessageName":
        """The name of a message with this source text, shortened at the end of a word."""
        words = " ".join(source.split())
        if len(words) > _FIRST_WORDS:
            words = f"{words[:_FIRST_WORDS].rpartition(' ')[0] or words[:_FIRST_WORDS]} …"
        return cls(context and printable(context), printable(words))

    def __str__(self) -> str:
        return f"{self.context}, “{self.text}”" if self.context else f"“{self.text}”"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding, as `explain` and the documentation describe it.

    `bad` and `good` are examples for people and tests, both or none. For a rule about translations
    they are catalog entries (msgctxt is optional) in the language of `locale`.
    """

    code: str
    severity: Severity
    summary: str
    """One sentence that states the problem: “A placeholder of the source is missing.”"""
    rationale: str
    """Why that matters, and to whom; what is correct."""
    bad: str = ""
    good: str = ""
    locale: str = "fr"
    flag: str | None = None
    """The flag in a .po file that silences it for one message; Weblate's flag if there is one."""
    is_fixed: bool = False
    """Whether its level cannot be changed, because pages would otherwise be wrong or unsafe."""

    def found(
        self,
        message: str,
        at: Location,
        *,
        hint: str | None = None,
        locale: str | None = None,
        severity: Severity | None = None,
        subject: MessageName | None = None,
    ) -> "Diagnostic":
        """A finding of this rule, with its severity unless another is given."""
        return Diagnostic(self.code, message, at, severity or self.severity, hint, locale, subject)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, what is wrong, where, and how to fix it.

    Message and hint may quote files, so they are made printable: one line each, without control
    characters.
    """

    code: str
    message: str
    location: Location
    severity: Severity = Severity.ERROR
    hint: str | None = None
    locale: str | None = None
    subject: MessageName | None = None
    """The catalog message that it is about."""

    @property
    def sheet(self) -> str | None:
        """The id of the sheet whose text it is about, or None."""
        kind, _, rest = ((self.subject and self.subject.context) or "").partition(":")
        if kind == "sheet":
            return rest.partition(":")[0]
        if not self.location.path.startswith("sheets/"):
            return None
        return PurePosixPath(self.location.path).stem

    def __post_init__(self) -> None:
        # The only way to normalize fields of a frozen dataclass.
        object.__setattr__(self, "message", excerpt(printable(self.message), _LONGEST))
        if self.hint is not None:
            object.__setattr__(self, "hint", excerpt(printable(self.hint), _LONGEST))

    def __str__(self) -> str:
        said = f"{self.location}: {self.severity.value}: {self.message} [{self.code}]"
        return f"{said}\n    hint: {self.hint}" if self.hint else said

    @property
    def sort_key(self) -> tuple[Location, str, str, str]:
        return (self.location, self.code, self.locale or "", self.message)


@dataclass(slots=True)
class Findings:
    """The diagnostics of one run, without duplicates, ordered by place."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=lambda found: found.sort_key))

    def __len__(self) -> int:
        return len(self._found)

    def add(self, *diagnostics: Diagnostic) -> None:
        self._found.update(dict.fromkeys(diagnostics))

    def error(
        self,
        rule: Rule,
        message: str,
        at: Location,
        *,
        hint: str | None = None,
        locale: str | None = None,
        subject: MessageName | None = None,
    ) -> None:
        self.add(Diagnostic(rule.code, message, at, Severity.ERROR, hint, locale, subject))

    def warning(
        self,
        rule: Rule,
        message: str,
        at: Location,
        *,
        hint: str | None = None,
        locale: str | None = None,
        subject: MessageName | None = None,
    ) -> None:
        self.add(Diagnostic(rule.code, message, at, Severity.WARNING, hint, locale, subject))

    def note(self, rule: Rule, message: str, at: Location, *, locale: str | None = None) -> None:
        self.add(Diagnostic(rule.code, message, at, Severity.NOTE, locale=locale))

    def about(self, locales: Iterable[str], *always: Severity) -> "Findings":
        """The findings about these locales or about none, and all findings of the severities
        `always`."""
        wanted = (None, *locales)
        kept = [f for f in self if f.locale in wanted or f.severity in always]
        return Findings(dict.fromkeys(kept))

    @property
    def has_errors(self) -> bool:
        return any(found.severity is Severity.ERROR for found in self._found)

    @property
    def has_warnings(self) -> bool:
        return any(found.severity is Severity.WARNING for found in self._found)


class ContentError(Exception):
    """A content problem that prevents a command from running, as `diagnostic` says."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def excerpt(text: str, length: int = 60) -> str:
    """The text, shortened to `length` characters with an ellipsis."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def counted(count: int, noun: str) -> str:
    """A number with its English noun: 1 message, 2 messages."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def missing_extra(name: str) -> str:
    """The hint to install an extra of the package.

    It does not suggest `pip install "factsheet[…]"`: the package is not published under this name,
    and an index might have a different one.
    """
    return f"install factsheet with its extra “{name}”: see Install in README.md"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the known word most similar to `word`, or None.

    Only the first `_MOST_KNOWN` words of up to `_LONGEST_WORD` characters are compared.
    """
    if len(word) > _LONGEST_WORD:
        return None
    candidates = [one for one in islice(known, _MOST_KNOWN) if len(one) <= _LONGEST_WORD]
    if not candidates:
        return None
    from difflib import get_close_matches  # imported only if it is needed

    matches = get_close_matches(word, candidates, n=1, cutoff=0.6)
    return f"did you mean “{matches[0]}”?" if matches else None


@dataclass(slots=True)
class Guesses:
    """Hints for the first unknown words of a list.

    Their number is limited because each takes time proportional to the number of known words.
    """

    made: dict[str, str | None] = field(default_factory=dict)

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """The hint of `nearest`; None after the first `MOST_GUESSES` words."""
        if word not in self.made:
            if len(self.made) == MOST_GUESSES:
                return None
            self.made[word] = nearest(word, known)
        return self.made[word]
