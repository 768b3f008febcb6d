import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.catalogs.plurals import PluralRule, fit_forms, plural_problem
from factsheet.catalogs.po import Entry, PoFile
from factsheet.config.style import LocaleStyle
from factsheet.locales.profile import LocaleProfile, profile_of

BABEL = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=0 && n%100<=2 ? 4 : 5);"
)
"""The Arabic rule that Babel writes: «many» and «other» in each other's place."""
FORMS = ("zero", "one", "two", "few", "many", "other")


def catalog(rule: str | None, *entries: Entry, obsolete: tuple[Entry, ...] = ()) -> PoFile:
    file = PoFile(entries, Entry(""), obsolete)
    return file.with_fields({"Plural-Forms": rule} if rule else {})


def plural(*forms: str, flags: tuple[str, ...] = ()) -> Entry:
    return Entry("{n} x", "a", "{n} xs", forms, flags)


@pytest.mark.parametrize(
    "spelling",
    [
        "nplurals=2; plural=(n > 1);",
        "nplurals=2; plural=n>1",
        " nplurals = 2 ; plural = n >= 2 ; ",
        "nplurals=2; plural=n==0||n==1?0:1;",
        "nplurals=2; plural=!(n<2);",
    ],
)
def test_equivalent_spellings_are_the_same_rule(spelling: str, fr: LocaleProfile) -> None:
    assert plural_problem(spelling, fr) is None


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("", "does not have the form"),
        ("nplurals=2; plural=m", "does not have the form"),
        ("nplurals=2; plural=" + "(" * 900 + "n", "does not have the form"),
        ("nplurals=2; plural=" + "n*" * 900 + "n", "does not have the form"),
        ("nplurals=3; plural=(n > 1);", "states 3 forms, CLDR 2: one, other"),
        ("nplurals=2; plural=n%0;", "selects no form for 0"),
        ("nplurals=2; plural=n*2;", "selects no form for 1, CLDR form 0 (one)"),
        ("nplurals=2; plural=n>999;", "selects form 0 for 2, CLDR form 1 (other)"),
    ],
)
def test_what_does_not_fit(value: str, problem: str, fr: LocaleProfile) -> None:
    assert problem in (plural_problem(value, fr) or "")


def test_the_rule_of_every_locale_fits_itself(
    ar: LocaleProfile, en: LocaleProfile, fr: LocaleProfile
) -> None:
    assert [plural_problem(profile.plural_forms, profile) for profile in (ar, en, fr)] == [None] * 3
    assert plural_problem(BABEL, ar) == "selects form 5 for 11, CLDR form 4 (many)"


def test_forms_written_under_another_rule_move_and_await_review(ar: LocaleProfile) -> None:
    swapped = plural("zero", "one", "two", "few", "other", "many")
    file = catalog(BABEL, swapped, Entry("x"), obsolete=(swapped,))
    assert fit_forms(file, ar).entries == (plural(*FORMS, flags=("fuzzy",)), Entry("x"))
    assert fit_forms(file, ar).obsolete == (plural(*FORMS, flags=("fuzzy",)),)


def test_one_form_for_all_numbers_becomes_each_form(ar: LocaleProfile) -> None:
    file = catalog("nplurals=1; plural=0;", plural("all"))
    assert fit_forms(file, ar).entries == (plural(*["all"] * 6, flags=("fuzzy",)),)


def test_blank_forms_are_no_work_to_review(ar: LocaleProfile) -> None:
    file = catalog(BABEL, plural("", ""))
    assert fit_forms(file, ar).entries == (plural(*[""] * 6),)


@pytest.mark.parametrize("rule", [None, "nonsense", "nplurals=2; plural=(n > 1);"])
def test_without_another_rule_forms_stay_in_their_place(
    rule: str | None, fr: LocaleProfile
) -> None:
    file = catalog(rule, plural("un"), plural("un", "des"), plural("un", "des", "", ""))
    fitted = (plural("un", ""), plural("un", "des"), plural("un", "des"))
    assert fit_forms(file, fr).entries == fitted


def test_a_form_that_is_cut_off_leaves_the_rest_to_review(fr: LocaleProfile) -> None:
    file = catalog(fr.plural_forms, plural("un", "des", "de"))
    assert fit_forms(file, fr).entries == (plural("un", "des", flags=("fuzzy",)),)


