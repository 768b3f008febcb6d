"""Catalogs of pseudo-locales: what changes in a text, and what never does."""

import re
from itertools import pairwise
from pathlib import Path
from unicodedata import bidirectional, normalize

import pytest
from fontTools.ttLib import TTFont
from hypothesis import assume, given
from hypothesis import strategies as st

import factsheet
from factsheet.catalogs.pseudo import accented, mirrored, pseudo_catalog
from factsheet.config.config import Config, with_pseudo_locales
from factsheet.config.style import LocaleStyle
from factsheet.locales.profile import LocaleProfile, profile_of
from factsheet.messages.message import Message
from factsheet.messages.pattern import (
    Pattern,
    PatternError,
    hidden_character,
    markup,
    parse_pattern,
    placeholders,
)

FONTS = sorted(Path(factsheet.__file__).parent.glob("theme/fonts/*.ttf"))
PIECES = (
    *("{a.b}", "{a.b:in}", "{{", "}}", "<strong>", "</strong>", "<a href='https://x.example'>"),
    *(
        "</a>",
        '<span lang="fr">',
        "</span>",
        "%(number)s",
        "%%",
        "<",
        ">",
        " ",
        "50 %",
        "≮",
        "Word",
    ),
)
PATTERNS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join)
WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ .,é"))
WRITTEN = pytest.mark.parametrize("write", [accented, mirrored], ids=["accented", "mirrored"])


def parsed(text: str) -> Pattern | None:
    try:
        return parse_pattern(text)
    except PatternError:
        return None


def profile(tag: str) -> LocaleProfile:
    english = LocaleStyle("en", cldr="en-GB")
    config = Config("Library", None, "en", (english,))  # type: ignore[arg-type]
    return profile_of(with_pseudo_locales(config, [tag]).style(tag))


@pytest.mark.slow
@WRITTEN
@given(PATTERNS)
def test_placeholders_and_tags_stay(write, text: str) -> None:  # type: ignore[no-untyped-def]
    source = parsed(text)
    assume(source is not None)
    written = parse_pattern(write(text))
    assert list(placeholders(written)) == list(placeholders(source))
    tags = [[(tag.tag, tag.attributes) for tag in markup(one)] for one in (source, written)]
    assert tags[0] == tags[1]
    # “%%” is a percent sign, and no placeholder begins with its second one.
    holes = re.compile(r"%%|(%\(number\)s)")
    assert [hole[1] for hole in holes.finditer(write(text)) if hole[1]] == [
        hole[1] for hole in holes.finditer(text) if hole[1]
    ]
    assert hidden_character(write(text)) == hidden_character(text)


@WRITTEN
@given(WORDS)
def test_no_letter_of_the_source_stays(write, text: str) -> None:  # type: ignore[no-untyped-def]
    written = write(text)
    assert re.findall("[a-zA-Z](?![\u0302\u0323])", written) == []
    assert written == write(text)
    assert normalize("NFC", written) == written


@given(WORDS)
def test_longer_and_between_brackets(text: str) -> None:
    assume(text.strip(" .,"))
    written = accented(text).translate({0x0302: None, 0x0323: None})
    assert written[0] + written[-1] == "[]"
    length = len(text.strip())
    growth = len(written) - len(text)
    most = 1 if length <= 10 else 0.6 if length <= 20 else 0.4 if length <= 50 else 0.3
    # The filler is whole words, which come within half of one.
    assert growth <= max(2, length * most + 3)
    assert length < 5 or growth >= length * most - 5


@given(WORDS)
def test_words_run_from_right_to_left(text: str) -> None:
    assert "L" not in map(bidirectional, mirrored(text))


def test_what_has_no_letter_has_nothing_to_show() -> None:
    assert accented("{city}, {territory}") == "{city}, {territory}"
    assert mirrored("{city}, {territory}") == "{city}، {territory}"


def test_reads_like_the_source() -> None:
    assert accented("General Secretariat") == "[Ĝéñéŕàļ Šéçŕéţàŕîàţ öñé ţŵö]"
    assert mirrored("General Secretariat") == "جينيرال سيكريتاريات"
    assert mirrored("Each one, the Assembly?") == "إاتش أونة، ثة أسسيمبلي؟"


def test_letters_of_the_fonts() -> None:
    known = set.intersection(*(set(TTFont(path).getBestCmap()) for path in FONTS))
    letters = "".join(map(chr, range(ord("A"), ord("z") + 1)))
    wanted = accented(letters) + "".join(mirrored(f"{a}{b}") for a, b in pairwise(letters * 2))
    assert {character for character in wanted if ord(character) not in known} == set()


def test_a_catalog_has_every_form() -> None:
    several = Message("{n} book", "a", "{n} books")
    catalog = pseudo_catalog([several, Message("Sources")], profile("ar-XB"))
    entry = catalog.find("a", "{n} book")
    assert entry is not None
    assert entry.is_translated
    assert entry.translations[1] == "{n} بوك"
    assert entry.translations[:1] + entry.translations[2:] == ("{n} بوكس",) * 5
    other = pseudo_catalog([several], profile("en-XA")).find("a", "{n} book")
    assert other is not None
    assert other.translations == ("[{n} b\u0302ööķ öñé]", "[{n} b\u0302ööķš öñé]")
