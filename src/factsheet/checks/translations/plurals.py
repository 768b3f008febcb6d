"""The forms of a plural message agree with the numbers that they serve."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from factsheet.checks.rule import Problem, Rule
from factsheet.checks.target import Target, Unit
from factsheet.checks.wording import OBJECT, Wording
from factsheet.diagnostics import Severity
from factsheet.locales.arabic import bare
from factsheet.locales.arabic_counting import SAMPLES, Counted, disagreements
from factsheet.locales.endings import AGREEING, ENDINGS, INVARIABLE, looks_plural, singulars
from factsheet.locales.functionwords import FUNCTION_WORDS
from factsheet.locales.languages import by_language
from factsheet.locales.numberwords import value_of
from factsheet.locales.words import words_in
from factsheet.messages.pattern import placeholders

_FLAG = "ignore-plural-agreement"
ORDER = Rule(
    code="plural-order",
    severity=Severity.ERROR,
    summary="A plural form has the noun as other numbers take it.",
    rationale="Forms were swapped or shifted, or one was filled with another's text: “1 members”. "
    "In Arabic 3 to 10 take a plural, 11 to 99 a singular with ًا, hundreds one without. Only "
    "what is certain is reported: the words are held against the other forms, and against "
    "the rest of the catalog.",
    bad='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "{n} membres"\nmsgstr[1] "{n} membre"',
    good='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "{n} membre"\nmsgstr[1] "{n} membres"',
    flag=_FLAG,
)
IDENTICAL = Rule(
    code="plural-identical",
    severity=Severity.ERROR,
    summary="Two plural forms are the same, though their numbers take different words.",
    rationale="One was copied to fill the other. Where nothing inflects, as in French *pays*, "
    "the same text is right and passes.",
    bad='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "{n} membre"\nmsgstr[1] "{n} membre"\n\nmsgid "Members"\nmsgstr "Membres"',
    good='msgid "{n} country"\nmsgid_plural "{n} countries"\n'
    'msgstr[0] "{n} pays"\nmsgstr[1] "{n} pays"',
    flag=_FLAG,
)
NUMBER = Rule(
    code="plural-number",
    severity=Severity.ERROR,
    summary="A form that serves one number says another.",
    rationale="A form for exactly one number may say it in a word, and then it must be that one.",
    bad='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "dos miembros"\nmsgstr[1] "{n} miembros"',
    good='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "un miembro"\nmsgstr[1] "{n} miembros"',
    locale="es",
    flag=_FLAG,
)
RULES = (ORDER, IDENTICAL, NUMBER)

Agreement = Callable[[Mapping[str, Counted], bool], Iterator[tuple[str, str]]]
AGREEMENTS: dict[str, Agreement] = {"ar": disagreements}
"""Languages whose nouns follow the number by a grammar of their own."""

_BREATH = re.compile(r"[.,;:!?()\[\]—–،؛؟/]")
_LONGEST_GROUP = 4


def check(target: Target) -> Iterator[Problem]:
    """Forms that were swapped, shifted or copied, and wrong number words."""
    units = [
        unit
        for unit in target.units
        if unit.source.plural and not any(form.error for form in unit.forms)
    ]
    agreement = by_language(AGREEMENTS, target.tag)
    endings = by_language(ENDINGS, target.tag)
    vocabulary = _Vocabulary.of(target) if endings and units else None
    for unit in units:
        if agreement:
            yield from _counted(unit, target.tag, agreement)
        elif vocabulary:
            yield from _paired(unit, vocabulary)
        for form in unit.forms:
            if len(form.numbers) == 1:
                yield from _number(unit, form, target)


def _form_of(unit: Unit, number: int) -> Wording | None:
    return next((form for form in unit.forms if number in form.numbers), None)


def _after_count(unit: Unit, form: Wording) -> str | None:
    """What follows the number, up to the next mark or value; None where it is not printed."""
    names = [hole.name for hole in placeholders(form.pattern)]
    if unit.source.count not in names:
        return None
    rest = form.words.split(OBJECT)[names.index(unit.source.count) + 1]
    return _BREATH.split(rest)[0]


def _is_caption(unit: Unit) -> bool:
    """The number stands elsewhere, above the text: no form prints it."""
    plural = unit.source.plural
    names = {hole.name for hole in placeholders(plural.pattern)} if plural else set()
    return unit.source.count not in names


# Languages with a plural for everything but one.


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words that a catalog has, by which a singular is told from a plural."""

    tag: str
    words: frozenset[str]
    plurals: Mapping[str, str]
    """The plural of each word that the catalog has in both numbers."""
    is_source: bool
    """Whether the source texts are of this language, so that they tell what inflects."""

    @classmethod
    def of(cls, target: Target) -> "_Vocabulary":
        words = frozenset(
            word
            for unit in target.units
            for form in unit.forms
            for word in words_in(form.words.casefold())
        )
        invariable = by_language(INVARIABLE, target.tag) or frozenset()
        plurals = {
            singular: word
            for word in sorted(words - invariable)
            for singular in singulars(word, target.tag) & words
        }
        return cls(target.tag, words, plurals, target.is_source)

    def plural(self, word: str) -> str | None:
        """The word's plural, where the word is a singular."""
        return None if self.singular(word) else self.plurals.get(word)

    def singular(self, word: str) -> str | None:
        """The word's singular, where the word is a plural."""
        found = sorted(singulars(word, self.tag) & self.words)
        return next((one for one in found if self.plurals.get(one) == word), None)


