"""Rules of blocks, and of parts that an edition leaves out."""

from factsheet.rules import error, fixed_error, warning

MISSING_PICTURE = fixed_error(
    code="missing-picture",
    summary="A sheet names a picture that does not exist.",
    rationale="Its name is misspelt, or it is in another folder: pictures are in "
    "templates/images/.",
)
EDITION_ORDER = fixed_error(
    code="edition-order",
    summary="An edition is said to be corrected or withdrawn too early.",
    rationale="Corrections in editions.yaml are in the order of their days, and no earlier than "
    "the edition's. One of the days is mistyped.",
    bad="2021-11-25:\n  withdrawn: {date: 2021-01-12, text: …}",
    good="2021-11-25:\n  withdrawn: {date: 2022-01-12, text: …}",
)
MISSING_LABEL = fixed_error(
    code="missing-label",
    summary="A block prints the label of a fact that has none.",
    rationale="Definitions and charts print the label beside the value. Add `label:` to the fact.",
    bad="staff.total: {kind: count, value: 1000, …}",
    good="staff.total: {kind: count, label: Staff, value: 1000, …}",
)
TOO_MANY = fixed_error(
    code="too-many",
    summary="A chart or map has more parts than readers can tell apart.",
    rationale="Themes have a limited number of tones, markers and colours of a scale, and an axis "
    "has room for few names. Bars take any number of facts.",
    bad="{type: chart, kind: donut, facts: [a, b, c, d, e, f]}",
    good="{type: chart, kind: bars, facts: [a, b, c, d, e, f]}",
)
OVER_WHOLE = fixed_error(
    code="over-whole",
    summary="The shares of a donut add up to more than 100%.",
    rationale="One of the shares is wrong, or they are shares of different wholes.",
    bad="{type: chart, kind: donut, facts: [a, b]}\n(a is 3/4, b is 1/2)",
    good="{type: chart, kind: donut, facts: [a, b]}\n(a is 3/4, b is 1/4)",
)
MIXED_UNITS = fixed_error(
    code="mixed-units",
    summary="A chart has numbers in several units.",
    rationale="Readers compare lengths on one scale. Draw a chart for each unit, or state the "
    "numbers in one unit.",
    bad="{type: chart, kind: bars, facts: [debt, budget]}\n(98000000 USD and 1234567 KWD)",
    good="{type: chart, kind: bars, facts: [debt, budget]}\n(98000000 USD and 4000000 USD)",
)
RANGE_DRAWN = fixed_error(
    code="range-drawn",
    summary="A chart can't draw a range.",
    rationale="A bar has one length, and a range two numbers. If the source has an estimate "
    "between them, state it; the chart draws that. Lines have a band for a range, and dots "
    "whiskers.",
    bad="displaced: {kind: count, value: 240000..289000, …}",
    good="displaced: {kind: count, value: 263000 (240000..289000), …}",
)
NEGATIVE_PART = fixed_error(
    code="negative-part",
    summary="A donut or stacked areas can't draw a negative number.",
    rationale="The parts of a circle, or of a stack of areas, add up to a whole. Use bars or "
    "columns, which grow from a zero line in both directions.",
    bad="{type: chart, kind: donut, facts: [gains, losses]}\n(losses is -12)",
    good="{type: chart, kind: bars, facts: [gains, losses]}",
)
TOTAL_DIFFERS = error(
    code="total-differs",
    summary="A total is not the sum of the rows that a table shows.",
    rationale="A row was changed, added or left out, and the total was not. Numbers that are not "
    "exact are passed over, as are tables with `limit`; decimals may differ by the sum of rounding "
    "errors. Let the total be computed: `compute: {sum: […]}`.",
    bad="rows: a: {loans: 3}, b: {loans: 4}\ntotals: {all: {values: {loans: library.loans}}}\n"
    "(library.loans is 8)",
    good="library.loans: {kind: count, compute: {sum: [library.use.loans]}}",
)
LIMITED_NAMES = fixed_error(
    code="limited-names",
    summary="A table shows only the first rows in the order of their names.",
    rationale="Names are sorted as each language does, so each would show other rows. Sort by "
    "numbers or dates, or leave out `limit`.",
    bad="{type: table, sort: country, limit: 10, …}",
    good="{type: table, sort: population, descending: true, limit: 10, …}",
)
NO_COORDINATES = warning(
    code="no-coordinates",
    summary="A map shows a place without coordinates.",
    rationale="The legend names it, but no marker shows where it is. Add latitude and longitude to "
    "its value.",
    bad="{city: Lyon, territory: FR}",
    good="{city: Lyon, territory: FR, latitude: 45.78, longitude: 4.85}",
)
NOT_ON_MAP = fixed_error(
    code="not-on-map",
    summary="A map of data has a territory that it can't draw.",
    rationale="It shows countries and territories of ISO 3166-1, small ones as dots, and no "
    "regions of the world, whose numbers are those of many territories. Select the rows to show "
    "with `where:`.",
    bad="rows: {africa: {area: 002, loans: 120}}",
    good="rows: {kenya: {area: KE, loans: 120}}",
)
DRAWN_TWICE = fixed_error(
    code="drawn-twice",
    summary="A map of data has two numbers for one territory.",
    rationale="A territory has one colour. If the rows are of different years or groups, select "
    "those to show with `where:`.",
    bad="rows: {old: {area: KE, loans: 110}, new: {area: KE, loans: 120}}",
    good="rows: {old: {area: KE, loans: 110, until: 2020}, …}",
)
NO_STATEMENT = warning(
    code="no-statement",
    summary="A part of a sheet is left out, because its facts do not hold on the edition date.",
    rationale="No value is printed outside its period. If the fact still holds, add a statement "
    "for the edition date.",
    bad="edition = 2022-01-01\nstaff.total: {value: 1000, until: 2021-12-31, …}",
    good="edition = 2022-01-01\nstaff.total: {value: 1050, from: 2021-12-31, …}",
)
DOUBLED_APPROXIMATION = warning(
    code="doubled-approximation",
    summary="A sentence says “about” before a value that includes it.",
    rationale="A statement's `approximation` adds its own words in every language: readers would "
    "see “more than nearly 1,000”. Remove the sentence's words, or use `{fact:number}` for the "
    "bare number of a count.",
    bad="text: More than {staff.total} people work here.\n(staff.total: approximation: nearly)",
    good="text: We are {staff.total} people.",
)
SHEET_LEFT_OUT = warning(
    code="sheet-left-out",
    summary="A sheet is left out, because none of its facts hold on the edition date.",
    rationale="The sheet is outdated, or the edition date is wrong.",
)
