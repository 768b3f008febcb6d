"""Plural-Forms: check a file's rule against CLDR, and reorder its forms."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from factsheet.catalogs.po import FUZZY, Entry, PoFile
from factsheet.locales.plurals import parse_plural_forms
from factsheet.locales.profile import LocaleProfile

FIELD = "Plural-Forms"
COMPARED = range(1000)
"""Rules that agree on these numbers count as the same rule."""


@dataclass(frozen=True, slots=True)
class PluralRule:
    """The number of forms, and the C expression that selects one."""

    count: int
    expression: Callable[[int], int]

    @classmethod
    def parse(cls, value: str) -> "PluralRule":
        """Read a Plural-Forms value. Raises ValueError if it is malformed.

        Python's gettext parses the expression: at most a thousand characters, with operators on
        integers only. It calls nothing else.
        """
        try:
            return cls(*parse_plural_forms(value))
        except SyntaxError:
            # accepted by Python's gettext but not by Python, such as 0-!n
            raise ValueError(f"“{value}” is not a C expression") from None

    def index(self, number: int) -> int | None:
        """The form for `number`; None if the expression selects no valid form."""
        try:
            index = self.expression(number)
        except ArithmeticError:
            return None
        return index if 0 <= index < self.count else None


def plural_problem(value: str, profile: LocaleProfile) -> str | None:
    """Why a Plural-Forms value is wrong for the locale, or None."""
    if value == profile.plural_forms:
        return None
    try:
        rule = PluralRule.parse(value)
    except ValueError:
        return "does not have the form “nplurals=…; plural=…;”"
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
    """Every plural entry with the locale's forms, in CLDR's order.

    Forms written for another rule are reordered. An entry becomes fuzzy if a number now gets
    another text, if forms have changed places, or if one form serves several categories. A form
    that the rule selects for none of the compared numbers is dropped without review: CLDR's
    Russian «other» is for fractions, its French «many» for millions.
    """
    value = file.field(FIELD)
    moved = _Move.of(value, profile) if value and plural_problem(value, profile) else None
    fit = moved.fitted if moved else _Cut(profile).fitted
    return replace(
        file,
        entries=tuple(fit(entry) for entry in file.entries),
        obsolete=tuple(fit(entry) for entry in file.obsolete),
    )


@dataclass(frozen=True, slots=True)
class _Move:
    """The mapping from the forms of a file's rule to those of the locale."""

    order: tuple[int, ...]
    """The file's index for each of the locale's forms."""
    pairs: frozenset[tuple[int | None, int]]
    """The file's form and the locale's for the same number, for all compared numbers."""

    @classmethod
    def of(cls, value: str, profile: LocaleProfile) -> "_Move | None":
        """The mapping of forms from those of a Plural-Forms value; None if the value is empty."""
        try:
            rule = PluralRule.parse(value)
        except ValueError:
            return None
        served = Counter((rule.index(n), profile.plural_index(n)) for n in COMPARED)
        order = tuple(
            _chosen(form, sample, rule, served)
            for form, sample in enumerate(profile.plural_samples)
        )
        return cls(order, frozenset(served))

    @property
    def keeps_order(self) -> bool:
        """Whether forms are at most omitted, and none changes its place or is used twice."""
        return all(first < second for first, second in pairwise(self.order))

    def fitted(self, entry: Entry) -> Entry:
        if entry.plural is None:
            return entry
        written: dict[int | None, str] = dict(enumerate(entry.translations))
        forms = tuple(written.get(index, "") for index in self.order)
        says_the_same = all(written.get(old, "") == forms[new] for old, new in self.pairs)
        needs_review = not (says_the_same and self.keeps_order)
        return _with_forms(entry, forms, needs_review=needs_review)


def _chosen(
    form: int, sample: int, rule: PluralRule, served: Counter[tuple[int | None, int]]
) -> int:
    """The file's form that becomes the locale's `form`.

    It is the one that is used for most of its numbers and for no other form, otherwise that of the
    sample. So for Serbian files with a form for 1 alone, «one» is the form of 21, 31 and so on.
    """
    shared = Counter(old for old, _ in served)
    own = {
        old: count
        for (old, new), count in served.items()
        if old is not None and new == form and shared[old] == 1
    }
    return max(own, key=lambda old: own[old]) if own else rule.index(sample) or 0


@dataclass(frozen=True, slots=True)
class _Cut:
    """Keeps the order of forms, and adds or removes forms at the end."""

    profile: LocaleProfile

    def fitted(self, entry: Entry) -> Entry:
        if entry.plural is None:
            return entry
        needed, named = self.profile.plural_categories, self.profile.all_plural_categories
        written = entry.translations
        forms = (*written, *([""] * len(needed)))[: len(needed)]
        # A file with all of CLDR’s categories has the locale’s first.
        is_whole = len(written) == len(named) and named[: len(needed)] == needed
        return _with_forms(entry, forms, needs_review=any(written[len(needed) :]) and not is_whole)


def _with_forms(entry: Entry, forms: tuple[str, ...], *, needs_review: bool) -> Entry:
    flags = with_fuzzy(entry.flags) if needs_review and not entry.is_blank else entry.flags
    if (forms, flags) == (entry.translations, entry.flags):
        return entry
    return replace(entry, translations=forms, flags=flags)


def with_fuzzy(flags: tuple[str, ...]) -> tuple[str, ...]:
    return (FUZZY, *(flag for flag in flags if flag != FUZZY))