def _paired(unit: Unit, vocabulary: _Vocabulary) -> Iterator[Problem]:
    one, other = _form_of(unit, 1), _form_of(unit, 100)
    if one is None or other is None or one is other:
        return
    is_same = one.words.split() == other.words.split()
    swapped = None if is_same else _swapped(unit, one, other, vocabulary.tag)
    if swapped:
        message = (
            f"msgstr[{one.index}] has the plural “{swapped[0]}”, "
            f"msgstr[{other.index}] the singular “{swapped[1]}”"
        )
        yield unit.problem(ORDER, message, one, hint="swap the two forms")
    elif is_same and vocabulary.is_source:
        if unit.source.singular.words != unit.source.wordings[-1].words:
            message = "both forms are the same, in the source they differ"
            wrong = one if other.words == unit.source.wordings[-1].words else other
            yield unit.problem(IDENTICAL, message, wrong)
    elif vocabulary.tag.partition("-")[0] in AGREEING:
        yield from _held_against(unit, one, other, vocabulary, IDENTICAL if is_same else ORDER)


def _held_against(
    unit: Unit, one: Wording, other: Wording, vocabulary: _Vocabulary, rule: Rule
) -> Iterator[Problem]:
    """Each form by itself: the counted noun as the rest of the catalog inflects it."""
    for word in _group(unit, other, vocabulary.tag):
        if plural := vocabulary.plural(word):
            message = f"msgstr[{other.index}] serves many, and “{word}” is a singular"
            yield unit.problem(rule, message, other, hint=f"elsewhere the plural is “{plural}”")
            return
    for word in _group(unit, one, vocabulary.tag):
        singular = vocabulary.singular(word)
        if singular or (rule is IDENTICAL and looks_plural(word, vocabulary.tag)):
            message = f"msgstr[{one.index}] serves one, and “{word}” is a plural"
            hint = f"elsewhere the singular is “{singular}”" if singular else None
            yield unit.problem(rule, message, one, hint=hint)
            return


def _swapped(unit: Unit, one: Wording, other: Wording, tag: str) -> tuple[str, str] | None:
    """The first word that the forms have in different numbers, if the wrong way round."""
    after = _after_count(unit, one), _after_count(unit, other)
    texts = after if after[0] is not None and after[1] is not None else (one.words, other.words)
    first, second = ([word.casefold() for word in words_in(text or "")] for text in texts)
    for word in first:
        if word in second:
            continue
        for partner in second:
            if partner not in first and word in singulars(partner, tag):
                return None
            if partner not in first and partner in singulars(word, tag):
                return word, partner
    return None


