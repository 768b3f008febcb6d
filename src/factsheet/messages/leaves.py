"""The translatable leaves of a fact base or a sheet, found by type.

Extraction and localization both go by these functions, so what is extracted is what is
looked up, and a new kind of block needs no change here.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from factsheet.messages.pattern import PatternError, parse_pattern, placeholders
from factsheet.model.text import FactRef, Text


def leaves(node: Any) -> Iterator[Text | FactRef]:
    """Every text and every reference below `node`, in the order written."""
    if isinstance(node, Text | FactRef):
        yield node
    elif is_dataclass(node):
        for field in fields(node):
            yield from leaves(getattr(node, field.name))
    elif isinstance(node, tuple):
        for part in node:
            yield from leaves(part)
    elif isinstance(node, dict):
        for part in node.values():
            yield from leaves(part)


def texts(node: Any) -> Iterator[Text]:
    """The texts among the leaves."""
    return (leaf for leaf in leaves(node) if isinstance(leaf, Text))


def addresses(node: Any) -> Iterator[str]:
    """Every fact address that the leaves name, in texts or as references.

    A text that doesn't parse names none; the checks say why.
    """
    for leaf in leaves(node):
        if isinstance(leaf, FactRef):
            yield leaf.id.partition(":")[0]
            continue
        for form in (leaf.singular, leaf.plural or ""):
            try:
                yield from (hole.name for hole in placeholders(parse_pattern(form)))
            except PatternError:
                continue
