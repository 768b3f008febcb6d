"""Codes of reading YAML: its syntax, and the shape of facts and sheets."""

from factsheet.gate.stages import FATAL

RULES = (
    FATAL(
        code="nothing-there",
        summary="A publication has no facts, or no sheets.",
        rationale="Both folders are needed, with at least one .yaml file each: sheets say what "
        "is printed, facts what is true. A folder with another name is not looked into.",
        bad="fact/staff.yaml",
        good="facts/staff.yaml\nsheets/staff.yaml",
    ),
    FATAL(
        code="unreadable",
        summary="A file of the publication can't be read.",
        rationale="It is there, but rights are missing, it is larger than 64 MiB, it is no file "
        "but a pipe or a device, or it is a link that leads out of the publication or to a folder. "
        "To build without it could publish less than was written.",
        bad="facts/staff.yaml -> /srv/elsewhere/staff.yaml",
        good="facts/staff.yaml (a file of the publication)",
    ),
    FATAL(
        code="unwritable",
        summary="A file or folder can't be made.",
        rationale="A folder stands where a file belongs, or a file where a folder does, the disk "
        "is full, or rights are missing. A build finds out before it puts the first file in its "
        "place: the edition stays as it was.",
        bad="output/en/staff.html/ (a folder)",
        good="output/en/staff.html (absent, or a file)",
    ),
    FATAL(
        code="file-name",
        summary="The name of a file is not UTF-8, or has control characters in it.",
        rationale="Catalogs, manifests and reports name files as text. Such a name has none, and "
        "what it holds could act on the terminal that shows it. The file is not read.",
        bad="facts/caf\\xe9.yaml (Latin-1)",
        good="facts/café.yaml (UTF-8)",
    ),
    FATAL(
        code="yaml-encoding",
        summary="A YAML file is not UTF-8.",
        rationale="In any other encoding letters would be guessed, and names printed wrong. "
        "Editors offer UTF-8 when a file is saved.",
        bad="publisher: Universit\\xe9 (Latin-1)",
        good="publisher: Université (UTF-8)",
    ),
    FATAL(
        code="yaml-syntax",
        summary="A file is not YAML as it is used here.",
        rationale="A colon with a blank after it, or a bracket at the beginning, means "
        "something in YAML: such a text needs quotes. Anchors, aliases and tags are refused, "
        "for a small file could grow without end by them.",
        bad="lead: Police: all of them",
        good='lead: "Police: all of them"',
    ),
    FATAL(
        code="duplicate-id",
        summary="Two things of one kind have the same id.",
        rationale="Which of the two is meant where the id is named? Other programs would take "
        "the last, in silence. Facts have one namespace over all files.",
        bad="facts:\n  staff.total: {value: 1000, …}\n  staff.total: {value: 1050, …}",
        good="facts:\n  staff.total: {value: 1000, …}\n  staff.seconded: {value: 250, …}",
    ),
    FATAL(
        code="bad-id",
        summary="An id has characters that it can't have, or is a word with a meaning.",
        rationale="Ids become addresses, anchors of pages and contexts of messages. Ids of facts "
        "are words of a-z, 0-9 and _ with dots between them; ids of sheets and blocks have "
        "hyphens. `index`, `content` and `source-1` are places that pages have already.",
        bad="sheets/General Assembly.yaml",
        good="sheets/general-assembly.yaml",
    ),
    FATAL(
        code="missing-key",
        summary="A key that is needed is not there.",
        rationale="Without it the fact, sheet or block says nothing that could be printed: a "
        "statement needs its value, its source, and where in the source it stands.",
        bad="staff.total: {kind: count, value: 1000}",
        good="staff.total: {kind: count, value: 1000, source: profile, where: page 2}",
    ),
    FATAL(
        code="unknown-key",
        summary="A key is none that this thing has.",
        rationale="It is misspelt, or stands one level too deep or too high. A key that is not "
        "read would be a promise that nobody keeps.",
        bad="staff.total: {kind: count, valeu: 1000, …}",
        good="staff.total: {kind: count, value: 1000, …}",
    ),
    FATAL(
        code="unknown-choice",
        summary="A word is none of those that can stand here.",
        rationale="Kinds of facts, types of blocks, widths and approximations are short lists; "
        "the hint names them.",
        bad="numbers: {type: figure, facts: [staff.total]}",
        good="numbers: {type: figures, facts: [staff.total]}",
    ),
    FATAL(
        code="empty-value",
        summary="A key has no value, or an empty list.",
        rationale="An empty heading or list would print as a gap. What is not wanted is left "
        "out, key and all.",
        bad="heading:",
        good="heading: Staff",
    ),
    FATAL(
        code="bad-value",
        summary="A value is not written in the notation of its kind.",
        rationale="Values are written for machines, in one way each: 1000 without separators, "
        "2021-11-23 for a day, 25% or 1/4 for a share. Each language then prints them its way.",
        bad="staff.total: {kind: count, value: 1.000, …}",
        good="staff.total: {kind: count, value: 1000, …}",
    ),
    FATAL(
        code="wrong-shape",
        summary="A list stands where a mapping is wanted, or the other way round.",
        rationale="What holds several texts is a mapping, because each key becomes part of its "
        "text's context; lists hold references. The indentation may be one step off.",
        bad="paragraphs:\n  - It meets once a year.",
        good="paragraphs:\n  meetings: It meets once a year.",
    ),
    FATAL(
        code="table-syntax",
        summary="A file of rows can’t be read as a table.",
        rationale="CSV is RFC 4180: commas, and quotes around a cell that has one of them. JSON is "
        "one list of objects. Of an SQLite file, a plain table is read.",
        bad='code,capital\nFR,"Paris',
        good='code,capital\nFR,"Paris"',
    ),
    FATAL(
        code="table-encoding",
        summary="A file of rows is not UTF-8.",
        rationale="Names with accents would be garbled in every language. A byte order mark does "
        "no harm.",
        bad="code,name\nCI,C\N{REPLACEMENT CHARACTER}te d’Ivoire",
        good="code,name\nCI,Côte d’Ivoire",
    ),
    FATAL(
        code="table-too-large",
        summary="A table or a cell is larger than any publication needs.",
        rationale="64 MiB, 100,000 rows and 10,000 characters a cell are read. A file that exceeds "
        "that is most likely another file, or a quote in it is never closed.",
        bad="data/everything.csv, 3 GB",
        good="data/territories.csv, what the sheets print",
    ),
    FATAL(
        code="missing-column",
        summary="A file of rows lacks a column of its series.",
        rationale="Every row would lack the cell. The head of the file names its columns as the "
        "series does; a column that may be empty is `optional: true`.",
        bad="code,inhabitants\n(the series has a column population)",
        good="code,population",
    ),
    FATAL(
        code="missing-library",
        summary="What reads this format is not installed.",
        rationale="Parquet is read by pyarrow, which is large, and few publications need it.",
        bad="rows: {file: data/x.parquet, id: code}",
        good="(factsheet is installed with its extra “data”)",
    ),
)
