"""Ids name one thing each: no two texts share a context, no two ids look the same."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, Location, Severity
from factsheet.gate.rule import Rule
from factsheet.messages.leaves import texts
from factsheet.model.publication import Publication

CLASH = Rule(
    code="context-clash",
    severity=Severity.ERROR,
    summary="Two texts have the same context.",
    rationale="A text's context (msgctxt) is made of the ids around it, and is what its "
    "translation is found by when its words change. Two texts with one context would take each "
    "other's translations. Give one of the two another key; a list of texts has no keys, so "
    "write its items as statements or as facts of their own.",
    bad="blocks:\n  duties:\n    heading: Duties\n    type: prose\n"
    "    paragraphs: {heading: It meets once a year.}",
    good="blocks:\n  duties:\n    heading: Duties\n    type: prose\n"
    "    paragraphs: {meetings: It meets once a year.}",
    is_fixed=True,
)
SIMILAR = Rule(
    code="similar-ids",
    severity=Severity.WARNING,
    summary="Two ids differ in nothing but dots, hyphens and underscores.",
    rationale="One of them is most likely a slip of the other, and whoever writes the one will "
    "sooner or later mean the other.",
    bad="facts:\n  staff.total: …\n  staff_total: …",
    good="facts:\n  staff.total: …\n  staff.seconded: …",
)
RULES = (CLASH, SIMILAR)
_PUNCTUATION = str.maketrans("", "", ".-_")


def check_contexts(publication: Publication) -> Iterator[Diagnostic]:
    """Texts written in two places that end up with one context."""
    base = publication.base
    first: dict[str, Location] = {}
    for text in texts((publication.sheets, base.facts, base.sources)):
        at = first.setdefault(text.context, text.at)
        if at != text.at:
            message = f"this text has the context “{text.context}”, as another one has"
            hint = f"give one of the two another key; the other stands in {at}"
            yield Diagnostic(CLASH.code, message, text.at, CLASH.severity, hint)


def check_ids(publication: Publication) -> Iterator[Diagnostic]:
    """Ids of facts, of sources and of sheets, each among themselves."""
    base = publication.base
    ids = {
        "fact": {fact.id: fact.at for fact in base.facts.values()},
        "source": {source.id: source.at for source in base.sources.values()},
        "sheet": {sheet.id: sheet.at for sheet in publication.sheets.values()},
    }
    for what, places in ids.items():
        known: dict[str, str] = {}
        for name, at in places.items():
            other = known.setdefault(name.translate(_PUNCTUATION), name)
            if other != name:
                message = f"the {what}s “{name}” and “{other}” have nearly the same id"
                hint = f"is one meant for the other? the other stands in {places[other]}"
                yield Diagnostic(SIMILAR.code, message, at, SIMILAR.severity, hint)
