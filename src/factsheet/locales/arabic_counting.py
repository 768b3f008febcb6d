"""The grammar of nouns after numbers in Arabic (تمييز العدد).

3–10 take a plural in the genitive, 11–99 a singular in the accusative (بلدًا, ة without
ending), hundreds and thousands a singular in the genitive; two is expressed by the dual, and
one and two are mostly not written (W. Wright, Grammar II, §§ 97–104).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.locales.clitics import bare, without_clitics

SAMPLES: dict[str, int] = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""CLDR's categories, with a number for each."""

_TANWIN_FATH = "\u064b"
_UNENDING = ("ا", "ة", "ى", "اء")
"""Endings to which the accusative adds no letter, or has added one."""
_LONGEST_BROKEN = 5
"""Letters of a broken plural that looks like a dual: فعلان, from a singular of three."""
_NONE = frozenset(("لا", "ليس", "ليست", "لم", "لن", "بلا", "بدون", "عدم"))
_TWO = frozenset(("اثنان", "اثنين", "اثنتان", "اثنتين", "كلا", "كلتا", "كلي"))


@dataclass(frozen=True, slots=True)
class Counted:
    """One plural form of a sentence."""

    words: tuple[str, ...]
    noun: str | None
    """The word after the number, or the first word of a caption; None if it is not a noun."""
    next: str | None
    """The word after the noun, without punctuation in between."""
    is_numbered: bool
    """Whether the form prints its number."""

    @property
    def has_tanwin(self) -> bool:
        """Whether the noun shows the accusative: بلدًا."""
        return self.noun is not None and _TANWIN_FATH in self.noun

    @property
    def stem(self) -> str | None:
        """The noun without marks, and without the alif that carries the accusative's."""
        if self.noun is None:
            return None
        word = bare(self.noun)
        return word[:-1] if self.has_tanwin and word.endswith("ا") else word


def disagreements(forms: Mapping[str, Counted], is_caption: bool) -> Iterator[tuple[str, str]]:
    """The categories whose form certainly contradicts its numbers, with the reason."""
    yield from _accusatives(forms, is_caption)
    singular = _singular(forms, is_caption)
    yield from _plurals(forms, singular)
    few, many, other, two = (forms.get(name) for name in ("few", "many", "other", "two"))
    if many and _lacks_accusative(many, few, other, two):
        yield "many", f"11 to 99 take the accusative, “{many.noun}” has no ًا"
    yield from _duals(forms, singular, is_caption)
    if not is_caption:
        yield from _denials(forms)


def _accusatives(forms: Mapping[str, Counted], is_caption: bool) -> Iterator[tuple[str, str]]:
    alone = ("zero", "one") if is_caption else ()
    for name in ("few", "other", *alone):
        form = forms.get(name)
        if form and form.noun and form.has_tanwin and not bare(form.noun).endswith("ة"):
            yield name, f"“{form.noun}” is what 11 to 99 take, and no other number"


def _singular(forms: Mapping[str, Counted], is_caption: bool) -> str | None:
    """The counted noun's singular, as in most of the forms that need it."""
    votes = Counter[str]()
    for name in ("many", "other", *(("one",) if is_caption else ())):
        form = forms.get(name)
        if form and form.stem:
            votes[form.stem] += 2 if name == "many" and form.has_tanwin else 1
    one = forms.get("one")
    for stem in votes:
        votes[stem] += bool(one and not one.noun and _holds(one, {stem}))
    (first, most), (_, next_most) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    return first if most > 1 and most > next_most else None


def _plurals(forms: Mapping[str, Counted], singular: str | None) -> Iterator[tuple[str, str]]:
    """Report a singular after 3 to 10, and a plural after any other number."""
    few = forms.get("few")
    if few is None or few.stem is None:
        return
    if few.stem == singular and not few.has_tanwin:
        yield "few", f"3 to 10 take a plural, and “{few.noun}” is a singular"
    for name, numbers in (("many", "11 to 99"), ("other", "hundreds")):
        form = forms.get(name)
        if form and form.stem and form.stem == few.stem != singular:
            yield name, f"{numbers} take a singular, and “{form.noun}” is what 3 to 10 take"


