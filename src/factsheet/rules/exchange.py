"""Rules of files that come back from other programs, and of glossaries."""

from factsheet.rules import fixed_error, warning

EXCHANGE_FORMAT = fixed_error(
    code="exchange-format",
    summary="A file is in a format that can't be imported.",
    rationale="The format is recognized by the file's name. Memories and glossaries are read by "
    "other options.",
)
EXCHANGE_TOO_LARGE = fixed_error(
    code="exchange-too-large",
    summary="A file is larger than any that factsheet exports.",
    rationale="It is probably the wrong file, or meant to exhaust the tool. Nothing of it is read.",
)
EXCHANGE_ENCODING = fixed_error(
    code="exchange-encoding",
    summary="A file of rows is not UTF-8.",
    rationale="Save the spreadsheet as “CSV UTF-8”. In another encoding letters would have to be "
    "guessed.",
)
EXCHANGE_SYNTAX = fixed_error(
    code="exchange-syntax",
    summary="A file is not valid in its format.",
    rationale="The XML is not well-formed, the workbook can't be unpacked, or a quote is not "
    "closed. Nothing is imported.",
)
EXCHANGE_ENTITIES = fixed_error(
    code="exchange-entities",
    summary="An XML file declares entities.",
    rationale="With entities a small file can grow without end, or include other files. No "
    "translation program writes them.",
)
EXCHANGE_COLUMNS = fixed_error(
    code="exchange-columns",
    summary="A table lacks columns, or has more cells than columns.",
    rationale="Columns are found by their names in the first row, which must not be edited.",
)
EXCHANGE_CELL = fixed_error(
    code="exchange-cell",
    summary="A cell of a workbook is not text.",
    rationale="The program has made a date or a number of what was typed. Format the column as "
    "text, and type it again.",
    bad="target: 11/23/2021 (a date)",
    good="target: 23 novembre 2021 (text)",
)
EXCHANGE_FORMULA = warning(
    code="exchange-formula",
    summary="A cell of a workbook is a formula.",
    rationale="A text that begins with = was taken for a formula. It is left out, because the file "
    "does not contain its result.",
    bad="=Pays membres",
    good="'=Pays membres",
)
EXCHANGE_LANGUAGE = fixed_error(
    code="exchange-language",
    summary="A file names no language, or another one than the catalog.",
    rationale="Its translations would be put into the wrong catalog. If the file names no "
    "language, use `--locale`.",
    bad='target-language="es"  (for locales/fr)',
    good='target-language="fr"  (for locales/fr)',
)
EXCHANGE_STATE = fixed_error(
    code="exchange-state",
    summary="The state of a row is unknown.",
    rationale="It decides whether the translation is final or needs review, so it is not guessed.",
)
EXCHANGE_FORMS = fixed_error(
    code="exchange-forms",
    summary="A plural message is returned without some of its forms.",
    rationale="Each form is a row or segment. They are imported together, or not at all.",
    bad="sheet:a:lead[0] (and no [1])",
    good="sheet:a:lead[0], sheet:a:lead[1]",
)
EXCHANGE_CODE = fixed_error(
    code="exchange-code",
    summary="A returned text has a placeholder or tag that its source does not have.",
    rationale="Programs show placeholders and tags as numbered codes. An unknown code can't be "
    "turned back into text.",
    bad='<x id="9"/>',
    good='<x id="1"/>',
)
EXCHANGE_SEGMENT = warning(
    code="exchange-segment",
    summary="A part of a message is returned untranslated.",
    rationale="CAT tools divide a text into sentences. The message is left unchanged until all of "
    "them are translated.",
    bad='<target>Un. <mrk mtype="seg" mid="2"/></target>',
    good='<target>Un. <mrk mtype="seg" mid="2">Deux.</mrk></target>',
)
EXCHANGE_DUPLICATE = fixed_error(
    code="exchange-duplicate",
    summary="A message is returned twice, with different translations.",
    rationale="It is unclear which one is meant: remove the wrong one.",
    bad="sheet:a:title  Personnel\nsheet:a:title  Équipe",
    good="sheet:a:title  Personnel",
)
EXCHANGE_UNKNOWN = fixed_error(
    code="exchange-unknown",
    summary="A returned message is not in the catalog.",
    rationale="The source has changed since the export, or an id was edited. `--skip-unknown` "
    "imports the others.",
)
EXCHANGE_SOURCE_CHANGED = warning(
    code="exchange-source-changed",
    summary="The source text of a message has changed since the export.",
    rationale="The translation was made for other words, so it is imported as fuzzy and needs "
    "review.",
)
EXCHANGE_REMARK_OUTDATED = warning(
    code="exchange-remark-outdated",
    summary="A remark is about a text that has changed since the proof.",
    rationale="The reviewer saw another translation or source text, so the remark may not "
    "apply any more. It is printed here and not written into the catalog.",
    bad="proofed: Les États membre  (the catalog: Les États membres)",
    good="proofed: Les États membres",
)
EXCHANGE_EMPTY = fixed_error(
    code="exchange-empty",
    summary="A file contains no translation.",
    rationale="It is the exported file unchanged, or all of its targets are empty.",
)
PO_BEHIND = warning(
    code="po-behind",
    summary="A catalog is outdated when it is exported.",
    rationale="Translators would work on texts that no longer exist. Run `factsheet sync` before "
    "the export.",
)
