"""Lists of all rules."""

from collections.abc import Callable, Iterator
from datetime import date

from factsheet.diagnostics import Diagnostic, Findings
from factsheet.gate.catalogs import completeness, files, flags, header, messages
from factsheet.gate.content import claims, computed, footnotes, names, reviews, uses
from factsheet.gate.content.blocks import check_blocks
from factsheet.gate.content.circles import check_circles
from factsheet.gate.content.codes import check_codes
from factsheet.gate.content.coordinates import check_coordinates
from factsheet.gate.content.references import check_references
from factsheet.gate.content.series import check_series
from factsheet.gate.content.statements import check_statements
from factsheet.gate.content.texts import check_texts
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.stages import (
    catalogs,
    configuration,
    exchange,
    facts,
    formats,
    proof,
    rendering,
    sheets,
)
from factsheet.gate.stages import files as content_files
from factsheet.gate.suspicions import acronyms, copies, lengths
from factsheet.gate.suspicions import facts as suspected_facts
from factsheet.gate.suspicions import numbers as suspected_numbers
from factsheet.gate.target import Target
from factsheet.gate.theme import contrast, marks, templates, tones, unpaired
from factsheet.gate.translations import (
    characters,
    codepoints,
    digits,
    language,
    limits,
    links,
    markup,
    mojibake,
    numbers,
    placeholders,
    repetition,
    script,
    terminology,
)
from factsheet.gate.translations.plurals import agreement
from factsheet.gate.translations.plurals.rules import RULES as PLURALS
from factsheet.gate.translations.typography import edges, ends, pairs, punctuation, spacing
from factsheet.model.publication import Publication

ContentCheck = Callable[[Publication], Iterator[Diagnostic]]
DatedCheck = Callable[[Publication, date], Iterator[Diagnostic]]
TranslationCheck = Callable[[Target], Iterator[Problem]]

CONTENT: tuple[ContentCheck, ...] = (
    check_texts,
    footnotes.check_notes,
    check_references,
    check_series,
    check_blocks,
    check_circles,
    check_statements,
    check_codes,
    check_coordinates,
    names.check_contexts,
)
"""Rules of content that must hold before anything is made from a publication."""

EDITORIAL: tuple[ContentCheck, ...] = (
    uses.check_uses,
    suspected_facts.check_ids,
    suspected_facts.check_shares,
)
DATED: tuple[DatedCheck, ...] = (
    claims.check_claims,
    suspected_facts.check_typed,
    reviews.check_reviews,
)
"""Editorial rules of content that depend on the edition date; those of `EDITORIAL` do not."""

PRINTING: tuple[TranslationCheck, ...] = (
    placeholders.check,
    markup.check,
    characters.check,
)
"""Rules that a translation must meet before it is printed."""


def _flags(target: Target) -> Iterator[Problem]:
    return flags.check(target, SILENCING)


TRANSLATIONS: tuple[TranslationCheck, ...] = (
    messages.check,
    header.check,
    _flags,
    completeness.check,
    *PRINTING,
    links.check,
    numbers.check,
    suspected_numbers.check,
    digits.check,
    codepoints.check,
    mojibake.check,
    script.check,
    language.check,
    copies.check,
    limits.check,
    lengths.check,
    repetition.check,
    agreement.check,
    terminology.check,
    acronyms.check,
    edges.check,
    spacing.check,
    punctuation.check,
    pairs.check,
    ends.check,
)
"""All rules of catalogs."""

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "Files": content_files.RULES,
    "Configuration": configuration.RULES,
    "Catalog": (
        *catalogs.RULES,
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
        *characters.RULES,
        *codepoints.RULES,
        *mojibake.RULES,
        *script.RULES,
        *language.RULES,
        *copies.RULES,
        *limits.RULES,
        *lengths.RULES,
        *repetition.RULES,
    ),
    "Plurals": PLURALS,
    "Typography": (
        *edges.RULES,
        *spacing.RULES,
        *punctuation.RULES,
        *pairs.RULES,
        *ends.RULES,
    ),
    "Terminology": (*terminology.RULES, *acronyms.RULES),
    "Facts": (
        *facts.RULES,
        *computed.RULES,
        *claims.RULES,
        *names.RULES,
        *suspected_facts.RULES,
        *uses.RULES,
        *reviews.RULES,
    ),
    "Sheets": (
        *sheets.RULES,
        *footnotes.RULES,
        *marks.RULES,
        *templates.RULES,
        *contrast.RULES,
        *tones.RULES,
        *unpaired.RULES,
    ),
    "Formats": formats.RULES,
    "Rendering": rendering.RULES,
    "Proof": proof.RULES,
    "Glossaries": exchange.GLOSSARY,
    "Exchange": exchange.EXCHANGE,
}
"""Every rule, in the sections of the documentation."""

BY_CODE: dict[str, Rule] = {rule.code: rule for rules in FAMILIES.values() for rule in rules}
SILENCING = frozenset(rule.flag for rule in BY_CODE.values() if rule.flag)
"""The flags of messages that silence rules."""


def check(publication: Publication, findings: Findings) -> None:
    """Add the findings of every rule of content."""
    for rule in CONTENT:
        findings.add(*rule(publication))