RUSSIAN = (
    "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) "
    "? 1 : n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);"
)
POLISH = (
    "nplurals=4; plural=(n==1 ? 0 : (n%10>=2 && n%10<=4) && (n%100<12 || n%100>14) ? 1 : "
    "n!=1 && (n%10>=0 && n%10<=1) || (n%10>=5 && n%10<=9) || (n%100>=12 && n%100<=14) ? 2 : 3);"
)
CZECH = (
    "nplurals=4; plural=(n == 1 && n % 1 == 0) ? 0 : (n >= 2 && n <= 4 && n % 1 == 0) ? 1: "
    "(n % 1 != 0 ) ? 2 : 3;"
)
LITHUANIAN = (
    "nplurals=4; plural=(n % 10 == 1 && (n % 100 > 19 || n % 100 < 11) ? 0 : (n % 10 >= 2 && "
    "n % 10 <=9) && (n % 100 > 19 || n % 100 < 11) ? 1 : n % 1 != 0 ? 2: 3);"
)
MILLIONS = "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"
MILLIONS_FROM_2 = "nplurals=3; plural=n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"
UKRAINIAN = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);"
)
HEBREW = "nplurals=4; plural=(n==1 ? 0 : n==2 ? 1 : n>10 && n%10==0 ? 2 : 3);"
SERBIAN = (
    "nplurals=4; plural=n==1? 3 : n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2;"
)


@pytest.mark.parametrize(
    ("tag", "rule", "written", "kept"),
    [
        ("ru", RUSSIAN, "one few many other", "one few many"),
        ("uk", RUSSIAN, "one few many other", "one few many"),
        ("be", RUSSIAN, "one few many other", "one few many"),
        ("pl", POLISH, "one few many other", "one few many"),
        ("cs", CZECH, "one few many other", "one few other"),
        ("sk", CZECH, "one few many other", "one few other"),
        ("lt", LITHUANIAN, "one few many other", "one few other"),
        ("fr", MILLIONS, "one many other", "one other"),
        ("pt", MILLIONS, "one many other", "one other"),
        ("es", MILLIONS_FROM_2, "one many other", "one other"),
        ("it", MILLIONS_FROM_2, "one many other", "one other"),
        ("ca", MILLIONS_FROM_2, "one many other", "one other"),
        # the rule chose another form for some numbers, which said the same
        ("he", HEBREW, "one two other other", "one two other"),
        ("sr", SERBIAN, "one few other one", "one few other"),
        # no rule is stated, or the locale's own, and all of CLDR's forms are written
        ("ru", None, "one few many other", "one few many"),
        ("uk", UKRAINIAN, "one few many other", "one few many"),
    ],
)  # fmt: skip
def test_forms_that_no_number_below_a_million_takes_go_without_review(
    tag: str, rule: str | None, written: str, kept: str
) -> None:
    fitted = fit_forms(catalog(rule, plural(*written.split())), profile_of(LocaleStyle(tag)))
    assert fitted.entries == (plural(*kept.split()),)


@pytest.mark.parametrize(
    ("tag", "rule", "written", "kept"),
    [
        ("he", HEBREW, "one two tens other", "one two other"),
        ("he", "nplurals=2; plural=(n != 1);", "one other", "one other other"),
        ("sr", SERBIAN, "21,31 2 5 1", "21,31 2 5"),
        ("ru", "nplurals=2; plural=(n != 1);", "one other", "one other other"),
        ("ar", "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;", "one two other", "other one two other other other"),
        ("fr", None, "one many other", "one many"),
    ],
)  # fmt: skip
def test_forms_that_serve_other_numbers_than_before_await_review(
    tag: str, rule: str | None, written: str, kept: str
) -> None:
    fitted = fit_forms(catalog(rule, plural(*written.split())), profile_of(LocaleStyle(tag)))
    assert fitted.entries == (plural(*kept.split(), flags=("fuzzy",)),)


def test_forms_that_change_places_await_review(fr: LocaleProfile) -> None:
    file = catalog("nplurals=2; plural=(n > 1 ? 0 : 1);", plural("other", "one"))
    assert fit_forms(file, fr).entries == (plural("one", "other", flags=("fuzzy",)),)


@pytest.mark.slow
@given(
    tag=st.sampled_from(["ar", "cs", "fr", "he", "pl", "ru", "sl"]),
    rule=st.sampled_from([RUSSIAN, POLISH, CZECH, MILLIONS, HEBREW, SERBIAN, BABEL]),
    forms=st.lists(st.sampled_from("abc"), min_size=6, max_size=6),
)
def test_what_is_not_fuzzy_says_for_every_number_what_it_said(
    tag: str, rule: str, forms: list[str]
) -> None:
    profile = profile_of(LocaleStyle(tag))
    (entry,) = fit_forms(catalog(rule, plural(*forms)), profile).entries
    stated = PluralRule.parse(rule)
    if not entry.fuzzy and plural_problem(rule, profile):
        for number in range(1000):
            before = forms[stated.index(number) or 0]
            assert entry.translations[profile.plural_index(number)] == before
