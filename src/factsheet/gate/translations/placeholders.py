"""Check that a translation has the placeholders of its source, in forms that their values have."""

import re
from collections import Counter
from collections.abc import Iterator

from factsheet.diagnostics import Guesses
from factsheet.edition.wording import Wording
from factsheet.gate.content.references import without_words
from factsheet.gate.target import Problem, Target, Unit
from factsheet.messages.forms import kind_at, listed, offered_forms
from factsheet.messages.pattern import (
    Placeholder,
    UnbalancedTagError,
    UnsafeTagError,
    placeholders,
)
from factsheet.model.base import FactBase
from factsheet.rules import error, fixed_error

SYNTAX = fixed_error(
    code="translation-syntax",
    summary="The braces of a translation are not valid.",
    rationale="Placeholders are `{name}` or `{name:form}`; a literal brace is doubled: `{{`. In "
    "messages of templates they are `%(name)s`, and a percent sign is doubled.",
    bad='msgid "Languages: {n}"\nmsgstr "Langues\u00a0: {n"',
    good='msgid "Languages: {n}"\nmsgstr "Langues\u00a0: {n}"',
)
MISSING = fixed_error(
    code="placeholder-missing",
    summary="A placeholder of the source is missing.",
    rationale="The value would not be printed in this language. A plural form for one number only "
    "may say it in a word, or leave it out: Arabic forms for one and two.",
    bad='msgid "{n} members"\nmsgstr "membres"',
    good='msgid "{n} members"\nmsgstr "{n} membres"',
)
UNKNOWN = fixed_error(
    code="placeholder-unknown",
    summary="A translation has a placeholder that its source does not have.",
    rationale="It is misspelt, translated, or names a fact that this sentence does not state. Keep "
    "the names of placeholders letter for letter.",
    bad='msgid "{members} members"\nmsgstr "{membres} membres"',
    good='msgid "{members} members"\nmsgstr "{members} membres"',
)
FORM = fixed_error(
    code="placeholder-form",
    summary="A placeholder asks for a form that its value does not have.",
    rationale="After the colon, name a form that the kind of value offers, and that its fact has "
    "words for. It may differ from the source's.",
    bad='msgid "Books: {library.seat}"\nmsgstr "Livres {library.seat:dans}"',
    good='msgid "Books: {library.seat}"\nmsgstr "Livres {library.seat:in}"',
)
REPEATED = error(
    code="placeholder-repeated",
    summary="A placeholder occurs more often than in the source.",
    rationale="The value would be printed twice. If the language needs that, suppress the finding "
    "for this message. Two forms of one value are not a repetition.",
    bad='msgid "{n} members"\nmsgstr "{n} {n} membres"',
    good='msgid "{n} members"\nmsgstr "{n} membres"',
    flag="ignore-placeholder-repeated",
)
DAMAGED = fixed_error(
    code="placeholder-damaged",
    summary="A translation prints braces, or the syntax of other placeholders.",
    rationale="Doubled braces print a brace, so readers would see the placeholder's name in "
    "`{{n}}`; `%(n)s`, `%s` and `${n}` are the syntax of other programs. They are allowed if the "
    "source has them.",
    bad='msgid "{n} members"\nmsgstr "${n} membres"',
    good='msgid "{n} members"\nmsgstr "{n} membres"',
)
RULES = (SYNTAX, MISSING, UNKNOWN, FORM, REPEATED, DAMAGED)
_SIGNS = re.compile(r"[{}｛｝]|\$(?=\ufffc)|%\(\w+\)[a-z]|%[sdif]\b|\[\w+\.\w[\w.]*\]")
"""Characters that text contains only if a placeholder was damaged."""


def check(target: Target) -> Iterator[Problem]:
    """Report damaged, dropped, added, renamed and repeated placeholders."""
    for unit in target.units:
        for form in unit.forms:
            if isinstance(form.error, UnbalancedTagError | UnsafeTagError):
                continue  # a matter of markup.py
            if form.error:
                yield unit.problem(SYNTAX, str(form.error), form, hint=form.error.hint)
            elif not any(wording.error for wording in unit.source.wordings):
                yield from _form(unit, form, target.base.within(unit.entry.context or ""))


def _form(unit: Unit, form: Wording, base: FactBase) -> Iterator[Problem]:
    known = {hole.name for source in unit.source.wordings for hole in placeholders(source.pattern)}
    used = list(placeholders(form.pattern))
    guesses = Guesses()
    for hole in dict.fromkeys(used):
        shown = unit.shown(hole)
        if hole.name not in known:
            message = f"{shown} is not in the source text"
            yield unit.problem(UNKNOWN, message, form, hint=guesses.nearest(hole.name, known))
        elif not _has_form(hole, base):
            message = f"“{hole.name}” has no form “{hole.form or 'plain'}”"
            offered = offered_forms(hole.name, base)
            hint = f"it has: {listed(offered)}"
            yield unit.problem(FORM, message, form, hint=hint)
    for name in sorted(known - {hole.name for hole in used}):
        if not _may_leave_out(name, unit, form):
            message = f"the placeholder {unit.shown(Placeholder(name))} of the source is missing"
            yield unit.problem(MISSING, message, form, hint=_numbers(form))
    yield from _repeated(unit, form, used)
    known_signs = {sign for source in unit.source.wordings for sign in _SIGNS.findall(source.words)}
    for sign in dict.fromkeys(_SIGNS.findall(form.words)):
        if sign not in known_signs:
            message = f"the translation prints “{sign}”, which the source does not have"
            yield unit.problem(DAMAGED, message, form, hint="a placeholder is written {name}")


def _repeated(unit: Unit, form: Wording, used: list[Placeholder]) -> Iterator[Problem]:
    most = Counter[str]()
    for source in unit.source.wordings:
        most |= Counter(hole.name for hole in placeholders(source.pattern))
    for hole, count in Counter(used).items():
        if count > max(most[hole.name], 1):
            message = f"{unit.shown(hole)} occurs {count} times, in the source {most[hole.name]}"
            hint = f"remove it, or add the flag {REPEATED.flag}"
            yield unit.problem(REPEATED, message, form, hint=hint)


def _has_form(hole: Placeholder, base: FactBase) -> bool:
    if kind_at(hole.name, base) is None:
        # A placeholder of the toolkit, or a column's {value}: the source text decides.
        return True
    fact = base.facts.get(hole.name)
    if fact and without_words(fact, hole.form):
        return False
    return hole.form in offered_forms(hole.name, base)


def _may_leave_out(name: str, unit: Unit, form: Wording) -> bool:
    """Whether the form is for one number only, which it may say in a word or leave out."""
    if name != (unit.source.count or name):
        return False
    in_singular = name in {hole.name for hole in placeholders(unit.source.singular.pattern)}
    return len(form.numbers) == 1 or (1 in form.numbers and not in_singular)


def _numbers(form: Wording) -> str | None:
    """The numbers that a plural form is used for, as a hint."""
    if not form.numbers:
        return None
    shown = ", ".join(map(str, form.numbers[:4]))
    return f"msgstr[{form.index}] is used for {shown}{' …' if len(form.numbers) > 4 else ''}"
