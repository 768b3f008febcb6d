"""Format the rules for a terminal, and as a page of the documentation."""

import textwrap
from collections.abc import Iterator, Mapping

from factsheet.diagnostics import Rule

_HEAD = """\
# Rules

The rules of `factsheet check`, `factsheet build` and `factsheet verify`. This page is made by
`factsheet explain --format markdown`; a test keeps it current, and another runs the examples
of catalogs: examples under *not* are reported, examples under *but* are not.

Errors stop a publication, warnings need review, notes are information.
[publications.md](publications.md) describes how `[checks]` in `factsheet.toml` changes the level
for all messages, a language or a sheet. The flag named with a rule suppresses it for one message:
add it to the message's flags in the `.po` file (`#, ignore-same`). Suppressed findings are counted.
The level of a rule marked *fixed* cannot be changed, because pages would be wrong or unsafe
without it.
"""


Families = Mapping[str, tuple[Rule, ...]]


def listed(families: Families) -> str:
    """A line for each rule."""
    lines = []
    for family, rules in families.items():
        lines.append(family)
        lines += [f"  {rule.code:26} {rule.severity:8} {rule.summary}" for rule in rules]
    return "\n".join(lines) + "\n"


def explained(rule: Rule) -> str:
    """Everything about one rule."""
    ways = []
    if rule.is_fixed:
        ways.append("Its level is fixed: pages would be wrong or unsafe without it.")
    else:
        ways.append(f'To change its level in factsheet.toml: [checks] {rule.code} = "warning"')
    if rule.flag:
        ways.append(f"To suppress it for one message in its .po file: #, {rule.flag}")
    parts = [
        f"{rule.code} ({rule.severity})\n",
        textwrap.fill(f"{rule.summary} {rule.rationale}", 88),
    ]
    if rule.bad:
        parts.append(f"\nnot:\n{textwrap.indent(rule.bad.rstrip(), '  ')}")
        parts.append(f"\nbut:\n{textwrap.indent(rule.good.rstrip(), '  ')}\n")
    parts += ways if rule.bad else ["", *ways]
    return "\n".join(parts) + "\n"


def markdown(families: Families) -> str:
    """All rules, family by family, with a table of contents for each."""
    parts = [_HEAD]
    for family, rules in families.items():
        parts.append(f"## {family}\n")
        rows = [f"| [`{r.code}`](#{r.code}) | {r.severity} | {r.summary} |" for r in rules]
        parts.append("\n".join(["| code | | |", "| --- | --- | --- |", *rows]) + "\n")
        parts += ["\n".join(_section(rule)) for rule in rules]
    return "\n".join(parts)


def _section(rule: Rule) -> Iterator[str]:
    traits = [str(rule.severity), "fixed" if rule.is_fixed else ""]
    traits.append(f"silenced by `{rule.flag}`" if rule.flag else "")
    yield f"### {rule.code}\n"
    yield f"*{', '.join(filter(None, traits))}.* {rule.summary} {rule.rationale}\n"
    for word, example in (("Not", rule.bad), ("But", rule.good)) if rule.bad else ():
        fence = "```"
        language = language_of(example)
        yield f"{word}:\n\n{fence}{language}\n{example.rstrip()}\n{fence}\n"


def language_of(example: str) -> str:
    """The language of an example, for syntax highlighting."""
    if example.startswith(("msg", "#", '"')):
        return "po"
    return "toml" if example.startswith("[") else "text"
