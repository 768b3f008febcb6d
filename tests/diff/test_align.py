"""Matching passages of two editions."""

from hypothesis import given
from hypothesis import strategies as st

from factsheet.diff.align import Pair, align
from factsheet.published.diffpage import PagePassage, PrintedValue


def passages(*words: str, block: str = "b") -> list[PagePassage]:
    return [PagePassage(block, one, one) for one in words]


def test_reworded_and_come() -> None:
    before = passages("Books are lent to all.", "The end")
    after = passages("Something wholly new!", "Books are lent to members.", "The end")
    assert align(before, after) == [
        Pair(None, after[0]),
        Pair(before[0], after[1]),
        Pair(before[1], after[2]),
    ]


def test_a_translation_is_told_by_its_place() -> None:
    old, new = PagePassage("b", "Books", "Books", (), True), PagePassage("b", "كتب", "كتب")
    assert align([old], [new]) == [Pair(old, new)]
    other = PagePassage("b", "٣", "{n}", (PrintedValue("n", "3", "٣"),))
    assert align([old], [other]) == [Pair(old, None), Pair(None, other)]


def test_moved_to_another_block() -> None:
    before, after = passages("Same words", block="a"), passages("Same words", block="z")
    assert align(before, after) == [Pair(before[0], after[0])]


words = st.lists(st.sampled_from(["one", "two", "three", "ones", "a b c", "a b d"]), max_size=6)
blocks = st.lists(st.tuples(st.sampled_from("xy"), words), max_size=3)


@given(blocks, blocks)
def test_every_passage_is_told_once(before: list, after: list) -> None:
    old = [p for block, texts in before for p in passages(*texts, block=block)]
    new = [p for block, texts in after for p in passages(*texts, block=block)]
    pairs = align(old, new)
    assert sorted(map(id, old)) == sorted(id(p.before) for p in pairs if p.before)
    assert sorted(map(id, new)) == sorted(id(p.after) for p in pairs if p.after)


@given(blocks)
def test_nothing_differs_from_itself(texts: list) -> None:
    page = [p for block, words in texts for p in passages(*words, block=block)]
    assert all(pair.before == pair.after for pair in align(page, page))
