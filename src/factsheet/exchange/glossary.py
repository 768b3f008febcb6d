"""The glossary's table: tab-separated, a column for each language, as translators keep it."""

from factsheet.exchange.unit import Term

ID, NOTE = "id", "note"


def read_terms(data: bytes, languages: list[str]) -> tuple[Term, ...]:
    """The terms of a TSV file whose first row names its columns.

    Raises UnicodeDecodeError, and ValueError where no column is one of the languages.
    """
    rows = [line.split("\t") for line in data.decode("utf-8-sig").splitlines() if line.strip()]
    header = [name.strip() for name in rows[0]] if rows else []
    columns = [name for name in header if name in languages]
    if not columns:
        raise ValueError("no column of the glossary is a language of the publication")
    terms = []
    for number, row in enumerate(rows[1:], 1):
        cells = dict(zip(header, map(str.strip, row), strict=False))
        names = tuple((tag, cells[tag]) for tag in columns if cells.get(tag))
        terms.append(Term(cells.get(ID) or str(number), names, cells.get(NOTE, "")))
    return tuple(term for term in terms if term.names)
