"""Every rule takes time in proportion to a translation, and to a catalog."""

import time
from collections.abc import Callable
from functools import cache
from itertools import cycle

import pytest

from factsheet.diagnostics import MOST_GUESSES, Guesses, nearest
from factsheet.gate.rules import TRANSLATIONS, TranslationCheck
from factsheet.gate.target import Target
from factsheet.gate.translations import terminology
from support.targets import target

SHORT = 1_000
"""Characters of a translation at first, which may have 10,000."""
FEW = 120
"""Entries of a catalog at first."""
MOST = 12
"""Times as long that eight times as much may take."""
LEAST = 0.05
"""Seconds that are long enough to measure on a busy machine, and short enough to be harmless."""
PIECES = (
    "a",
    "a@",
    "the ",
    "a, ",
    "((",
    "«»",
    ".",
    "\u0640",
    "1,",
    "{a.b}",
    "<em>a</em>",
    "e\u0301 ",
)
LOCALES = ("ar", "fr", "th")
TERMS = f"id\ten\tfr\tar\tth\nx\tthe library\t{'a ' * 30}b\t{'a ' * 30}b\t{'a ' * 30}b\n"


def po(*entries: tuple[str, str]) -> str:
    return "\n".join(
        f'msgctxt "sheet:x:p{n}"\nmsgid "{source}"\nmsgstr "{said}"\n'
        for n, (source, said) in enumerate(entries)
    )


@cache
def of_text(piece: str, locale: str, length: int) -> Target:
    """A translation that repeats a piece, of a plain source, and of one like it."""
    text = piece * (length // len(piece))
    written = po(("See the library of 5.", text), (f"x{text}", text))
    return target(written, locale, glossary=TERMS)


@cache
def of_entries(locale: str, count: int) -> Target:
    """Many messages that say different things, with one translation."""
    said = "a b c d the library e f"
    return target(po(*((f"Word{n} is not thing{n} {n}", said) for n in range(count))), locale)


def seconds(rule: TranslationCheck, target: Target) -> float:
    """Of the processor, the least of three runs or the first that is quick."""
    least = 1e9
    for _ in range(3):
        began = time.process_time()
        for _ in rule(target):
            pass
        least = min(least, time.process_time() - began)
        if least < LEAST:
            break
    return least


def is_slow(rule: TranslationCheck, made: Callable[[int], Target], size: int) -> bool:
    large = seconds(rule, made(8 * size))
    return large > LEAST and large > MOST * seconds(rule, made(size))


@pytest.mark.slow
@pytest.mark.parametrize("rule", TRANSLATIONS, ids=lambda rule: rule.__module__.rpartition(".")[2])
def test_time_grows_with_the_text_and_with_the_catalog(rule: TranslationCheck) -> None:
    slow = [
        (piece, locale)
        for piece, locale in zip(PIECES, cycle(LOCALES), strict=False)
        if is_slow(rule, lambda size, p=piece, at=locale: of_text(p, at, size), SHORT)  # type: ignore[misc]
    ]
    assert slow == []
    for locale in LOCALES:
        assert not is_slow(rule, lambda size, at=locale: of_entries(at, size), FEW)  # type: ignore[misc]


def test_a_term_whose_words_are_repeated_is_looked_for_at_once() -> None:
    began = time.process_time()
    said = "\u0623 " * 4_000
    glossary = f"id\ten\tar\nx\tsee\t{said[:80]}\u0628\n"
    found = list(terminology.check(target(po(("See.", said)), "ar", glossary=glossary)))
    assert [one.rule.code for one in found] == ["terminology"]
    assert time.process_time() - began < 2


@pytest.mark.slow
def test_many_terms_may_begin_alike() -> None:
    """Time grows with terms plus text, not with their product."""
    began = time.process_time()
    names = "".join(
        f"a{n}\t\ta a a w{n}\tb{n}\nb{n}\tforbidden\t\tb b b w{n}\n" for n in range(5_000)
    )
    glossary = f"id\tstatus\ten\tfr\n{names}"
    read = target(po(("a " * 2_000 + "w7", "b " * 2_000 + "b w8")), glossary=glossary)
    assert [one.rule.code for one in terminology.check(read)] == ["forbidden-term", "terminology"]
    assert time.process_time() - began < 6


def test_the_longest_term_is_found_whatever_its_words_are_known_by() -> None:
    glossary = "id\ten\tfr\nx\tteams\ty\nz\tteam leader\tv\nw\tTeam leader of all\tu\n"
    read = target(po(("Ask teams leaders, or the team leaders of all.", "v y")), glossary=glossary)
    assert list(terminology.check(read)) == []
    read = target(po(("Ask Teams leaders of all.", "v y")), glossary=glossary)
    assert ["“u”" in (one.hint or "") for one in terminology.check(read)] == [True]


def test_terms_may_differ_by_capitals_alone() -> None:
    """Every way to write eleven words: 2,048 terms, in a text that has them all 100 times."""
    began = time.process_time()
    written = (
        " ".join(f"{'Ww'[n >> place & 1]}ord{place}x" for place in range(11))
        for n in reversed(range(2_048))
    )
    terms = "".join(f"c{n}\t{term}\tb{n}\n" for n, term in enumerate(written))
    said = f"{' '.join(f'Word{place}x' for place in range(11))} " * 100
    read = target(po((said, "b0")), glossary=f"id\ten\tfr\n{terms}")
    assert list(terminology.check(read)) == []
    assert time.process_time() - began < 6


def test_few_unknown_words_are_compared_with_known_ones() -> None:
    known = [f"library.members{n}" for n in range(100)]
    guesses = Guesses()
    hints = [guesses.nearest(f"library.member{n}", known) for n in range(50)]
    assert [hint is not None for hint in hints] == [True] * MOST_GUESSES + [False] * 30
    assert guesses.nearest("library.member0", known) == hints[0]
    began = time.process_time()
    assert nearest("a" * 10_000, ["b" + "a" * 10_000]) is None
    assert time.process_time() - began < 0.1
