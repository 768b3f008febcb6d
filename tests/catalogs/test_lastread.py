"""What has changed in a file is read as the whole file would be."""

from dataclasses import asdict
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.catalogs.lastread import LastRead
from factsheet.catalogs.parser import parse
from factsheet.diagnostics import Findings

FORMS = st.sampled_from(
    [
        *('msgid "{0}"\nmsgstr "b"', 'msgctxt "{0}"\nmsgid "a"\nmsgstr ""\n"x"', "# note {0}"),
        *('# note\n\n#, fuzzy\nmsgid "{0}"\nmsgstr "e"', '#~ msgid "{0}"\n#~ msgstr "f"'),
        *('msgid "{0}"\nmsgid_plural "m"\nmsgstr[0] "0"\n\nmsgstr[1] "1"\n', ""),
        *('#| msgid "old"\nmsgid "{0}"\nmsgstr "h"', '  \nmsgid "{0}"\n  msgstr "p"\n '),
    ]
)
ODD = st.sampled_from(
    [
        *('msgid ""\nmsgstr "Language: ar\\n"', 'msgid "i" msgstr "j" msgid "k"\nmsgstr "l"'),
        *('msgid "y"', 'msgid_plural "u"', 'msgstr "b"', 'msgstr[1] "v"', '"more"', '#~ "q"'),
        *('"', "stray", "<<<<<<< ours", '#~ msgid "z"', "#. e"),
    ]
)
NEW = st.lists(FORMS, max_size=2) | st.lists(ODD, max_size=1)
EDITS = st.tuples(st.integers(0, 9), st.integers(0, 2), NEW)


@pytest.mark.slow
@given(st.lists(FORMS, max_size=12), st.lists(EDITS, max_size=8))
def test_reading_again_is_reading_anew(
    forms: list[str], edits: list[tuple[int, int, list[str]]]
) -> None:
    last, numbers = LastRead(), count()
    before: list[str] = []
    for start, dropped, new in ((0, 0, forms), *edits):
        named = [form.format(next(numbers)) for form in new]
        blocks = before[:start] + named + before[start + dropped :]
        data = "\n\n".join(blocks).encode()
        again, anew = Findings(), Findings()
        read, whole = parse(data, "f.po", again, last=last), parse(data, "f.po", anew)
        assert list(again) == list(anew)
        assert (read and asdict(read)) == (whole and asdict(whole))
        before = blocks if read else before


def test_entries_that_have_not_changed_are_not_read_again() -> None:
    text = "".join(f'\n# {n}\nmsgid "{n}"\nmsgstr "{n}"\n' for n in range(9))
    last = LastRead()
    before = parse(text.encode(), "f.po", Findings(), last=last)
    after = parse(text.replace('msgstr "4"', 'msgstr "x"').encode(), "f.po", Findings(), last=last)
    assert before
    assert after
    kept = [one is other for one, other in zip(before.entries, after.entries, strict=True)]
    assert kept == [n != 4 for n in range(9)]
