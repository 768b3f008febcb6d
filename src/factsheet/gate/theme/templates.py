"""Check that a page uses every template of a publication."""

from collections.abc import Iterator, Mapping

from factsheet.diagnostics import Diagnostic, Location, nearest
from factsheet.model.sheet import BLOCKS
from factsheet.rules import warning

UNUSED = warning(
    code="unused-template",
    summary="No page uses a template of the publication.",
    rationale="A template replaces the theme's template of the same name. A misnamed one has no "
    "effect.",
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
            yield UNUSED.found(message, at, hint=hint)
