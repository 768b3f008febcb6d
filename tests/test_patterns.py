"""Every regular expression takes time in proportion to the text, whatever the text is."""

import pkgutil
import re
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest

import factsheet
from support.patterns import SCANNING, HardText, Used, hard_texts, patterns

SHORT = 2_000
"""Characters of a text at first."""
MOST = 12
"""Times as long that eight times the text may take."""
STEPS = (22, 200)
"""Characters of what is tried before, so that a pattern that never ends is not met at length."""
QUICK = 0.001
"""Seconds below which the short text needs no longer one: steps back take more."""
PLAINLY_SLOW = 0.5
"""Seconds that no linear pattern takes for the short text."""
PARTS = [part.name for part in pkgutil.iter_modules(factsheet.__path__)]
"""Packages and modules; processes share them."""
LEAST = 0.02
"""Seconds of the long text that can be measured on a busy machine."""


def taken(call: Callable[[Any], object], text: object) -> float:
    """Seconds of the processor, the least of three runs, or the first that is plainly quick or slow."""
    least = 1e9
    for _ in range(3):
        began = time.process_time()
        call(text)
        least = min(least, time.process_time() - began)
        if least < QUICK or least > 0.2:
            break
    return least


def scan(pattern: re.Pattern[Any]) -> Callable[[Any], object]:
    """What `search`, `sub`, `split` and `findall` do at worst: try every start."""
    return lambda text: sum(1 for _ in pattern.finditer(text))


def calls(used: Used) -> dict[str, Callable[[Any], object]]:
    """The ways in which the package calls a pattern, by name."""
    found = {one: getattr(used.pattern, one) for one in used.methods if one not in SCANNING}
    return found | ({"scan": scan(used.pattern)} if {*used.methods} & {*SCANNING} else {})


def slow(used: Used) -> list[str]:
    """Texts that take a pattern more than in proportion."""
    return [
        f"{used.name} ({name}): {used.pattern.pattern!r} on {text.of(40)!r}"
        for name, call in calls(used).items()
        for text in islice((one for one in hard_texts(used.pattern) if _is_slow(call, one)), 1)
    ]


def _is_slow(call: Callable[[Any], object], text: HardText) -> bool:
    if any(taken(call, text.of(length)) > LEAST for length in STEPS):
        return True
    short = taken(call, text.of(SHORT))
    if short > PLAINLY_SLOW:
        return True  # the long text could take minutes
    return short > QUICK and taken(call, text.of(8 * SHORT)) > max(LEAST, MOST * short)


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_time_grows_with_the_text(part: str) -> None:
    assert [one for used in patterns() if _part(used) == part for one in slow(used)] == []


@pytest.mark.slow
def test_no_pattern_is_outside_of_the_parts() -> None:
    assert {_part(used) for used in patterns()} <= {*PARTS}


def _part(used: Used) -> str:
    return re.split("[.:]", used.name)[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern",
    [
        r"<[^>]*>|\s+",
        r"([^{}]+)\{[^{}]*\bdisplay:\s*none\b",
        r"\S+@\S+\.\w+",
        r"(?:a+)+b",
        r"\w*\w*\w*!",
        r"<(title|svg)\b.*?</\1\s*>",
    ],
)
def test_patterns_that_step_back_are_found(pattern: str) -> None:
    assert slow(Used("one", re.compile(pattern, re.DOTALL), ("search",)))
