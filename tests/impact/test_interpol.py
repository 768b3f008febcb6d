"""The repository's own publication: how many countries are members."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.gate.editions import load_edition
from factsheet.impact.compare import compare, uses
from factsheet.impact.impact import FactImpact, Touch
from factsheet.impact.supposition import suppose
from factsheet.workspace import Workspace
from support.editions import ROOT

FACT = "membership.countries"


@pytest.fixture(name="interpol", scope="module")
def of_the_repository() -> Edition:
    edition = load_edition(Workspace(Path(ROOT)), Findings())
    assert edition is not None
    return edition


def arabic(interpol: Edition, value: str) -> tuple[FactImpact, list[Touch]]:
    """What it does, and the Arabic texts that it touches."""
    (fact,) = compare(interpol, suppose(interpol, FACT, value), "", ["en", "ar"]).facts
    return fact, [touch for touch in fact.touches if touch.locale == "ar" and touch.entry]


@pytest.mark.slow
def test_196_takes_the_form_that_195_took(interpol: Edition) -> None:
    fact, texts = arabic(interpol, "196")
    assert texts
    assert all(touch.after and "196" in touch.after for touch in texts)
    codes = {reason.code for touch in fact.touches for reason in touch.reasons}
    assert "plural-form" not in codes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("value", "form", "noun"),
    [("200", "“other” (msgstr[5])", "200"), ("2", "“two” (msgstr[2])", "بلدين")],
)
def test_another_number_takes_another_form(
    interpol: Edition, value: str, form: str, noun: str
) -> None:
    fact, texts = arabic(interpol, value)
    assert any(touch.after and noun in touch.after for touch in texts)
    for touch in texts:
        if touch.after is None:  # its claim is false with so few members, or its block goes with it
            is_bound = "growth" in touch.what or "alternative" in touch.what
            expected = ["left-out", "claim"] if is_bound else ["left-out"]
            assert (value, [one.code for one in touch.reasons]) == ("2", expected)
            continue
        (reason,) = [one for one in touch.reasons if one.code == "plural-form"]
        assert f"plural form for {value}: “many” (msgstr[4]) → {form}" in reason.message
    english = [touch for touch in fact.touches if touch.locale == "en"]
    assert all(one.code != "plural-form" for touch in english for one in touch.reasons)


@pytest.mark.slow
def test_a_claim_without_a_number_of_the_fact_is_not_laid_at_its_door(interpol: Edition) -> None:
    (fact,) = uses(interpol, FACT, ["en", "ar", "fr", "es"]).facts
    claims = [r.message for touch in fact.touches for r in touch.reasons if r.code == "claim"]
    assert claims == []


def test_a_share_that_has_no_words_any_more(interpol: Edition) -> None:
    """“ربع الموظفين” is a quarter of the staff; with 20% the phrase needs a preposition."""
    (fact,) = compare(interpol, suppose(interpol, "staff.seconded", "20%"), "", ["ar"]).facts
    said = [touch for touch in fact.touches if touch.what == "fact:staff.seconded_text:text"]
    (reason,) = said[0].reasons
    assert reason.code == "number-in-words"
    assert reason.message.startswith("“ربع” becomes “20")
