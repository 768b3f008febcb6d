"""All rules, in lists that one can read."""

from collections.abc import Callable, Iterator
from datetime import date

from factsheet.checks.catalogs import completeness, files, flags, header, messages
from factsheet.checks.content.blocks import check_blocks
from factsheet.checks.content.circles import check_circles
from factsheet.checks.content.codes import check_codes
from factsheet.checks.content.coordinates import check_coordinates
from factsheet.checks.content.names import check_contexts, check_ids
from factsheet.checks.content.references import check_references
from factsheet.checks.content.reviews import check_reviews
from factsheet.checks.content.shares import check_shares
from factsheet.checks.content.statements import check_statements
from factsheet.checks.content.texts import check_texts
from factsheet.checks.content.typed import check_typed
from factsheet.checks.content.uses import check_uses
from factsheet.checks.rule import Problem, Rule
from factsheet.checks.target import Target
from factsheet.checks.translations import characters, markup, placeholders
from factsheet.diagnostics import Diagnostic, Findings
from factsheet.model.publication import Publication

ContentCheck = Callable[[Publication], Iterator[Diagnostic]]
DatedCheck = Callable[[Publication, date], Iterator[Diagnostic]]
TranslationCheck = Callable[[Target], Iterator[Problem]]

CONTENT: tuple[ContentCheck, ...] = (
    check_texts,
    check_references,
    check_blocks,
    check_circles,
    check_statements,
    check_codes,
    check_coordinates,
    check_contexts,
)
"""What must hold before anything is made of a publication."""

EDITORIAL: tuple[ContentCheck, ...] = (check_uses, check_ids, check_shares)
DATED: tuple[DatedCheck, ...] = (check_typed, check_reviews)
"""What deserves a look in content that can be printed: with EDITORIAL on any day, with these
on an edition's."""

PRINTING: tuple[TranslationCheck, ...] = (
    placeholders.check,
    markup.check,
    characters.check,
)
"""What must hold of a translation before it is printed."""


def _flags(target: Target) -> Iterator[Problem]:
    return flags.check(target, SILENCING)


TRANSLATIONS: tuple[TranslationCheck, ...] = (
    messages.check,
    header.check,
    _flags,
    completeness.check,
    *PRINTING,
)
"""Everything that can be said of a catalog."""

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "Catalog": (*messages.RULES, *header.RULES, *flags.RULES, *files.RULES),
    "Completeness": completeness.RULES,
    "Placeholders": placeholders.RULES,
    "Markup and links": markup.RULES,
    "Language": characters.RULES,
}
"""Every rule, as the documentation arranges them."""

BY_CODE: dict[str, Rule] = {rule.code: rule for rules in FAMILIES.values() for rule in rules}
SILENCING = frozenset(rule.flag for rule in BY_CODE.values() if rule.flag)
"""The flags of messages that silence rules."""


def check(publication: Publication, findings: Findings) -> None:
    """Put what every rule of content has to say into `findings`."""
    for rule in CONTENT:
        findings.add(*rule(publication))
