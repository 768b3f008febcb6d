"""The toolkit's own phrases around values: messages like any other.

They are not in a template because values are formatted within sentences, before any template is
rendered.
"""

from fractions import Fraction

from factsheet.diagnostics import Location
from factsheet.messages.message import Message
from factsheet.model.facts import Approximation
from factsheet.model.text import Text

ORIGIN = Location("factsheet/messages/phrases.py")


def _phrase(
    name: str, singular: str, comment: str, plural: str | None = None, count: str | None = None
) -> Text:
    return Text(singular, f"phrase:{name}", ORIGIN, plural, count, comment)


_NUMBER = "{value} is a number, with or without a noun after it."
APPROXIMATIONS = {
    Approximation.ABOUT: _phrase("about", "about {value}", _NUMBER),
    Approximation.NEARLY: _phrase("nearly", "nearly {value}", _NUMBER),
    Approximation.MORE_THAN: _phrase("more_than", "more than {value}", _NUMBER),
    Approximation.LESS_THAN: _phrase("less_than", "less than {value}", _NUMBER),
}

# Some languages put an article before a percentage that they don't put before a number.
_PERCENT = "{value} is a percentage, such as 75%."
PERCENT_APPROXIMATIONS = {
    Approximation.ABOUT: _phrase("about_percent", "about {value}", _PERCENT),
    Approximation.NEARLY: _phrase("nearly_percent", "nearly {value}", _PERCENT),
    Approximation.MORE_THAN: _phrase("more_than_percent", "more than {value}", _PERCENT),
    Approximation.LESS_THAN: _phrase("less_than_percent", "less than {value}", _PERCENT),
}

_SHARE = "A share in words; the whole it is a share of follows in the sentence."
SHARES = {
    Fraction(1, 2): _phrase("share_1_2", "half", _SHARE),
    Fraction(1, 3): _phrase("share_1_3", "one third", _SHARE),
    Fraction(2, 3): _phrase("share_2_3", "two thirds", _SHARE),
    Fraction(1, 4): _phrase("share_1_4", "one quarter", _SHARE),
    Fraction(3, 4): _phrase("share_3_4", "three quarters", _SHARE),
}

_OFTEN = (
    "How often something happens. {times} is a number. Where your language has genders, write "
    "{times:words-feminine} or {times:words-masculine}: a sentence that asks for words gets "
    "them in the gender of your word for “times”."
)
FREQUENCIES = {
    "day": _phrase("per_day", "once a day", _OFTEN, "{times} times a day", "times"),
    "week": _phrase("per_week", "once a week", _OFTEN, "{times} times a week", "times"),
    "month": _phrase("per_month", "once a month", _OFTEN, "{times} times a month", "times"),
    "year": _phrase("per_year", "once a year", _OFTEN, "{times} times a year", "times"),
}

POINTS = _phrase(
    "percentage_points",
    "{points} percentage point",
    "A difference of two percentages. {points} is a number and may have a sign, such as −0.5 or "
    "+1: keep it in every form.",
    "{points} percentage points",
    "points",
)

_RATE = "How many of so many: {number} and {base} are numbers, such as 54 and 100,000 or 1 and 5."
RATES = {
    None: _phrase("rate_per", "{number} per {base}", _RATE),
    "in": _phrase("rate_in", "{number} in {base}", _RATE),
}

ESTIMATE = _phrase(
    "estimate",
    "{best} ({range})",
    "An estimate and the range in which the true number lies, as in “263 million (240–289)”.",
)

_HALF = "A half of a calendar year: {year} is 2025. It may stand alone or within a sentence."
HALVES = {
    1: _phrase("half_1", "first half of {year}", _HALF),
    2: _phrase("half_2", "second half of {year}", _HALF),
}

FISCAL_YEAR = _phrase(
    "fiscal_year",
    "{first}/{last:short}",
    "A fiscal or academic year, which begins in one calendar year and ends in the next: {first} "
    "is 2023, {last} is 2024, {last:short} is 24.",
)

SOURCE = _phrase("source", "Source", "Heading of a column: the documents that a row rests on.")

PLACE = _phrase("place", "{city}, {territory}", "A city and its country, as in “Lyon, France”.")

PARTLY_TRANSLATED = _phrase(
    "partly_translated",
    "The translation of these fact sheets is {percent} complete. "
    "Passages with a dotted line are still in the original language.",
    "Stands at the top of every page while the translation is unfinished; "
    "{percent} is a percentage, such as 75%.",
)

ALL = (
    *APPROXIMATIONS.values(),
    *PERCENT_APPROXIMATIONS.values(),
    *SHARES.values(),
    *FREQUENCIES.values(),
    POINTS,
    *RATES.values(),
    ESTIMATE,
    *HALVES.values(),
    FISCAL_YEAR,
    SOURCE,
    PLACE,
    PARTLY_TRANSLATED,
)


def phrase_messages() -> tuple[Message, ...]:
    """The phrases as messages, for every publication's catalog.

    Frequencies and fiscal years do not get the flag because msgfmt treats another form of {times}
    or {last} as another placeholder.
    """
    return tuple(
        Message(
            text.singular,
            text.context,
            text.plural,
            (text.comment or "",),
            (),
            ("python-brace-format",) if "{" in text.singular and ":" not in text.singular else (),
        )
        for text in ALL
    )
