"""Which languages come in, which go, and why."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.catalogs.catalog import TranslationState
from factsheet.config.config import Config
from factsheet.config.policy import Policy
from factsheet.diagnostics import Findings, Location, Severity
from factsheet.edition.completeness import Completeness, PrintedMessage
from factsheet.edition.policy import Decision, check_required, decide
from factsheet.edition.record import LanguageState, Record
from factsheet.messages.message import Message

PUBLISHED = Record(LanguageState.PUBLISHED, 100, "2021-11-25")


def language(translated: int, total: int = 100) -> Completeness:
    """So many messages, called sheet:m:0 …, the first of which are translated."""
    units = tuple(
        PrintedMessage(
            Message(f"text {n}", f"sheet:m:{n}"),
            TranslationState.TRANSLATED if n < translated else TranslationState.MISSING,
            Location("fr.po", n + 1),
        )
        for n in range(total)
    )
    return Completeness("fr", units)


def decided(
    translated: int, policy: Policy, before: Record | None = None, *, can_keep: bool = False
) -> Decision:
    return decide(language(translated), policy, before, can_keep=can_keep)


def test_what_is_complete_is_published() -> None:
    decision = decided(100, Policy())
    assert (decision.state, decision.blockers) == (LanguageState.PUBLISHED, ())
    assert decision.diagnostic(Location("fr.po")) is None


@pytest.mark.parametrize(
    ("incomplete", "state"),
    [
        ("fallback", LanguageState.FALLBACK),
        ("leave-out", LanguageState.LEFT_OUT),
        ("keep", LanguageState.KEPT),
    ],
)
def test_what_is_not_is_never_passed_over(incomplete: str, state: LanguageState) -> None:
    decision = decided(97, Policy(publish=98, incomplete=incomplete), PUBLISHED, can_keep=True)
    assert decision.state is state
    assert [blocker.unit.message.context for blocker in decision.blockers] == [
        "sheet:m:97",
        "sheet:m:98",
        "sheet:m:99",
    ]
    found = decision.diagnostic(Location("fr.po"))
    assert found is not None
    assert (found.code, found.severity, found.locale) == (
        "locale-incomplete",
        Severity.WARNING,
        "fr",
    )
    assert "97% is translated, 3 of 100 messages are not" in found.message


@pytest.mark.parametrize(
    ("translated", "before", "state"),
    [
        (97, None, LanguageState.LEFT_OUT),
        (98, None, LanguageState.PUBLISHED),
        (97, PUBLISHED, LanguageState.PUBLISHED),
        (95, PUBLISHED, LanguageState.PUBLISHED),
        (94, PUBLISHED, LanguageState.LEFT_OUT),
        (97, Record(LanguageState.LEFT_OUT, 94), LanguageState.LEFT_OUT),
        (97, Record(LanguageState.FALLBACK, 97, "2021-11-25"), LanguageState.LEFT_OUT),
        (97, Record(LanguageState.KEPT, 97, "2021-11-25"), LanguageState.LEFT_OUT),
        (98, Record(LanguageState.LEFT_OUT, 94), LanguageState.PUBLISHED),
    ],
)
def test_a_language_comes_in_higher_than_it_goes(
    translated: int, before: Record | None, state: LanguageState
) -> None:
    policy = Policy(publish=98, withdraw=95, incomplete="leave-out")
    assert decided(translated, policy, before).state is state


def test_reasons_tell_the_figure_that_decided() -> None:
    policy = Policy(publish=98, withdraw=95)
    assert "(publish = 98)" in decided(97, policy).reason
    assert "down to 95" in decided(97, policy, PUBLISHED).reason
    assert "(withdraw = 95)" in decided(94, policy, PUBLISHED).reason


def test_a_required_message_counts_whatever_the_percentage() -> None:
    policy = Policy(publish=50, withdraw=50, required=("sheet:*:99", "sheet:m:1"))
    decision = decided(98, policy, PUBLISHED)
    assert decision.state is LanguageState.FALLBACK
    [blocker] = decision.blockers
    assert (blocker.unit.message.context, blocker.is_required) == ("sheet:m:99", True)
    assert decision.reason.endswith("1 of these is required")
    assert decided(100, policy).state is LanguageState.PUBLISHED


@pytest.mark.parametrize("before", [None, Record(LanguageState.FALLBACK, 90, "2021-11-25")])
def test_nothing_to_keep_is_left_out(before: Record | None) -> None:
    decision = decided(90, Policy(incomplete="keep"), before)
    assert decision.state is LanguageState.LEFT_OUT
    assert "no earlier edition of it is there to keep" in decision.reason


def test_kept_pages_are_of_their_own_day() -> None:
    before = Record(LanguageState.KEPT, 92, "2020-01-31")
    decision = decided(90, Policy(incomplete="keep"), before, can_keep=True)
    assert (decision.state, decision.edition) == (LanguageState.KEPT, "2020-01-31")
    found = decision.diagnostic(Location("fr.po"))
    assert found is not None
    assert "earlier pages of the edition of 2020-01-31" in found.message


@pytest.mark.slow
@given(
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(0, 100),
    st.sampled_from([None, PUBLISHED]),
)
def test_more_translations_never_take_a_language_out(
    translated: int, publish: int, margin: int, before: Record | None
) -> None:
    policy = Policy(publish=publish, withdraw=max(0, publish - margin), incomplete="leave-out")
    if translated and decided(translated - 1, policy, before).state is LanguageState.PUBLISHED:
        assert decided(translated, policy, before).state is LanguageState.PUBLISHED
    if decided(translated, policy, None).state is LanguageState.PUBLISHED:
        assert decided(translated, policy, PUBLISHED).state is LanguageState.PUBLISHED


def test_a_pattern_that_fits_nothing_is_reported() -> None:
    policy = Policy(required=("sheet:*:titel", "sheet:m:*"))
    config = Config("p", date(2021, 11, 25), "en", (), policies={"fr": policy})
    findings = Findings()
    check_required(config, language(0).units, findings)
    [found] = findings
    assert found.code == "unknown-required"
    assert "“sheet:*:titel”" in found.message
