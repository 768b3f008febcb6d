"""What is offered as similar, and what is not."""

from collections.abc import Iterable

import pytest

from factsheet.catalogs.matching import SimilarTexts
from factsheet.catalogs.po import Entry, Previous

SENTENCE = "The General Assembly elects the President for a term of four years."


def offered(text: str, *entries: Entry) -> Entry | None:
    return SimilarTexts.of(entries).most_similar(Entry(text, "new"))


def entry(text: str, **other: object) -> Entry:
    return Entry(text, "old", **{"translations": (f"“{text}”",), **other})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "The General Assembly elects the Vice-Presidents for a term of three years.",
        "The General Assembly elects the President.",
        "In its closing session, the General Assembly elects the President for four years.",
        "{assembly.sessions} sessions were held in {place.lyon:in} before it.",
    ],
)
def test_a_sentence_of_which_most_is_the_same(text: str) -> None:
    sessions = entry("{assembly.sessions:number} sessions were held in {place.paris} before.")
    places = entry("{assembly.sessions} sessions were held in {place.lyon:city} before that.")
    candidates = (entry("Something else entirely."), entry(SENTENCE), sessions, places)
    found = offered(text, *candidates)
    assert found in (entry(SENTENCE), places)


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Session", "Sessions"),
        ("Sessions", "Sessions"),
        ("{n} sessions", "{n} sessions"),
        ("Member states", "Observers"),
        (SENTENCE, "The Executive Committee meets three times a year."),
        ("It has {staff.total} people.", "It has {membership.countries} people."),
        ("From {a} to {b} in {c} by {d}.", "From {a} to {e} in {f} by {g}."),
        ("Edition of %(date)s", "Edition of %(name)s"),
        ("", "Sessions of the Assembly"),
    ],
)
def test_what_says_too_little_or_another_thing(text: str, old: str) -> None:
    assert offered(text, entry(old)) is None


def test_only_a_whole_translation_of_a_known_text_is_offered() -> None:
    blank = entry(SENTENCE, translations=("",))
    half = entry(SENTENCE, plural=SENTENCE, translations=("half", ""))
    guessed = entry(SENTENCE, flags=("fuzzy",))
    assert offered(SENTENCE, blank, half, guessed) is None


def test_a_fuzzy_translation_is_of_its_former_text() -> None:
    fuzzy = entry("Another text by now.", flags=("fuzzy",), previous=Previous("a", SENTENCE))
    assert offered(SENTENCE, fuzzy) == fuzzy
    assert offered("Another text by now.", fuzzy) is None


def test_the_most_similar_goes_first_and_of_equals_the_first() -> None:
    near, nearer = entry(SENTENCE.replace("four", "three")), entry(SENTENCE.replace("four", "for"))
    assert offered(SENTENCE, near, nearer) == nearer
    one, two = entry(SENTENCE, comments=("1",)), entry(SENTENCE, comments=("2",))
    assert offered(SENTENCE, near, one, two) == one


def test_a_plural_is_compared_by_the_form_that_says_the_number() -> None:
    old = entry("One session was held.", plural="{n} sessions were held in all.")
    message = Entry("A single one", "new", "{n} sessions were held in all")
    assert SimilarTexts.of([old]).most_similar(message) == old


def test_the_answer_does_not_depend_on_chance() -> None:
    def choose(order: Iterable[int]) -> list[Entry | None]:
        known = SimilarTexts.of(entry(f"One of {n} and {n % 7} things in a row.") for n in order)
        return [known.most_similar(Entry(f"One of {n} more things in a row.")) for n in range(50)]

    assert choose(range(200)) == choose(range(200))
