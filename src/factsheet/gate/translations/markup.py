"""The tags of a translation are those of its source, with the same attributes."""

import re
from collections import Counter
from collections.abc import Iterator

from factsheet.diagnostics import Severity
from factsheet.edition.wording import Wording
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target, Unit
from factsheet.messages.pattern import (
    Markup,
    UnbalancedTagError,
    UnsafeTagError,
    markup,
)

MISSING = Rule(
    code="markup-missing",
    severity=Severity.ERROR,
    summary="A tag of the source is missing.",
    rationale="An emphasis, a link or the mark of a passage's language would be lost. The tag "
    "stands around the words that it belongs to, wherever they are in the sentence.",
    bad='msgid "<strong>Never</strong> alone"\nmsgstr "Jamais seul"',
    good='msgid "<strong>Never</strong> alone"\nmsgstr "<strong>Jamais</strong> seul"',
    is_fixed=True,
)
ADDED = Rule(
    code="markup-added",
    severity=Severity.ERROR,
    summary="A translation has a tag, or an attribute's value, that its source has not.",
    rationale="Layout is the author's. What a catalog adds could lead readers elsewhere: the "
    "address of a link is the source's.",
    bad='msgid "Never alone"\nmsgstr "<strong>Jamais</strong> seul"',
    good='msgid "Never alone"\nmsgstr "Jamais seul"',
    is_fixed=True,
)
UNBALANCED = Rule(
    code="markup-unbalanced",
    severity=Severity.ERROR,
    summary="A tag is not closed, closed twice, or closed in another order.",
    rationale="A sentence whose tags do not match can't be printed. Every tag that is opened is "
    "closed, the last one opened first.",
    bad='msgid "<strong>Never</strong> alone"\nmsgstr "<strong>Jamais seul"',
    good='msgid "<strong>Never</strong> alone"\nmsgstr "<strong>Jamais</strong> seul"',
    is_fixed=True,
)
UNSAFE = Rule(
    code="markup-unsafe",
    severity=Severity.ERROR,
    summary="A translation holds a tag, an attribute or a link that texts do not have.",
    rationale="Texts know a few inline tags with fixed attributes, and links by http, https and "
    "mailto. Scripts, images, styles, comments and the rest are never printed, and in another "
    "program that takes the text for HTML they could run.",
    bad='msgid "Never alone"\nmsgstr "Jamais <script>alert()</script> seul"',
    good='msgid "Never alone"\nmsgstr "Jamais seul"',
    is_fixed=True,
)
RULES = (MISSING, ADDED, UNBALANCED, UNSAFE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_DECLARATION = re.compile(r"<[!?]")


def check(target: Target) -> Iterator[Problem]:
    """Dropped, added, unbalanced and unsafe tags."""
    for unit in target.units:
        sources = unit.source.wordings
        is_marked = any("<" in source.text for source in sources)
        for form in unit.forms:
            if is_marked or "<" in form.text:
                yield from _problems(unit, form)


def _problems(unit: Unit, form: Wording) -> Iterator[Problem]:
    sources = [wording for wording in unit.source.wordings if not wording.error]
    if isinstance(form.error, UnbalancedTagError):
        yield unit.problem(UNBALANCED, str(form.error), form, hint=form.error.hint)
    elif isinstance(form.error, UnsafeTagError):
        yield unit.problem(UNSAFE, str(form.error), form, hint=form.error.hint)
    elif _DECLARATION.search(form.text):
        message = "the translation holds an HTML comment or declaration"
        yield unit.problem(UNSAFE, message, form, hint="take it away")
    elif sources and not form.error:
        yield from _form(unit, form, [_tags(wording, unit) for wording in sources])


def _form(unit: Unit, form: Wording, sources: list[Counter[str]]) -> Iterator[Problem]:
    used = _tags(form, unit)
    least, most = sources[0], sources[0]
    for tags in sources[1:]:
        least, most = least & tags, most | tags
    for tag in sorted((least - used).keys()):
        message = f"the tag {tag} of the source is missing"
        yield unit.problem(MISSING, message, form, hint="keep the tags of the source")
    for tag in sorted((used - most).keys()):
        message = f"the tag {tag} is not in the source text"
        yield unit.problem(ADDED, message, form, hint="keep the tags of the source")


def _tags(wording: Wording, unit: Unit) -> Counter[str]:
    if unit.source.is_template:
        # Words of templates have no markup: a tag in them would be shown to the reader.
        return Counter(_TAG.findall(wording.text))
    return Counter(map(_shown, markup(wording.pattern)))


def _shown(tag: Markup) -> str:
    """A start tag. What `title` says is words, and translated."""
    attributes = (
        f' {name}="…"' if name == "title" else f' {name}="{value}"'
        for name, value in tag.attributes
    )
    return f"<{tag.tag}{''.join(attributes)}>"
