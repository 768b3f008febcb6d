"""Codes of files that come back from other programs, and of glossaries."""

from factsheet.gate.stages import FATAL, NOTED

EXCHANGE = (
    FATAL(
        code="exchange-format",
        summary="A file is in none of the formats that can be read.",
        rationale="Its name tells the format; a memory or a glossary is no file of translations "
        "and is read by other options.",
        bad="factsheet import translations.docx",
        good="factsheet import translations.xlf",
    ),
    FATAL(
        code="exchange-too-large",
        summary="A file is larger than any that fact sheets make.",
        rationale="It is the wrong file, or one that is meant to bring the tool down. Nothing "
        "of it is read.",
        bad="fr.xlsx of 2 GiB, once unpacked",
        good="fr.xlsx of some hundred KiB",
    ),
    FATAL(
        code="exchange-encoding",
        summary="A file of rows is not UTF-8.",
        rationale="Spreadsheets save CSV in the encoding of the country unless they are asked "
        "for “CSV UTF-8”. Letters would be guessed.",
        bad="fr.csv (Windows-1252)",
        good="fr.csv (CSV UTF-8)",
    ),
    FATAL(
        code="exchange-syntax",
        summary="A file is not what its name says.",
        rationale="XML that is not well-formed, a workbook that can't be unpacked, rows with a "
        "quote that is not closed: nothing of it is taken over.",
        bad="<source>Staff</target>",
        good="<source>Staff</source>",
    ),
    FATAL(
        code="exchange-entities",
        summary="An XML file declares entities.",
        rationale="By them a small file grows without end, or reads other files of the disk. "
        "No translation program writes any.",
        bad='<!DOCTYPE xliff [<!ENTITY a "…">]>',
        good='<xliff version="1.2">',
    ),
    FATAL(
        code="exchange-columns",
        summary="A table lacks columns, or has more cells than columns.",
        rationale="Columns are found by the names in the first row; that row is not for editing.",
        bad="Quelle,Ziel",
        good="id,context,source,target",
    ),
    FATAL(
        code="exchange-cell",
        summary="A cell of a workbook holds no text.",
        rationale="The program has made a date or a number of what was typed. Format the column "
        "as text, and type it again.",
        bad="target: 11/23/2021 (a date)",
        good="target: 23 novembre 2021 (text)",
    ),
    NOTED(
        code="exchange-formula",
        summary="A cell of a workbook holds a formula.",
        rationale="A text that begins with = is taken for a formula. It is left out, for what "
        "it would give is not in the file.",
        bad="=Pays membres",
        good="'=Pays membres",
    ),
    FATAL(
        code="exchange-language",
        summary="A file is in another language than the catalog, or names none.",
        rationale="Its translations would be put into the wrong catalog. `--locale` names the "
        "catalog where the file does not.",
        bad='target-language="es"  (for locales/fr)',
        good='target-language="fr"  (for locales/fr)',
    ),
    FATAL(
        code="exchange-state",
        summary="A row's state is none that there is.",
        rationale="It tells whether the translation is done or waits for review, so a guess "
        "could publish what nobody has seen.",
        bad="state: finished",
        good="state: translated",
    ),
    FATAL(
        code="exchange-forms",
        summary="A plural message has not come back in all of its forms.",
        rationale="Each form is a row or segment of its own. They are taken over together or "
        "not at all.",
        bad="sheet:a:lead[0] (and no [1])",
        good="sheet:a:lead[0], sheet:a:lead[1]",
    ),
    FATAL(
        code="exchange-code",
        summary="A placeholder or tag has come back that its source has not.",
        rationale="Programs show placeholders and tags as codes with numbers. One that stands "
        "for nothing can't be turned back into a text.",
        bad='<x id="9"/>',
        good='<x id="1"/>',
    ),
    NOTED(
        code="exchange-segment",
        summary="Part of a message has come back untranslated.",
        rationale="CAT tools cut a text into sentences. As long as one of them has no "
        "translation, the others say half of the text, so the message is left as it was.",
        bad='<target>Un. <mrk mtype="seg" mid="2"/></target>',
        good='<target>Un. <mrk mtype="seg" mid="2">Deux.</mrk></target>',
    ),
    FATAL(
        code="exchange-duplicate",
        summary="A message has come back twice, in two translations.",
        rationale="Which of the two is meant is not for a program to guess: keep one of them.",
        bad="sheet:a:title  Personnel\nsheet:a:title  Équipe",
        good="sheet:a:title  Personnel",
    ),
    FATAL(
        code="exchange-unknown",
        summary="A message has come back that the catalog has not.",
        rationale="The source has changed since the export, or an id was edited. `--skip-unknown` "
        "takes the rest over.",
        bad="sheet:a:titel",
        good="sheet:a:title",
    ),
    NOTED(
        code="exchange-source-changed",
        summary="The source text of a message has changed since the export.",
        rationale="The translation was made for other words, so it is taken over as fuzzy: "
        "somebody has to look at it before it is printed.",
        bad="source: 194 countries  (the catalog: 195 countries)",
        good="source: 195 countries",
    ),
    NOTED(
        code="exchange-remark-outdated",
        summary="A remark is about a text that has changed since the proof.",
        rationale="The reviewer saw another translation or source text, so the remark may not "
        "apply any more. It is printed here and not written into the catalog.",
        bad="proofed: Les États membre  (the catalog: Les États membres)",
        good="proofed: Les États membres",
    ),
    FATAL(
        code="exchange-empty",
        summary="Nothing in a file is a translation.",
        rationale="It is the file that was sent out, or one in which all targets are blank.",
        bad="<target/>",
        good="<target>Personnel</target>",
    ),
    NOTED(
        code="po-behind",
        summary="A catalog is behind its source when it is handed out.",
        rationale="Translators would work on texts that are no longer there. Run "
        "`factsheet sync` before the export.",
        bad="factsheet export (after an edit of a sheet)",
        good="factsheet sync, then factsheet export",
    ),
)
GLOSSARY = (
    FATAL(
        code="glossary-missing",
        summary="A glossary can't be opened.",
        rationale="The path in factsheet.toml is relative to it. Without the glossary no "
        "translation would be held to its terms, in silence.",
        bad='glossaries = ["glossary.tsv"]  (and no such file)',
        good='glossaries = ["terms/glossary.tsv"]',
    ),
    FATAL(
        code="glossary-format",
        summary="A glossary is in none of the formats that are read.",
        rationale="Glossaries are TBX (ISO 30042) or tables whose cells are separated by tabs; "
        "a spreadsheet saves the latter.",
        bad='glossaries = ["glossary.xlsx"]',
        good='glossaries = ["glossary.tsv"]',
    ),
    FATAL(
        code="glossary-too-large",
        summary="A glossary is larger than any glossary of a publication.",
        rationale="It is the wrong file, or one that is meant to bring the tool down. How large a "
        "file, a concept and a term may be is in SECURITY.md.",
        bad="glossary.tbx of 200 MiB",
        good="glossary.tbx of some hundred KiB",
    ),
    FATAL(
        code="glossary-encoding",
        summary="A glossary is not UTF-8.",
        rationale="In any other encoding letters would be guessed, and terms found wrong that "
        "are right.",
        bad="terms.tsv (Windows-1252)",
        good="terms.tsv (UTF-8)",
    ),
    FATAL(
        code="glossary-syntax",
        summary="A glossary is not well-formed, or has what is refused.",
        rationale="TBX is XML; entities are refused, because a small file grows without end by "
        "them.",
        bad="<term>agent</trem>",
        good="<term>agent</term>",
    ),
    FATAL(
        code="glossary-column",
        summary="A column of a glossary is none that is known, or a language is missing.",
        rationale="Columns are id, status, note, and language tags. What stands in a column "
        "without a name would be held against nothing.",
        bad="id	english	french",
        good="id	en	fr",
    ),
    FATAL(
        code="glossary-term",
        summary="An entry of a glossary has no id or no term.",
        rationale="There is nothing in it to look for. A blank line between entries is fine.",
        bad="member.country		pays membre  (en, fr)",
        good="member.country	member country	pays membre  (en, fr)",
    ),
    FATAL(
        code="glossary-status",
        summary="A term's status is none that there is.",
        rationale="It tells whether the term is to be used, may be used, or is forbidden: a "
        "guess could turn the meaning round.",
        bad="status: wrong",
        good="status: forbidden",
    ),
    FATAL(
        code="glossary-duplicate",
        summary="A term stands twice in a glossary.",
        rationale="Two entries for one word of the source would ask for two translations of "
        "it. Give both translations in one entry, or words that tell them apart.",
        bad="a	agent	agent\nb	agent	fonctionnaire  (id, en, fr)",
        good="a	agent	agent | fonctionnaire  (id, en, fr)",
    ),
)
