"""Plural-Forms: what a file states, held against CLDR, and its forms put into CLDR's order."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from factsheet.catalogs.po import FUZZY, Entry, PoFile
from factsheet.locales.plurals import parse_plural_forms
from factsheet.locales.profile import LocaleProfile

FIELD = "Plural-Forms"
COMPARED = range(1000)
"""Rules that agree on these numbers are the same rule, however they are spelled."""


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How many forms there are, and the C expression that selects one."""

    count: int
    expression: Callable[[int], int]

    @classmethod
    def parse(cls, value: str) -> "PluralRule":
        """Read a Plural-Forms value. Raises ValueError where it is none.

        Python's gettext parses the expression: at most a thousand characters, whose
        operators work on integers. Nothing else is called.
        """
        try:
            return cls(*parse_plural_forms(value))
        except SyntaxError:
            # what Python's gettext lets through and Python doesn't, such as 0-!n
            raise ValueError(f"“{value}” is no expression of C") from None

    def index(self, number: int) -> int | None:
        """The form for `number`; None where the expression names no form for it."""
        try:
            index = self.expression(number)
        except ArithmeticError:
            return None
        return index if 0 <= index < self.count else None


def plural_problem(value: str, profile: LocaleProfile) -> str | None:
    """Why a Plural-Forms value doesn't do for the locale; None where it does."""
    if value == profile.plural_forms:
        return None
    try:
        rule = PluralRule.parse(value)
    except ValueError:
        return "is not of the form “nplurals=…; plural=…;”"
    needed = len(profile.plural_categories)
    if rule.count != needed:
        return f"states {rule.count} forms, CLDR {needed}: {', '.join(profile.plural_categories)}"
    for number in COMPARED:
        stated, right = rule.index(number), profile.plural_index(number)
        if stated != right:
            chosen = "no form" if stated is None else f"form {stated}"
            category = profile.plural_categories[right]
            return f"selects {chosen} for {number}, CLDR form {right} ({category})"
    return None


def fit_forms(file: PoFile, profile: LocaleProfile) -> PoFile:
    """Every plural entry with the forms that the locale has, in CLDR's order.

    Forms written under another rule move to where CLDR expects them: the one that the
    rule chose for a category's sample number becomes that category's. What has moved
    or been cut off is fuzzy then.
    """
    value = file.field(FIELD)
    moved = _order(value, profile) if value and plural_problem(value, profile) else None
    order = moved or tuple(range(len(profile.plural_categories)))

    def fit(entry: Entry) -> Entry:
        if entry.plural is None:
            return entry
        written = dict(enumerate(entry.translations))
        fitted = tuple(written.get(index, "") for index in order)
        if fitted == entry.translations:
            return entry
        lost = fitted != entry.translations if moved else any(entry.translations[len(order) :])
        flags = with_fuzzy(entry.flags) if lost and not entry.is_blank else entry.flags
        return replace(entry, translations=fitted, flags=flags)

    return replace(
        file,
        entries=tuple(map(fit, file.entries)),
        obsolete=tuple(map(fit, file.obsolete)),
    )


def _order(value: str, profile: LocaleProfile) -> tuple[int, ...] | None:
    """Where each of the locale's forms stands under the rule that the file states."""
    try:
        rule = PluralRule.parse(value)
    except ValueError:
        return None
    return tuple(rule.index(sample) or 0 for sample in profile.plural_samples)


def with_fuzzy(flags: tuple[str, ...]) -> tuple[str, ...]:
    return (FUZZY, *(flag for flag in flags if flag != FUZZY))
