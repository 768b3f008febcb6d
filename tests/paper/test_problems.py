"""Log records as values."""

import logging

import pytest

from factsheet.paper.problems import GLYPH_HINT, PdfProblem, Problems
from factsheet.rules.rendering import REFUSED_RESOURCE

WEASYPRINT = logging.getLogger("weasyprint")
PROGRESS = logging.getLogger("weasyprint.progress")


def test_a_record_becomes_a_problem_and_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    problems = Problems()
    with problems.from_log():
        WEASYPRINT.warning("Ignored `%s:%s` at %d:%d, %s.", "colour", " red", 1, 5, "unknown")
    assert list(problems) == [
        PdfProblem("stylesheet", "Ignored `colour: red` at 1:5, unknown."),
    ]
    assert caplog.records == []


def test_what_is_said_twice_is_one_problem() -> None:
    problems = Problems()
    with problems.from_log():
        for _ in range(2):
            WEASYPRINT.warning(".notdef glyph rendered for … %r (U+%04X)", "◦", 0x25E6)
    assert list(problems) == [
        PdfProblem("missing-glyph", "no font has “◦” (U+25E6 WHITE BULLET)", GLYPH_HINT),
    ]


@pytest.mark.parametrize(("missing", "named", "end"), [(10, 10, ")"), (12, 10, " and 2 more")])
def test_missing_characters_are_one_problem(missing: int, named: int, end: str) -> None:
    problems = Problems()
    with problems.from_log():
        for code in range(0x4E00, 0x4E00 + missing):
            WEASYPRINT.warning(".notdef glyph rendered for … %r (U+%04X)", chr(code), code)
    [problem] = problems
    assert problem.message.startswith("no font has “一” (U+4E00 CJK UNIFIED IDEOGRAPH-4E00), “丁” ")
    assert problem.message.count("U+") == named
    assert problem.message.endswith(end)


def test_a_style_sheet_is_named_while_it_is_read() -> None:
    problems = Problems()
    step = "Step 2 - Fetching and parsing CSS - %s"
    with problems.from_log():
        PROGRESS.info(step, "https://factsheet.invalid/assets/css/own.css")
        WEASYPRINT.warning("Ignored `%s:%s` at %d:%d, %s.", "a", "b", 1, 5, "unknown")
        PROGRESS.info(step, "CSS string")
        WEASYPRINT.warning("Ignored `%s:%s` at %d:%d, %s.", "c", "d", 1, 5, "unknown")
    assert [problem.message for problem in problems] == [
        "assets/css/own.css: Ignored `a:b` at 1:5, unknown.",
        "Ignored `c:d` at 1:5, unknown.",
    ]


def test_an_echo_of_a_refusal_is_left_out() -> None:
    problems = Problems()
    cause = "the page may not fetch file:///x"
    problems.add(REFUSED_RESOURCE, f"{cause} (a style asks for it)", cause=cause)
    with problems.from_log():
        WEASYPRINT.error("Failed to load image at %r: %s", "x", "the page may not fetch file:///x")
    assert [problem.kind for problem in problems] == ["refused-resource"]


def test_progress_is_no_problem() -> None:
    problems = Problems()
    with problems.from_log():
        PROGRESS.info("Step 1")
        WEASYPRINT.debug("details")
    assert list(problems) == []


def test_loggers_are_left_as_they_were() -> None:
    before = (WEASYPRINT.level, PROGRESS.level, WEASYPRINT.propagate, list(WEASYPRINT.handlers))
    with pytest.raises(ZeroDivisionError), Problems().from_log():
        _ = 1 / 0
    after = (WEASYPRINT.level, PROGRESS.level, WEASYPRINT.propagate, list(WEASYPRINT.handlers))
    assert after == before
