"""A difference for the terminal."""

from collections.abc import Iterator

from factsheet.diff.difference import EditionDifference, LocaleChange, PassageChange
from factsheet.diff.formats import words


def as_text(difference: EditionDifference) -> str:
    """The facts, then each language, then the tools of the editions."""
    lines = [f"{difference.before} → {difference.after}"]
    lines += map(words.edition_words, difference.edition)
    if difference.facts:
        lines += ["", "Statements"]
        lines += (f"  {line}" for line in _facts(difference))
    for locale in difference.locales:
        lines += ["", words.locale_title(locale)]
        lines += (f"  {line}" for line in _locale(locale))
    for title, changes in (("Made with", difference.materials), ("Assets", difference.assets)):
        if changes:
            lines += ["", title, *(f"  {words.material_words(change)}" for change in changes)]
    lines += ["", words.verdict(difference), *(f"note: {note}" for note in difference.notes)]
    return "\n".join(lines) + "\n"


def _facts(difference: EditionDifference) -> Iterator[str]:
    for fact in difference.facts:
        yield words.fact_title(fact)
        yield from (f"  {line}" for line in words.fact_lines(fact))
        for one in fact.prints:
            yield f"  {one.locale}  {words.print_words(one)}"


def _locale(locale: LocaleChange) -> Iterator[str]:
    yield from words.locale_lines(locale)
    for change in locale.values:
        yield f"printed otherwise, {change.what}: {words.arrow(change.before, change.after)}"
    for title, passages in words.by_kind(locale):
        yield f"{title}:"
        for passage in passages:
            yield from (f"  {line}" for line in _passage(passage))


def _passage(passage: PassageChange) -> Iterator[str]:
    yield words.passage_title(passage)
    if passage.before == passage.after:
        yield f"  = {passage.after}"
        return
    for sign, said in (("-", passage.before), ("+", passage.after)):
        if said is not None:
            yield f"  {sign} {said}"
