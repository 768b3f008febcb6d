"""What a change does: the words before and after, and why somebody has to look."""

from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.impact.compare import compare
from factsheet.impact.impact import Weight
from factsheet.impact.supposition import suppose
from support.impacts import (
    ALL,
    ARABIC,
    FILES,
    MORE_FACTS,
    MORE_SHEET,
    codes,
    edited,
    edition,
    supposed,
    touch,
)

MEMBERS = "sheet:library:intro:members"
SIZE = "fact:library.size:text"
HEADER = """\
msgid ""
msgstr ""
"Language: {tag}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=({rule});\\n"
"""
NOTE = """\
chart:
    type: chart
    kind: bars
    heading: Beside {library.loans:number} loans
    alternative: Bars
    facts: [library.members]
  numbers:
"""
WHERE_7 = "where: page 7"
PAGE_7 = f"source: report\n    {WHERE_7}"
STATEMENT = "{value: 195, from: 2021-11-23, source: report, where: page 2}"


def test_a_value_in_the_same_form_needs_nobody(tmp_path: Path) -> None:
    fact = supposed(tmp_path, "library.members", "196")
    arabic = touch(fact, "ar", MEMBERS)
    assert (arabic.before, arabic.after) == ("195 عضوًا.", "196 عضوًا.")
    assert arabic.sheets == ("library",)
    assert arabic.weight is Weight.NOTE
    figure = touch(fact, "ar", "library.members")
    assert (figure.before, figure.after, figure.entry) == ("195", "196", None)


def test_another_form_is_named_with_its_line(tmp_path: Path) -> None:
    arabic = touch(supposed(tmp_path, "library.members", "200"), "ar", MEMBERS)
    assert arabic.after == "200 عضو."
    (reason,) = arabic.reasons
    assert (reason.code, reason.weight) == ("plural-form", Weight.REVIEW)
    assert "for 200: “many” (msgstr[4]) → “other” (msgstr[5])" in reason.message
    assert reason.at == arabic.entry
    assert arabic.entry is not None
    lines = (tmp_path / arabic.entry.path).read_text("utf-8").splitlines()
    assert lines[arabic.entry.line - 1] == 'msgstr[5] "{library.members} عضو."'


def test_a_form_without_the_number_is_mentioned(tmp_path: Path) -> None:
    arabic = touch(supposed(tmp_path, "library.members", "2"), "ar", MEMBERS)
    assert arabic.after == "عضوان."
    assert codes(arabic) == ["plural-form", "number-in-words"]
    assert [reason.weight for reason in arabic.reasons] == [Weight.REVIEW, Weight.NOTE]


def test_a_number_in_words_in_the_source(tmp_path: Path) -> None:
    fact = supposed(tmp_path, "library.rooms", "3")
    english = touch(fact, "en", "sheet:library:intro:rooms")
    assert (english.before, english.after) == ("2 rooms are open.", "3 rooms are open.")
    assert codes(english) == ["number-in-words"]
    assert english.weight is Weight.NOTE


def test_a_claim_of_source_and_translation(tmp_path: Path) -> None:
    fact = supposed(tmp_path, "library.members", "196")
    assert touch(fact, "en", SIZE).reasons[0].message.startswith("says “largest” (en):")
    (reason,) = touch(fact, "ar", SIZE).reasons
    assert reason.code == "claim"
    assert reason.message.startswith("says “largest” (en), “أكبر” (ar):")
    assert "claim" not in codes(touch(fact, "ar", MEMBERS))


def test_what_is_not_translated_is_an_error(tmp_path: Path) -> None:
    rooms = touch(supposed(tmp_path, "library.rooms", "3"), "ar", "sheet:library:intro:rooms")
    assert rooms.after == "3 rooms are open."
    error = next(reason for reason in rooms.reasons if reason.code == "untranslated")
    assert error.weight is Weight.ERROR
    assert error.message == "is missing from the catalog: en is printed instead"


