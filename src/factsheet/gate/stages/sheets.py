"""Codes of what blocks show, and of what an edition can't say."""

from factsheet.gate.stages import FATAL, NOTED

RULES = (
    FATAL(
        code="missing-picture",
        summary="A sheet names a picture that is not there.",
        rationale="Its name is misspelt, or it lies elsewhere: pictures are in templates/images/.",
        bad="{type: picture, image: templates/images/lybrary.svg, …}",
        good="{type: picture, image: templates/images/library.svg, …}",
    ),
    FATAL(
        code="missing-label",
        summary="A block prints the label of a fact that has none.",
        rationale="A number without a name says nothing: definitions and charts print the "
        "label beside the value.",
        bad="staff.total: {kind: count, value: 1000, …}",
        good="staff.total: {kind: count, label: Staff, value: 1000, …}",
    ),
    FATAL(
        code="too-many",
        summary="A chart or map has more parts than the eye can tell apart.",
        rationale="Themes have as many tones and markers as readers can name without looking "
        "back at the legend. Bars take any number of facts.",
        bad="{type: chart, kind: donut, facts: [a, b, c, d, e, f]}",
        good="{type: chart, kind: bars, facts: [a, b, c, d, e, f]}",
    ),
    FATAL(
        code="over-whole",
        summary="The shares of a donut make more than the whole.",
        rationale="A circle has 100%. Either one of the shares is wrong, or they are shares of "
        "different wholes.",
        bad="{type: chart, kind: donut, facts: [a, b]}\n(a is 3/4, b is 1/2)",
        good="{type: chart, kind: donut, facts: [a, b]}\n(a is 3/4, b is 1/4)",
    ),
    FATAL(
        code="mixed-units",
        summary="A chart draws numbers of several units on one scale.",
        rationale="Readers compare lengths. A bar of 5 years would be hardly longer than one of "
        "4 days, and dollars stand beside yen as if they were worth the same.",
        bad="{type: chart, kind: bars, facts: [debt, budget]}\n(98000000 USD and 1234567 KWD)",
        good="{type: chart, kind: bars, facts: [debt, budget]}\n(98000000 USD and 4000000 USD)",
    ),
    FATAL(
        code="range-drawn",
        summary="A chart is to draw a range.",
        rationale="A bar has one length, and a range has two numbers. Where the source has an "
        "estimate between them, state it, and the chart draws that.",
        bad="displaced: {kind: count, value: 240000..289000, …}",
        good="displaced: {kind: count, value: 263000 (240000..289000), …}",
    ),
    FATAL(
        code="negative-part",
        summary="A donut is to draw a number below zero.",
        rationale="The parts of a circle make a whole, and none of them can be less than "
        "nothing. Bars grow from a zero line to both sides.",
        bad="{type: chart, kind: donut, facts: [gains, losses]}\n(losses is -12)",
        good="{type: chart, kind: bars, facts: [gains, losses]}",
    ),
    NOTED(
        code="no-coordinates",
        summary="A map shows a place that has no coordinates.",
        rationale="The legend names it, but no marker shows where it is. Give its value "
        "latitude and longitude.",
        bad="{city: Lyon, territory: FR}",
        good="{city: Lyon, territory: FR, latitude: 45.78, longitude: 4.85}",
    ),
    NOTED(
        code="no-statement",
        summary="A part of a sheet is left out, because nothing it prints holds on the day.",
        rationale="No value is printed after its end or before its beginning. Where the fact "
        "goes on, it needs a statement for the edition's day.",
        bad="edition = 2022-01-01\nstaff.total: {value: 1000, until: 2021-12-31, …}",
        good="edition = 2022-01-01\nstaff.total: {value: 1050, from: 2021-12-31, …}",
    ),
    NOTED(
        code="doubled-approximation",
        summary="A sentence says “about” before a value that says it, too.",
        rationale="A statement’s `approximation` puts its own words before the number, in every "
        "language. Readers would see “more than nearly 1,000”. Leave the sentence’s words "
        "out; of a count, `{fact:number}` is the bare number.",
        bad="text: More than {staff.total} people work here.\n(staff.total: approximation: nearly)",
        good="text: We are {staff.total} people.",
    ),
    NOTED(
        code="sheet-left-out",
        summary="A whole sheet is left out, because nothing of it can be said on the day.",
        rationale="All its facts have ended or not begun by the edition's day: the sheet is "
        "too old, or the day is a slip.",
        bad="edition = 1921-11-25",
        good="edition = 2021-11-25",
    ),
)
