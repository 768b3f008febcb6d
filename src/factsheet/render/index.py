"""The list of all sheets in one language, with links to every other."""

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment

from factsheet.localize.document import Document
from factsheet.render.page import Alternate, PageContext


@dataclass(frozen=True, slots=True)
class Card:
    """A sheet in the list."""

    document: Document
    href: str
    pdf: str | None = None
    alternates: tuple[Alternate, ...] = ()
    """The sheet's page in every language."""


def render_index(environment: Environment, cards: Sequence[Card], context: PageContext) -> str:
    """The list's HTML, in the environment's locale. Raises what jinja2 raises."""
    return environment.get_template("index.html.jinja").render(page=context, cards=cards)
