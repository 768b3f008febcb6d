"""Codes of what facts say: texts, references, statements."""

from factsheet.gate.stages import FATAL

RULES = (
    FATAL(
        code="text-syntax",
        summary="A text's braces or tags do not parse.",
        rationale="Placeholders are `{fact.id}` or `{fact.id:form}`, a brace as such is "
        "doubled, and few tags are allowed, each of them closed.",
        bad="lead: It has {membership.countries members.",
        good="lead: It has {membership.countries} members.",
    ),
    FATAL(
        code="plural-without-count",
        summary="A plural text has no number to go by, or several.",
        rationale="One number chooses the form. Where the text has none or more than one, "
        "`count:` names it.",
        bad="{one: one office, other: several offices}",
        good="{one: one office, other: several offices, count: offices.number}",
    ),
    FATAL(
        code="unknown-fact",
        summary="A text or block names a fact that is not there.",
        rationale="Nothing could be printed in its place. The id is misspelt, or the fact was "
        "renamed; an address of a cell is `series.row.column`.",
        bad="lead: It has {membership.country} members.",
        good="lead: It has {membership.countries} members.",
    ),
    FATAL(
        code="unknown-form",
        summary="A value is asked for in a form that it has not.",
        rationale="After the colon stands a form that the fact's kind offers: a share has "
        "`words`, a date has `year`. docs/facts.md lists them.",
        bad="{staff.total:words}",
        good="{staff.seconded:words}",
    ),
    FATAL(
        code="missing-form",
        summary="A named fact has no words for the form asked for.",
        rationale="Whole phrases such as “in Lyon” are written with the fact, so that "
        "translators can give them their grammar. Only the ones in use are needed.",
        bad="text: It sits {place.lyon:in}.\nplace.lyon: {value: {city: Lyon}, …}",
        good="text: It sits {place.lyon:in}.\nplace.lyon: {value: {city: Lyon, in: in Lyon}, …}",
    ),
    FATAL(
        code="variant-differs",
        summary="A variant of a sentence does not print the values that the sentence prints.",
        rationale="A variant is the same statement in other words, with a connector or a pronoun. "
        "What prints another value is another fact. Only facts of kind text have variants.",
        bad="value: It has {offices.liaison} offices.\nvariants: {connected: It also has offices.}",
        good="value: It has {offices.liaison} offices.\n"
        "variants: {connected: “It also has {offices.liaison} offices.”}",
    ),
    FATAL(
        code="circular-fact",
        summary="A fact's text leads back to itself.",
        rationale="To say it one would have to say it first. Some placeholder or reference on "
        "the way has to go.",
        bad="a: {kind: text, value: “It is {b}.”, …}\nb: {kind: text, value: “as {a}”, …}",
        good="a: {kind: text, value: “It is {b}.”, …}\nb: {kind: text, value: “as ever”, …}",
    ),
    FATAL(
        code="too-deep",
        summary="Facts stand within facts, more of them than anybody could follow.",
        rationale="Such a text can't be read, and saying it would exhaust the machine. Write "
        "out what the inner ones say.",
        bad="f1 names f2, which names f3, … which names f21",
        good="f1 names f2",
    ),
    FATAL(
        code="unknown-source",
        summary="A statement cites a source that is not there.",
        rationale="Every value has its reference: readers ask where it is from. Sources are "
        "listed under `sources:` in any file of facts/.",
        bad="staff.total: {…, source: anual-report}",
        good="staff.total: {…, source: annual-report}",
    ),
    FATAL(
        code="unknown-column",
        summary="A series has no column of that name.",
        rationale="Tables, timelines and maps name the columns that they print, and a series "
        "the one that it is sorted by.",
        bad="{type: table, series: sessions, columns: [number, town]}",
        good="{type: table, series: sessions, columns: [number, place]}",
    ),
    FATAL(
        code="wrong-kind",
        summary="A fact is of a kind that can't stand here.",
        rationale="A chart draws numbers, a quote is a person's, a timeline runs along dates, a "
        "paragraph prints texts. The message names what is wanted.",
        bad="said: {type: quote, speaker: place.lyon, text: …}",
        good="said: {type: quote, speaker: person.stock, text: …}",
    ),
    FATAL(
        code="unknown-territory",
        summary="A code is no territory of ISO 3166-1.",
        rationale="Names of countries come from CLDR by their code: two capitals.",
        bad="place.lyon: {value: {city: Lyon, territory: FRA}, …}",
        good="place.lyon: {value: {city: Lyon, territory: FR}, …}",
    ),
    FATAL(
        code="unknown-language",
        summary="A code is no language of BCP 47.",
        rationale="Names of languages come from CLDR by their code, and readers are told in "
        "which language a source is written.",
        bad="annual-report: {language: english, …}",
        good="annual-report: {language: en, …}",
    ),
    FATAL(
        code="unknown-unit",
        summary="A unit is none that CLDR has.",
        rationale="Names and plurals of units come from CLDR in all languages, by codes such "
        "as length-kilometer.",
        bad="border: {kind: quantity, value: 500 km, …}",
        good="border: {kind: quantity, value: 500 length-kilometer, …}",
    ),
    FATAL(
        code="unknown-currency",
        summary="A currency is no code of ISO 4217.",
        rationale="Symbols and names of currencies come from CLDR by their code: three capitals.",
        bad="budget: {kind: money, value: 136000000 EURO, …}",
        good="budget: {kind: money, value: 136000000 EUR, …}",
    ),
    FATAL(
        code="until-before-from",
        summary="A statement or an office ends before it begins.",
        rationale="It would hold on no day. `until` is the first day on which it no longer holds.",
        bad="{value: 194, from: 2021-11-23, until: 2018-11}",
        good="{value: 194, from: 2018-11, until: 2021-11-23}",
    ),
    FATAL(
        code="overlapping-statements",
        summary="Two statements of a fact differ and hold on the same days.",
        rationale="Which one is to be printed? Give the earlier one its end, or mark the one "
        "to print as preferred, where two sources disagree.",
        bad="a: {value: 194, from: 2018}\nb: {value: 195, from: 2021}",
        good="a: {value: 194, from: 2018, until: 2021}\nb: {value: 195, from: 2021}",
    ),
    FATAL(
        code="coordinates",
        summary="A place has coordinates that are nowhere on the globe, or only one of them.",
        rationale="Latitudes run from -90 to 90, longitudes from -180 to 180 (WGS 84). The two "
        "may have changed places.",
        bad="{city: Lyon, latitude: 145.78, longitude: 4.85}",
        good="{city: Lyon, latitude: 45.78, longitude: 4.85}",
    ),
)
