"""Load the files of `glossaries` in factsheet.toml, and report all their problems."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain

from factsheet.diagnostics import Findings, Location, excerpt
from factsheet.glossary.glossary import (
    LONGEST_TERM,
    MAXIMUM_SYNONYMS,
    Concept,
    Glossary,
    GlossaryTerm,
)
from factsheet.glossary.tbx import read_tbx
from factsheet.glossary.tsv import read_tsv
from factsheet.rules.glossaries import (
    GLOSSARY_DUPLICATE,
    GLOSSARY_FORMAT,
    GLOSSARY_MISSING,
    GLOSSARY_TOO_LARGE,
)
from factsheet.workspace import UnreadError, Workspace

MAXIMUM_BYTES = 32 * 2**20

Reader = Callable[[bytes, str, Findings], list[Concept]]
READERS: dict[str, Reader] = {".tsv": read_tsv, ".tbx": read_tbx}


def load_glossary(
    workspace: Workspace, paths: Iterable[str], source: str, findings: Findings
) -> Glossary:
    """Every concept of the files; one id in several files is one concept.

    `source` is the language of the source texts: no two concepts may share a term in it, because it
    would be unclear which one a sentence means.
    """
    parts: dict[str, list[Concept]] = {}
    for path in paths:
        for concept in _read(workspace, path, findings):
            parts.setdefault(concept.id, []).append(concept)
    glossary = Glossary(tuple(_joined(id, of, findings) for id, of in parts.items()))
    _duplicates(glossary, source, findings)
    return glossary


def _joined(id: str, parts: list[Concept], findings: Findings) -> Concept:
    """Merge all entries with one id into a concept, within the limits of a glossary."""
    kept: list[GlossaryTerm] = []
    counts: Counter[str] = Counter()
    for term in chain.from_iterable(part.terms for part in parts):
        counts[term.language] += 1
        if len(term.text) > LONGEST_TERM:
            message = f"“{excerpt(term.text)}” has more than {LONGEST_TERM} characters"
            findings.error(GLOSSARY_TOO_LARGE, message, term.at)
        elif counts[term.language] <= MAXIMUM_SYNONYMS:
            kept.append(term)
        elif counts[term.language] == MAXIMUM_SYNONYMS + 1:
            message = f"“{excerpt(id)}” has more than {MAXIMUM_SYNONYMS} terms in “{term.language}”"
            findings.error(GLOSSARY_TOO_LARGE, message, term.at)
    return Concept(id, tuple(kept), " ".join(part.note for part in parts if part.note))


def _read(workspace: Workspace, path: str, findings: Findings) -> list[Concept]:
    reader = next((READERS[end] for end in READERS if path.lower().endswith(end)), None)
    at = Location(path)
    if reader is None:
        message = "a glossary's name ends in " + " or ".join(READERS)
        findings.error(GLOSSARY_FORMAT, message, at)
        return []
    try:
        if workspace.size(path) > MAXIMUM_BYTES:
            message = f"the file is larger than {MAXIMUM_BYTES >> 20} MiB"
            findings.error(GLOSSARY_TOO_LARGE, message, at)
            return []
        data = workspace.read_bytes(path)
    except UnreadError as error:
        hint = "the path is relative to factsheet.toml"
        findings.error(GLOSSARY_MISSING, f"this file {error.why}", at, hint=hint)
        return []
    return reader(data, path, findings)


def _duplicates(glossary: Glossary, source: str, findings: Findings) -> None:
    meant: dict[str, GlossaryTerm] = {}
    for concept in glossary.concepts:
        own: dict[tuple[str, str], GlossaryTerm] = {}
        for term in concept.terms:
            first = own.setdefault((term.language, term.text), term)
            if first is not term:
                message = f"“{term.text}” occurs twice in “{concept.id}”"
                findings.error(GLOSSARY_DUPLICATE, message, term.at)
        for term in concept.accepted(source):
            is_first = own[term.language, term.text] is term
            if is_first and meant.setdefault(term.text, term) is not term:
                message = f"“{term.text}” is a term of another concept too"
                hint = f"the other one is at {meant[term.text].at}"
                findings.error(GLOSSARY_DUPLICATE, message, term.at, hint=hint)
