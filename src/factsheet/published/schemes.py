"""Choose between the two colours of light-dark() (CSS Color 5, 6), for light and dark screens."""

from collections.abc import Sequence
from typing import Any

import tinycss2

DARK = "(prefers-color-scheme: dark)"
"""The condition under which the second colour holds."""
_LIGHT_DARK = "light-dark"


def has_choice(tokens: Sequence[Any]) -> bool:
    """Whether a value has two colours, one for light and one for dark screens."""
    return any(
        token.type == "function"
        and (token.lower_name == _LIGHT_DARK or has_choice(token.arguments))
        for token in tokens
    )


def chosen(tokens: Sequence[Any], choice: int) -> tuple[Any, ...]:
    """A value with the first or the second colour (0 or 1) of each light-dark()."""
    found: list[Any] = []
    for token in tokens:
        if token.type != "function":
            found.append(token)
        elif token.lower_name == _LIGHT_DARK:
            parts: list[list[Any]] = [[]]
            for one in token.arguments:
                if one.type == "literal" and one.value == ",":
                    parts.append([])
                else:
                    parts[-1].append(one)
            # With another number of colours, browsers ignore the declaration.
            found += chosen(parts[choice], choice) if len(parts) == 2 else [token]
        else:
            place = (token.source_line, token.source_column)
            inner = list(chosen(token.arguments, choice))
            found.append(tinycss2.ast.FunctionBlock(*place, token.name, inner))
    return tuple(found)
