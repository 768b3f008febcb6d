"""Which way a piece of text runs."""

import unicodedata

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction_of(text: str) -> str:
    """`ltr` or `rtl` by the first strong character (UAX #9, P2), digits and signs as ltr.

    A number that stands alone is isolated left to right in every language, so that its
    sign and its per cent stay where they are read.
    """
    for character in text:
        if found := _STRONG.get(unicodedata.bidirectional(character)):
            return found
    return "ltr"
