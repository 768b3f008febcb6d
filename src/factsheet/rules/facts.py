"""Rules of facts: texts, references, statements."""

from factsheet.rules import error, fixed_error

TEXT_SYNTAX = fixed_error(
    code="text-syntax",
    summary="The braces or tags of a text are not valid.",
    rationale="Placeholders are `{fact.id}` or `{fact.id:form}`, a literal brace is doubled, and "
    "the few allowed tags must be closed.",
    bad="lead: It has {membership.countries members.",
    good="lead: It has {membership.countries} members.",
)
PLURAL_WITHOUT_COUNT = fixed_error(
    code="plural-without-count",
    summary="A plural text has no number that selects its form, or several.",
    rationale="If the text has not exactly one number, `count:` names the one that selects the "
    "form.",
    bad="{one: one office, other: several offices}",
    good="{one: one office, other: several offices, count: offices.number}",
)
UNKNOWN_FACT = fixed_error(
    code="unknown-fact",
    summary="A text or block names a fact that does not exist.",
    rationale="The id is misspelt, or the fact was renamed. The address of a cell is "
    "`series.row.column`.",
    bad="lead: It has {membership.country} members.",
    good="lead: It has {membership.countries} members.",
)
UNKNOWN_FORM = fixed_error(
    code="unknown-form",
    summary="A value does not have the form that is asked for.",
    rationale="After the colon, name a form of the fact's kind: a share has `words`, a date has "
    "`year`. docs/facts.md lists them.",
    bad="{staff.total:words}",
    good="{staff.seconded:words}",
)
MISSING_FORM = fixed_error(
    code="missing-form",
    summary="A named fact has no words for the form that is asked for.",
    rationale="Whole phrases such as “in Lyon” are stated with the fact, so that translators can "
    "inflect them. Only those in use are needed.",
    bad="text: It sits {place.lyon:in}.\nplace.lyon: {value: {city: Lyon}, …}",
    good="text: It sits {place.lyon:in}.\nplace.lyon: {value: {city: Lyon, in: in Lyon}, …}",
)
VARIANT_DIFFERS = fixed_error(
    code="variant-differs",
    summary="A variant of a sentence does not print the same values as the sentence.",
    rationale="A variant is the same statement in other words, with a connector or a pronoun; "
    "another value is another fact. Only facts of kind text have variants.",
    bad="value: It has {offices.liaison} offices.\nvariants: {connected: It also has offices.}",
    good="value: It has {offices.liaison} offices.\n"
    "variants: {connected: “It also has {offices.liaison} offices.”}",
)
CIRCULAR_FACT = fixed_error(
    code="circular-fact",
    summary="A fact refers to itself, directly or through other facts.",
    rationale="It can't be printed. Remove one of the placeholders or references in the circle.",
    bad="a: {kind: text, value: “It is {b}.”, …}\nb: {kind: text, value: “as {a}”, …}",
    good="a: {kind: text, value: “It is {b}.”, …}\nb: {kind: text, value: “as ever”, …}",
)
TOO_DEEP = fixed_error(
    code="too-deep",
    summary="Facts are nested too deeply, or a text prints too many.",
    rationale="Nobody could read such a text. Write out what the inner facts say.",
)
UNKNOWN_SOURCE = fixed_error(
    code="unknown-source",
    summary="A statement cites a source that does not exist.",
    rationale="Every value needs a source that readers can look up. List it under `sources:` in a "
    "file of facts/.",
    bad="staff.total: {…, source: anual-report}",
    good="staff.total: {…, source: annual-report}",
)
UNKNOWN_COLUMN = fixed_error(
    code="unknown-column",
    summary="A series has no column of that name.",
    rationale="Tables, timelines and maps name the columns that they print, and a series the one "
    "that it is sorted by.",
    bad="{type: table, series: sessions, columns: [number, town]}",
    good="{type: table, series: sessions, columns: [number, place]}",
)
WRONG_KIND = fixed_error(
    code="wrong-kind",
    summary="A fact is of a kind that is not suitable here.",
    rationale="A chart draws numbers, a quote has a person, a timeline needs dates, a paragraph "
    "prints texts. The message names the kind that is needed.",
    bad="said: {type: quote, speaker: place.lyon, text: …}",
    good="said: {type: quote, speaker: person.stock, text: …}",
)
UNKNOWN_TERRITORY = fixed_error(
    code="unknown-territory",
    summary="A code is not a territory of ISO 3166-1 or UN M49.",
    rationale="Names of countries come from CLDR by their code: two capitals, or three digits.",
    bad="place.lyon: {value: {city: Lyon, territory: FRA}, …}",
    good="place.lyon: {value: {city: Lyon, territory: FR}, …}",
)
UNKNOWN_LANGUAGE = fixed_error(
    code="unknown-language",
    summary="A code is not a language of BCP 47.",
    rationale="Names of languages come from CLDR by their code, and readers see in which language "
    "a source is written.",
    bad="annual-report: {language: english, …}",
    good="annual-report: {language: en, …}",
)
UNKNOWN_UNIT = fixed_error(
    code="unknown-unit",
    summary="CLDR has no such unit.",
    rationale="Names and plurals of units come from CLDR, by codes such as length-kilometer.",
    bad="border: {kind: quantity, value: 500 km, …}",
    good="border: {kind: quantity, value: 500 length-kilometer, …}",
)
UNKNOWN_CURRENCY = fixed_error(
    code="unknown-currency",
    summary="A currency is not a code of ISO 4217.",
    rationale="Symbols and names of currencies come from CLDR by their code: three capitals.",
    bad="budget: {kind: money, value: 136000000 EURO, …}",
    good="budget: {kind: money, value: 136000000 EUR, …}",
)
UNTIL_BEFORE_FROM = fixed_error(
    code="until-before-from",
    summary="A statement or an office ends before it begins.",
    rationale="It would hold on no day. `until` is the first day on which it no longer holds.",
    bad="{value: 194, from: 2021-11-23, until: 2018-11}",
    good="{value: 194, from: 2018-11, until: 2021-11-23}",
)
OVERLAPPING_STATEMENTS = fixed_error(
    code="overlapping-statements",
    summary="Two different statements of a fact hold on the same days.",
    rationale="It is unclear which one to print. End the earlier one with `until:`, or, if two "
    "sources disagree, mark one as `preferred: true`.",
    bad="a: {value: 194, from: 2018}\nb: {value: 195, from: 2021}",
    good="a: {value: 194, from: 2018, until: 2021}\nb: {value: 195, from: 2021}",
)
COORDINATES = fixed_error(
    code="coordinates",
    summary="The coordinates of a place are out of range, or incomplete.",
    rationale="Latitudes are from -90 to 90, longitudes from -180 to 180 (WGS 84), and both are "
    "needed. They may have been exchanged.",
    bad="{city: Lyon, latitude: 145.78, longitude: 4.85}",
    good="{city: Lyon, latitude: 45.78, longitude: 4.85}",
)
COMPUTE_OPERATION = fixed_error(
    code="compute-operation",
    summary="A computation does not have exactly one operation with its operands.",
    rationale="Each computed fact is one operation, so that its name says what was done. A "
    "longer computation is several facts that rest on each other.",
    bad="compute: {sum: [a.b, a.c], share: {of: a.b, in: a.c}}",
    good="compute: {share: {of: a.b, in: a.total}}",
)
COMPUTE_ADDRESS = fixed_error(
    code="compute-address",
    summary="A computation names a value that is not there.",
    rationale="An operand is a fact, a cell (`series.row.column`) or a column "
    "(`series.column`), which stands for its cells.",
    bad="compute: {sum: [membership.country]}",
    good="compute: {sum: [membership.countries]}",
)
COMPUTE_CIRCLE = fixed_error(
    code="compute-circle",
    summary="A computed fact rests on itself.",
    rationale="Its value would have to be known before it is computed. Remove one of the "
    "operands on the way.",
    bad="a: {kind: count, compute: {sum: [b]}}\nb: {kind: count, compute: {sum: [a]}}",
    good="a: {kind: count, compute: {sum: [c, d]}}\nb: {kind: count, compute: {sum: [a]}}",
)
COMPUTE_UNITS = fixed_error(
    code="compute-units",
    summary="A computation mixes units, or its result is not of the fact's kind.",
    rationale="Euros and dollars, or people and percentages, have no sum. A share of two "
    "amounts is of kind share, the difference of two shares of kind points.",
    bad="kind: money\ncompute: {sum: [budget.eur, budget.usd]}",
    good="kind: money\ncompute: {sum: [budget.staff, budget.travel]}",
)
COMPUTE_UNDEFINED = fixed_error(
    code="compute-undefined",
    summary="A computation has no result.",
    rationale="It divides by zero, asks for a value on a date of which nothing is known, or "
    "comes to a number that cannot be stated.",
    bad="compute: {change_over: {of: staff.total, from: 1900-01-01}}",
    good="compute: {change_over: {of: staff.total, from: 2014-01-01}}",
)
COMPUTE_INEXACT = fixed_error(
    code="compute-inexact",
    summary="A result has more decimals than it can be stated with, and no rounding is given.",
    rationale="Nothing is rounded without saying so: `round` names the number of decimals.",
    bad="kind: count\ncompute: {average: [sessions.delegates]}",
    good="kind: count\ncompute: {average: [sessions.delegates], round: 0}",
)
CLAIM_FALSE = error(
    code="claim-false",
    summary="What a text claims is not true on the edition date.",
    rationale="A sentence that says “rose” or “the largest” outlives its numbers. The build leaves "
    "it out; `otherwise` gives it other words for that case.",
    bad="text: Membership rose.\nclaim: {rose: [membership.before, membership.now]}  (195, 194)",
    good="text: Membership rose.\nclaim: {rose: [membership.before, membership.now]}  (194, 195)",
)