def _group(unit: Unit, form: Wording, tag: str) -> list[str]:
    """The noun that is counted with its adjectives: from the number to the first small word."""
    text = _after_count(unit, form)
    if text is None:
        if not _is_caption(unit):
            return []
        text = _BREATH.split(form.words.split(OBJECT)[0])[0]
    small = by_language(FUNCTION_WORDS, tag) or frozenset()
    group = []
    for word in map(str.casefold, words_in(text)[:_LONGEST_GROUP]):
        if word in small or len(word) < 2 or not word.isalpha():
            break
        group.append(word)
    return group


# Arabic.


def _counted(unit: Unit, tag: str, agreement: Agreement) -> Iterator[Problem]:
    is_caption = _is_caption(unit)
    forms = {name: form for name, number in SAMPLES.items() if (form := _form_of(unit, number))}
    counted = {name: _read(unit, form, tag, is_caption) for name, form in forms.items()}
    reported = set()
    for name, message in agreement(counted, is_caption):
        if name in reported:
            continue
        reported.add(name)
        form = forms[name]
        twins = [one.index for one in unit.forms if one is not form and one.words == form.words]
        rule = IDENTICAL if twins else ORDER
        hint = f"msgstr[{form.index}] is the same as msgstr[{twins[0]}]" if twins else None
        yield unit.problem(rule, message, form, hint=hint)
    if reported or not any(counted[name].noun for name in ("few", "many") if name in counted):
        return
    yield from _copied(unit, forms, counted, is_caption)


def _copied(
    unit: Unit, forms: Mapping[str, Wording], counted: Mapping[str, Counted], is_caption: bool
) -> Iterator[Problem]:
    """Whole texts that stand for numbers which cannot share one."""
    pairs = [("two", "one"), ("two", "few"), ("one", "few"), ("two", "many"), ("two", "other")]
    pairs += [] if is_caption else [("zero", "one"), ("zero", "two")]
    pairs += [
        (name, "many")
        for name in ("zero", "one")
        if "many" in counted and counted["many"].has_tanwin
    ]
    for name, twin in pairs:
        if name not in forms or twin not in forms or forms[name].words != forms[twin].words:
            continue
        noun = counted[twin].noun
        is_sound_plural = twin == "few" and noun is not None and bare(noun).endswith("ين")
        is_zero_said = name == "zero" and twin != "many" and counted["zero"].is_numbered
        if not is_sound_plural and not is_zero_said:
            message = f"the form for {name} is the same as the form for {twin}"
            yield unit.problem(IDENTICAL, message, forms[name])
            return


def _read(unit: Unit, form: Wording, tag: str, is_caption: bool) -> Counted:
    after = _after_count(unit, form)
    text = after if after is not None else form.words if is_caption else ""
    ahead = words_in(_BREATH.split(text)[0])
    small = by_language(FUNCTION_WORDS, tag) or frozenset()
    noun = ahead[0] if ahead and ahead[0] not in small and len(ahead[0]) > 2 else None
    following = ahead[1] if len(ahead) > 1 and ahead[1] not in small else None
    return Counted(tuple(words_in(form.words)), noun, following, after is not None)


# Number words.


def _number(unit: Unit, form: Wording, target: Target) -> Iterator[Problem]:
    number = form.numbers[0]
    said = _numbers_in(form.words, target.tag)
    if not said:
        return
    shared = {
        value
        for source in unit.source.wordings
        for value in _numbers_in(source.words, target.source_profile.tag).values()
    }
    for other in unit.forms:
        if other is not form and len(other.numbers) > 1:
            shared.update(_numbers_in(other.words, target.tag).values())
    values = set(said.values())
    if number in values:
        return
    for word, value in said.items():
        if value not in shared:
            message = f"msgstr[{form.index}] serves {number} only, and says “{word}”"
            yield unit.problem(NUMBER, message, form)
            return


def _numbers_in(words: str, tag: str) -> dict[str, int]:
    """The numbers from two on that a text says, in digits or in a word."""
    found = {}
    for word in words_in(words):
        value = int(word) if word.isdecimal() and len(word) < 7 else value_of(word.casefold(), tag)
        if value is not None and value > 1:
            found[word] = value
    return found
