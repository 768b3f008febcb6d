"""The colours of text and of its background, as far as they are known without a layout."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tinycss2

from factsheet.published.measure import Colour, colour, contrast

FAINT = 0.35
"""Opacity below which text counts as hidden."""
LEAST_CONTRAST = 1.25


def colours(
    ink: Colour | None, ground: Colour | None, values: Mapping[str, Any]
) -> tuple[Colour | None, Colour | None, str]:
    """An element's text colour and background, from those around it and its own values, and why its
    text can't be distinguished from the background, if so."""
    around = ink
    if "color" in values:
        said = said_of(values["color"])
        ink = colour(values["color"])
        if said in ("inherit", "unset", "revert", "currentcolor"):
            ink = around
        elif said in ("initial", "transparent"):
            ink = (0.0, 0.0, 0.0, float(said == "initial"))
    is_painted = "background-color" in values or "background-image" in values
    if is_painted and has_picture(values):
        ground = None
        stops = (one for one in _stops(values) if one[3] > FAINT)
        if ink is not None and any(contrast(ink, one) < LEAST_CONTRAST for one in stops):
            return ink, ground, "a part of its background has its colour"
    elif is_painted:
        painted = colour(values.get("background-color", ()))
        ground = painted if painted and painted[3] > 1 - FAINT else ground
    if ink is None or not ("color" in values or is_painted):
        return ink, ground, ""
    is_lost = ground is not None and contrast(ink, ground) < LEAST_CONTRAST
    return ink, ground, "it has the colour of its background" if ink[3] < FAINT or is_lost else ""


def has_picture(values: Mapping[str, Any]) -> bool:
    """Whether a picture or a gradient is an element's background."""
    tokens = (*values.get("background", ()), *values.get("background-image", ()))
    return any(
        token.type == "url"
        or (
            token.type == "function"
            and (token.lower_name == "url" or "gradient" in token.lower_name)
        )
        for token in tokens
    )


def _stops(values: Mapping[str, Any]) -> Iterator[Colour]:
    """The colours of gradients."""
    for token in (*values.get("background", ()), *values.get("background-image", ())):
        if token.type == "function" and "gradient" in token.lower_name:
            for one in token.arguments:
                if (found := colour([one])) is not None:
                    yield found


def said_of(value: Sequence[Any]) -> str:
    """A value as text, in lower case."""
    return str(tinycss2.serialize(value)).strip().lower()
