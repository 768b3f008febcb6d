"""Languages with rules of their own for nouns after numbers, such as Arabic."""

from collections.abc import Callable, Iterator, Mapping

from factsheet.edition.wording import Wording
from factsheet.gate.target import Problem, Unit
from factsheet.gate.translations.plurals.rules import (
    BREATH,
    IDENTICAL,
    ORDER,
    after_count,
    form_of,
    is_under_number,
)
from factsheet.locales.arabic_counting import SAMPLES, Counted, disagreements
from factsheet.locales.clitics import bare
from factsheet.locales.functionwords import FUNCTION_WORDS
from factsheet.locales.tags import by_language
from factsheet.locales.words import words_in

Agreement = Callable[[Mapping[str, Counted], bool], Iterator[tuple[str, str]]]
AGREEMENTS: dict[str, Agreement] = {"ar": disagreements}
"""The rules by language."""


def check_counting(unit: Unit, tag: str, agreement: Agreement) -> Iterator[Problem]:
    """Compare the counted noun of each form with the numbers that it is used for."""
    is_caption = is_under_number(unit)
    forms = {name: form for name, number in SAMPLES.items() if (form := form_of(unit, number))}
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
    """Report forms with the same text for numbers that need different ones."""
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
    after = after_count(unit, form)
    text = after if after is not None else form.words if is_caption else ""
    ahead = words_in(BREATH.split(text)[0])
    small = by_language(FUNCTION_WORDS, tag) or frozenset()
    noun = ahead[0] if ahead and ahead[0] not in small and len(ahead[0]) > 2 else None
    following = ahead[1] if len(ahead) > 1 and ahead[1] not in small else None
    return Counted(tuple(words_in(form.words)), noun, following, after is not None)
