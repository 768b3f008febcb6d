"""Codes of factsheet.toml, of a locale's house style, and of fonts."""

from factsheet.gate.stages import FATAL, NOTED

RULES = (
    FATAL(
        code="config-missing",
        summary="There is no factsheet.toml that can be read.",
        rationale="It names the publisher, the edition's day and the languages: without it "
        "there is nothing to make. `factsheet new` writes one.",
        bad="my-sheets/facts/staff.yaml (and nothing else)",
        good="my-sheets/factsheet.toml",
    ),
    FATAL(
        code="config-encoding",
        summary="factsheet.toml is not UTF-8.",
        rationale="TOML is UTF-8 by definition; names of territories and languages would be "
        "printed wrong in any other reading.",
        bad='publisher = "Universit\\xe9" (Latin-1)',
        good='publisher = "Université" (UTF-8)',
    ),
    FATAL(
        code="config-syntax",
        summary="factsheet.toml is not valid TOML.",
        rationale="Texts stand in quotes, tables in brackets, and a key is given once. The line "
        "named is where reading stopped; the slip may be a line above it.",
        bad="publisher = The Society",
        good='publisher = "The Society"',
    ),
    FATAL(
        code="config",
        summary="factsheet.toml has a key or value that it can't have.",
        rationale="A key that is not read would be a promise that nobody keeps, so unknown ones "
        "are refused; docs/publications.md lists them all.",
        bad="[publication]\neditoin = 2021-11-25",
        good="[publication]\nedition = 2021-11-25",
    ),
    FATAL(
        code="unknown-locale",
        summary="CLDR has no data for a language of the publication.",
        rationale="Numbers, dates, plural forms and sorting come from CLDR. Where it lacks the "
        "language, `cldr` names a near one to format by.",
        bad="[locales.xx]",
        good='[locales.oc]\ncldr = "fr"',
    ),
    FATAL(
        code="unknown-digits",
        summary="CLDR has no numbering system of that name.",
        rationale="Digits are named by CLDR's codes: latn for 195, arab for ١٩٥, arabext for ۱۹۵.",
        bad='digits = "arabic"',
        good='digits = "arab"',
    ),
    FATAL(
        code="bad-date-pattern",
        summary="A date pattern of a locale is none that CLDR knows, or leaves something out.",
        rationale="Patterns are CLDR's: d for the day, MMMM for the month's name, y for the "
        "year. One that leaves out the year would print a date that nobody can place.",
        bad='dates.day = "DD/MM"',
        good='dates.day = "d MMMM y"',
    ),
    FATAL(
        code="bad-months",
        summary="The months of a locale can't be written in the way asked for.",
        rationale="`dual` prints two names for each month, which is known for Arabic. For any "
        "other language twelve names can be listed.",
        bad='[locales.fr]\nmonths = "dual"',
        good='[locales.ar]\nmonths = "dual"',
    ),
    FATAL(
        code="bad-separator",
        summary="Numbers could not be read with these separators.",
        rationale="With one sign for both, 1.500 may be fifteen hundred or one and a half. Where "
        "the house sets off thousands by CLDR’s sign for decimals, it has to name another one for "
        "decimals. An apostrophe is no part of a number in text that runs from right to left: "
        "its groups would change places.",
        bad='[locales.fr]\nthousands_separator = ","',
        good='[locales.fr]\nthousands_separator = ","\ndecimal_separator = "."',
    ),
    FATAL(
        code="missing-font",
        summary="No font file has the family that a locale names.",
        rationale="Another font would take its place without a word, one that may lack the "
        "language's letters. Put the .ttf or .otf files into fonts/.",
        bad='font = "Noto Naskh"\nfonts/ (empty)',
        good='font = "Noto Naskh Arabic"\nfonts/NotoNaskhArabic-Regular.ttf',
    ),
    FATAL(
        code="font-unreadable",
        summary="A file in fonts/ is no font that can be opened.",
        rationale="It is cut off, or is something else under a font's name. Pages would be set "
        "in another font without a word.",
        bad="fonts/House.ttf (a web page that was saved under this name)",
        good="fonts/House.ttf (TrueType)",
    ),
    FATAL(
        code="unknown-rule",
        summary="[checks] names a rule that there is not.",
        rationale="A misspelt code would leave the finding as it was, without a word.",
        bad='[checks]\nterminolgy = "error"',
        good='[checks]\nterminology = "error"',
    ),
    FATAL(
        code="fixed-rule",
        summary="[checks] wants another level for a rule that has but one.",
        rationale="What makes a page wrong, or unsafe, stops a publication whatever is asked for.",
        bad='[checks]\nplaceholder-missing = "off"',
        good='[checks]\ndoubled-word = "off"',
    ),
    NOTED(
        code="level-without-effect",
        summary="A level of a sheet or a language is given to a rule that never concerns one.",
        rationale="Facts, sources and the headers of catalogs belong to no sheet, and what is "
        "written before any translation to no language. The line would silently do nothing.",
        bad='[checks.sheets.staff]\nunused-fact = "off"',
        good='[checks]\nunused-fact = "off"',
    ),
    FATAL(
        code="unknown-sheet",
        summary="[checks] or the order of sheets names a sheet that there is not.",
        rationale="The line would have no effect: the sheet was renamed, or is misspelt.",
        bad='[checks.sheets.staf]\nlength-implausible = "off"',
        good='[checks.sheets.staff]\nlength-implausible = "off"',
    ),
    NOTED(
        code="unknown-required",
        summary="A message that the edition policy requires is none that is printed.",
        rationale="A pattern that no message fits guards nothing: it is misspelt, or its sheet "
        "was renamed. It is compared with contexts (msgctxt), `*` standing for anything.",
        bad='[policy]\nrequired = ["sheet:*:titel"]',
        good='[policy]\nrequired = ["sheet:*:title"]',
    ),
    FATAL(
        code="locale-incomplete",
        summary="A language is not translated far enough to be published.",
        rationale="The edition policy wants more of it translated (`publish`), or certain "
        "messages (`required`). A build warns and does what `incomplete` says. The gate fails "
        "where that withholds the language, and warns where it is published with marked passages "
        "in the source language.",
        bad="[policy]\npublish = 95\n(and 90% of fr is translated)",
        good="[policy]\npublish = 95\n(and 97% of fr is translated)",
    ),
)