def test_a_role_through_its_term(tmp_path: Path) -> None:
    impact = edited(tmp_path, "feminine: woman librarian", "feminine: head librarian")
    (fact,) = impact.facts
    assert [reason.code for reason in fact.changes] == ["wording"]
    sentence = touch(fact, "en", "sheet:library:intro:lee")
    assert sentence.after == "Ann Lee is head librarian."
    assert sentence.through == ("person.lee",)
    assert touch(fact, "en", "fact:term.librarian:feminine").through == ()


def test_a_row_that_comes_is_counted_and_shown(tmp_path: Path) -> None:
    row = "lyon: {city: library.seat, books: 500, source: report, where: page 11}"
    more = "      oslo: {city: library.seat, books: 30, source: report, where: page 12}\n"
    impact = edited(tmp_path, f"      {row}\n", f"      {row}\n{more}")
    (fact,) = impact.facts
    assert (fact.before, fact.after) == ("1 row", "2 rows")
    assert [reason.message for reason in fact.changes] == ["row “oslo” is new"]
    assert touch(fact, "en", "sheet:library:intro:branches").after == "It has 2 branches."
    assert touch(fact, "en", "branches.oslo.books").after == "30"
    # The sheet's table has no column for cities.
    assert all(one.what != "branches.oslo.city" for one in fact.touches)


def test_a_fact_that_ends_takes_its_sentences_along(tmp_path: Path) -> None:
    impact = edited(tmp_path, PAGE_7, f"source: report\n    until: 2021-11-20\n    {WHERE_7}")
    (fact,) = impact.facts
    assert fact.after is None
    assert [reason.code for reason in fact.changes] == ["ends"]
    left = touch(fact, "ar", SIZE)
    assert (left.after, codes(left)) == (None, ["left-out"])
    assert impact.needs_a_look


def test_a_claim_that_becomes_false_is_named(tmp_path: Path) -> None:
    claim = "claim: {more: [library.loans, library.members]}"
    text = f'many: {{text: "Its loans are many.", {claim}}}'
    block = f"  claims: {{type: prose, paragraphs: {{{text}}}}}\n"
    old = edition(tmp_path, {"sheets/library.yaml": MORE_SHEET + block})
    many = "sheet:library:claims:many"
    (fact,) = compare(old, suppose(old, "library.members", "2000"), "", ["en"]).facts
    assert [one.message for one in touch(fact, "en", many).reasons][1:] == [
        "what it says is no longer true: more: 1000, 2000"
    ]
    (fact,) = compare(old, suppose(old, "library.members", "999"), "", ["en"]).facts
    assert all(one.what != many for one in fact.touches)


def test_a_block_that_is_left_out_goes_whole(tmp_path: Path) -> None:
    """Parts of a block before the one that can't be printed are localized, but not printed."""
    later = STATEMENT.replace("2021-11-23", "2021-11-30")
    lead = {"sheets/library.yaml": MORE_SHEET.replace("numbers:\n", NOTE)}
    old = edition(tmp_path / "old", lead)
    new = edition(
        tmp_path / "new", lead | {"facts/library.yaml": MORE_FACTS.replace(STATEMENT, later)}
    )
    (fact,) = compare(old, new, "", ALL).facts
    heading = touch(fact, "en", "sheet:library:chart:heading")
    assert (heading.before, heading.after) == ("Beside 1,000 loans", None)
    assert touch(fact, "en", MEMBERS).after is None
    assert touch(fact, "en", "library.members").after is None


def test_a_fact_that_begins(tmp_path: Path) -> None:
    past = MORE_FACTS.replace(PAGE_7, f"source: report\n    until: 2021-11-20\n    {WHERE_7}")
    old = edition(tmp_path / "old", {"facts/library.yaml": past})
    (fact,) = compare(old, edition(tmp_path / "new"), "", ALL).facts
    assert (fact.before, [reason.code for reason in fact.changes]) == (None, ["begins"])
    assert codes(touch(fact, "en", SIZE)) == ["appears", "claim"]


