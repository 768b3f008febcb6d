"""Lists of all rules."""

from collections.abc import Callable, Iterator
from datetime import date

from factsheet.diagnostics import Diagnostic, Findings, Rule
from factsheet.gate.catalogs import files, flags, header, messages
from factsheet.gate.content import claims, texts
from factsheet.gate.content import facts as stated
from factsheet.gate.content.blocks import check_blocks, check_since
from factsheet.gate.content.codes import check_codes
from factsheet.gate.content.editions import check_editions
from factsheet.gate.content.references import check_references
from factsheet.gate.content.series import check_series
from factsheet.gate.content.tables import check_totals
from factsheet.gate.suspicions import acronyms, comparisons, copies, lengths
from factsheet.gate.suspicions import facts as suspected_facts
from factsheet.gate.suspicions import numbers as suspected_numbers
from factsheet.gate.target import Problem, Target
from factsheet.gate.theme import colours, marks, templates
from factsheet.gate.translations import (
    codepoints,
    digits,
    language,
    limits,
    links,
    markup,
    numbers,
    placeholders,
    repetition,
    script,
    terminology,
)
from factsheet.gate.translations.plurals import agreement
from factsheet.gate.translations.plurals.rules import RULES as PLURALS
from factsheet.gate.translations.typography import ends, pairs, punctuation, spacing
from factsheet.model.publication import Publication
from factsheet.rules import (
    catalogs,
    completeness,
    configuration,
    exchange,
    facts,
    formats,
    glossaries,
    proof,
    rendering,
    rules_of,
    sheets,
)
from factsheet.rules import files as content_files

ContentCheck = Callable[[Publication], Iterator[Diagnostic]]
DatedCheck = Callable[[Publication, date], Iterator[Diagnostic]]
TranslationCheck = Callable[[Target], Iterator[Problem]]

CONTENT: tuple[ContentCheck, ...] = (
    texts.check_texts,
    texts.check_notes,
    texts.check_contexts,
    check_references,
    check_series,
    check_blocks,
    check_codes,
    check_editions,
    stated.check_circles,
    stated.check_statements,
    stated.check_coordinates,
)
"""Rules of content that must hold before anything is made from a publication."""

EDITORIAL: tuple[ContentCheck, ...] = (
    stated.check_uses,
    suspected_facts.check_ids,
    suspected_facts.check_shares,
)
DATED: tuple[DatedCheck, ...] = (
    claims.check_claims,
    check_totals,
    check_since,
    suspected_facts.check_typed,
    stated.check_reviews,
)
"""Editorial rules of content that depend on the edition date; those of `EDITORIAL` do not."""

PRINTING: tuple[TranslationCheck, ...] = (
    placeholders.check,
    markup.check,
    codepoints.check_hidden,
)
"""Rules that a translation must meet before it is printed."""


def _flags(target: Target) -> Iterator[Problem]:
    return flags.check(target, SILENCING)


TRANSLATIONS: tuple[TranslationCheck, ...] = (
    messages.check,
    messages.check_completeness,
    header.check,
    _flags,
    *PRINTING,
    links.check,
    numbers.check,
    suspected_numbers.check,
    digits.check,
    codepoints.check,
    codepoints.check_encoding,
    script.check,
    language.check,
    copies.check,
    limits.check,
    lengths.check,
    repetition.check,
    agreement.check,
    terminology.check,
    acronyms.check,
    comparisons.check,
    spacing.check,
    punctuation.check,
    pairs.check,
    ends.check,
    ends.check_edges,
)
"""All rules of catalogs."""

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "Files": rules_of(content_files),
    "Configuration": rules_of(configuration),
    "Catalog": (
        *rules_of(catalogs),
        *messages.RULES,
        *header.RULES,
        *flags.RULES,
        *files.RULES,
    ),
    "Completeness": completeness.RULES,
    "Placeholders": placeholders.RULES,
    "Markup and links": (*markup.RULES, *links.RULES),
    "Numbers and dates": (*numbers.RULES, *suspected_numbers.RULES, *digits.RULES),
    "Language": (
        *codepoints.RULES,
        *script.RULES,
        *language.RULES,
        *copies.RULES,
        *limits.RULES,
        *lengths.RULES,
        *repetition.RULES,
    ),
    "Plurals": PLURALS,
    "Typography": (*spacing.RULES, *punctuation.RULES, *pairs.RULES, *ends.RULES),
    "Terminology": (*terminology.RULES, *acronyms.RULES),
    "Facts": (
        *rules_of(facts),
        *stated.RULES,
        *suspected_facts.RULES,
        *comparisons.RULES,
    ),
    "Sheets": (
        *rules_of(sheets),
        *texts.RULES,
        *marks.RULES,
        *templates.RULES,
        *colours.RULES,
    ),
    "Formats": rules_of(formats),
    "Rendering": rules_of(rendering),
    "Proof": rules_of(proof),
    "Glossaries": rules_of(glossaries),
    "Exchange": rules_of(exchange),
}
"""Every rule, in the sections of the documentation."""

BY_CODE: dict[str, Rule] = {rule.code: rule for rules in FAMILIES.values() for rule in rules}
SILENCING = frozenset(rule.flag for rule in BY_CODE.values() if rule.flag)
"""The flags of messages that silence rules."""


def check(publication: Publication, findings: Findings) -> None:
    """Add the findings of every rule of content."""
    for rule in CONTENT:
        findings.add(*rule(publication))
