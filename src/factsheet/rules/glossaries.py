"""Rules of reading glossaries."""

from factsheet.rules import fixed_error

GLOSSARY_MISSING = fixed_error(
    code="glossary-missing",
    summary="A glossary can't be opened.",
    rationale="Paths are relative to factsheet.toml. Without the glossary no term would be "
    "checked.",
)
GLOSSARY_FORMAT = fixed_error(
    code="glossary-format",
    summary="A glossary is in an unknown format.",
    rationale="Glossaries are TBX (ISO 30042) or tables with cells separated by tabs (TSV), which "
    "spreadsheets can save.",
)
GLOSSARY_TOO_LARGE = fixed_error(
    code="glossary-too-large",
    summary="A glossary is too large.",
    rationale="It is probably the wrong file, or meant to exhaust the tool. SECURITY.md states the "
    "limits of files, concepts and terms.",
)
GLOSSARY_ENCODING = fixed_error(
    code="glossary-encoding",
    summary="A glossary is not UTF-8.",
    rationale="In another encoding letters would have to be guessed, and correct terms reported.",
)
GLOSSARY_SYNTAX = fixed_error(
    code="glossary-syntax",
    summary="A glossary is not well-formed, or uses XML that is refused.",
    rationale="TBX is XML. Entities are refused, because a small file can grow without end with "
    "them.",
)
GLOSSARY_COLUMN = fixed_error(
    code="glossary-column",
    summary="A column of a glossary is unknown, or a language is missing.",
    rationale="Columns are id, status, note and language tags. Other columns would have no effect.",
    bad="id	english	french",
    good="id	en	fr",
)
GLOSSARY_TERM = fixed_error(
    code="glossary-term",
    summary="An entry of a glossary has no id or no term.",
    rationale="There is nothing to look for. Empty lines between entries are allowed.",
    bad="member.country		pays membre  (en, fr)",
    good="member.country	member country	pays membre  (en, fr)",
)
GLOSSARY_STATUS = fixed_error(
    code="glossary-status",
    summary="The status of a term is unknown.",
    rationale="It decides whether the term must be used, may be used or is forbidden, so it is not "
    "guessed.",
)
GLOSSARY_DUPLICATE = fixed_error(
    code="glossary-duplicate",
    summary="A term is listed twice in a glossary.",
    rationale="Two entries for one source term would ask for two translations. Give both "
    "translations in one entry, or use terms that differ.",
    bad="a	agent	agent\nb	agent	fonctionnaire  (id, en, fr)",
    good="a	agent	agent | fonctionnaire  (id, en, fr)",
)
