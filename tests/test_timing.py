"""Stages are timed one after the other, and heard of by whoever listens."""

from time import sleep

import pytest

from factsheet.timing import Stopwatch, listening


def test_stages_follow_each_other() -> None:
    heard: list[tuple[str, float]] = []
    with listening(lambda *stage: heard.append(stage)):
        watch = Stopwatch()
        sleep(0.02)
        watch.ended("first")
        watch.ended("second")
    assert [name for name, _ in heard] == ["first", "second"]
    assert heard[0][1] >= 0.02
    assert 0 <= heard[1][1] < heard[0][1]


def test_nobody_has_to_listen() -> None:
    Stopwatch().ended("a stage")


def test_listening_ends_with_its_block() -> None:
    heard: list[str] = []
    with pytest.raises(KeyError), listening(lambda name, _: heard.append(name)):
        raise KeyError
    Stopwatch().ended("later")
    assert heard == []


def test_the_innermost_listens() -> None:
    outer: list[str] = []
    inner: list[str] = []
    with listening(lambda name, _: outer.append(name)):
        with listening(lambda name, _: inner.append(name)):
            Stopwatch().ended("a")
        Stopwatch().ended("b")
    assert (inner, outer) == (["a"], ["b"])
