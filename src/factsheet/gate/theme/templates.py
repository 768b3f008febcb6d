"""Check that a page uses every template of a publication."""

from collections.abc import Iterator, Mapping

from factsheet.diagnostics import Diagnostic, Location, Severity, nearest
from factsheet.gate.rule import Rule
from factsheet.model.sheet import BLOCKS

UNUSED = Rule(
    code="unused-template",
    severity=Severity.WARNING,
    summary="No page asks for a template of the publication.",
    rationale="A template takes the place of the theme's template of the same name. One that is "
    "misnamed changes nothing, without a word: pages look as they did before.",
    bad="templates/blocks/figure.html.jinja",
    good="templates/blocks/figures.html.jinja",
)
RULES = (UNUSED,)


def check_templates(
    own: Mapping[str, str], theme: Mapping[str, str], folder: str
) -> Iterator[Diagnostic]:
    """Check templates. `own` and `theme` map the names of templates to their texts."""
    asked = {f"blocks/{name}.html.jinja" for name in BLOCKS} | theme.keys()
    written = [*own.values(), *theme.values()]
    for name in own:
        if name not in asked and not any(name in text for text in written):
            message = f"no page asks for the template “{name}”"
            hint = nearest(name, asked) or "include it in another template, or delete it"
            at = Location(f"{folder}/{name}")
            yield Diagnostic(UNUSED.code, message, at, UNUSED.severity, hint)
