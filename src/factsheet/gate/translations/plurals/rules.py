"""What can be wrong with the forms of a plural message."""

from factsheet.diagnostics import Severity
from factsheet.gate.rule import Rule

_FLAG = "ignore-plural-agreement"
ORDER = Rule(
    code="plural-order",
    severity=Severity.ERROR,
    summary="A plural form has the noun as other numbers take it.",
    rationale="Forms were swapped or shifted, or one was filled with another's text: “1 members”. "
    "In Arabic 3 to 10 take a plural, 11 to 99 a singular with ًا, hundreds one without. Only "
    "what is certain is reported: the words are held against the other forms, and against "
    "the rest of the catalog.",
    bad='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "{n} membres"\nmsgstr[1] "{n} membre"',
    good='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "{n} membre"\nmsgstr[1] "{n} membres"',
    flag=_FLAG,
)
IDENTICAL = Rule(
    code="plural-identical",
    severity=Severity.ERROR,
    summary="Two plural forms are the same, though their numbers take different words.",
    rationale="One was copied to fill the other. Where nothing inflects, as in French *pays*, "
    "the same text is right and passes.",
    bad='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "{n} membre"\nmsgstr[1] "{n} membre"\n\nmsgid "Members"\nmsgstr "Membres"',
    good='msgid "{n} country"\nmsgid_plural "{n} countries"\n'
    'msgstr[0] "{n} pays"\nmsgstr[1] "{n} pays"',
    flag=_FLAG,
)
NUMBER = Rule(
    code="plural-number",
    severity=Severity.ERROR,
    summary="A form that serves one number says another.",
    rationale="A form for exactly one number may say it in a word, and then it must be that one.",
    bad='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "dos miembros"\nmsgstr[1] "{n} miembros"',
    good='msgid "{n} member"\nmsgid_plural "{n} members"\n'
    'msgstr[0] "un miembro"\nmsgstr[1] "{n} miembros"',
    locale="es",
    flag=_FLAG,
)
RULES = (ORDER, IDENTICAL, NUMBER)
