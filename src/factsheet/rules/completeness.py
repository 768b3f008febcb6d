"""Rules of messages without a complete, reviewed translation."""

from factsheet.rules import error

UNTRANSLATED = error(
    code="untranslated",
    summary="A message is not translated.",
    rationale="The page would show the source language there. It is a warning if the edition "
    "policy publishes the language nevertheless, and an error if it withholds it.",
    bad='msgid "Member countries"\nmsgstr ""',
    good='msgid "Member countries"\nmsgstr "Pays membres"',
)
FUZZY = error(
    code="fuzzy",
    summary="A translation needs review.",
    rationale="Its source text has changed, or a program has guessed it. It is not printed: the "
    "page would show the source language. Correct it, then remove the flag.",
    bad='#, fuzzy\nmsgid "Member countries"\nmsgstr "Pays membre"',
    good='msgid "Member countries"\nmsgstr "Pays membres"',
)
PLURAL_FORM_MISSING = error(
    code="plural-form-missing",
    summary="A plural form of a translation is empty.",
    rationale="Until every form is filled in, the page shows the source language. That includes "
    "forms that no fact selects today, because facts change.",
    bad='msgid "{n} bureau"\nmsgid_plural "{n} bureaus"\nmsgstr[0] "{n} bureau"\nmsgstr[1] ""',
    good='msgid "{n} bureau"\nmsgid_plural "{n} bureaus"\n'
    'msgstr[0] "{n} bureau"\nmsgstr[1] "{n} bureaux"',
)
RULES = (UNTRANSLATED, FUZZY, PLURAL_FORM_MISSING)
