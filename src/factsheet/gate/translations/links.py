"""Check that web addresses, e-mail addresses and file names in a text are the source's."""

import re
from collections import Counter
from collections.abc import Iterator

from factsheet.diagnostics import Guesses
from factsheet.edition.wording import Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.rules import error

CHANGED = error(
    code="link-changed",
    summary="A web address, e-mail address or file name differs from the source's.",
    rationale="It leads readers nowhere, or elsewhere. If this language has a page of its own, "
    "state it with a fact, or suppress the finding for this message.",
    bad='msgid "See www.interpol.int"\nmsgstr "Voir www.interpol.com"',
    good='msgid "See www.interpol.int"\nmsgstr "Voir www.interpol.int"',
    flag="ignore-url",
)
RULES = (CHANGED,)

_DOMAINS = "int|org|com|net|edu|gov|info|eu|io|ch|uk|un|fr|es|de|it|be|at|nl|ca|us|mx|ar|ma|eg|sa"
_FILES = "pdf|html?|csv|xlsx?|docx?|json|xml|po|pot|ya?ml|toml|txt|zip|png|jpe?g|svg|md|epub"
_HOST = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"“”«»()\u0600-\u06ff\ufffc]+"
    r"|mailto:[^\s<>\"“”«»()]+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![\w@./-])www\.[^\s<>\"“”«»()\u0600-\u06ff\ufffc]+"
    rf"|(?<![\w@./-])(?:{_HOST}\.)+(?:{_DOMAINS})(?![\w-]|\.\w)(?:/[^\s<>\"“”«»()\ufffc]*)?"
    rf"|(?<![\w@./-])[\w-]{{2,}}+\.(?:{_FILES})(?![\w-])",
    re.ASCII,
)
"""A link, an e-mail address, a domain or a file name among the words."""
_MAYBE = re.compile(r"\.[A-Za-z]|://|mailto:")
_KEEP = "keep the source's addresses unchanged"
_END = ".,;:!?'’…،؛؟。"


def check(target: Target) -> Iterator[Problem]:
    """Report addresses that were lost, added or changed."""
    for unit in target.units:
        wordings = unit.source.wordings
        sources = [addresses(wording.words) for wording in wordings if not wording.error]
        for form in unit.forms:
            if sources and not form.error and form.text != wordings[0].text:
                yield from _form(unit, form, sources)


def _form(unit: Unit, form: Wording, sources: list[Counter[str]]) -> Iterator[Problem]:
    here = addresses(form.words)
    known = Counter[str]()
    for there in sources:
        known |= there
    guesses = Guesses()
    for address in sorted(here.keys() - known.keys()):
        message = f"“{address}” is not in the source"
        hint = guesses.nearest(address, known) or _KEEP
        yield unit.problem(CHANGED, message, form, hint=hint)
    if here.keys() <= known.keys():
        least = sources[0]
        for there in sources[1:]:
            least = least & there
        for address in least - here:
            message = f"“{address}” of the source is missing"
            yield unit.problem(CHANGED, message, form, hint=_KEEP)


def addresses(words: str) -> Counter[str]:
    """The addresses in the words of a text, without the punctuation behind them."""
    if not _MAYBE.search(words):
        return Counter()
    return Counter(found.rstrip(_END) for found in ADDRESS.findall(words))
