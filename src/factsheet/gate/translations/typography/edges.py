"""White space at the ends of a text, and the breaks between its lines."""

from collections.abc import Iterator

from factsheet.diagnostics import Severity
from factsheet.edition.wording import Wording
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target, Unit

BEGIN = Rule(
    code="begin-space",
    severity=Severity.WARNING,
    summary="A translation begins with another white space than its source.",
    rationale="It comes from copying, shifts a heading, and makes a search for the text fail.",
    bad='msgid "Members"\nmsgstr " Membres"',
    good='msgid "Members"\nmsgstr "Membres"',
    flag="ignore-begin-space",
)
END = Rule(
    code="end-space",
    severity=Severity.WARNING,
    summary="A translation ends with another white space than its source.",
    rationale="Where texts are joined, a space too many or too few shows on the page.",
    bad='msgid "Members"\nmsgstr "Membres "',
    good='msgid "Members"\nmsgstr "Membres"',
    flag="ignore-end-space",
)
BREAKS = Rule(
    code="line-breaks",
    severity=Severity.ERROR,
    summary="A translation has other line breaks than its source.",
    rationale="A line feed (`\\n`) at an end, or one in the middle, is no typography but damage: "
    "of an editor, or of a round trip through another format. `msgfmt --check` refuses it too.",
    bad='msgid "Members"\nmsgstr "Membres\\n"',
    good='msgid "Members"\nmsgstr "Membres"',
    flag="ignore-line-breaks",
)
RULES = (BEGIN, END, BREAKS)
_BREAKS = "\n\r"


def check(target: Target) -> Iterator[Problem]:
    """Spaces and line feeds at the ends, line feeds inside."""
    for unit in target.units:
        sources = [wording.text for wording in unit.source.wordings]
        for form in unit.forms:
            yield from _form(unit, form, sources)


def _form(unit: Unit, form: Wording, sources: list[str]) -> Iterator[Problem]:
    text = form.text
    if "\n" in text or any("\n" in source for source in sources):
        shapes = {_shape(source) for source in sources}
        if _shape(text) not in shapes:
            wanted, found = sources[-1].count("\n"), text.count("\n")
            message = (
                f"the source has {wanted} line breaks, the translation {found}"
                if wanted != found
                else "the line breaks stand elsewhere than in the source"
            )
            yield unit.problem(BREAKS, message, form, hint="break the lines as the source does")
    if text[0].isspace() and _begin(text) not in {_begin(source) for source in sources}:
        message = f"the translation begins with {_spaces(_begin(text))}"
        yield unit.problem(BEGIN, message, form, hint="the source does not")
    elif not text[0].isspace() and all(source[:1] == " " for source in sources):
        yield unit.problem(BEGIN, "the source begins with a space", form, hint="begin with it too")
    if text[-1].isspace() and _end(text) not in {_end(source) for source in sources}:
        message = f"the translation ends with {_spaces(_end(text))}"
        yield unit.problem(END, message, form, hint="the source does not")
    elif not text[-1].isspace() and all(source[-1:] == " " for source in sources):
        yield unit.problem(END, "the source ends with a space", form, hint="end with it too")


def _shape(text: str) -> tuple[bool, int, bool]:
    return text[:1] == "\n", text.count("\n"), text[-1:] == "\n"


def _begin(text: str) -> str:
    text = text.lstrip(_BREAKS)
    return text[: len(text) - len(text.lstrip())]


def _end(text: str) -> str:
    text = text.rstrip(_BREAKS)
    return text[len(text.rstrip()) :]


def _spaces(spaces: str) -> str:
    if not spaces.strip(" "):
        return "a space" if len(spaces) == 1 else f"{len(spaces)} spaces"
    return "white space (" + ", ".join(f"U+{ord(space):04X}" for space in spaces) + ")"
