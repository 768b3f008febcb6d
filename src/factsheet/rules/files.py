"""Rules of reading YAML: its syntax, and the shape of facts and sheets."""

from factsheet.rules import fixed_error

NOTHING_THERE = fixed_error(
    code="nothing-there",
    summary="A publication has no facts, or no sheets.",
    rationale="It needs both folders, each with at least one .yaml file: `facts/` states what is "
    "true, `sheets/` what is printed. Folders with other names are not read.",
)
UNREADABLE = fixed_error(
    code="unreadable",
    summary="A file of the publication can't be read.",
    rationale="Permissions are missing, it is larger than 64 MiB, it is a pipe or a device, or a "
    "link to a folder or out of the publication. A build without it could publish less than was "
    "written.",
)
UNWRITABLE = fixed_error(
    code="unwritable",
    summary="A file or folder can't be created.",
    rationale="There is a folder in place of the file or a file in place of the folder, the disk "
    "is full, or permissions are missing. A build finds out before it replaces the first file, so "
    "the edition stays as it was.",
)
FILE_NAME = fixed_error(
    code="file-name",
    summary="The name of a file is not UTF-8, or contains control characters.",
    rationale="Catalogs, manifests and reports name files as text, which such a name can't be, and "
    "it could act on a terminal. The file is not read: rename it.",
    bad="facts/caf\\xe9.yaml (Latin-1)",
    good="facts/café.yaml (UTF-8)",
)
YAML_ENCODING = fixed_error(
    code="yaml-encoding",
    summary="A YAML file is not UTF-8.",
    rationale="In another encoding letters would have to be guessed. Save the file as UTF-8.",
)
YAML_SYNTAX = fixed_error(
    code="yaml-syntax",
    summary="A file is not valid YAML, or uses YAML that is refused.",
    rationale="A text with a colon and a space, or with a bracket at its beginning, needs quotes. "
    "Anchors, aliases and tags are refused, because a small file could grow without end with them.",
    bad="lead: Police: all of them",
    good='lead: "Police: all of them"',
)
DUPLICATE_ID = fixed_error(
    code="duplicate-id",
    summary="Two things of one kind have the same id.",
    rationale="References to the id would be ambiguous. All fact files share one namespace: rename "
    "one of the two.",
    bad="facts:\n  staff.total: {value: 1000, …}\n  staff.total: {value: 1050, …}",
    good="facts:\n  staff.total: {value: 1000, …}\n  staff.seconded: {value: 250, …}",
)
BAD_ID = fixed_error(
    code="bad-id",
    summary="An id has characters that are not allowed, or is a reserved word.",
    rationale="Ids become addresses, anchors of pages and contexts of messages. Ids of facts are "
    "words of a-z, 0-9 and _, joined by dots; ids of sheets and blocks may have hyphens. Pages "
    "already use `index`, `content` and `source-1`.",
)
MISSING_KEY = fixed_error(
    code="missing-key",
    summary="A required key is missing.",
    rationale="Without it there is nothing to print: a statement, for example, needs its value, "
    "its source and the place in the source.",
    bad="staff.total: {kind: count, value: 1000}",
    good="staff.total: {kind: count, value: 1000, source: profile, where: page 2}",
)
UNKNOWN_KEY = fixed_error(
    code="unknown-key",
    summary="A key is not one that is allowed here.",
    rationale="It is misspelt, or at the wrong level. Unknown keys are refused because they would "
    "have no effect.",
    bad="staff.total: {kind: count, valeu: 1000, …}",
    good="staff.total: {kind: count, value: 1000, …}",
)
UNKNOWN_CHOICE = fixed_error(
    code="unknown-choice",
    summary="A value is not one of those allowed here.",
    rationale="Kinds of facts, types of blocks, widths and approximations are short lists; the "
    "hint names them.",
    bad="numbers: {type: figure, facts: [staff.total]}",
    good="numbers: {type: figures, facts: [staff.total]}",
)
EMPTY_VALUE = fixed_error(
    code="empty-value",
    summary="A key has no value, or an empty list.",
    rationale="An empty heading or list would print as a gap. To leave something out, remove the "
    "key.",
    bad="heading:",
    good="heading: Staff",
)
BAD_VALUE = fixed_error(
    code="bad-value",
    summary="A value is not in the notation of its kind.",
    rationale="Each kind has one notation that no language changes: 1000 without separators, "
    "2021-11-23 for a day, 25% or 1/4 for a share. Each language then prints it in its own way.",
    bad="staff.total: {kind: count, value: 1.000, …}",
    good="staff.total: {kind: count, value: 1000, …}",
)
WRONG_SHAPE = fixed_error(
    code="wrong-shape",
    summary="A list is given instead of a mapping, or the reverse.",
    rationale="Several texts are a mapping, because each key becomes a part of its text's context; "
    "references are a list. Check the indentation.",
    bad="paragraphs:\n  - It meets once a year.",
    good="paragraphs:\n  meetings: It meets once a year.",
)
TABLE_SYNTAX = fixed_error(
    code="table-syntax",
    summary="A file of rows can't be read as a table.",
    rationale="CSV follows RFC 4180: commas, and quotes around cells that contain one. JSON is a "
    "list of objects. SQLite is read from a plain table.",
    bad='code,capital\nFR,"Paris',
    good='code,capital\nFR,"Paris"',
)
TABLE_ENCODING = fixed_error(
    code="table-encoding",
    summary="A file of rows is not UTF-8.",
    rationale="Names with accents would be garbled in every language. A byte order mark is "
    "allowed.",
)
TABLE_TOO_LARGE = fixed_error(
    code="table-too-large",
    summary="A table or a cell is too large.",
    rationale="The limits are 64 MiB, 100,000 rows and 10,000 characters in a cell. A larger "
    "file is probably the wrong one, or a quote in it is never closed.",
)
MISSING_COLUMN = fixed_error(
    code="missing-column",
    summary="A file of rows lacks a column of its series.",
    rationale="The first row names the columns as the series does. A column that may be missing is "
    "`optional: true`.",
)
MISSING_LIBRARY = fixed_error(
    code="missing-library",
    summary="The library that reads this format is not installed.",
    rationale="Parquet is read by pyarrow, which is large and which few publications need. Install "
    "factsheet with its extra “data”.",
)
