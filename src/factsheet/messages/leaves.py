"""The translatable leaves of a fact base or a sheet, found by type.

Extraction and localization both use these functions, so whatever is looked up was extracted, and a
new kind of block needs no change here.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from factsheet.messages.pattern import PatternError, Placeholder, parse_pattern, placeholders
from factsheet.model.text import FactRef, Text


def leaves(node: Any) -> Iterator[Text | FactRef]:
    """Every text and every reference below `node`, in the order written."""
    if isinstance(node, Text):
        yield node
        if node.otherwise:
            yield node.otherwise
    elif isinstance(node, FactRef):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from leaves(part)
    elif isinstance(node, dict):
        for part in node.values():
            yield from leaves(part)
    else:
        for name in _fields(type(node)):
            yield from leaves(getattr(node, name))


_names: dict[type, tuple[str, ...]] = {}


def _fields(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; empty for other types."""
    if kind not in _names:
        _names[kind] = tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
    return _names[kind]


def texts(node: Any) -> Iterator[Text]:
    """The texts among the leaves."""
    return (leaf for leaf in leaves(node) if isinstance(leaf, Text))


def addresses(node: Any) -> Iterator[str]:
    """Every fact address that the leaves name, in texts or as references.

    Texts that don't parse are skipped; the checks report them.
    """
    return (hole.name for hole in _holes(node))


def printed_addresses(node: Any) -> Iterator[str]:
    """The same without addresses that are only counted."""
    return (hole.name for hole in _holes(node) if hole.form != "count")


def text_placeholders(text: Text) -> list[Placeholder]:
    """The placeholders of a text's singular and plural, each once."""
    found: dict[Placeholder, None] = {}
    for form in (text.singular, text.plural or ""):
        try:
            found.update(dict.fromkeys(placeholders(parse_pattern(form))))
        except PatternError:
            continue
    return list(found)


def _holes(node: Any) -> Iterator[Placeholder]:
    for leaf in leaves(node):
        if isinstance(leaf, Text):
            yield from text_placeholders(leaf)
        else:
            yield Placeholder(leaf.address, leaf.form)
