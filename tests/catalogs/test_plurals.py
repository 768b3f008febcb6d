import pytest

from factsheet.catalogs.plurals import fit_forms, plural_problem
from factsheet.catalogs.po import Entry, PoFile
from factsheet.locales.profile import LocaleProfile

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
        ("", "not of the form"),
        ("nplurals=2; plural=m", "not of the form"),
        ("nplurals=2; plural=" + "(" * 900 + "n", "not of the form"),
        ("nplurals=2; plural=" + "n*" * 900 + "n", "not of the form"),
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
