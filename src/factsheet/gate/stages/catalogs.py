"""Codes of reading .po files: the file, its grammar, its header."""

from factsheet.gate.stages import FATAL

RULES = (
    FATAL(
        code="po-missing",
        summary="A language has no catalog.",
        rationale="Its pages would be in the source language from top to bottom. "
        "`factsheet sync` makes a catalog with everything there is to translate.",
        bad="[locales.es]\n(and no locales/es/LC_MESSAGES/factsheet.po)",
        good="locales/es/LC_MESSAGES/factsheet.po",
    ),
    FATAL(
        code="po-unreadable",
        summary="A catalog can't be opened.",
        rationale="It is there, but the system refuses to hand it over: rights are missing, it "
        "is a folder, or a link that leads out of the publication.",
        bad="locales/es/LC_MESSAGES/factsheet.po/ (a folder)",
        good="locales/es/LC_MESSAGES/factsheet.po (a file)",
    ),
    FATAL(
        code="po-too-large",
        summary="A catalog, or a text in it, is larger than any of fact sheets.",
        rationale="It is the wrong file, or one that is meant to bring the tool down. Nothing "
        "of it is read.",
        bad="factsheet.po of 50 MiB",
        good="factsheet.po of some hundred KiB",
    ),
    FATAL(
        code="po-encoding",
        summary="A catalog is not UTF-8, or holds NUL characters.",
        rationale="In any other encoding letters would be guessed, and words printed wrong. "
        "`msgconv --to-code=UTF-8` converts a file; Poedit does so when it saves.",
        bad='fr.po:  msgstr "Universit\\xe9" (Latin-1)',
        good='fr.po:  msgstr "Université" (UTF-8)',
    ),
    FATAL(
        code="po-byte-order-mark",
        summary="A catalog begins with a byte order mark.",
        rationale="Gettext's own tools refuse such a file. Some Windows editors write the mark "
        "unless they are told “UTF-8 without BOM”.",
        bad='fr.po:  \\xef\\xbb\\xbfmsgid ""',
        good='fr.po:  msgid ""',
    ),
    FATAL(
        code="po-syntax",
        summary="A line of a catalog is not what the PO format allows there.",
        rationale="A quote that is not closed, a keyword in the wrong place, an entry without "
        "msgstr: what follows can't be told from what precedes. The GNU gettext manual has "
        "the grammar; a translator's editor never breaks it.",
        bad='fr.po:  msgstr "Pays membres',
        good='fr.po:  msgstr "Pays membres"',
    ),
    FATAL(
        code="po-merge-conflict",
        summary="A catalog has the marks of a merge that nobody has finished.",
        rationale="Both sides stand in the file, one after the other. Choose one, and delete "
        "the three lines of marks.",
        bad='fr.po:  <<<<<<< HEAD\n        msgstr "Pays"\n        =======\n'
        '        msgstr "États"\n        >>>>>>> fr',
        good='fr.po:  msgstr "Pays"',
    ),
    FATAL(
        code="po-duplicate",
        summary="Two entries have the same msgctxt and msgid.",
        rationale="Which of the two translations is meant? Other programs take the first or "
        "the last; here somebody decides.",
        bad='fr.po:  msgid "Staff"\n        msgstr "Personnel"\n\n        msgid "Staff"\n'
        '        msgstr "Équipe"',
        good='fr.po:  msgid "Staff"\n        msgstr "Personnel"',
    ),
    FATAL(
        code="po-header",
        summary="A catalog has no header.",
        rationale="The entry with the empty msgid tells the charset and the plural rule, "
        "without which its translations can't be read. `factsheet sync` puts one in.",
        bad='fr.po:  msgid "Staff"\n        msgstr "Personnel"',
        good='fr.po:  msgid ""\n        msgstr "Language: fr\\n"',
    ),
    FATAL(
        code="po-charset",
        summary="The header names another charset than UTF-8, or none.",
        rationale="Programs that believe the header would read letters wrong, for the file is "
        "UTF-8.",
        bad='fr.po:  "Content-Type: text/plain; charset=ISO-8859-1\\n"',
        good='fr.po:  "Content-Type: text/plain; charset=UTF-8\\n"',
    ),
    FATAL(
        code="po-language",
        summary="The header names another language than the folder.",
        rationale="Most likely the file is in the wrong folder, and all of its pages would be "
        "in the wrong language.",
        bad='locales/fr/LC_MESSAGES/factsheet.po:  "Language: es\\n"',
        good='locales/fr/LC_MESSAGES/factsheet.po:  "Language: fr\\n"',
    ),
    FATAL(
        code="po-plural-forms",
        summary="The plural rule in the header is not the language's.",
        rationale="It says which msgstr[n] belongs to which number. By a wrong rule, pages "
        "print “1 pays membres”. CLDR's rule counts, on the numbers 0 to 999, however it is "
        "spelled.",
        bad='fr.po:  "Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
        good='fr.po:  "Plural-Forms: nplurals=2; plural=(n > 1);\\n"',
    ),
    FATAL(
        code="po-form-count",
        summary="An entry has more or fewer plural forms than its language.",
        rationale="Arabic has six, French and Spanish as many as the header says, English two. "
        "A form that is not there can't be printed for its numbers.",
        bad='ar.po:  msgstr[0] "…"\n        msgstr[1] "…"',
        good='ar.po:  msgstr[0] "…"\n        (and so on to msgstr[5])',
    ),
    FATAL(
        code="correction-refused",
        summary="A source text changes more than `sync --minor` allows.",
        rationale="A correction keeps translations valid without a review, so it must not affect "
        "what they repeat from the source: placeholders, markup, figures, and whether there is a "
        "plural.",
        bad="194 members → 195 members",
        good="194 memebrs → 194 members",
    ),
)
