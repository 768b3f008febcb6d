"""Format lists: “a, b and c” in each language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel.core import Locale

STYLES: dict[str, Literal["standard", "or"]] = {"and": "standard", "or": "or"}
"""CLDR's list types by the names used here."""

ITEM = "\ufffc"
"""U+FFFC OBJECT REPLACEMENT CHARACTER: represents an item in a list of literals."""

BEFORE_LAST = {
    ("es", "and"): (re.compile(r"\W*(i|í|hí|hi(?![ae]))", re.IGNORECASE), " y ", " e "),
    ("es", "or"): (re.compile(r"\W*(h?[oó]|8|11(?!\d))", re.IGNORECASE), " o ", " u "),
    ("he", "and"): (re.compile(r"\W*[^\u0590-\u05ff\W]"), "ו", "ו-"),
}
"""Changes of the last conjunction by the sound or script after it.

By language and style: a pattern of the last item, the literal, its replacement. CLDR's patterns
cannot express this; the rules are those of ICU's ListFormatter and, for accented letters and 11
before a noun, of the Real Academia Española.
"""


@dataclass(frozen=True, slots=True)
class Lists:
    """Formats lists in one locale."""

    locale: "Locale"

    def literals(self, names: Sequence[str], style: str = "and") -> tuple[str, ...]:
        """The texts before, between and after `names`: one more than there are names.

        `style` is `and` or `or`. The names themselves only decide the last conjunction.
        Raises ValueError for another style.
        """
        from babel.lists import format_list

        if style not in STYLES:
            raise ValueError(f"“{style}” is not a style of lists; write and, or")
        joined = format_list([ITEM] * len(names), STYLES[style], self.locale)
        literals = joined.split(ITEM)
        if len(names) > 1 and (rule := BEFORE_LAST.get((self.locale.language, style))):
            following, conjunction, changed = rule
            if following.match(names[-1]):
                literals[-2] = literals[-2].replace(conjunction, changed)
        return tuple(literals)

    def join(self, names: Sequence[str], style: str = "and") -> str:
        """The names as one text."""
        literals = self.literals(names, style)
        return "".join(chain.from_iterable(zip_longest(literals, names, fillvalue="")))
