"""A difference for programs: the fields of `diff.difference`."""

from dataclasses import asdict

from factsheet.diff.difference import EditionDifference
from factsheet.diff.formats.words import verdict
from factsheet.escaping import json_text

VERSION = 1
"""Of the layout: a program that reads it can tell."""


def as_json(difference: EditionDifference) -> str:
    """One object. `differs` is what --exit-code goes by."""
    data = {
        "version": VERSION,
        "differs": difference.differs,
        "verdict": verdict(difference),
        **asdict(difference),
    }
    return json_text(data, indent=2)
