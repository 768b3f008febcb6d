"""HTML is read as tinyhtml5 reads it, with patterns that are compiled once."""

import re
import sys
from xml.etree.ElementTree import tostring

import pytest
import weasyprint  # noqa: F401  (for which tinyhtml5 reads)

from factsheet.paper.shortcuts import shortcuts
from factsheet.paper.shortcuts.patterns import Patterns

tinyhtml5, inputstream = (sys.modules[name] for name in ("tinyhtml5", "tinyhtml5.inputstream"))
PAGE = """<!doctype html><title>A &amp; B</title><p class="a b" id=x>One <em>two</em><!-- three -->
<script>if (a < b) {}</script><p title='&lt;&#x41;'>Four\r\n<br/>&nbsp;five]]><svg><path d="M"/></svg>
"""


def test_the_same_tree_and_few_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = tostring(tinyhtml5.parse(PAGE))
    patterns = Patterns()
    monkeypatch.setattr(inputstream, "characters_until_regex", patterns)
    assert tostring(tinyhtml5.parse(PAGE)) == plain
    compiled = len(patterns)
    assert 0 < compiled < 20
    tinyhtml5.parse(PAGE)
    assert len(patterns) == compiled


@pytest.mark.parametrize("is_of_them", [True, False])
def test_the_patterns_are_those_of_tinyhtml5(
    *, is_of_them: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs: dict[tuple[re.Pattern[str], bool], re.Pattern[str]] = {}
    monkeypatch.setattr(inputstream, "characters_until_regex", theirs)
    characters = ("<", "&", "\0", "]", "^", "-", "\\")
    stream = inputstream.HTMLUnicodeInputStream("one <two>")
    stream.chars_until(characters, is_of_them)
    assert Patterns()[characters, is_of_them] in theirs.values()


def test_the_installed_version_is_the_one_that_is_known() -> None:
    assert shortcuts.KNOWN["tinyhtml5"] == tinyhtml5.VERSION
