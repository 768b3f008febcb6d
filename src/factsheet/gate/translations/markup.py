"""Check that a translation has the tags of its source, with the same attributes."""

import re
from collections import Counter
from collections.abc import Iterator

from factsheet.edition.wording import Wording
from factsheet.gate.target import Problem, Target, Unit
from factsheet.messages.pattern import (
    Markup,
    UnbalancedTagError,
    UnsafeTagError,
    markup,
)
from factsheet.rules import fixed_error

MISSING = fixed_error(
    code="markup-missing",
    summary="A tag of the source is missing.",
    rationale="An emphasis, a link or the language of a passage would be lost. Put the tag around "
    "the words that it belongs to, wherever they are in the sentence.",
    bad='msgid "<strong>Never</strong> alone"\nmsgstr "Jamais seul"',
    good='msgid "<strong>Never</strong> alone"\nmsgstr "<strong>Jamais</strong> seul"',
)
ADDED = fixed_error(
    code="markup-added",
    summary="A translation has a tag, or an attribute's value, that its source does not have.",
    rationale="Layout is the author's. A tag in a catalog could lead readers elsewhere: addresses "
    "of links are the source's.",
    bad='msgid "Never alone"\nmsgstr "<strong>Jamais</strong> seul"',
    good='msgid "Never alone"\nmsgstr "Jamais seul"',
)
UNBALANCED = fixed_error(
    code="markup-unbalanced",
    summary="A tag is not closed, closed twice, or closed in the wrong order.",
    rationale="A sentence whose tags do not match can't be printed. Close each tag, the last one "
    "opened first.",
    bad='msgid "<strong>Never</strong> alone"\nmsgstr "<strong>Jamais seul"',
    good='msgid "<strong>Never</strong> alone"\nmsgstr "<strong>Jamais</strong> seul"',
)
UNSAFE = fixed_error(
    code="markup-unsafe",
    summary="A translation has a tag, an attribute or a link that is not allowed in texts.",
    rationale="Texts may have a few inline tags with fixed attributes, and links by http, https "
    "and mailto. Scripts, images, styles and comments are never printed, and could run in a "
    "program that takes the text for HTML.",
    bad='msgid "Never alone"\nmsgstr "Jamais <script>alert()</script> seul"',
    good='msgid "Never alone"\nmsgstr "Jamais seul"',
)
RULES = (MISSING, ADDED, UNBALANCED, UNSAFE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_DECLARATION = re.compile(r"<[!?]")


def check(target: Target) -> Iterator[Problem]:
    """Report dropped, added, unbalanced and unsafe tags."""
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
        message = "the translation has an HTML comment or declaration"
        yield unit.problem(UNSAFE, message, form, hint="remove it")
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
        # Texts of templates have no markup: a tag would be printed as text.
        return Counter(_TAG.findall(wording.text))
    return Counter(map(_shown, markup(wording.pattern)))


def _shown(tag: Markup) -> str:
    """A start tag, without the value of `title`, which is translated."""
    attributes = (
        f' {name}="…"' if name == "title" else f' {name}="{value}"'
        for name, value in tag.attributes
    )
    return f"<{tag.tag}{''.join(attributes)}>"
