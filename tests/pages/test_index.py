from gettext import NullTranslations
from pathlib import Path

import pytest

from factsheet.load.theme import load_theme
from factsheet.pages.environment import PageLocale, make_environment
from factsheet.pages.index import Card, make_topics, render_index
from factsheet.pages.page import Alternate, PageContext
from factsheet.workspace import Workspace
from support.documents import AUTONYMS, DIRECTIONS, assembly, at_a_glance
from support.html import classed, elements, tree, unbalanced, words

ROOT = Path(__file__).parents[2]
THEMES = {"theme": load_theme(), "publication": load_theme(Workspace(ROOT))}


def alternates(name: str) -> tuple[Alternate, ...]:
    return tuple(
        Alternate(tag, autonym, "rtl" if tag == "ar" else "ltr", f"../{tag}/{name}.html")
        for tag, autonym in AUTONYMS.items()
    )


def index(
    tag: str,
    theme: str = "publication",
    pdf: str | None = "x.pdf",
    thumbnail: str | None = None,
    topics: tuple[str, str] | None = None,
) -> str:
    locale = PageLocale(tag, DIRECTIONS[tag])
    environment = make_environment(THEMES[theme], NullTranslations(), locale)
    cards = [
        Card(
            document,
            f"{document.sheet_id}.html",
            pdf,
            alternates(document.sheet_id),
            thumbnail,
            topic,
        )
        for document, topic in zip(
            (at_a_glance(tag), assembly(tag)), topics or ("", ""), strict=True
        )
    ]
    context = PageContext("INTERPOL", "../assets/", alternates("index"))
    return render_index(environment, cards, context, has_topics=topics is not None)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tag", DIRECTIONS)
def test_every_sheet_is_listed_with_its_lead_and_every_language(tag: str, theme: str) -> None:
    html = index(tag, theme)
    assert unbalanced(html) == []
    root = tree(html)
    assert (root.get("lang"), root.get("dir")) == (tag, DIRECTIONS[tag])
    assert len(elements(root, "h1")) == 1
    cards = classed(root, "card")
    for card, document in zip(cards, (at_a_glance(tag), assembly(tag)), strict=True):
        (heading,) = elements(card, "h2")
        assert words(heading) == document.title.text
        assert words(classed(card, "card-lead")[0]) == document.lead.text
        links = {link.get("hreflang"): link.get("href") for link in elements(card, "a")}
        others = set(AUTONYMS) - {tag}
        assert {tag for tag in links if tag} == others
        assert all(links[other] == f"../{other}/{document.sheet_id}.html" for other in others)


def test_a_sheet_without_a_pdf_offers_none() -> None:
    assert classed(tree(index("en", pdf=None)), "action-pdf") == []


@pytest.mark.parametrize("tag", DIRECTIONS)
def test_a_card_shows_the_first_page_and_says_so(tag: str) -> None:
    html = index(tag, thumbnail="x.png")
    assert unbalanced(html) == []
    for card, document in zip(
        classed(tree(html), "card"), (at_a_glance(tag), assembly(tag)), strict=True
    ):
        (picture,) = elements(card, "img")
        assert document.title.text in (picture.get("alt") or "")
        assert (picture.get("src"), picture.get("loading")) == ("x.png", "lazy")


def test_a_card_without_a_picture_has_no_place_for_it() -> None:
    assert classed(tree(index("en")), "card-picture") == []


def test_the_publication_says_that_it_is_unofficial() -> None:
    assert "unofficial" in words(classed(tree(index("en")), "notice")[0])


@pytest.mark.parametrize("tag", DIRECTIONS)
def test_sheets_stand_under_their_topics(tag: str) -> None:
    html = index(tag, topics=("", "How it is governed"))
    assert unbalanced(html) == []
    root = tree(html)
    (section,) = classed(root, "topic")
    assert section.get("id") == "topic-how-it-is-governed"
    kicker = assembly(tag).kicker
    assert kicker
    assert words(elements(section, "h2")[0]) == kicker.text
    assert words(elements(section, "h3")[0]) == assembly(tag).title.text
    assert classed(section, "kicker") == []
    # A sheet without a topic comes last, under no heading.
    assert [words(one) for one in elements(root, "h2")][1:] == [at_a_glance(tag).title.text]


def test_topics_follow_the_order_of_sheets() -> None:
    cards = [Card(at_a_glance("en"), "x.html", topic=topic) for topic in ("B", "A", "", "B")]
    assert [len(topic.cards) for topic in make_topics(cards)] == [2, 1, 1]
    assert [topic.cards[0].topic for topic in make_topics(cards)] == ["B", "A", ""]