def test_a_language_that_is_new_and_one_without_a_list(tmp_path: Path) -> None:
    german = {"factsheet.toml": FILES["factsheet.toml"] + "[locales.de]\n[locales.fr]\n"}
    german |= {
        f"locales/{tag}/LC_MESSAGES/factsheet.po": HEADER.format(tag=tag, rule=rule)
        for tag, rule in (("de", "n != 1"), ("fr", "n > 1"))
    }
    old = edition(tmp_path / "old", german)
    new = suppose(old, "library.members", "196")
    without_french = replace(old, voices={**old.voices})
    del without_french.voices["fr"]
    impact = compare(without_french, new, "", ("en", "de", "fr"))
    assert impact.notes == (
        "fr is new: there is nothing to compare it with",
        "de has no list of comparison words: its texts were not searched for any",
    )


def test_an_approximation_is_for_people(tmp_path: Path) -> None:
    impact = edited(tmp_path, "approximation: about", "approximation: nearly")
    (fact,) = impact.facts
    (reason,) = fact.changes
    assert (reason.code, reason.message) == ("approximation", "approximation: about → nearly")
    loans = touch(fact, "en", "library.loans")
    assert (loans.before, loans.after) == ("about 1,000", "nearly 1,000")


def test_another_preferred_statement(tmp_path: Path) -> None:
    both = "old: {value: 194, source: report, where: page 1, preferred: true}"
    impact = edited(tmp_path, "old: {value: 194, until: 2021-11-23, source: report, where: page 1}", both)  # fmt: skip
    # The newer statement still holds, and yet the other one is printed now.
    (fact,) = impact.facts
    assert (fact.before, fact.after) == ("195", "194")
    assert [reason.code for reason in fact.changes] == ["value", "preferred"]


def test_a_text_that_changed_lacks_its_translation(tmp_path: Path) -> None:
    impact = edited(tmp_path, "It is the largest library, with {library.members} member.", "A library with {library.members} member.")  # fmt: skip
    (fact,) = impact.facts
    arabic = touch(fact, "ar", SIZE)
    assert codes(arabic)[:2] == ["untranslated", "wording"]
    assert arabic.weight is Weight.ERROR


def test_a_catalog_behind_the_plural(tmp_path: Path) -> None:
    impact = edited(tmp_path, "with {library.members} members.", "with {library.members} active members.")  # fmt: skip
    (fact,) = impact.facts
    assert "the catalog is out of date" in touch(fact, "ar", SIZE).reasons[0].message


def test_where_a_fact_is_written_says_nothing(tmp_path: Path) -> None:
    impact = edited(tmp_path, "facts:\n", "facts:\n# moved down\n\n")
    assert impact.facts == ()
    assert not impact.needs_a_look


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ('msgstr[5] "هي أكبر مكتبة ولها {library.members} عضو."', "lacks the form “other”"),
        ("", "fuzzy"),
    ],
)
def test_a_form_that_is_not_ready_is_an_error(tmp_path: Path, changed: str, said: str) -> None:
    if changed:
        catalog = ARABIC.replace(changed, 'msgstr[5] ""')
    else:
        start = 'msgctxt "fact:library.size:text"'
        catalog = ARABIC.replace(start, f"#, fuzzy\n{start}")
    old = edition(tmp_path, {"locales/ar/LC_MESSAGES/factsheet.po": catalog})
    (fact,) = compare(old, suppose(old, "library.members", "200"), "", ["ar"]).facts
    arabic = touch(fact, "ar", SIZE)
    assert arabic.after == "It is the largest library, with 200 members."
    assert arabic.weight is Weight.ERROR
    error, form, claim = arabic.reasons
    assert said in error.message
    assert "“other” (msgstr[5])" in form.message
    assert error.at is not None
    lines = catalog.splitlines()
    assert lines[error.at.line - 1].startswith("msgstr[5]")
    assert claim.message.startswith("says “largest” (en):")
