"""Text that was read in another encoding than it was written in."""

import re
from collections.abc import Iterator

from factsheet.diagnostics import Severity
from factsheet.gate.rule import Problem, Rule
from factsheet.gate.target import Target, Unit

MOJIBAKE = Rule(
    code="mojibake",
    severity=Severity.ERROR,
    summary="Letters are garbled: the text was read in the wrong encoding.",
    rationale="A program took UTF-8 for another encoding, once or twice: Ã© for é, Ø§Ù„ for ال, "
    "or a question mark for a letter that it did not have.",
    bad='msgid "General Secretariat"\nmsgstr "SecrÃ©tariat gÃ©nÃ©ral"',
    good='msgid "General Secretariat"\nmsgstr "Secrétariat général"',
    flag="ignore-mojibake",
)
RULES = (MOJIBAKE,)

# Two bytes of UTF-8 for a Latin letter, read as Windows-1252: ÄŸ for ğ, Â before a space.
_PAIR = re.compile(
    "[ÂÃÄÅ][\x80-\x9f€ƒ†‡ˆ‰ŠŒŽ˜™šœžŸ¢-ª¬-º¼-¾]|(?<!\\w)Â[\u00a0 ]|[⌐⌠⌡─-▟]|ΓÇ.|Ã\u00ad|Â\u00ab"
)
# What ftfy takes for a sign, and is text: »Ähnliche« in guillemets, the letters œ and æ alone.
_FAIR = re.compile(
    r"(?<!\w)[«»‹›](?=\w)|(?<=[^\WÂÃÄÅ])[«»‹›](?!\w)|(?<![^\s(«“])[œæ](?![^\s,.;)»”])"
)
_ASKED = re.compile(r"[^\W\d_]\?[^\W\d_]|\?{3,}|(?:\?{2,} ){2,}")


def check(target: Target) -> Iterator[Problem]:
    """Signs of a wrong encoding (ftfy's), and letters that became question marks."""
    from ftfy.badness import badness

    for unit in target.units:
        for form in unit.forms:
            words = form.words
            if "?" in words and (found := _ASKED.search(words)) and not _is_said(unit, found[0]):
                message = f"“{found[0]}” stands for letters that were lost"
                yield unit.problem(MOJIBAKE, message, form, hint="type them again")
            if words.isascii():
                continue
            found = _PAIR.search(words)
            if found or badness(_FAIR.sub(" ", words)):
                shown = f"“{found[0]}”" if found else "the text"
                message = f"{shown} is garbled: it was read in the wrong encoding"
                hint = _mended(words)
                yield unit.problem(MOJIBAKE, message, form, hint=hint)


def _is_said(unit: Unit, shown: str) -> bool:
    return any(shown in wording.words for wording in unit.source.wordings)


def _mended(text: str) -> str:
    from ftfy import fix_encoding

    mended = fix_encoding(text)
    return f"it may have been “{mended}”" if mended != text else "type it again, in UTF-8"
