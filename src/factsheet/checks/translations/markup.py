"""The tags of a translation are those of its source, with the same attributes."""

from collections import Counter
from collections.abc import Iterator

from factsheet.checks.rule import Problem, Rule
from factsheet.checks.target import Target, Unit
from factsheet.checks.wording import Wording
from factsheet.diagnostics import Severity
from factsheet.messages.pattern import Markup, markup

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
COMMENT = Rule(
    code="markup-unsafe",
    severity=Severity.ERROR,
    summary="A translation holds an HTML comment or declaration.",
    rationale="Texts know inline tags only: the reader would see `<!-- … -->` on the page, and "
    "another program that takes the text for HTML would hide what stands in it.",
    bad='msgid "Never alone"\nmsgstr "Jamais seul <!-- à revoir -->"',
    good='msgid "Never alone"\nmsgstr "Jamais seul"',
    is_fixed=True,
)
RULES = (MISSING, ADDED, COMMENT)


def check(target: Target) -> Iterator[Problem]:
    """Dropped and added tags; those that do not parse are a matter of placeholders.py."""
    for unit in target.units:
        sources = [_tags(wording) for wording in unit.source.wordings if not wording.error]
        for form in unit.forms:
            if sources and not form.error and "<" in form.text + unit.source.singular.text:
                yield from _form(unit, form, sources)
            if ("<!" in form.text or "<?" in form.text) and not form.error:
                message = "the translation holds an HTML comment or declaration"
                yield unit.problem(COMMENT, message, form, hint="take it away")


def _form(unit: Unit, form: Wording, sources: list[Counter[str]]) -> Iterator[Problem]:
    used = _tags(form)
    least, most = sources[0], sources[0]
    for tags in sources[1:]:
        least, most = least & tags, most | tags
    for tag in sorted((least - used).keys()):
        message = f"the tag {tag} of the source is missing"
        yield unit.problem(MISSING, message, form, hint="keep the tags of the source")
    for tag in sorted((used - most).keys()):
        message = f"the tag {tag} is not in the source text"
        yield unit.problem(ADDED, message, form, hint="keep the tags of the source")


def _tags(wording: Wording) -> Counter[str]:
    return Counter(map(_shown, markup(wording.pattern)))


def _shown(tag: Markup) -> str:
    """A start tag. What `title` says is words, and translated."""
    attributes = (
        f' {name}="…"' if name == "title" else f' {name}="{value}"'
        for name, value in tag.attributes
    )
    return f"<{tag.tag}{''.join(attributes)}>"
