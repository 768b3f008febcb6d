"""What follows a number in Arabic: the grammar of تمييز العدد.

3–10 take a plural in the genitive, 11–99 a singular in the accusative (بلدًا, ة without
ending), hundreds and thousands a singular in the genitive; two is said by the dual, and
with one and two the number is mostly left unsaid (W. Wright, Grammar II, §§ 97–104).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.locales.arabic import bare, without_clitics

SAMPLES: dict[str, int] = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""CLDR's categories, and a number of each."""

_TANWIN_FATH = "\u064b"
_UNENDING = ("ا", "ة", "ى", "اء")
"""Endings to which the accusative adds no letter, or has added one."""
_TWO = frozenset(("اثنان", "اثنين", "اثنتان", "اثنتين", "كلا", "كلتا", "كلي"))


@dataclass(frozen=True, slots=True)
class Counted:
    """One plural form of a sentence."""

    words: tuple[str, ...]
    noun: str | None
    """The word after the number, or the first one of a caption; none where that is no noun."""
    next: str | None
    """The word after the noun, in the same breath."""
    is_numbered: bool
    """Whether the form prints its number."""

    @property
    def stem(self) -> str | None:
        """The noun without marks, and without the alif that carries the accusative's."""
        if self.noun is None:
            return None
        word = bare(self.noun)
        return word[:-1] if _TANWIN_FATH in self.noun and word.endswith("ا") else word


def disagreements(forms: Mapping[str, Counted], is_caption: bool) -> Iterator[tuple[str, str]]:
    """The categories whose form contradicts its number, and how. Only what is certain."""
    few, many, other = (forms.get(name) for name in ("few", "many", "other"))
    yield from _accusatives(forms, is_caption)
    if few and few.stem and _same(few, many, other):
        yield "few", f"3 to 10 take a plural, and “{few.noun}” is what other numbers take"
    elif few and many and few.stem and few.stem == many.stem:
        yield "many", f"11 to 99 take a singular, and “{many.noun}” is what 3 to 10 take"
    elif few and other and few.stem and few.stem == other.stem:
        yield "other", f"hundreds take a singular, and “{other.noun}” is what 3 to 10 take"
    if many and _lacks_accusative(many, few, other, forms.get("two")):
        yield "many", f"11 to 99 take the accusative, “{many.noun}” has no ًا"
    yield from _duals(forms, _singular(forms))


def _accusatives(forms: Mapping[str, Counted], is_caption: bool) -> Iterator[tuple[str, str]]:
    numbered = {"few": "a plural", "other": "a genitive"}
    alone = {"zero": "no accusative", "one": "no accusative"} if is_caption else {}
    for name, wanted in {**numbered, **alone}.items():
        form = forms.get(name)
        if form and form.noun and _TANWIN_FATH in form.noun and "ة" not in form.noun:
            yield name, f"“{form.noun}” is what 11 to 99 take, here stands {wanted}"


def _same(few: Counted, many: Counted | None, other: Counted | None) -> bool:
    """Whether the noun after 3 to 10 is a singular by what stands after other numbers."""
    if _TANWIN_FATH in (few.noun or ""):
        return False  # said already
    is_marked = many is not None and many.noun is not None and _TANWIN_FATH in many.noun
    if is_marked and many is not None:
        return few.stem == many.stem
    return (
        many is not None
        and other is not None
        and few.stem == other.stem
        and many.stem in (other.stem, f"{other.stem}ا")
    )


def _lacks_accusative(
    many: Counted, few: Counted | None, other: Counted | None, two: Counted | None
) -> bool:
    if not many.noun or not other or not few or bare(many.noun) != other.stem:
        return False
    if bare(many.noun).endswith(_UNENDING) or few.stem == other.stem:
        return False
    stem = bare(many.noun)
    duals = {f"{stem}{ending}" for ending in ("ان", "ين")}
    if two and _holds(two, duals):
        return True
    # In a construct (مكتب اتصال) the noun has no such ending, and what follows stays the same
    # beside a plural; an adjective follows its noun into the plural.
    return many.next is None or (few.next != other.next and many.next == other.next)


def _singular(forms: Mapping[str, Counted]) -> str | None:
    """The counted noun's singular, where two forms agree about it."""
    stems = {forms[name].stem for name in ("many", "other") if name in forms}
    few = forms["few"].stem if "few" in forms else None
    stem = stems.pop() if len(stems) == 1 else None
    return stem if stem != few else None


def _duals(forms: Mapping[str, Counted], singular: str | None) -> Iterator[tuple[str, str]]:
    if singular is None or singular.endswith(("ا", "ى", "ء")):
        return
    trunk = singular[:-1] + "ت" if singular.endswith("ة") else singular
    duals = {trunk + ending for ending in ("ان", "ين", "ا", "ي")}
    one, two = forms.get("one"), forms.get("two")
    if one and _holds(one, duals) and not _holds(one, {singular}):
        yield "one", f"the form for 1 speaks of two: “{_held(one, duals)}”"
    if two and not two.is_numbered and _holds(two, {singular}) and not _holds(two, duals | _TWO):
        yield "two", f"the form for 2 speaks of one: “{_held(two, {singular})}”"


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
