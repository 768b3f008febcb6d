"""Rules of reading .po files: the file, its syntax, its header."""

from factsheet.rules import fixed_error

PO_MISSING = fixed_error(
    code="po-missing",
    summary="A language has no catalog.",
    rationale="All of its pages would be in the source language. `factsheet sync` creates a "
    "catalog with everything to translate.",
    bad="[locales.es]\n(and no locales/es/LC_MESSAGES/factsheet.po)",
    good="locales/es/LC_MESSAGES/factsheet.po",
)
PO_UNREADABLE = fixed_error(
    code="po-unreadable",
    summary="A catalog cannot be opened.",
    rationale="Permissions are missing, it is a folder, or it is a link that leads out of the "
    "publication.",
)
PO_TOO_LARGE = fixed_error(
    code="po-too-large",
    summary="A catalog, or a text in it, is too large.",
    rationale="It is probably the wrong file, or meant to exhaust the tool. Nothing of it is read.",
)
PO_ENCODING = fixed_error(
    code="po-encoding",
    summary="A catalog is not UTF-8, or contains NUL characters.",
    rationale="In another encoding letters would have to be guessed. `msgconv --to-code=UTF-8` "
    "converts a file; Poedit does so when it saves.",
    bad='fr.po:  msgstr "Universit\\xe9" (Latin-1)',
    good='fr.po:  msgstr "Université" (UTF-8)',
)
PO_BYTE_ORDER_MARK = fixed_error(
    code="po-byte-order-mark",
    summary="A catalog begins with a byte order mark.",
    rationale="Gettext's own tools refuse such a file. Save it as “UTF-8 without BOM”.",
    bad='fr.po:  \\xef\\xbb\\xbfmsgid ""',
    good='fr.po:  msgid ""',
)
PO_SYNTAX = fixed_error(
    code="po-syntax",
    summary="A line of a catalog is not valid PO.",
    rationale="A quote is not closed, a keyword is in the wrong place, or an entry has no msgstr, "
    "so entries can't be distinguished. The GNU gettext manual describes the format; translators' "
    "editors never break it.",
    bad='fr.po:  msgstr "Pays membres',
    good='fr.po:  msgstr "Pays membres"',
)
PO_MERGE_CONFLICT = fixed_error(
    code="po-merge-conflict",
    summary="A catalog has the marks of an unfinished merge.",
    rationale="The file contains both sides. Choose one, and delete the three lines with marks.",
    bad='fr.po:  <<<<<<< HEAD\n        msgstr "Pays"\n        =======\n'
    '        msgstr "États"\n        >>>>>>> fr',
    good='fr.po:  msgstr "Pays"',
)
PO_DUPLICATE = fixed_error(
    code="po-duplicate",
    summary="Two entries have the same msgctxt and msgid.",
    rationale="It is unclear which translation is meant. Other programs take the first or the "
    "last; delete the wrong one.",
    bad='fr.po:  msgid "Staff"\n        msgstr "Personnel"\n\n        msgid "Staff"\n'
    '        msgstr "Équipe"',
    good='fr.po:  msgid "Staff"\n        msgstr "Personnel"',
)
PO_HEADER = fixed_error(
    code="po-header",
    summary="A catalog has no header.",
    rationale="The entry with the empty msgid states the charset and the plural rule, which are "
    "needed to read translations. `factsheet sync` adds it.",
    bad='fr.po:  msgid "Staff"\n        msgstr "Personnel"',
    good='fr.po:  msgid ""\n        msgstr "Language: fr\\n"',
)
PO_CHARSET = fixed_error(
    code="po-charset",
    summary="The header names no charset, or another one than UTF-8.",
    rationale="The file is UTF-8, so programs that follow the header would read wrong letters.",
    bad='fr.po:  "Content-Type: text/plain; charset=ISO-8859-1\\n"',
    good='fr.po:  "Content-Type: text/plain; charset=UTF-8\\n"',
)
PO_LANGUAGE = fixed_error(
    code="po-language",
    summary="The header names another language than the folder.",
    rationale="The file is probably in the wrong folder. All of its pages would be in the wrong "
    "language.",
    bad='locales/fr/LC_MESSAGES/factsheet.po:  "Language: es\\n"',
    good='locales/fr/LC_MESSAGES/factsheet.po:  "Language: fr\\n"',
)
PO_PLURAL_FORMS = fixed_error(
    code="po-plural-forms",
    summary="The plural rule in the header is not the language's.",
    rationale="It decides which msgstr[n] is used for which number, so pages would print “1 pays "
    "membres”. It must give the same forms as CLDR's rule for the numbers 0 to 999.",
    bad='fr.po:  "Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
    good='fr.po:  "Plural-Forms: nplurals=2; plural=(n > 1);\\n"',
)
PO_FORM_COUNT = fixed_error(
    code="po-form-count",
    summary="An entry has more or fewer plural forms than its language.",
    rationale="Arabic has six, English two, French and Spanish as many as the header says. A "
    "missing form can't be printed for its numbers.",
    bad='ar.po:  msgstr[0] "…"\n        msgstr[1] "…"',
    good='ar.po:  msgstr[0] "…"\n        (and so on to msgstr[5])',
)
CORRECTION_REFUSED = fixed_error(
    code="correction-refused",
    summary="A source text changes more than `sync --minor` allows.",
    rationale="A correction keeps translations valid without a review, so it must not affect "
    "what they repeat from the source: placeholders, markup, figures, and whether there is a "
    "plural.",
    bad="194 members → 195 members",
    good="194 memebrs → 194 members",
)
