"""What the gate has to tell, whatever the format."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one run."""

    found: tuple[Diagnostic, ...]
    silenced: tuple[Diagnostic, ...] = ()
    """What flags in catalogs keep from counting."""
    folder: str = ""
    """The publication's folder, seen from where the run began; "" where it is the same."""

    def path(self, diagnostic: Diagnostic) -> str:
        """Its file, seen from where the run began: what CI services go by."""
        path = diagnostic.location.path
        return f"{self.folder}/{path}" if self.folder else path

    def count(self, severity: Severity) -> int:
        return sum(found.severity is severity for found in self.found)


def fingerprints(found: Iterable[Diagnostic]) -> Iterator[str]:
    """A fingerprint for each finding that does not depend on line numbers.

    Identical findings in one file are distinguished by their order.
    """
    seen = Counter[tuple[str, ...]]()
    for one in found:
        said: tuple[str, ...] = (one.code, one.location.path, one.locale or "", one.message)
        if one.subject and one.subject.context:
            said = (*said, one.subject.context)
        text = "\0".join((*said, str(seen[said])))
        seen[said] += 1
        yield hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]