def _lacks_accusative(
    many: Counted, few: Counted | None, other: Counted | None, two: Counted | None
) -> bool:
    if not many.noun or not other or not few or bare(many.noun) != other.stem:
        return False
    if bare(many.noun).endswith(_UNENDING) or few.stem == other.stem:
        return False
    if two and _holds(two, {f"{other.stem}{ending}" for ending in ("ان", "ين")}):
        return True
    # In a construct (مكتب اتصال) the noun has no such ending, and what follows stays the same
    # beside a plural; an adjective follows its noun into the plural.
    following = [bare(form.next or "") for form in (few, many, other)]
    return not following[1] or (following[0] != following[2] and following[1] == following[2])


def _duals(
    forms: Mapping[str, Counted], singular: str | None, is_caption: bool
) -> Iterator[tuple[str, str]]:
    if singular is None or singular.endswith(("ا", "ى", "ء")):
        return
    duals = _duals_of(singular)
    full = frozenset(dual for dual in duals if dual.endswith("ن"))
    one, two, few = (forms.get(name) for name in ("one", "two", "few"))
    for name in ("zero", "one") if is_caption else ("one",):
        form = forms.get(name)
        # ين ends sound plurals as well, and of none one may say a plural: من الموظفين
        said = frozenset(dual for dual in full if dual[-2:] == "ان") if name == "zero" else full
        if form and _holds(form, said) and not _holds(form, {singular, f"{singular}ا"}):
            yield name, f"“{_held(form, said)}” names two"
    for name in ("many", "other"):
        form = forms.get(name)
        if form and form.stem in full and not (few and few.stem == form.stem):
            yield name, f"“{form.noun}” names two"
    if two and not two.is_numbered and _holds(two, {singular}) and not _holds(two, duals | _TWO):
        yield "two", f"the form for 2 names one: “{_held(two, {singular})}”"
    if few and two and one and two.stem != singular and _is_dual(few, two, one, duals):
        yield "few", f"3 to 10 take a plural, and “{few.noun}” names two"


def _is_dual(few: Counted, two: Counted, one: Counted, duals: frozenset[str]) -> bool:
    """Whether the noun after 3 to 10 is a dual.

    بلدان may be a plural of three letters as well: there the form for two, or the adjective,
    tells. ين is the ending of sound plurals too.
    """
    if few.noun is None or bare(few.noun) not in duals or bare(few.noun).endswith("ين"):
        return False
    if bare(few.noun).endswith(("ا", "تان")) or len(bare(few.noun)) > _LONGEST_BROKEN:
        return True
    if two.noun and bare(two.noun) != bare(few.noun):
        return bare(two.noun) not in duals
    adjective = bare(one.next or "")
    return bool(adjective) and bare(few.next or "") in _duals_of(adjective)


def _denials(forms: Mapping[str, Counted]) -> Iterator[tuple[str, str]]:
    """Forms for one or two with words for “none” that the forms for larger numbers lack."""
    larger = [forms[name] for name in ("few", "many", "other") if name in forms]
    if not larger or any(_holds(form, _NONE) for form in larger):
        return
    for name in ("one", "two"):
        form = forms.get(name)
        if form and not form.is_numbered and _holds(form, _NONE):
            yield name, f"“{_held(form, _NONE)}” says that there is none"


def _duals_of(singular: str) -> frozenset[str]:
    trunk = singular[:-1] + "ت" if singular.endswith("ة") else singular
    return frozenset(trunk + ending for ending in ("ان", "ين", "ا", "ي"))


def _holds(form: Counted, wanted: set[str] | frozenset[str]) -> bool:
    return _held(form, wanted) is not None


def _held(form: Counted, wanted: set[str] | frozenset[str]) -> str | None:
    for word in form.words:
        plain = bare(word)
        if _TANWIN_FATH in word and plain.endswith("ا"):
            plain = plain[:-1]
        if not wanted.isdisjoint(without_clitics(plain)):
            return word
    return None
