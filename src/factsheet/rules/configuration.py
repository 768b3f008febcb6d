"""Rules of factsheet.toml, of a locale's house style, and of fonts."""

from factsheet.rules import fixed_error, warning

CONFIG_MISSING = fixed_error(
    code="config-missing",
    summary="There is no readable factsheet.toml.",
    rationale="It names the publisher, the edition date and the languages. `factsheet new` writes "
    "one.",
)
CONFIG_ENCODING = fixed_error(
    code="config-encoding",
    summary="factsheet.toml is not UTF-8.",
    rationale="TOML is always UTF-8. Save the file as UTF-8.",
)
CONFIG_SYNTAX = fixed_error(
    code="config-syntax",
    summary="factsheet.toml is not valid TOML.",
    rationale="Texts are in quotes, tables in brackets, and each key is given once. The error may "
    "be a line above the one that is named.",
    bad="publisher = The Society",
    good='publisher = "The Society"',
)
CONFIG = fixed_error(
    code="config",
    summary="factsheet.toml has an unknown key, or an invalid value.",
    rationale="Unknown keys are refused because they would have no effect; docs/publications.md "
    "lists all keys.",
    bad="[publication]\neditoin = 2021-11-25",
    good="[publication]\nedition = 2021-11-25",
)
UNKNOWN_LOCALE = fixed_error(
    code="unknown-locale",
    summary="CLDR has no data for a language of the publication.",
    rationale="Numbers, dates, plural forms and sorting come from CLDR. `cldr` can name a similar "
    "language whose data are used.",
    bad="[locales.xx]",
    good='[locales.oc]\ncldr = "fr"',
)
UNKNOWN_DIGITS = fixed_error(
    code="unknown-digits",
    summary="CLDR has no numbering system of that name.",
    rationale="Use CLDR's codes: latn for 195, arab for ١٩٥, arabext for ۱۹۵.",
    bad='digits = "arabic"',
    good='digits = "arab"',
)
BAD_DATE_PATTERN = fixed_error(
    code="bad-date-pattern",
    summary="A date pattern is not valid in CLDR, or leaves something out.",
    rationale="CLDR's patterns have d for the day, MMMM for the name of the month and y for the "
    "year. All parts of the date must be printed.",
    bad='dates.day = "DD/MM"',
    good='dates.day = "d MMMM y"',
)
BAD_MONTHS = fixed_error(
    code="bad-months",
    summary="The months of a locale can't be written in this way.",
    rationale="`dual` prints two names for each month, which only Arabic has. For other languages, "
    "list twelve names.",
    bad='[locales.fr]\nmonths = "dual"',
    good='[locales.ar]\nmonths = "dual"',
)
BAD_SEPARATOR = fixed_error(
    code="bad-separator",
    summary="Numbers with these separators would be ambiguous.",
    rationale="If one sign is used for both, 1.500 may be fifteen hundred or one and a half. If "
    "CLDR's decimal sign separates thousands, name another decimal sign. An apostrophe is not "
    "allowed in right-to-left text, where it would reorder the groups.",
    bad='[locales.fr]\nthousands_separator = ","',
    good='[locales.fr]\nthousands_separator = ","\ndecimal_separator = "."',
)
MISSING_FONT = fixed_error(
    code="missing-font",
    summary="No font file has the family that a locale names.",
    rationale="Another font would be used instead, which may lack the language's letters. Put the "
    ".ttf or .otf files into fonts/.",
    bad='font = "Noto Naskh"\nfonts/ (empty)',
    good='font = "Noto Naskh Arabic"\nfonts/NotoNaskhArabic-Regular.ttf',
)
FONT_UNREADABLE = fixed_error(
    code="font-unreadable",
    summary="A file in fonts/ is not a readable font.",
    rationale="It is damaged or not a font, so pages would use another one. Replace it.",
)
UNKNOWN_RULE = fixed_error(
    code="unknown-rule",
    summary="[checks] names a rule that does not exist.",
    rationale="A misspelt code would have no effect. `factsheet explain` lists all codes.",
    bad='[checks]\nterminolgy = "error"',
    good='[checks]\nterminology = "error"',
)
FIXED_RULE = fixed_error(
    code="fixed-rule",
    summary="[checks] sets the level of a rule whose level is fixed.",
    rationale="Without this rule pages would be wrong or unsafe, so it always stops a publication. "
    "Remove the line.",
    bad='[checks]\nplaceholder-missing = "off"',
    good='[checks]\ndoubled-word = "off"',
)
LEVEL_WITHOUT_EFFECT = warning(
    code="level-without-effect",
    summary="A level is set for a sheet or a language that the rule never concerns.",
    rationale="Facts, sources and headers of catalogs belong to no sheet, and source texts to no "
    "language. Move the line to [checks].",
    bad='[checks.sheets.staff]\nunused-fact = "off"',
    good='[checks]\nunused-fact = "off"',
)
UNKNOWN_SHEET = fixed_error(
    code="unknown-sheet",
    summary="[checks] or the order of sheets names a sheet that does not exist.",
    rationale="The sheet was renamed, or is misspelt. The line has no effect.",
    bad='[checks.sheets.staf]\nlength-implausible = "off"',
    good='[checks.sheets.staff]\nlength-implausible = "off"',
)
UNKNOWN_REQUIRED = warning(
    code="unknown-required",
    summary="The edition policy requires a message that is not printed.",
    rationale="The pattern matches no message: it is misspelt, or its sheet was renamed. Patterns "
    "are compared with contexts (msgctxt); `*` matches anything.",
    bad='[policy]\nrequired = ["sheet:*:titel"]',
    good='[policy]\nrequired = ["sheet:*:title"]',
)
LOCALE_INCOMPLETE = fixed_error(
    code="locale-incomplete",
    summary="A language is not translated enough to be published.",
    rationale="The edition policy wants more of it translated (`publish`), or certain messages "
    "(`required`). A build warns and does what `incomplete` says. `check` reports an error if that "
    "withholds the language, and a warning if it is published with marked passages in the source "
    "language.",
    bad="[policy]\npublish = 95\n(and 90% of fr is translated)",
    good="[policy]\npublish = 95\n(and 97% of fr is translated)",
)
