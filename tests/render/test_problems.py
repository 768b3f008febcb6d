"""Log records as values."""

import logging

import pytest

from factsheet.render.problems import Problem, Problems

WEASYPRINT = logging.getLogger("weasyprint")


def test_a_record_becomes_a_problem_and_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    problems = Problems()
    with problems.from_log():
        WEASYPRINT.warning("Ignored `%s:%s` at %d:%d, %s.", "colour", " red", 1, 5, "unknown")
    assert list(problems) == [
        Problem("stylesheet", "Ignored `colour: red` at 1:5, unknown."),
    ]
    assert caplog.records == []


def test_what_is_said_twice_is_one_problem() -> None:
    problems = Problems()
    with problems.from_log():
        for _ in range(2):
            WEASYPRINT.warning(".notdef glyph rendered for … %r (U+%04X)", "◦", 0x25E6)
    assert list(problems) == [
        Problem("missing-glyph", "no font has “◦” (U+25E6 WHITE BULLET)"),
    ]


def test_an_echo_of_a_refusal_is_left_out() -> None:
    problems = Problems()
    problems.add("refused-resource", "the page may not fetch file:///x")
    with problems.from_log():
        WEASYPRINT.error("Failed to load image at %r: %s", "x", "the page may not fetch file:///x")
    assert [problem.kind for problem in problems] == ["refused-resource"]


def test_progress_is_no_problem() -> None:
    problems = Problems()
    with problems.from_log():
        logging.getLogger("weasyprint.progress").info("Step 1")
        WEASYPRINT.debug("details")
    assert list(problems) == []


def test_loggers_are_left_as_they_were() -> None:
    before = (WEASYPRINT.level, WEASYPRINT.propagate, list(WEASYPRINT.handlers))
    with pytest.raises(ZeroDivisionError), Problems().from_log():
        _ = 1 / 0
    assert (WEASYPRINT.level, WEASYPRINT.propagate, list(WEASYPRINT.handlers)) == before
